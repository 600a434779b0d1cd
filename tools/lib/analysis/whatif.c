#include "muster/whatif.h"

/* The last of either sign; word.len where there is none. */
static size_t last_sign(struct view word)
{
	for (size_t i = word.len; i-- > 0;)
		if (word.ptr[i] == '+' || word.ptr[i] == '-')
			return i;
	return word.len;
}

static size_t last_equals(struct view word)
{
	for (size_t i = word.len; i-- > 0;)
		if (word.ptr[i] == '=')
			return i;
	return word.len;
}

static bool parse_later(struct plan_change *change, struct view word)
{
	size_t sign = last_sign(word);

	if (!duration_parse(view_slice(word, sign + 1, word.len),
			    &change->by))
		return false;
	change->supposed = PLAN_LATER;
	change->id = view_slice(word, 0, sign);
	change->sooner = word.ptr[sign] == '-';
	return true;
}

static bool parse_on(struct plan_change *change, struct view word)
{
	size_t equals = last_equals(word);

	change->supposed = PLAN_ON;
	change->id = view_slice(word, 0, equals);
	return date_parse(view_slice(word, equals + 1, word.len),
			  &change->day);
}

int whatif_parse(struct plan_change *change, struct view word,
		 struct err *err)
{
	*change = (struct plan_change){ 0 };
	if (view_starts(word, "-")) {
		change->supposed = PLAN_WITHOUT;
		change->id = view_slice(word, 1, word.len);
	} else if (!parse_on(change, word) && !parse_later(change, word)) {
		change->id.len = 0;
	}
	if (change->id.len)
		return 0;
	return err_set(err, "'" VIEW_FMT "' supposes nothing: write "
		       "W-005+10d (or -5d, +2w, +3bd) for longer, "
		       "W-005=2026-06-01 for finished on that day, -W-005 for "
		       "dropped", VIEW_ARG(word));
}

void whatif_read(struct whatif *whatif, const struct plan *before,
		 const struct plan_changes *changes)
{
	struct view end = VIEW("");

	whatif->before = before;
	whatif->changes = changes;
	if (before->end != NETWORK_NOBODY)
		end = before->items.items[before->end].record->id;
	plan_suppose(&whatif->after, before->program, end, before->today,
		     changes, before->arena);
}

const struct plan_item *whatif_after(const struct whatif *whatif,
				     const struct plan_item *item)
{
	return plan_find(&whatif->after, item->record->id);
}

int32_t whatif_moves(const struct whatif *whatif,
		     const struct plan_item *before,
		     const struct plan_item *after)
{
	return plan_time(whatif->before, after->early_finish + 1) -
	       plan_time(whatif->before, before->early_finish + 1);
}
