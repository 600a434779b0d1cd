#include "line.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Is there a blank or the end at `at`? */
static bool is_end(struct view text, size_t at)
{
	return at >= text.len || is_blank(text.ptr[at]);
}

size_t line_skip_blanks(struct view text, size_t from)
{
	while (from < text.len && is_blank(text.ptr[from]))
		from++;
	return from;
}

size_t line_colon(struct view text, size_t from)
{
	for (size_t at = view_find(text, from, ':'); at < text.len;
	     at = view_find(text, at + 1, ':'))
		if (is_end(text, at + 1))
			return at;
	return text.len;
}

size_t line_quote_end(struct view text)
{
	char quote = *text.ptr;
	size_t at = 1;

	while (at < text.len) {
		if (quote == '"' && text.ptr[at] == '\\')
			at++;
		else if (text.ptr[at] == quote && quote == '\'' &&
			 at + 1 < text.len && text.ptr[at + 1] == quote)
			at++;
		else if (text.ptr[at] == quote)
			return at;
		at++;
	}
	return text.len;
}

/* Does a quote at `at` begin a text, rather than stand within one? */
static bool begins_text(struct view text, size_t at)
{
	while (at && (is_blank(text.ptr[at - 1]) || text.ptr[at - 1] == '\n' ||
		      text.ptr[at - 1] == '\r'))
		at--;
	return at && view_find(VIEW("[{,:"), 0, text.ptr[at - 1]) < 4;
}

size_t line_bracket_end(struct view text)
{
	size_t depth = 0;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if ((c == '"' || c == '\'') && begins_text(text, i))
			i += line_quote_end(view_slice(text, i, text.len));
		else if (c == '[' || c == '{')
			depth++;
		else if ((c == ']' || c == '}') && --depth == 0)
			return i + 1;
	}
	return 0;
}

/* Behind the dashes of an item, of an item in an item ... */
static void skip_dashes(struct line *line)
{
	struct view whole = line->whole;

	while (line->start < whole.len && whole.ptr[line->start] == '-' &&
	       is_end(whole, line->start + 1)) {
		line->dashed = true;
		line->start = line_skip_blanks(whole, line->start + 1);
	}
}

/* Offset of the colon behind the key, or the line's length. */
static size_t key_end(const struct line *line)
{
	struct view text = view_slice(line->whole, line->start,
				      line->whole.len);
	size_t at = 0, colon;

	if (!text.len || *text.ptr == '#' || *text.ptr == '[' ||
	    *text.ptr == '{')
		return line->whole.len;
	if (*text.ptr == '"' || *text.ptr == '\'')
		at = line_skip_blanks(text, line_quote_end(text) + 1);
	colon = line_colon(text, at);
	if ((at && colon != at) || view_search(text, at, " #") < colon)
		return line->whole.len;
	return line->start + colon;
}

/* Where to look for a comment: not in quotes or brackets. */
static size_t behind_quotes(struct view text)
{
	size_t end = 0;

	if (text.len && (*text.ptr == '"' || *text.ptr == '\''))
		end = line_quote_end(text) + 1;
	else if (text.len && (*text.ptr == '[' || *text.ptr == '{'))
		end = line_bracket_end(text);
	return end <= text.len ? end : 0;
}

/* A comment that is meant as one stands two blanks away, with a blank
 * behind its #. */
static size_t comment_start(struct view text)
{
	size_t at = view_search(text, behind_quotes(text), "  #");

	for (; at < text.len; at = view_search(text, at + 1, "  #"))
		if (is_end(text, at + 3))
			return at;
	return text.len;
}

static void split(struct line *line)
{
	size_t colon;

	line->indent = line_skip_blanks(line->whole, 0);
	line->start = line->indent;
	line->dashed = false;
	skip_dashes(line);
	colon = key_end(line);
	line->keyed = colon < line->whole.len;
	line->value = view_slice(line->whole, line->keyed
				 ? line_skip_blanks(line->whole, colon + 1)
				 : line->start, line->whole.len);
	line->value.len = comment_start(line->value);
	if (line->value.len && *line->value.ptr == '#')
		line->value.len = 0;
	line->value = view_slice(line->value, 0, view_trim(line->value).len);
}

bool line_next(struct line *line, struct view *rest)
{
	if (!view_line(rest, &line->whole))
		return false;
	line->number++;
	if (view_ends(line->whole, "\r"))
		line->whole.len--;
	split(line);
	return true;
}

bool line_is_bare(const struct line *line)
{
	return line->indent == line->whole.len ||
	       line->whole.ptr[line->indent] == '#';
}

size_t line_value_end(const struct line *line)
{
	return (size_t)(line->value.ptr - line->whole.ptr) + line->value.len;
}
