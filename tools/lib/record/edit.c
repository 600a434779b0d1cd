#include "muster/edit.h"

#include "editing.h"

/* All that can stand behind the sign of a block scalar. */
static void keep_comment(struct editing *edit, size_t sign)
{
	struct view head = view_slice(edit->document->bytes, sign,
				      splice_line_end(edit->document, sign));
	size_t comment = view_find(head, 0, '#');

	if (comment == head.len)
		return;
	str_adds(&edit->splice.text, "  ");
	splice_copy(&edit->splice, sign + comment, sign + head.len);
}

/* One scalar for another. */
static bool replace(struct editing *edit)
{
	const struct document *document = edit->document;
	const struct value *old = edit->slot.entry->value;
	struct splice *splice = &edit->splice;
	size_t at = splice_at(document, old->span);
	char first = document->bytes.ptr[at];

	if (old->type != VALUE_TEXT && old->type != VALUE_NULL)
		return false;
	splice->from = at;
	splice->to = splice_behind(document, old);
	if (edit->value->type == VALUE_TEXT)
		splice_scalar(splice, edit->value->text,
			      old->plain ? '\0' : first);
	else
		splice_value(splice, edit->value);
	if (!old->plain && (first == '|' || first == '>'))
		keep_comment(edit, at);
	return true;
}

/* An entry of a map in braces, with the one comma that is too many. */
static void cut(struct editing *edit, const struct value *map, size_t index)
{
	const struct document *document = edit->document;
	const struct value_entry *entry = &map->entries[index];
	struct splice *splice = &edit->splice;

	splice->from = splice_at(document, entry->key_span);
	splice->to = splice_behind(document, entry->value);
	if (index + 1 < map->len)
		splice->to = splice_at(document, entry[1].key_span);
	else if (index)
		splice->from = splice_behind(document, entry[-1].value);
}

static void take_out(struct editing *edit)
{
	const struct document *document = edit->document;
	const struct value *map = edit->slot.outer;
	const struct value_entry *entry = edit->slot.top;

	if (map->flow) {
		cut(edit, map, (size_t)(entry - map->entries));
		return;
	}
	edit->splice.from = splice_line(document,
					splice_at(document, entry->key_span));
	edit->splice.to = splice_next(document, splice_behind(document,
							      entry->value));
}

/* False when something else stands there. */
static bool change(struct editing *edit)
{
	const struct slot *slot = &edit->slot;
	const struct value *old = slot->entry ? slot->entry->value : NULL;

	if (editing_add(edit))
		return true;
	if (slot->missing.len)
		return false;
	if (old->type == VALUE_LIST && edit->value->type == VALUE_LIST)
		return splice_items(&edit->splice, old, edit->value);
	return replace(edit);
}

/* Is the file, read again, what it should be, and nothing else? */
static bool reads_right(struct editing *edit, struct view bytes)
{
	const struct document *document =
		document_read(edit->document->path, bytes, &edit->arena);
	const struct value *expected =
		slot_expect(&edit->slot, edit->value, edit->document->front,
			    &edit->arena);
	struct slot slot;

	if (!document->front || !slot_same(document->front, expected) ||
	    !view_equal(document->body, edit->document->body))
		return false;
	return edit->value || !slot_find(document->front, edit->key, &slot) ||
	       !slot_is_there(&slot);
}

/* Write the whole file into `out`, which is empty. */
static int write_field(struct editing *edit, struct str *out, struct err *err)
{
	const struct document *document = edit->document;

	if (!slot_find(document->front, edit->key, &edit->slot) ||
	    (edit->value && !change(edit)))
		return err_set(err, "'" VIEW_FMT "' of '" VIEW_FMT "' is not "
			       "one value, or no name of a field: edit the "
			       "file by hand", VIEW_ARG(edit->key),
			       VIEW_ARG(document->path));
	if (!edit->value && slot_is_there(&edit->slot))
		take_out(edit);
	splice_apply(&edit->splice, out);
	if (reads_right(edit, str_view(out)))
		return 0;
	return err_set(err, "'" VIEW_FMT "' of '" VIEW_FMT "' can't be set to "
		       "that: edit the file by hand", VIEW_ARG(edit->key),
		       VIEW_ARG(document->path));
}

/* The value is a text, a list of texts, or NULL for nothing. */
static int become(const struct document *document, struct view key,
		  struct value *value, struct str *out, struct err *err)
{
	struct editing edit = { .document = document, .key = key,
				.value = value,
				.splice = { .document = document } };
	struct str whole = STR_INIT;
	int rc;

	if (!document->front)
		return err_set(err, "the front matter of '" VIEW_FMT "' can't "
			       "be read: mend it first (`muster check`)",
			       VIEW_ARG(document->path));
	rc = write_field(&edit, &whole, err);
	if (!rc)
		str_addv(out, str_view(&whole));
	str_release(&whole);
	str_release(&edit.splice.text);
	arena_release(&edit.arena);
	return rc;
}

int edit_set(const struct document *document, struct view key,
	     struct view text, struct str *out, struct err *err)
{
	struct value value = { .type = VALUE_TEXT, .text = text };

	return become(document, key, &value, out, err);
}

int edit_list(const struct document *document, struct view key,
	      const struct view *items, size_t len, struct str *out,
	      struct err *err)
{
	struct arena arena = ARENA_INIT;
	struct value *list = len ? value_list(&arena) : NULL;
	int rc;

	for (size_t i = 0; i < len; i++)
		value_push(&arena, list, value_text(&arena, items[i]));
	rc = become(document, key, list, out, err);
	arena_release(&arena);
	return rc;
}

int edit_clear(const struct document *document, struct view key,
	       struct str *out, struct err *err)
{
	return become(document, key, NULL, out, err);
}
