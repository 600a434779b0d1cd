#include "muster/escape.h"

#include "muster/utf8.h"

/* What GitHub's runner would obey: `##[` anywhere, `::` at a line's start.
 * A blank before the last character takes the sense out and leaves it
 * readable. */
static bool ends_command(struct view text, size_t at, bool first)
{
	return (at >= 2 && view_starts(view_slice(text, at - 2, text.len),
				       "##[")) ||
	       (first && view_starts(view_slice(text, at, text.len), "::"));
}

static void add_code(struct str *out, int32_t code)
{
	if (utf8_class(code) == UTF8_ORDINARY || code == 0x200d)
		utf8_add(out, code);
	else
		str_addf(out, "<U+%04X>", (unsigned)code);
}

static void add_escaped(struct str *out, struct view text, bool lines)
{
	bool first = true;
	size_t pos = 0;

	while (pos < text.len) {
		size_t at = pos;
		int32_t code = utf8_next(text, &pos);

		if (ends_command(text, at, first))
			str_addc(out, ' ');
		first = code == '\n' && lines;
		if (code < 0)
			str_addf(out, "<%02X>", (unsigned char)text.ptr[at]);
		else if (code == '\n' && lines)
			str_addc(out, '\n');
		else if (code == '\n' || code == '\t' || code == '\r')
			str_addc(out, ' ');
		else
			add_code(out, code);
	}
}

void escape_line(struct str *out, struct view text)
{
	add_escaped(out, text, false);
}

void escape_lines(struct str *out, struct view text)
{
	add_escaped(out, text, true);
}

static bool is_bare(char c)
{
	struct view others = VIEW("-_./,:@%+=");

	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || view_find(others, 0, c) < others.len;
}

void escape_shell(struct str *out, struct view text)
{
	bool bare = text.len > 0 && *text.ptr != '-';

	for (size_t i = 0; i < text.len; i++)
		bare = bare && is_bare(text.ptr[i]);
	if (bare) {
		str_addv(out, text);
		return;
	}
	str_addc(out, '\'');
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		if (c == '\'')
			str_adds(out, "'\\''");
		else
			str_addc(out, c < 0x20 || c == 0x7f ? '?' : (char)c);
	}
	str_addc(out, '\'');
}
