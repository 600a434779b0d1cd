#include "muster/meaning.h"

#include "muster/body.h"

/* A scalar as its field's type sees it; lists and maps by their trees. */
static bool same_value(const struct value *old, const struct value *new,
		       const struct field *field, struct arena *arena)
{
	if (value_empty(old) || value_empty(new))
		return value_empty(old) == value_empty(new);
	if (field && old->type == VALUE_TEXT && new->type == VALUE_TEXT)
		return view_equal(
			type_canonical(field->type, old->text, arena),
			type_canonical(field->type, new->text, arena));
	return value_equal(old, new);
}

bool meaning_same(const struct document *old, const struct document *new,
		  const struct kind *kind, struct arena *arena)
{
	if (!old->front || !new->front)
		return !old->front == !new->front &&
		       view_equal(old->bytes, new->bytes);
	for (size_t i = 0; i < kind->moves.list.len; i++) {
		struct view name = kind->moves.list.items[i];

		if (!same_value(value_path(old->front, name),
				value_path(new->front, name),
				kind_field(kind, name), arena))
			return false;
	}
	return view_equal(old->body, new->body) ||
	       view_equal(body_words(old->body, arena),
			  body_words(new->body, arena));
}
