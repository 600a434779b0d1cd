#include "muster/typed.h"

#include "slot.h"

static struct value *read_list(struct view text, struct arena *arena)
{
	struct value *list = value_list(arena);

	while (text.len) {
		size_t end = view_find(text, 0, ',');
		struct view item = view_trim(view_slice(text, 0, end));

		text = view_slice(text, end + 1, text.len);
		if (item.len)
			value_push(arena, list, value_text(arena, item));
	}
	return list;
}

struct value *typed_value(const struct kind *kind, struct view name,
			  struct view text, struct arena *arena,
			  struct err *err)
{
	const struct field *field = kind ? kind_field(kind, name) : NULL;

	if (!slot_is_name(name)) {
		err_set(err, "'" VIEW_FMT "' is not the name of a field",
			VIEW_ARG(name));
		return NULL;
	}
	if (!text.len)
		return value_null(arena);
	if (field && (field->type == TYPE_TABLE || field->type == TYPE_ANY)) {
		err_set(err, "'" VIEW_FMT "' takes %s: write it into the file",
			VIEW_ARG(name), type_form(field->type));
		return NULL;
	}
	return field && field->list ? read_list(text, arena)
				    : value_text(arena, text);
}
