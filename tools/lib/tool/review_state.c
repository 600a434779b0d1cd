#include "review_state.h"

#include <stdarg.h>

void review_say(struct review *review, bool bad, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	review->notice = view_of(arena_vprintf(&review->command->arena, fmt,
					       args));
	va_end(args);
	review->bad = bad;
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

void review_take_back(struct review *review)
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
	review_take_back(review);
	return false;
}
