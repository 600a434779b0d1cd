/* What a review does when somebody else has written meanwhile. */
#include <string.h>

#include "muster/file.h"
#include "review_state.h"

struct reread {
	struct review *review;
	struct str ids;		/* of what has changed, each behind a blank */
	const char *kept;	/* where an editor's text went, or NULL */
};

static struct arena *arena_of(const struct review *review)
{
	return &review->command->arena;
}

/* The step of a deed that was an edit of this file, or NULL. */
static const struct deed_step *edit_of(const struct deed *deed,
				       struct view path)
{
	for (size_t i = 0; i < deed->steps.len; i++)
		if (deed->steps.items[i].op == DEED_FILE &&
		    view_equal(deed->steps.items[i].path, path))
			return &deed->steps.items[i];
	return NULL;
}

/* What an editor wrote would undo what somebody else did: it is put aside,
 * to be looked at and done again. */
static int put_edits_aside(struct reread *it, struct view path)
{
	struct review *review = it->review;
	struct deeds *deeds = &review->deeds;
	const char *kept = arena_printf(arena_of(review), "%s/" REVIEW_KEPT,
					repo_git_dir(review->session->repo));

	for (size_t i = deeds->list.len; i--;) {
		const struct deed_step *edit =
			edit_of(&deeds->list.items[i], path);

		if (!edit)
			continue;
		if (!it->kept && file_replace(kept, edit->text,
					      &review->command->err) < 0)
			return -1;
		it->kept = kept;
		deeds->list.len--;
		memmove(deeds->list.items + i, deeds->list.items + i + 1,
			(deeds->list.len - i) * sizeof(*deeds->list.items));
	}
	return 0;
}

/* The bytes that the work tree has now. 0, or -1. */
static int read_now(struct review *review, struct view path,
		    struct view *bytes)
{
	struct err *err = &review->command->err;
	struct snapshot now;
	struct snapshot_file file;
	int rc;

	if (snapshot_open(&now, review->session->repo, SNAPSHOT_WORKTREE,
			  NULL, arena_of(review), err) < 0)
		return -1;
	rc = snapshot_find(&now, path, &file, err);
	if (rc == 0)
		return err_set(err, "'" VIEW_FMT "' is no longer there",
			       VIEW_ARG(path));
	if (rc < 0)
		return -1;
	rc = snapshot_read(&now, &file, bytes, err);
	if (rc > 0)
		return err_set(err, "'" VIEW_FMT "' has become too large",
			       VIEW_ARG(path));
	return rc;
}

static int reread_item(struct reread *it, struct review_item *item)
{
	struct review *review = it->review;
	struct view path = item->base->path, bytes;
	const struct document *now;

	if (!deeds_touch(&review->deeds, path))
		return 0;
	if (read_now(review, path, &bytes) < 0)
		return -1;
	if (view_equal(bytes, item->base->bytes))
		return 0;
	now = programs_read(&review->session->programs,
			    document_read(path, bytes, arena_of(review)));
	if (!now)
		return err_set(&review->command->err, "'" VIEW_FMT "' is no "
			       "record any more", VIEW_ARG(path));
	item->base = now;
	rewrite_drop(&review->rewrite, path);
	str_addf(&it->ids, " " VIEW_FMT, VIEW_ARG(item->entry->record->id));
	return put_edits_aside(it, path);
}

static void tell(const struct reread *it)
{
	if (it->kept)
		review_say(it->review, true, "Somebody changed%s meanwhile, "
			   "so nothing was written. What you edited would "
			   "undo that; it is kept in %s", it->ids.buf,
			   it->kept);
	else if (it->ids.len)
		review_say(it->review, true, "Somebody changed%s meanwhile, "
			   "so nothing was written yet. What you did is put "
			   "onto it as it is now; y writes that", it->ids.buf);
}

void review_reread(struct review *review)
{
	struct reread it = { .review = review };
	int rc = 0;

	for (size_t i = 0; !rc && i < review->items.len; i++)
		rc = reread_item(&it, &review->items.items[i]);
	if (!rc)
		rc = review_rebuild(review);
	if (rc < 0)
		review_say(review, true, "Nothing was written: %s",
			   review->command->err.text);
	else
		tell(&it);
	str_release(&it.ids);
}
