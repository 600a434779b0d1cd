#include "muster/edit.h"

#include "muster/quote.h"

static struct view line_end(const struct document *document)
{
	struct view front = view_slice(document->bytes, 0,
				       document->front_start);

	return view_ends(front, "\r\n") ? VIEW("\r\n") : VIEW("\n");
}

/* Offset of the begin of line `number` (from 1). */
static size_t line_start(struct view bytes, uint32_t number)
{
	size_t pos = 0;

	for (uint32_t i = 1; i < number; i++)
		pos = view_find(bytes, pos, '\n') + 1;
	return pos;
}

/* The extent of a value within its line: from the first byte behind the
 * colon's blanks to before blanks and a comment. */
struct extent {
	size_t from, to;
};

static bool find_value(struct view line, struct extent *extent)
{
	size_t colon = view_find(line, 0, ':');
	size_t from = colon + 1, to;

	while (from < line.len && line.ptr[from] == ' ')
		from++;
	if (from < line.len && (line.ptr[from] == '"' ||
				line.ptr[from] == '\'')) {
		to = view_find(line, from + 1, line.ptr[from]);
		while (to < line.len && line.ptr[from] == '"' &&
		       line.ptr[to - 1] == '\\')
			to = view_find(line, to + 1, '"');
		if (to == line.len)
			return false;
		to++;
	} else {
		to = view_search(line, from > colon + 1 ? from - 1 : from,
				 " #");
		if (to < from)
			to = from;
		to = from + view_trim(view_slice(line, from, to)).len;
	}
	*extent = (struct extent){ from, to };
	return colon < line.len;
}

static void add_range(struct str *out, struct view bytes, size_t from,
		      size_t to)
{
	str_addv(out, view_slice(bytes, from, to));
}

static void change_line(const struct document *document,
			struct view line, struct extent extent,
			struct view text, struct str *out)
{
	size_t at = (size_t)(line.ptr - document->bytes.ptr);

	add_range(out, document->bytes, 0, at + extent.from);
	if (extent.from && line.ptr[extent.from - 1] == ':')
		str_addc(out, ' ');
	quote_scalar(out, text);
	add_range(out, document->bytes, at + extent.to, document->bytes.len);
}

static int change(const struct document *document,
		  const struct value_entry *entry, struct view text,
		  struct str *out, struct err *err)
{
	size_t start = line_start(document->bytes, entry->key_span.line);
	size_t end = view_find(document->bytes, start, '\n');
	struct view line = view_slice(document->bytes, start, end);
	struct extent extent;

	if (view_ends(line, "\r"))
		line.len--;
	if ((entry->value->type != VALUE_TEXT &&
	     entry->value->type != VALUE_NULL) ||
	    (entry->value->type == VALUE_TEXT &&
	     entry->value->span.line != entry->key_span.line) ||
	    !find_value(line, &extent) ||
	    (entry->value->type == VALUE_TEXT &&
	     view_find(entry->value->text, 0, '\n') <
		     entry->value->text.len))
		return err_set(err, "'" VIEW_FMT "' of '" VIEW_FMT "' is not "
			       "one value on one line: edit the file by hand",
			       VIEW_ARG(entry->key),
			       VIEW_ARG(document->path));
	change_line(document, line, extent, text, out);
	return 0;
}

int edit_set(const struct document *document, struct view key,
	     struct view text, struct str *out, struct err *err)
{
	const struct value_entry *entry = value_entry(document->front, key);

	if (!document->front)
		return err_set(err, "the front matter of '" VIEW_FMT "' can't "
			       "be read: mend it first (`muster check`)",
			       VIEW_ARG(document->path));
	if (entry)
		return change(document, entry, text, out, err);
	add_range(out, document->bytes, 0, document->front_end);
	str_addv(out, key);
	str_adds(out, ": ");
	quote_scalar(out, text);
	str_addv(out, line_end(document));
	add_range(out, document->bytes, document->front_end,
		  document->bytes.len);
	return 0;
}
