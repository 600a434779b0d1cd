#include "muster/deed.h"

#include "muster/edit.h"

void deed_add(struct deed *deed, struct arena *arena, struct deed_step step)
{
	*VEC_PUSH(arena, &deed->steps) = step;
}

bool deeds_touch(const struct deeds *deeds, struct view path)
{
	for (size_t i = 0; i < deeds->list.len; i++)
		for (size_t k = 0; k < deeds->list.items[i].steps.len; k++)
			if (view_equal(deeds->list.items[i].steps.items[k].path,
				       path))
				return true;
	return false;
}

struct items {
	VEC(struct view) list;
};

static void add_item(struct items *items, struct arena *arena,
		     struct view item)
{
	item = view_trim(item);
	for (size_t i = 0; i < items->list.len; i++)
		if (view_equal(items->list.items[i], item))
			return;
	if (item.len)
		*VEC_PUSH(arena, &items->list) = item;
}

/* What the list has, and each part of "a, b". */
static int append(const struct document *document,
		  const struct deed_step *step, struct arena *arena,
		  struct str *out, struct err *err)
{
	const struct value *value = value_path(document->front, step->field);
	struct view rest = step->text;
	struct items items = { 0 };

	add_item(&items, arena, value_string(value));
	for (size_t i = 0; value && value->type == VALUE_LIST &&
			   i < value->len; i++)
		add_item(&items, arena, value_string(value->entries[i].value));
	while (rest.len) {
		size_t end = view_find(rest, 0, ',');

		add_item(&items, arena, view_slice(rest, 0, end));
		rest = view_slice(rest, end + 1, rest.len);
	}
	return edit_list(document, step->field, items.list.items,
			 items.list.len, out, err);
}

static int take_step(const struct document *document,
		     const struct deed_step *step, struct arena *arena,
		     struct str *out, struct err *err)
{
	if (step->op == DEED_FILE) {
		str_addv(out, step->text);
		return 0;
	}
	if (!document)
		return err_set(err, "'" VIEW_FMT "' is no longer there",
			       VIEW_ARG(step->path));
	switch (step->op) {
	case DEED_APPEND:
		return append(document, step, arena, out, err);
	case DEED_NOTE:
		return edit_note(document, step->field, step->text, out, err);
	default:
		return edit_set(document, step->field, step->text, out, err);
	}
}

static const struct document *apply(const struct deed *deed, struct view path,
				    const struct document *document,
				    struct arena *arena, struct err *err)
{
	for (size_t i = 0; i < deed->steps.len; i++) {
		const struct deed_step *step = &deed->steps.items[i];
		struct str out = STR_INIT;
		struct view bytes;

		if (!view_equal(step->path, path))
			continue;
		if (take_step(document, step, arena, &out, err) < 0) {
			str_release(&out);
			return NULL;
		}
		bytes = view_copy(arena, str_view(&out));
		str_release(&out);
		document = document_read(path, bytes, arena);
	}
	return document;
}

const struct document *deeds_apply(const struct deeds *deeds,
				   struct view path,
				   const struct document *base,
				   struct arena *arena, struct err *err)
{
	const struct document *document = base;

	for (size_t i = 0; i < deeds->list.len; i++) {
		const struct deed *deed = &deeds->list.items[i];
		size_t k = 0;

		while (k < deed->steps.len &&
		       !view_equal(deed->steps.items[k].path, path))
			k++;
		if (k == deed->steps.len)
			continue;
		document = apply(deed, path, document, arena, err);
		if (!document)
			return NULL;
	}
	return document;
}
