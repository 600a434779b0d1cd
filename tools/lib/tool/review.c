#include "muster/review.h"

#include <stdarg.h>
#include <unistd.h>

#include "muster/file.h"
#include "review_state.h"

#define COPY_MODE 0600

void review_say(struct review *review, bool bad, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	review->notice = view_of(arena_vprintf(&review->command->arena, fmt,
					       args));
	va_end(args);
	review->bad = bad;
}

int review_open(struct review *review, struct command *command,
		struct session *session, const struct raid *agenda)
{
	*review = (struct review){ .command = command, .session = session };
	rewrite_init(&review->rewrite, session, command);
	if (past_open(&review->past, &session->programs, &session->snapshot,
		      &session->documents, command->today,
		      &command->err) < 0)
		return -1;
	for (size_t i = 0; i < agenda->entries.len; i++) {
		const struct raid_entry *entry = &agenda->entries.items[i];
		struct review_item *item =
			VEC_PUSH(&command->arena, &review->items);

		item->entry = entry;
		item->base = item->now = entry->record->document;
		past_want(&review->past, entry->program, entry->record);
	}
	return 0;
}

void review_close(struct review *review)
{
	prompt_release(&review->prompt);
	past_close(&review->past);
}

void review_go(struct review *review, size_t at)
{
	review->notice = VIEW("");
	review->mode = REVIEW_WALK;
	if (at < review->items.len)
		review->at = at;
	else
		review->mode = REVIEW_SUMMARY;
}

/* One file as it is to be: an entry's, or one that a deed makes. */
static int rebuild_file(struct review *review, struct view path,
			const struct document *base,
			const struct document **now)
{
	struct command *command = review->command;
	const struct document *made;

	*now = base;
	if (!deeds_touch(&review->deeds, path)) {
		rewrite_drop(&review->rewrite, path);
		return 0;
	}
	made = deeds_apply(&review->deeds, path,
			   base ? document_raw(base) : NULL, &command->arena,
			   &command->err);
	if (!made)
		return -1;
	*now = programs_read(&review->session->programs, made);
	return rewrite_put(&review->rewrite, path, made->bytes);
}

/* Files that are no entry's: new ones. */
static int rebuild_others(struct review *review, const struct deed *deed)
{
	const struct document *made;

	for (size_t i = 0; i < deed->steps.len; i++) {
		struct view path = deed->steps.items[i].path;
		size_t k = 0;

		while (k < review->items.len &&
		       !view_equal(review->items.items[k].base->path, path))
			k++;
		if (k == review->items.len &&
		    rebuild_file(review, path, NULL, &made) < 0)
			return -1;
	}
	return 0;
}

int review_rebuild(struct review *review)
{
	for (size_t i = 0; i < review->items.len; i++) {
		struct review_item *item = &review->items.items[i];

		if (rebuild_file(review, item->base->path, item->base,
				 &item->now) < 0)
			return -1;
	}
	for (size_t i = 0; i < review->deeds.list.len; i++)
		if (rebuild_others(review, &review->deeds.list.items[i]) < 0)
			return -1;
	return 0;
}

/* Take the last deed away. */
static void take_back(struct review *review)
{
	struct deed deed = review->deeds.list.items[--review->deeds.list.len];

	for (size_t i = 0; i < deed.steps.len; i++)
		if (!deeds_touch(&review->deeds, deed.steps.items[i].path))
			rewrite_drop(&review->rewrite,
				     deed.steps.items[i].path);
	review_rebuild(review);
}

/* Tell the first error, or else the first warning, that the deeds bring
 * into the program. Is there an error? */
static bool tell_findings(struct review *review,
			  const struct findings *findings)
{
	const struct finding *first = NULL;

	for (size_t i = 0; i < findings->list.len; i++) {
		const struct finding *finding = &findings->list.items[i];

		if (!first || finding->severity > first->severity)
			first = finding;
	}
	if (!first)
		return false;
	review_say(review, first->severity == SEVERITY_ERROR,
		   "%s" VIEW_FMT "%s" VIEW_FMT,
		   first->severity == SEVERITY_ERROR ? "Not done: " : "",
		   VIEW_ARG(first->message), first->hint.len ? "; " : "",
		   VIEW_ARG(first->hint));
	return review->bad;
}

