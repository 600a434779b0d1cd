#include "splice.h"

#include "muster/quote.h"
#include "muster/utf8.h"

void splice_copy(struct splice *splice, size_t from, size_t to)
{
	str_addv(&splice->text, view_slice(splice->document->bytes, from, to));
}

static bool is_one_line(struct view text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] < ' ')
			return false;
	return true;
}

void splice_scalar(struct splice *splice, struct view text, char quote)
{
	struct str *out = &splice->text;

	if (quote == '"') {
		quote_double(out, text);
		return;
	}
	if (quote != '\'' || !is_one_line(text)) {
		quote_scalar(out, text);
		return;
	}
	str_addc(out, '\'');
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '\'')
			str_addc(out, '\'');
		str_addc(out, text.ptr[i]);
	}
	str_addc(out, '\'');
}

void splice_value(struct splice *splice, const struct value *value)
{
	if (value->type == VALUE_TEXT) {
		quote_scalar(&splice->text, value->text);
		return;
	}
	str_addc(&splice->text, '[');
	for (size_t i = 0; i < value->len; i++) {
		str_adds(&splice->text, i ? ", " : "");
		quote_scalar(&splice->text, value->entries[i].value->text);
	}
	str_addc(&splice->text, ']');
}

void splice_apply(const struct splice *splice, struct str *out)
{
	struct view bytes = splice->document->bytes;

	str_addv(out, view_slice(bytes, 0, splice->from));
	str_addv(out, str_view(&splice->text));
	str_addv(out, view_slice(bytes, splice->to, bytes.len));
}

size_t splice_from(const struct document *document, size_t offset,
		   struct span there, struct span span)
{
	struct view bytes = document->bytes;

	if (there.line < span.line)
		there.column = 1;
	for (; there.line < span.line; there.line++)
		offset = view_find(bytes, offset, '\n') + 1;
	for (; there.column < span.column && offset < bytes.len;
	     there.column++)
		utf8_next(bytes, &offset);
	return offset;
}

size_t splice_at(const struct document *document, struct span span)
{
	return splice_from(document, 0, (struct span){ 1, 1 }, span);
}

size_t splice_line(const struct document *document, size_t offset)
{
	while (offset && document->bytes.ptr[offset - 1] != '\n')
		offset--;
	return offset;
}

size_t splice_line_end(const struct document *document, size_t offset)
{
	size_t end = view_find(document->bytes, offset, '\n');

	return end > offset && document->bytes.ptr[end - 1] == '\r' ? end - 1
								    : end;
}

size_t splice_next(const struct document *document, size_t offset)
{
	size_t end = view_find(document->bytes, offset, '\n');

	return end < document->bytes.len ? end + 1 : end;
}

static bool is_blank(struct view text)
{
	return !view_trim(text).len;
}

/* The parser reads a block scalar up to the next line that is none of its
 * own, blank ones and all. */
static size_t behind_block(const struct document *document, size_t start,
			   size_t end)
{
	struct view bytes = document->bytes;
	size_t head = splice_line_end(document, start);
	bool keeps = view_find(view_slice(bytes, start, start + 3), 0, '+') <
		     3;
	size_t line = splice_line(document, end ? end - 1 : end);

	while (!keeps && end > head && line > head &&
	       is_blank(view_slice(bytes, line, end))) {
		end = line;
		line = splice_line(document, end - 1);
	}
	return end > head ? splice_line_end(document, line) : head;
}

size_t splice_end(const struct document *document, const struct value *value,
		  size_t start)
{
	size_t end = splice_from(document, start, value->span, value->end);
	bool block = value->type == VALUE_TEXT && !value->plain &&
		     (document->bytes.ptr[start] == '|' ||
		      document->bytes.ptr[start] == '>');

	return block ? behind_block(document, start, end) : end;
}

size_t splice_behind(const struct document *document,
		     const struct value *value)
{
	while ((value->type == VALUE_LIST || value->type == VALUE_MAP) &&
	       !value->flow && value->len)
		value = value->entries[value->len - 1].value;
	return splice_end(document, value, splice_at(document, value->span));
}

const char *splice_newline(const struct document *document)
{
	return view_ends(view_slice(document->bytes, 0,
				    document->front_start), "\r\n") ? "\r\n"
								    : "\n";
}
