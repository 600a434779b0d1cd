#include "muster/edit.h"

#include "line.h"
#include "muster/quote.h"
#include "muster/utf8.h"

/* One field of one document that is to become `text`. */
struct edit {
	const struct document *document;
	struct view key;
	struct view text;
	struct str out;		/* the file as it becomes */
};

static void copy(struct edit *edit, size_t from, size_t to)
{
	str_addv(&edit->out, view_slice(edit->document->bytes, from, to));
}

/* The rest of the line from `offset` on, without its end. */
static struct view rest_at(const struct document *document, size_t offset)
{
	struct view rest = view_slice(document->bytes, offset,
				      document->bytes.len);

	rest.len = view_find(rest, 0, '\n');
	if (view_ends(rest, "\r"))
		rest.len--;
	return rest;
}

static size_t line_start(struct view bytes, uint32_t number)
{
	size_t pos = 0;

	for (uint32_t i = 1; i < number; i++)
		pos = view_find(bytes, pos, '\n') + 1;
	return pos;
}

static size_t offset_of(const struct document *document, struct span span)
{
	size_t pos = line_start(document->bytes, span.line);

	for (uint32_t i = 1; i < span.column && pos < document->bytes.len;
	     i++)
		utf8_next(document->bytes, &pos);
	return pos;
}

static bool is_one_line(struct view text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] < ' ')
			return false;
	return true;
}

/* In the quotes that stood there, if they can hold it. */
static void add_value(struct edit *edit, char quote)
{
	struct view text = edit->text;

	if (quote == '"') {
		quote_double(&edit->out, text);
		return;
	}
	if (quote != '\'' || !is_one_line(text)) {
		quote_scalar(&edit->out, text);
		return;
	}
	str_addc(&edit->out, '\'');
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '\'')
			str_addc(&edit->out, '\'');
		str_addc(&edit->out, text.ptr[i]);
	}
	str_addc(&edit->out, '\'');
}

/* Behind the colon of a key that has no value. A comment there keeps two
 * blanks, or it would be read as a part of the value. */
static size_t fill(struct edit *edit, size_t at)
{
	struct view rest = rest_at(edit->document, at);
	size_t blanks = line_skip_blanks(rest, 0);

	copy(edit, 0, at);
	str_addc(&edit->out, ' ');
	add_value(edit, '\0');
	if (blanks < rest.len && blanks < 2)
		str_pad(&edit->out, 2 - blanks, ' ');
	return blanks < rest.len ? at : at + blanks;
}

/* Write down to behind the new value. Yields the offset behind the old one,
 * or 0 when that is not one value on one line. */
static size_t change(struct edit *edit, const struct value *value)
{
	size_t at = offset_of(edit->document, value->span);
	struct view rest = rest_at(edit->document, at);
	char first = rest.len ? *rest.ptr : '\0';
	size_t size = value->text.len;

	if (value->type == VALUE_NULL && first != '~')
		return fill(edit, at);
	if (value->type == VALUE_NULL)
		size = 1;
	else if (value->type == VALUE_TEXT && !value->plain &&
		 (first == '"' || first == '\''))
		size = line_quote_end(rest) + 1;
	else if (value->type != VALUE_TEXT || !value->plain)
		return 0;
	if (size > rest.len)
		return 0;
	copy(edit, 0, at);
	add_value(edit, value->plain ? '\0' : first);
	return at + size;
}

/* A line of its own at the end, where the others begin. */
static void add(struct edit *edit)
{
	const struct document *document = edit->document;
	const struct value *front = document->front;
	size_t start = 0, first = 0;

	if (front->len) {
		struct span span = front->entries[0].key_span;

		start = line_start(document->bytes, span.line);
		first = offset_of(document, span);
	}
	copy(edit, 0, document->front_end);
	copy(edit, start, first);
	quote_scalar(&edit->out, edit->key);
	str_adds(&edit->out, ": ");
	quote_scalar(&edit->out, edit->text);
	str_adds(&edit->out, view_ends(view_slice(document->bytes, 0,
						  document->front_start),
				       "\r\n") ? "\r\n" : "\n");
	copy(edit, document->front_end, document->bytes.len);
}

/* Does the file, read again, have the field as it should be, and every
 * other as it was? */
static bool is_right(const struct edit *edit, const struct value *front)
{
	const struct value *old = edit->document->front;
	bool there = value_get(old, edit->key) != NULL, changed = false;

	if (!front || front->len != old->len + !there)
		return false;
	for (size_t i = 0; i < front->len; i++) {
		const struct value_entry *entry = &front->entries[i];

		if (!changed && view_equal(entry->key, edit->key)) {
			changed = entry->value->type == VALUE_TEXT &&
				  view_equal(entry->value->text, edit->text);
			if (!changed)
				return false;
		} else if (i >= old->len ||
			   !view_equal(entry->key, old->entries[i].key) ||
			   !value_equal(entry->value, old->entries[i].value)) {
			return false;
		}
	}
	return changed;
}

static bool reads_right(const struct edit *edit)
{
	struct arena arena = ARENA_INIT;
	const struct document *document = document_read(
		edit->document->path, str_view(&edit->out), &arena);
	bool right = is_right(edit, document->front);

	arena_release(&arena);
	return right;
}

static int write_field(struct edit *edit, struct err *err)
{
	const struct document *document = edit->document;
	const struct value *value = value_get(document->front, edit->key);
	size_t end;

	if (!value) {
		add(edit);
	} else {
		end = change(edit, value);
		if (!end)
			return err_set(err, "'" VIEW_FMT "' of '" VIEW_FMT "' "
				       "is not one value on one line: edit "
				       "the file by hand", VIEW_ARG(edit->key),
				       VIEW_ARG(document->path));
		copy(edit, end, document->bytes.len);
	}
	if (!reads_right(edit))
		return err_set(err, "'" VIEW_FMT "' of '" VIEW_FMT "' can't be "
			       "set to that text: edit the file by hand",
			       VIEW_ARG(edit->key), VIEW_ARG(document->path));
	return 0;
}

int edit_set(const struct document *document, struct view key,
	     struct view text, struct str *out, struct err *err)
{
	struct edit edit = { .document = document, .key = key, .text = text };
	int rc;

	if (!document->front)
		return err_set(err, "the front matter of '" VIEW_FMT "' can't "
			       "be read: mend it first (`muster check`)",
			       VIEW_ARG(document->path));
	rc = write_field(&edit, err);
	if (!rc)
		str_addv(out, str_view(&edit.out));
	str_release(&edit.out);
	return rc;
}
