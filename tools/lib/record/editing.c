#include "editing.h"

#include "line.h"
#include "muster/quote.h"

#define INDENT 2	/* blanks for a level that is new */

/* `a: {b: value}` for the path a.b. */
static void write_pairs(struct editing *edit, struct view path)
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
static void write_lines(struct editing *edit, struct view indent,
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
static struct view indent_of(const struct editing *edit,
			     const struct value *map)
{
	size_t at;

	if (!map->len)
		return VIEW("");
	at = splice_at(edit->document, map->entries[0].key_span);
	return view_slice(edit->document->bytes,
			  splice_line(edit->document, at), at);
}

/* Put what is missing behind the map's last entry. */
static void add(struct editing *edit)
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
static void add_below(struct editing *edit)
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
static void fill(struct editing *edit)
{
	const struct document *document = edit->document;
	struct splice *splice = &edit->splice;
	size_t at = splice_at(document, edit->slot.entry->value->span);
	struct view rest = view_slice(document->bytes, at,
				      splice_line_end(document, at));
	struct view before = view_slice(document->bytes, 0, at);
	size_t blanks = line_skip_blanks(rest, 0);
	bool flow = edit->slot.map->flow;

	if (!view_ends(view_trim(before), ":"))
		str_addc(&splice->text, ':');
	if (!view_ends(before, " "))
		str_addc(&splice->text, ' ');
	if (edit->slot.missing.len) {
		str_addc(&splice->text, '{');
		write_pairs(edit, edit->slot.missing);
		str_addc(&splice->text, '}');
	} else {
		splice_value(splice, edit->value);
	}
	if (!flow && blanks < rest.len && blanks < 2)
		str_pad(&splice->text, 2 - blanks, ' ');
	splice->from = at;
	splice->to = !flow && blanks == rest.len ? at + blanks : at;
}

/* Does nothing at all stand there, not even a ~? */
static bool is_nothing(const struct value *value)
{
	return value->type == VALUE_NULL &&
	       value->span.line == value->end.line &&
	       value->span.column == value->end.column;
}

bool editing_add(struct editing *edit)
{
	const struct slot *slot = &edit->slot;

	if (!slot->entry)
		add(edit);
	else if (slot->missing.len && !slot->map->flow)
		add_below(edit);
	else if (is_nothing(slot->entry->value))
		fill(edit);
	else
		return false;
	return true;
}