bool review_do(struct review *review, const struct deed *deed)
{
	struct command *command = review->command;
	struct findings findings = { .arena = &command->arena };

	*VEC_PUSH(&command->arena, &review->deeds.list) = *deed;
	/* A look of today can't break anything, and is the usual thing. */
	if (review_rebuild(review) < 0 ||
	    (!deed->affirms &&
	     rewrite_check(&review->rewrite, &findings) < 0))
		review_say(review, true, "Not done: %s", command->err.text);
	else if (!tell_findings(review, &findings))
		return true;
	take_back(review);
	return false;
}

static void affirm(struct review *review)
{
	struct review_item *item = review_item(review);
	struct arena *arena = &review->command->arena;
	struct deed deed = { .entry = review->at, .affirms = true };
	char today[DATE_SIZE];

	date_format(review->command->today, today);
	if (view_is(document_text(item->now, "reviewed"), today)) {
		review_go(review, review->at + 1);
		return;
	}
	deed_add(&deed, arena, (struct deed_step){
		.op = DEED_SET, .path = item->base->path,
		.field = record_key(item->entry->record, VIEW("reviewed")),
		.text = view_copy(arena, view_of(today)) });
	if (review_do(review, &deed))
		review_go(review, review->at + 1);
}

/* Away with the last deed, and back to where it was done. */
static void undo(struct review *review)
{
	size_t len = review->deeds.list.len;

	if (!len) {
		review_say(review, false, "There is nothing to undo");
		return;
	}
	review_go(review, review->deeds.list.items[len - 1].entry);
	take_back(review);
	review_say(review, false, "Undone");
}

static void back(struct review *review)
{
	if (review->at)
		review_go(review, review->at - 1);
	else
		review_say(review, false, "This is the first one");
}

static void promote(struct review *review)
{
	if (review_can_promote(review_item(review)))
		review_ask_promotion(review);
	else
		review_say(review, false, "Only risks and assumptions can be "
			   "promoted");
}

static enum review_wish walk_key(struct review *review, int32_t code)
{
	review->notice = VIEW("");
	switch (code) {
	case 'a': affirm(review); break;
	case 's': review_ask_status(review); break;
	case 'o': review_ask_owner(review); break;
	case 'd': review_ask_due(review); break;
	case 'n': review_ask_note(review); break;
	case 'p': promote(review); break;
	case 'e': return REVIEW_EDIT;
	case 'k':
	case ' ':
	case KEY_RIGHT:
	case KEY_DOWN: review_go(review, review->at + 1); break;
	case 'u': undo(review); break;
	case 'b':
	case KEY_LEFT:
	case KEY_UP: back(review); break;
	case '?': review->mode = REVIEW_HELP; break;
	case 'q': review_go(review, review->items.len); break;
	default: break;
	}
	return REVIEW_GO_ON;
}

static enum review_wish edited_key(struct review *review, int32_t code)
{
	if (code == 'e')
		return REVIEW_EDIT;
	if (code != 'x' && code != KEY_ESCAPE)
		return REVIEW_GO_ON;
	unlink(review_copy(review));
	review->mode = REVIEW_WALK;
	review_say(review, false, "Left as it was");
	return REVIEW_GO_ON;
}

enum review_wish review_key(struct review *review, struct key key)
{
	if (key.pasted && review->mode != REVIEW_ASK)
		return REVIEW_GO_ON;
	switch (review->mode) {
	case REVIEW_ASK:
		return review_answer(review, key);
	case REVIEW_HELP:
		review->mode = REVIEW_WALK;
		return REVIEW_GO_ON;
	case REVIEW_EDITED:
		return edited_key(review, key.code);
	case REVIEW_SUMMARY:
		return review_summary_key(review, key);
	case REVIEW_WRITTEN:
		return review_written_key(review, key);
	default:
		return walk_key(review, key.code);
	}
}

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
