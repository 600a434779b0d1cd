/* An entry in an editor: laid out, and taken over again. */
#include <unistd.h>

#include "muster/file.h"
#include "review_state.h"

#define COPY_MODE 0600

static const char *copy_path(const struct review *review)
{
	return arena_printf(&review->command->arena, "%s/" REVIEW_COPY,
			    repo_git_dir(review->session->repo));
}

const char *review_copy(struct review *review)
{
	const char *path = copy_path(review);

	/* What was edited already is edited again. */
	if (review->mode == REVIEW_EDITED)
		return path;
	unlink(path);
	if (file_create(path, review_item(review)->now->bytes, COPY_MODE,
			&review->command->err) != FILE_OK)
		return NULL;
	return path;
}

/* Why what an editor left can't be taken over, or NULL. */
static const char *odd(struct review *review, const struct document *document)
{
	struct arena *arena = &review->command->arena;
	struct view id = review_item(review)->entry->record->id;
	const struct document *read;

	if (!document->front && document->findings.list.len)
		return arena_printf(arena, "line %u: " VIEW_FMT,
				    (unsigned)document->findings.list.items[0]
					    .span.line,
				    VIEW_ARG(document->findings.list.items[0]
						     .message));
	if (!document->front)
		return "its front matter can't be read";
	read = programs_read(&review->session->programs, document);
	if (!read || !view_equal(document_text(read, "id"), id))
		return arena_printf(arena, "its id must stay " VIEW_FMT,
				    VIEW_ARG(id));
	return NULL;
}

static void take_over(struct review *review, struct view bytes)
{
	struct arena *arena = &review->command->arena;
	struct view path = review_item(review)->base->path;
	struct deed deed = { .entry = review->at };
	const char *why = odd(review, document_read(path, bytes, arena));

	review->mode = REVIEW_EDITED;
	if (why) {
		review_say(review, true, "Not taken over: %s", why);
		return;
	}
	deed_add(&deed, arena, (struct deed_step){
		.op = DEED_FILE, .path = path, .text = bytes });
	if (review_do(review, &deed))
		review->mode = REVIEW_WALK;
}

void review_edited(struct review *review, bool failed)
{
	struct command *command = review->command;
	const char *path = copy_path(review);
	struct view bytes;

	review->notice = VIEW("");
	if (failed || file_read(path, SNAPSHOT_BYTES_MAX, &command->arena,
				&bytes, &command->err) != FILE_OK) {
		review_say(review, true, "Not edited: %s", command->err.text);
		review->mode = REVIEW_WALK;
	} else if (view_equal(bytes, review_item(review)->now->bytes)) {
		review_say(review, false, "Nothing was edited");
		review->mode = REVIEW_WALK;
	} else {
		take_over(review, bytes);
	}
	if (review->mode == REVIEW_WALK)
		unlink(path);
}
