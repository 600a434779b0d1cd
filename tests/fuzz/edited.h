/*
 * What holds of every edit, whatever the record: told from the two files
 * alone, without the code that made one of the other.
 */
#ifndef EDITED_H
#define EDITED_H

#include "muster/document.h"
#include "muster/edit.h"

/* The same, in the same order: also where a key is there twice. */
static inline bool edited_same(const struct value *a, const struct value *b)
{
	if (a->type != b->type || a->len != b->len ||
	    !view_equal(a->text, b->text))
		return false;
	for (size_t i = 0; i < a->len; i++)
		if (!view_equal(a->entries[i].key, b->entries[i].key) ||
		    !edited_same(a->entries[i].value, b->entries[i].value))
			return false;
	return true;
}

/* Are the entries of two maps the same, in their order, but for the key? */
static inline bool edited_map(const struct value *a, const struct value *b,
			      struct view key)
{
	size_t i = 0, k = 0;

	for (; i < a->len || k < b->len; i++, k++) {
		while (i < a->len && view_equal(a->entries[i].key, key))
			i++;
		while (k < b->len && view_equal(b->entries[k].key, key))
			k++;
		if (i >= a->len || k >= b->len)
			return i >= a->len && k >= b->len;
		if (!view_equal(a->entries[i].key, b->entries[k].key) ||
		    !edited_same(a->entries[i].value, b->entries[k].value))
			return false;
	}
	return true;
}

/* Has it a line that ends without a carriage return? */
static inline bool edited_bare(struct view bytes)
{
	for (size_t i = 0; i < bytes.len; i++)
		if (bytes.ptr[i] == '\n' && (!i || bytes.ptr[i - 1] != '\r'))
			return true;
	return false;
}

/* Of an edited field `top`, or `top.below`: is all else as it was? */
static inline bool edited_well(const struct document *old,
			       const struct document *new, struct view top,
			       struct view below)
{
	const struct value *a = value_get(old->front, top);
	const struct value *b = value_get(new->front, top);

	if (!new->front || !edited_map(old->front, new->front, top) ||
	    !view_equal(old->body, new->body) ||
	    (edited_bare(new->bytes) && !edited_bare(old->bytes)) ||
	    !view_equal(view_slice(old->bytes, 0, old->front_start),
			view_slice(new->bytes, 0, new->front_start)))
		return false;
	return !below.len || !a || a->type != VALUE_MAP || !b ||
	       (b->type == VALUE_MAP && edited_map(a, b, below));
}

#endif
