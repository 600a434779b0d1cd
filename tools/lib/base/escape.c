#include "muster/escape.h"

#include <string.h>

#include "muster/utf8.h"

/* What stands between two characters decides what a CI runner makes of
 * them, so the last code points are kept in mind. */
struct escape {
	struct view text;
	bool lines;		/* line feeds stay */
	bool blank;		/* nothing but blanks in this line so far */
	bool colon;		/* then one colon */
	int32_t before;		/* the last code point */
};

/* What char.IsWhiteSpace takes for a blank: GitHub's runner trims it. */
static bool is_blank(int32_t code)
{
	return code == ' ' || code == '\t' || code == '\n' || code == '\r' ||
	       code == 0xa0 || code == 0x1680 || code == 0x202f ||
	       (code >= 0x2000 && code <= 0x200a) || code == 0x205f ||
	       code == 0x3000;
}

/* Does the bracket at `at` follow `##` or, as Azure's, `##vso`? */
static bool ends_command(struct view text, size_t at)
{
	while (at && text.ptr[at - 1] >= 'a' && text.ptr[at - 1] <= 'z')
		at--;
	return at >= 2 && text.ptr[at - 1] == '#' && text.ptr[at - 2] == '#';
}

/* A blank in the middle takes the sense out of a command and leaves it
 * readable; one before it would not, since runners trim. */
static bool wants_blank(struct escape *escape, int32_t code, size_t at)
{
	bool wants = escape->colon && code == ':';

	escape->colon = escape->blank && code == ':';
	escape->blank = (escape->blank && is_blank(code)) ||
			(escape->lines && code == '\n');
	return wants || (code == '[' && ends_command(escape->text, at));
}

/* A joiner or a selector belongs behind an emoji; elsewhere it hides. */
static bool is_shown(int32_t before, int32_t code)
{
	if (code != 0x200d && code != 0xfe0f)
		return utf8_class(code) == UTF8_ORDINARY;
	return (before >= 0x203c && before <= 0x2bff) || before == 0xfe0f ||
	       (before >= 0x1f000 && before <= 0x1ffff);
}

static void add_escaped(struct str *out, struct view text, bool lines)
{
	struct escape escape = { .text = text, .lines = lines, .blank = true };
	size_t pos = 0;

	while (pos < text.len) {
		size_t at = pos;
		int32_t code = utf8_next(text, &pos);

		if (wants_blank(&escape, code, at))
			str_addc(out, ' ');
		if (code < 0)
			str_addf(out, "<%02X>", (unsigned char)text.ptr[at]);
		else if (code == '\n' && lines)
			str_addc(out, '\n');
		else if (code == '\n' || code == '\t' || code == '\r')
			str_addc(out, ' ');
		else if (is_shown(escape.before, code))
			utf8_add(out, code);
		else
			str_addf(out, "<U+%04X>", (unsigned)code);
		escape.before = code;
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

/* ASCII that may stand as it is. */
static bool is_plain(char c)
{
	return c >= ' ' ? c < 0x7f && c != '&' && c != '<' && c != '>' &&
			  c != '"' && c != '\''
			: c == '\t' || c == '\n';
}

/* NULL for what needs a closer look. */
static const char *entity_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

/* The code point at `pos`, which is no plain ASCII. */
static size_t add_odd(struct str *out, struct view text, size_t pos,
		      int32_t *before)
{
	size_t at = pos;
	int32_t code = utf8_next(text, &pos);

	if (code < 0)
		str_addf(out, "&lt;%02X&gt;", (unsigned char)text.ptr[at]);
	else if (is_shown(*before, code))
		str_add(out, text.ptr + at, pos - at);
	else if (code != '\r' || pos == text.len || text.ptr[pos] != '\n')
		str_addf(out, "&lt;U+%04X&gt;", (unsigned)code);
	*before = code;
	return pos;
}

void escape_html(struct str *out, struct view text)
{
	size_t pos = 0;
	int32_t before = 0;

	while (pos < text.len) {
		size_t from = pos;
		const char *entity;

		while (pos < text.len && is_plain(text.ptr[pos]))
			pos++;
		str_add(out, text.ptr + from, pos - from);
		if (pos == text.len)
			break;
		if (pos > from)
			before = text.ptr[pos - 1];
		entity = entity_of(text.ptr[pos]);
		if (entity) {
			before = text.ptr[pos++];
			str_adds(out, entity);
		} else {
			pos = add_odd(out, text, pos, &before);
		}
	}
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
	for (size_t pos = 0; pos < text.len;) {
		size_t at = pos;
		int32_t code = utf8_next(text, &pos);

		if (code == '\'')
			str_adds(out, "'\\''");
		else if (code < ' ' || utf8_class(code) != UTF8_ORDINARY)
			str_addc(out, '?');
		else
			str_add(out, text.ptr + at, pos - at);
	}
	str_addc(out, '\'');
}

void escape_markdown(struct str *out, struct view text)
{
	struct str line = STR_INIT;

	escape_line(&line, text);
	for (size_t i = 0; i < line.len; i++) {
		if (strchr("\\`*_{}[]<>|#&!~@$", line.buf[i]))
			str_addc(out, '\\');
		str_addc(out, line.buf[i]);
	}
	str_release(&line);
}
