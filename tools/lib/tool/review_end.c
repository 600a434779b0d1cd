/* The end of a review: what was done, written at once. */
#include <unistd.h>

#include "muster/acceptance.h"
#include "muster/difference.h"
#include "muster/escape.h"
#include "muster/file.h"
#include "muster/here.h"
#include "muster/lock.h"
#include "review_state.h"

static struct arena *arena_of(const struct review *review)
{
	return &review->command->arena;
}

static bool is_item(const struct review *review, struct view path)
{
	for (size_t i = 0; i < review->items.len; i++)
		if (view_equal(review->items.items[i].base->path, path))
			return true;
	return false;
}

static void add_line(const struct review *review, struct minutes *minutes,
		     struct view id, const struct str *words)
{
	*VEC_PUSH(arena_of(review), &minutes->lines) =
		(struct minutes_line){ .id = id,
				       .words = view_copy(arena_of(review),
							  str_view(words)) };
}

static void add_item(const struct review *review, struct minutes *minutes,
		     const struct review_item *item)
{
	struct difference difference;
	struct str words = STR_INIT;

	if (view_equal(item->base->bytes, item->now->bytes))
		return;
	difference_find(&difference, item->base, item->now,
			item->entry->record->kind, arena_of(review));
	difference_words(&words, &difference);
	add_line(review, minutes, item->entry->record->id, &words);
	minutes->lines.items[minutes->lines.len - 1].trailer =
		acceptance_between(item->base, item->now,
				   item->entry->record->kind);
	str_release(&words);
}

static void add_new(const struct review *review, struct minutes *minutes,
		    const struct rewrite_file *file)
{
	const struct document *document =
		document_read(file->path, file->bytes, arena_of(review));
	struct str words = STR_INIT;

	str_addf(&words, "new " VIEW_FMT ", \"" VIEW_FMT "\"",
		 VIEW_ARG(document_text(document, "kind")),
		 VIEW_ARG(document_text(document, "title")));
	add_line(review, minutes, document_text(document, "id"), &words);
	str_release(&words);
}

void review_minutes(const struct review *review, struct minutes *minutes)
{
	const struct rewrite *rewrite = &review->rewrite;

	*minutes = (struct minutes){ .today = review->command->today,
				     .count = review->items.len };
	for (size_t i = 0; i < review->items.len; i++)
		add_item(review, minutes, &review->items.items[i]);
	minutes->looked = minutes->lines.len;
	for (size_t i = 0; i < rewrite->files.len; i++)
		if (!is_item(review, rewrite->files.items[i].path))
			add_new(review, minutes, &rewrite->files.items[i]);
}

const char *review_message_path(const struct review *review)
{
	return arena_printf(arena_of(review), "%s/" REVIEW_MESSAGE,
			    repo_git_dir(review->session->repo));
}

static int write_message(struct review *review)
{
	struct str message = STR_INIT;
	struct minutes minutes;
	int rc;

	review_minutes(review, &minutes);
	minutes_message(&message, &minutes);
	rc = file_replace(review_message_path(review), str_view(&message),
			  &review->command->err);
	str_release(&message);
	return rc;
}

/* A new id may have been taken by somebody else since it was chosen. */
static int find_taken(struct review *review)
{
	struct command *command = review->command;
	struct findings findings = { .arena = arena_of(review) };

	if (rewrite_check(&review->rewrite, &findings) < 0)
		return -1;
	for (size_t i = 0; i < findings.list.len; i++)
		if (findings.list.items[i].rule == RULE_ID_DUPLICATE)
			return err_set(&command->err, VIEW_FMT ": undo it (n, "
				       "then u) and do it again",
				       VIEW_ARG(findings.list.items[i]
							.message));
	return 0;
}

/* 0; 1 when the files could not be written; -1 when they should not. */
static int write_files(struct review *review)
{
	struct command *command = review->command;
	int lock = lock_take(arena_of(review), &command->err);
	int rc = lock < 0 ? -1 : find_taken(review);

	if (!rc && rewrite_write(&review->rewrite) < 0)
		rc = 1;
	if (lock >= 0)
		lock_drop(lock);
	return rc;
}

static void write_all(struct review *review)
{
	struct command *command = review->command;
	int rc = write_files(review);

	if (rc)
		review_say(review, true, "Nothing was written: %s",
			   command->err.text);
	if (rc > 0)
		review_reread(review);
	if (rc)
		return;
	review->written = true;
	review->mode = REVIEW_WRITTEN;
	if (rewrite_stage(&review->rewrite) < 0 || write_message(review) < 0)
		review_say(review, true, "%s", command->err.text);
}

enum review_wish review_summary_key(struct review *review, struct key key)
{
	review->notice = VIEW("");
	switch (key.code) {
	case 'y':
		if (!review->deeds.list.len)
			return REVIEW_LEAVE;
		write_all(review);
		return REVIEW_GO_ON;
	case 'n':
	case 'b':
	case KEY_ESCAPE:
	case KEY_LEFT:
	case KEY_UP:
		review->mode = REVIEW_WALK;
		return REVIEW_GO_ON;
	case 'x':
		review->deeds.list.len = 0;
		return REVIEW_LEAVE;
	case 'q':
	case '\r':
		return review->deeds.list.len ? REVIEW_GO_ON : REVIEW_LEAVE;
	default:
		return REVIEW_GO_ON;
	}
}

static size_t count_staged(const struct review *review)
{
	size_t count = 0;

	for (size_t i = 0; i < review->rewrite.files.len; i++)
		count += review->rewrite.files.items[i].clean;
	return count;
}

enum review_wish review_written_key(struct review *review, struct key key)
{
	if (key.code == 'c' && count_staged(review))
		return REVIEW_COMMIT;
	if (key.code == '\r' || key.code == 'q' || key.code == KEY_ESCAPE)
		return REVIEW_LEAVE;
	if (key.code == 'c')
		review_say(review, true, "Nothing is staged: all of these "
			   "files have other changes, too");
	return REVIEW_GO_ON;
}

void review_committed(struct review *review, bool done)
{
	review->committed = done;
	if (done)
		unlink(review_message_path(review));
	else
		review_say(review, true, "%s", review->command->err.text);
}

/* Files that have other changes are left to who made these. */
static void tell_unstaged(const struct review *review, struct str *out)
{
	const struct rewrite *rewrite = &review->rewrite;

	for (size_t i = 0; i < rewrite->files.len; i++) {
		if (rewrite->files.items[i].clean)
			continue;
		str_adds(out, "not staged, since it has other changes: "
			 "git add ");
		escape_shell(out, here_path(review->session->repo,
					    rewrite->files.items[i].path,
					    arena_of(review)));
		str_addc(out, '\n');
	}
}

void review_tell(const struct review *review, struct str *out)
{
	size_t count = review->rewrite.files.len;
	size_t staged = count_staged(review);
	const char *what = review->committed ? "committed" : "staged";

	if (!review->written) {
		str_adds(out, "nothing was written\n");
		return;
	}
	str_addf(out, "%zu file%s written", count, count == 1 ? "" : "s");
	if (staged == count)
		str_addf(out, " and %s\n", what);
	else
		str_addf(out, ", %zu %s\n", staged, what);
	tell_unstaged(review, out);
	if (review->committed)
		return;
	str_adds(out, "commit with what was said: git commit -e -F ");
	escape_shell(out, view_of(review_message_path(review)));
	str_addc(out, '\n');
}
