#include "muster/tabular.h"

#include <string.h>

#include "muster/escape.h"

/* A scalar or a list of texts as one text. */
static void add_plain(struct str *out, const struct value *value)
{
	if (!value || value->type == VALUE_NULL)
		return;
	if (value->type == VALUE_TEXT)
		str_addv(out, value->text);
	else if (value->type == VALUE_NUMBER)
		str_addf(out, "%lld", (long long)value->number);
	else if (value->type == VALUE_BOOL)
		str_adds(out, value->number ? "true" : "false");
	for (size_t i = 0; value->type == VALUE_LIST && i < value->len; i++) {
		str_adds(out, i ? ", " : "");
		str_addv(out, value_string(value->entries[i].value));
	}
}

/* Blanks, no-break spaces among them, do not hide a formula. */
static bool is_formula(struct view line)
{
	while (line.len) {
		if (*line.ptr == ' ')
			line = view_slice(line, 1, line.len);
		else if (view_starts(line, "\xc2\xa0"))
			line = view_slice(line, 2, line.len);
		else
			break;
	}
	return line.len && strchr("=+-@\t\r", *line.ptr);
}

static bool is_shown(char c)
{
	return (unsigned char)c >= ' ' && c != 0x7f;
}

/* Control characters but line ends are left out. */
static void add_line(struct str *out, struct view line)
{
	for (size_t i = 0, from; i < line.len; i++) {
		for (from = i; i < line.len && is_shown(line.ptr[i]) &&
			       line.ptr[i] != '"'; i++)
			;
		str_add(out, line.ptr + from, i - from);
		if (i < line.len && line.ptr[i] == '"')
			str_adds(out, "\"\"");
	}
}

static void add_cell(struct str *out, struct view text)
{
	struct view line;
	bool first = true;

	str_addc(out, '"');
	while (view_line(&text, &line)) {
		if (!first)
			str_adds(out, "\r\n");
		first = false;
		if (is_formula(line))
			str_addc(out, '\'');
		add_line(out, line);
	}
	str_addc(out, '"');
}

void tabular_csv(struct str *out, const struct value *list)
{
	const struct value *first =
		list->len ? list->entries[0].value : NULL;
	struct str cell = STR_INIT;

	for (size_t i = 0; first && i < first->len; i++) {
		str_adds(out, i ? "," : "");
		str_addv(out, first->entries[i].key);
	}
	str_adds(out, first ? "\r\n" : "");
	for (size_t r = 0; r < list->len; r++) {
		for (size_t i = 0; i < first->len; i++) {
			str_clear(&cell);
			add_plain(&cell, value_get(list->entries[r].value,
						   first->entries[i].key));
			str_adds(out, i ? "," : "");
			add_cell(out, str_view(&cell));
		}
		str_adds(out, "\r\n");
	}
	str_release(&cell);
}

void tabular_markdown(struct str *out, const struct value *list)
{
	const struct value *first =
		list->len ? list->entries[0].value : NULL;
	struct str cell = STR_INIT;

	for (size_t i = 0; first && i < first->len; i++)
		str_addf(out, "| " VIEW_FMT " ",
			 VIEW_ARG(first->entries[i].key));
	str_adds(out, first ? "|\n" : "");
	for (size_t i = 0; first && i < first->len; i++)
		str_adds(out, "|---");
	str_adds(out, first ? "|\n" : "");
	for (size_t r = 0; r < list->len; r++) {
		for (size_t i = 0; i < first->len; i++) {
			str_clear(&cell);
			add_plain(&cell, value_get(list->entries[r].value,
						   first->entries[i].key));
			str_adds(out, "| ");
			escape_markdown(out, str_view(&cell));
			str_addc(out, ' ');
		}
		str_adds(out, "|\n");
	}
	str_release(&cell);
}
