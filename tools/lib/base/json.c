#include "muster/json.h"

#include "muster/utf8.h"

#define JSON_INDENT 2

static void add_code(struct str *out, int32_t code)
{
	if (code > 0xffff) {
		code -= 0x10000;
		str_addf(out, "\\u%04x\\u%04x",
			 (unsigned)(0xd800 + (code >> 10)),
			 (unsigned)(0xdc00 + (code & 0x3ff)));
	} else {
		str_addf(out, "\\u%04x", (unsigned)code);
	}
}

/* ASCII that stands for itself wherever it is. */
static bool is_plain(char c)
{
	return c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '<' &&
	       c != '>' && c != '#';
}

/* The code point at `pos`, which is no such ASCII; yields what is behind. */
static size_t add_odd(struct str *out, struct view text, size_t pos)
{
	size_t from = pos;
	int32_t code = utf8_next(text, &pos);
	bool command = code == '#' && from && text.ptr[from - 1] == '#';

	if (code < 0)
		utf8_add(out, 0xfffd);
	else if (code == '"' || code == '\\')
		str_addf(out, "\\%c", (char)code);
	else if (code == '\n')
		str_adds(out, "\\n");
	else if (code == '\t')
		str_adds(out, "\\t");
	else if (code == '<' || code == '>' || command ||
		 utf8_class(code) != UTF8_ORDINARY)
		add_code(out, code);
	else
		str_add(out, text.ptr + from, pos - from);
	return pos;
}

void json_string(struct str *out, struct view text)
{
	size_t pos = 0;

	str_addc(out, '"');
	while (pos < text.len) {
		size_t from = pos;

		while (pos < text.len && is_plain(text.ptr[pos]))
			pos++;
		str_add(out, text.ptr + from, pos - from);
		if (pos < text.len)
			pos = add_odd(out, text, pos);
	}
	str_addc(out, '"');
}

static void break_line(struct str *out, size_t depth)
{
	str_addc(out, '\n');
	str_pad(out, depth * JSON_INDENT, ' ');
}

static void begin_item(struct str *out, size_t before, size_t depth)
{
	if (before)
		str_addc(out, ',');
	break_line(out, depth);
}

static void add_key(struct str *out, struct view key)
{
	json_string(out, key);
	str_adds(out, ": ");
}

static void write_node(struct str *out, const struct value *value,
		       size_t depth);

static void add_entries(struct str *out, const struct value *value,
			size_t depth)
{
	for (size_t i = 0; i < value->len; i++) {
		begin_item(out, i, depth);
		if (value->type == VALUE_MAP)
			add_key(out, value->entries[i].key);
		write_node(out, value->entries[i].value, depth);
	}
}

static void write_entries(struct str *out, const struct value *value,
			  size_t depth)
{
	bool map = value->type == VALUE_MAP;

	if (!value->len) {
		str_adds(out, map ? "{}" : "[]");
		return;
	}
	str_addc(out, map ? '{' : '[');
	add_entries(out, value, depth + 1);
	break_line(out, depth);
	str_addc(out, map ? '}' : ']');
}

static void write_node(struct str *out, const struct value *value,
		       size_t depth)
{
	switch (value ? value->type : VALUE_NULL) {
	case VALUE_NULL:
		str_adds(out, "null");
		break;
	case VALUE_TEXT:
		json_string(out, value->text);
		break;
	case VALUE_NUMBER:
		str_addn(out, value->number);
		break;
	case VALUE_BOOL:
		str_adds(out, value->number ? "true" : "false");
		break;
	case VALUE_LIST:
	case VALUE_MAP:
		write_entries(out, value, depth);
		break;
	}
}

void json_write(struct str *out, const struct value *value)
{
	write_node(out, value, 0);
	str_addc(out, '\n');
}

static void write_items(struct str *out, const struct json_items *items,
			size_t depth)
{
	struct arena scratch = ARENA_INIT;

	str_addc(out, '[');
	for (size_t i = 0; i < items->count; i++) {
		begin_item(out, i, depth + 1);
		write_node(out, items->make(items->data, i, &scratch),
			   depth + 1);
		arena_clear(&scratch);
	}
	if (items->count)
		break_line(out, depth);
	str_addc(out, ']');
	arena_release(&scratch);
}

void json_write_items(struct str *out, const struct value *map,
		      struct view key, const struct json_items *items)
{
	str_addc(out, '{');
	add_entries(out, map, 1);
	begin_item(out, map->len, 1);
	add_key(out, key);
	write_items(out, items, 1);
	str_adds(out, "\n}\n");
}
