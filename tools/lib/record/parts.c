#include "parts.h"

#include "splice.h"

/* The empty view when the item has no key. */
static struct view key_of(const struct value_entry *entry,
			  struct arena *arena)
{
	const struct value *value = entry->value;

	if (entry->key.len)
		return entry->key;
	if (value->type != VALUE_MAP || !value->len ||
	    value->entries[0].value->type != VALUE_TEXT)
		return value_string(value);
	entry = &value->entries[0];
	return view_of(arena_printf(arena, VIEW_FMT ": " VIEW_FMT,
				    VIEW_ARG(entry->key),
				    VIEW_ARG(entry->value->text)));
}

bool parts_cut(struct parts *parts, const struct document *document,
	       const struct value *value, size_t from, size_t max,
	       struct arena *arena)
{
	*parts = (struct parts){ .document = document };
	if (value && value->len > max)
		return false;
	for (size_t i = 0; value && i < value->len; i++) {
		struct part part = { .from = from };
		size_t end = from;

		part.entry = &value->entries[i];
		part.key = key_of(part.entry, arena);
		if (!part.key.len || map_get(&parts->map, part.key))
			return false;
		if (!value->flow)
			end = splice_next(document,
					  splice_behind(document,
							part.entry->value));
		if (!value->flow && end <= from)
			return false;
		part.lines = view_slice(document->bytes, from, end);
		*VEC_PUSH(arena, &parts->list) = part;
		map_put(arena, &parts->map, part.key,
			(void *)(uintptr_t)parts->list.len);
		from = end;
	}
	return true;
}

const struct part *parts_find(const struct parts *parts, struct view key)
{
	size_t index = (uintptr_t)map_get(&parts->map, key);

	return index ? &parts->list.items[index - 1] : NULL;
}

/* Those that only theirs has and that follow its part `at` there. */
static void add_followers(struct part_threes *threes,
			  const struct parts *base, const struct parts *ours,
			  const struct parts *theirs, size_t at,
			  struct arena *arena)
{
	for (; at < theirs->list.len; at++) {
		const struct part *part = &theirs->list.items[at];

		if (parts_find(ours, part->key))
			return;
		*VEC_PUSH(arena, &threes->list) = (struct part_three){
			parts_find(base, part->key), NULL, part
		};
	}
}

void parts_join(struct part_threes *threes, const struct parts *base,
		const struct parts *ours, const struct parts *theirs,
		struct arena *arena)
{
	const struct part *waiting = NULL;

	*threes = (struct part_threes){ { 0 } };
	add_followers(threes, base, ours, theirs, 0, arena);
	for (size_t i = 0; i < ours->list.len; i++) {
		const struct part *part = &ours->list.items[i];
		const struct part *same = parts_find(theirs, part->key);

		/* What ours has put behind a part stays right behind it. */
		if (waiting && (same || parts_find(base, part->key))) {
			add_followers(threes, base, ours, theirs,
				      (size_t)(waiting - theirs->list.items)
				      + 1, arena);
			waiting = NULL;
		}
		*VEC_PUSH(arena, &threes->list) = (struct part_three){
			parts_find(base, part->key), part, same
		};
		waiting = same ? same : waiting;
	}
	if (waiting)
		add_followers(threes, base, ours, theirs,
			      (size_t)(waiting - theirs->list.items) + 1,
			      arena);
}
