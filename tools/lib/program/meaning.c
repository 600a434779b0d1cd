#include "muster/meaning.h"

#include "muster/body.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t skip_blanks(struct view text, size_t at)
{
	while (at < text.len && is_blank(text.ptr[at]))
		at++;
	return at;
}

/* The same words, whatever the white space between and around them. */
static bool same_words(struct view old, struct view new)
{
	size_t i = skip_blanks(old, 0), k = skip_blanks(new, 0);

	while (i < old.len && k < new.len) {
		if (is_blank(old.ptr[i]) != is_blank(new.ptr[k]))
			return false;
		if (is_blank(old.ptr[i])) {
			i = skip_blanks(old, i);
			k = skip_blanks(new, k);
		} else if (old.ptr[i++] != new.ptr[k++]) {
			return false;
		}
	}
	return skip_blanks(old, i) == old.len && skip_blanks(new, k) == new.len;
}

/* A scalar as its field's type sees it. */
static bool same_text(struct view old, struct view new,
		      const struct field *field, struct arena *arena)
{
	if (!field)
		return same_words(old, new);
	return same_words(type_canonical(field->type, old, arena),
			  type_canonical(field->type, new, arena));
}

static const struct field *column_of(const struct field *table,
				     struct view name)
{
	for (size_t i = 0; table && i < table->columns.list.len; i++)
		if (view_equal(table->columns.list.items[i].name, name))
			return &table->columns.list.items[i];
	return NULL;
}

/* Are all cells of the one row the same in the other? */
static bool same_cells(const struct value *row, const struct value *other,
		       const struct field *table, struct arena *arena)
{
	for (size_t i = 0; i < row->len; i++) {
		struct view name = row->entries[i].key;

		if (!meaning_same_value(value_get(row, name),
					value_get(other, name),
					column_of(table, name), arena))
			return false;
	}
	return true;
}

/* The items of a list; one text alone is a list of one. */
static const struct value *item_at(const struct value *value, size_t i)
{
	if (value->type == VALUE_LIST)
		return i < value->len ? value->entries[i].value : NULL;
	return i ? NULL : value;
}

static bool same_items(const struct value *old, const struct value *new,
		       const struct field *field, struct arena *arena)
{
	const struct value *a, *b;

	for (size_t i = 0;; i++) {
		a = item_at(old, i);
		b = item_at(new, i);
		if (!a || !b)
			return !a && !b;
		if (!meaning_same_value(a, b, field, arena))
			return false;
	}
}

bool meaning_same_value(const struct value *old, const struct value *new,
			const struct field *field, struct arena *arena)
{
	if (value_empty(old) || value_empty(new))
		return value_empty(old) == value_empty(new);
	if (old->type == VALUE_LIST || new->type == VALUE_LIST)
		return same_items(old, new, field, arena);
	if (old->type != new->type)
		return false;
	if (old->type == VALUE_TEXT)
		return same_text(old->text, new->text, field, arena);
	return same_cells(old, new, field, arena) &&
	       same_cells(new, old, field, arena);
}

/* What is most often so, before types are asked. */
static bool is_same_text(const struct value *old, const struct value *new)
{
	return old && new && old->type == VALUE_TEXT &&
	       new->type == VALUE_TEXT && view_equal(old->text, new->text);
}

bool meaning_same(const struct document *old, const struct document *new,
		  const struct kind *kind, struct arena *arena)
{
	if (!old->front || !new->front)
		return !old->front == !new->front &&
		       view_equal(old->bytes, new->bytes);
	for (size_t i = 0; i < kind->moves.list.len; i++) {
		struct view name = kind->moves.list.items[i];
		const struct value *was = value_path(old->front, name);
		const struct value *is = value_path(new->front, name);

		if (!is_same_text(was, is) &&
		    !meaning_same_value(was, is, kind_field(kind, name),
					arena))
			return false;
	}
	return view_equal(old->body, new->body) ||
	       view_equal(body_words(old->body, arena),
			  body_words(new->body, arena));
}
