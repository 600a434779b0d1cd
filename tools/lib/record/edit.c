#include "muster/edit.h"

#include "line.h"
#include "muster/quote.h"
#include "slot.h"
#include "splice.h"

#define INDENT 2	/* blanks for a level that is new */

/* One field of one document that is to become `value`. */
struct edit {
	const struct document *document;
	struct view key;
	struct value *value;	/* a text, a list; NULL: nothing */
	struct slot slot;
	struct splice splice;
	struct arena arena;
};

/* The rest of the line from `offset` on, without its end. */
static struct view rest_at(const struct document *document, size_t offset)
{
	return view_slice(document->bytes, offset,
			  splice_line_end(document, offset));
}

/* `a: {b: value}` for the path a.b. */
static void write_pairs(struct edit *edit, struct view path)
{
	struct str *text = &edit->splice.text;
	struct view part = slot_part(&path);
	size_t depth = 0;

	for (; path.len; depth++) {
		quote_scalar(text, part);
		str_adds(text, ": {");
		part = slot_part(&path);
	}
	quote_scalar(text, part);
	str_adds(text, ": ");
	splice_value(&edit->splice, edit->value);
	str_pad(text, depth, '}');
}

/* A line for each part of the path, each further in than the one before. */
static void write_lines(struct edit *edit, struct view indent,
			struct view path)
{
	struct str *text = &edit->splice.text;

	for (size_t depth = 0; path.len; depth++) {
		struct view part = slot_part(&path);

		str_addv(text, indent);
		str_pad(text, INDENT * depth, ' ');
		quote_scalar(text, part);
		str_adds(text, path.len ? ":" : ": ");
		if (!path.len)
			splice_value(&edit->splice, edit->value);
		str_adds(text, splice_newline(edit->document));
	}
}

/* What stands before the first key of a block map. */
static struct view indent_of(const struct edit *edit, const struct value *map)
{
	size_t at;

	if (!map->len)
		return VIEW("");
	at = splice_at(edit->document, map->entries[0].key_span);
	return view_slice(edit->document->bytes,
			  splice_line(edit->document, at), at);
}

/* Put what is missing behind the map's last entry. */
static void add(struct edit *edit)
{
	const struct document *document = edit->document;
	const struct value *map = edit->slot.map;
	size_t at = splice_at(document, map->span) + 1;

	if (map->len)
		at = splice_behind(document,
				   map->entries[map->len - 1].value);
	if (!map->flow)
		at = map == document->front ? document->front_end
					    : splice_next(document, at);
	edit->splice.from = edit->splice.to = at;
	if (!map->flow) {
		write_lines(edit, indent_of(edit, map), edit->slot.missing);
		return;
	}
	str_adds(&edit->splice.text, map->len ? ", " : "");
	write_pairs(edit, edit->slot.missing);
}

/* Below a key that has no value yet, or only a ~. */
static void add_below(struct edit *edit)
{
	const struct document *document = edit->document;
	size_t at = splice_at(document, edit->slot.entry->value->span);
	size_t end = splice_behind(document, edit->slot.entry->value);
	struct view indent = indent_of(edit, edit->slot.map);
	struct str deeper = STR_INIT;

	str_addv(&deeper, indent);
	str_pad(&deeper, INDENT, ' ');
	while (end > at && document->bytes.ptr[at - 1] == ' ')
		at--;
	edit->splice.from = at;
	edit->splice.to = splice_next(document, end);
	splice_copy(&edit->splice, end, edit->splice.to);
	write_lines(edit, str_view(&deeper), edit->slot.missing);
	str_release(&deeper);
}

/* Where nothing stands behind a key: within braces not even a colon must.
 * A comment there keeps two blanks, or it would be read as a part of the
 * value. */
static void fill(struct edit *edit)
{
	const struct document *document = edit->document;
	struct splice *splice = &edit->splice;
	size_t at = splice_at(document, edit->slot.entry->value->span);
	struct view rest = rest_at(document, at);
	struct view before = view_slice(document->bytes, 0, at);
	size_t blanks = line_skip_blanks(rest, 0);
	bool flow = edit->slot.map->flow;

	if (!view_ends(view_trim(before), ":"))
		str_addc(&splice->text, ':');
	if (!view_ends(before, " "))
		str_addc(&splice->text, ' ');
	if (edit->slot.missing.len)
		str_addc(&splice->text, '{');
	if (edit->slot.missing.len)
		write_pairs(edit, edit->slot.missing);
	else
		splice_value(splice, edit->value);
	if (edit->slot.missing.len)
		str_addc(&splice->text, '}');
	if (!flow && blanks < rest.len && blanks < 2)
		str_pad(&splice->text, 2 - blanks, ' ');
	splice->from = at;
	splice->to = !flow && blanks == rest.len ? at + blanks : at;
}

/* All that can stand behind the sign of a block scalar. */
static void keep_comment(struct edit *edit, size_t sign)
{
	struct view head = rest_at(edit->document, sign);
	size_t comment = view_find(head, 0, '#');

	if (comment == head.len)
		return;
	str_adds(&edit->splice.text, "  ");
	splice_copy(&edit->splice, sign + comment, sign + head.len);
}

/* One scalar for another. */
static bool replace(struct edit *edit)
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
static void cut(struct edit *edit, const struct value *map, size_t index)
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

static void take_out(struct edit *edit)
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
static bool change(struct edit *edit)
{
	const struct slot *slot = &edit->slot;
	const struct value *old = slot->entry ? slot->entry->value : NULL;
	bool nothing = old && old->type == VALUE_NULL &&
		       old->span.line == old->end.line &&
		       old->span.column == old->end.column;

	if (!old)
		add(edit);
	else if (slot->missing.len && !slot->map->flow)
		add_below(edit);
	else if (nothing)
		fill(edit);
	else if (slot->missing.len)
		return false;
	else if (old->type == VALUE_LIST && edit->value->type == VALUE_LIST)
		return splice_items(&edit->splice, old, edit->value);
	else
		return replace(edit);
	return true;
}

/* Is the file, read again, what it should be, and nothing else? */
static bool reads_right(struct edit *edit, struct view bytes)
{
	const struct document *document =
		document_read(edit->document->path, bytes, &edit->arena);
	const struct value *expected =
		slot_expect(&edit->slot, edit->value, edit->document->front,
			     &edit->arena);
	struct slot slot;

	if (!document->front ||
	    !slot_same(document->front, expected) ||
	    !view_equal(document->body, edit->document->body))
		return false;
	return edit->value || !slot_find(document->front, edit->key, &slot) ||
	       !slot_is_there(&slot);
}

/* Write the whole file into `out`, which is empty. */
static int write_field(struct edit *edit, struct str *out, struct err *err)
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
	struct edit edit = { .document = document, .key = key,
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
