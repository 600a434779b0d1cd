#include "muster/quote.h"

#include <stdio.h>

#include "muster/utf8.h"

/* One `key: value` line, or an item `- value`, cut into its parts. */
struct line {
	struct view whole;
	struct view above;	/* the line before, or the empty view */
	uint32_t number;
	struct view head;	/* indentation, dashes, key and colon */
	struct view value;	/* trimmed */
	bool keyed;		/* there is a key */
};

/* What a value may begin with that is not the value's own first letter. */
static bool is_sign(char c)
{
	struct view signs = VIEW("\"'[{@`&*!|>%");

	return view_find(signs, 0, c) < signs.len;
}

static bool is_quote_or_bracket(char c)
{
	return c == '"' || c == '\'' || c == '[' || c == '{';
}

static size_t skip_blanks(struct view v, size_t pos)
{
	while (pos < v.len && (v.ptr[pos] == ' ' || v.ptr[pos] == '\t'))
		pos++;
	return pos;
}

/* Move to the next line of what is left of the front matter. */
static bool next_line(struct view *rest, struct line *line)
{
	line->above = line->whole;
	line->number++;
	if (!view_line(rest, &line->whole))
		return false;
	if (line->whole.len && line->whole.ptr[line->whole.len - 1] == '\r')
		line->whole.len--;
	return true;
}

/* Where the first `: ` (or a colon at the end) of the line is, or len. */
static size_t find_colon(struct view v, size_t from)
{
	for (size_t at = view_find(v, from, ':'); at < v.len;
	     at = view_find(v, at + 1, ':'))
		if (at + 1 == v.len || v.ptr[at + 1] == ' ' ||
		    v.ptr[at + 1] == '\t')
			return at;
	return v.len;
}

static void split(struct line *line)
{
	struct view v = line->whole;
	size_t pos = skip_blanks(v, 0);
	size_t colon;

	while (pos + 1 < v.len && v.ptr[pos] == '-' && v.ptr[pos + 1] == ' ')
		pos = skip_blanks(v, pos + 1);
	colon = pos < v.len && is_sign(v.ptr[pos]) ? v.len
						   : find_colon(v, pos);
	line->keyed = colon < v.len;
	if (line->keyed)
		pos = skip_blanks(v, colon + 1);
	line->head = view_slice(v, 0, pos);
	line->value = view_trim(view_slice(v, pos, v.len));
}

static struct span value_span(const struct line *line)
{
	struct span span = utf8_span(line->whole, line->head.len);

	span.line = line->number;
	return span;
}

/* Behind what the value is, when a comment follows it: two blanks, the #
 * and a blank. */
static size_t value_end(const struct line *line)
{
	return view_search(line->value, 0, "  # ");
}

/* The hint for the last finding: `before` and the line as it should be. */
static void hint_mended(const struct line *line, struct findings *findings,
			const char *before)
{
	struct str mended = STR_INIT;
	size_t end = value_end(line);

	str_addv(&mended, view_trim(line->head));
	if (mended.len)
		str_addc(&mended, ' ');
	quote_double(&mended, view_slice(line->value, 0, end));
	str_addv(&mended, view_slice(line->value, end, line->value.len));
	finding_hint(findings, "%s" VIEW_FMT, before,
		     VIEW_ARG(str_view(&mended)));
	str_release(&mended);
}

/* The finding for the value, with the line as it should be. */
static bool say(const struct line *line, struct findings *findings,
		struct view path, enum rule rule, const char *what)
{
	finding_add(findings, rule, path, value_span(line), "%s", what);
	hint_mended(line, findings, "write: ");
	return true;
}

static bool diagnose_tab(const struct line *line, struct findings *findings,
			 struct view path)
{
	size_t end = 0;

	while (end < line->head.len &&
	       (line->head.ptr[end] == ' ' || line->head.ptr[end] == '\t' ||
		line->head.ptr[end] == '-'))
		end++;
	if (view_find(view_slice(line->whole, 0, end), 0, '\t') >= end)
		return false;
	finding_add(findings, RULE_YAML_TAB, path,
		    (struct span){ line->number, 1 },
		    "a tab indents this line");
	finding_hint(findings, "indent with blanks: none for a field, two "
		     "more for each level below it");
	return true;
}

/* Offset behind the bracket that closes the one at the start, or len + 1
 * when it is not closed on this line. */
static size_t bracket_end(struct view v)
{
	int depth = 0;
	char quote = 0;

	for (size_t i = 0; i < v.len; i++) {
		char c = v.ptr[i];

		if (quote) {
			quote = c == quote ? 0 : quote;
		} else if (c == '"' || c == '\'') {
			quote = c;
		} else if (c == '[' || c == '{') {
			depth++;
		} else if ((c == ']' || c == '}') && --depth == 0) {
			return i + 1;
		}
	}
	return v.len + 1;
}

static bool diagnose_bracket(const struct line *line,
			     struct findings *findings, struct view path)
{
	struct view v = line->value;
	bool list = v.len && *v.ptr == '[';
	size_t end;

	if (!v.len || (*v.ptr != '[' && *v.ptr != '{'))
		return false;
	end = bracket_end(v);
	if (end > v.len) {
		finding_add(findings, RULE_YAML_BRACKET, path,
			    value_span(line), list
			    ? "[ begins a list for YAML, and no ] ends it"
			    : "{ begins a map for YAML, and no } ends it");
		hint_mended(line, findings, list
			    ? "end it with ], or if it is text, write: "
			    : "end it with }, or if it is text, write: ");
		return true;
	}
	end = skip_blanks(v, end);
	if (end == v.len || v.ptr[end] == '#')
		return false;
	return say(line, findings, path, RULE_YAML_BRACKET, list
		   ? "[ begins a list for YAML, and text follows its end"
		   : "{ begins a map for YAML, and text follows its end");
}

/* Does YAML only misunderstand what begins with this sign? A name alone
 * behind it is what YAML means by it. */
static bool is_misread(struct view v)
{
	bool words = view_find(v, 1, ' ') < v.len;

	switch (*v.ptr) {
	case '*':
		return words || view_find(v, 1, '*') < v.len;
	case '&':
	case '!':
		return words;
	case '|':
	case '>':
		return v.len > 2;
	default:
		return *v.ptr == '?';
	}
}

static bool diagnose_reserved(const struct line *line,
			      struct findings *findings, struct view path)
{
	struct view v = line->value;
	char what[80];

	if (!v.len)
		return false;
	if (*v.ptr == '%' && !line->head.len) {
		finding_add(findings, RULE_YAML_TAG, path, value_span(line),
			    "a %%directive is not allowed");
		finding_hint(findings, "delete the line");
		return true;
	}
	if (*v.ptr == '@' || *v.ptr == '`' || *v.ptr == '%')
		snprintf(what, sizeof(what), "a value can't begin with %c, "
			 "which YAML reserves", *v.ptr);
	else if (is_misread(v))
		snprintf(what, sizeof(what), "%c at the begin of a value has "
			 "a meaning of its own in YAML", *v.ptr);
	else
		return false;
	return say(line, findings, path, RULE_YAML_RESERVED, what);
}

static bool diagnose_dash(const struct line *line, struct findings *findings,
			  struct view path)
{
	if (!line->keyed || !view_starts(line->value, "- "))
		return false;
	finding_add(findings, RULE_YAML_SYNTAX, path, value_span(line),
		    "a list can't begin behind its key");
	finding_hint(findings, "put each '- item' on a line of its own below "
		     "the key, or leave the dash out");
	return true;
}

static bool tell_syntax(const struct line *line, struct findings *findings,
			struct view path, const char *what, const char *hint)
{
	finding_add(findings, RULE_YAML_SYNTAX, path, value_span(line), "%s",
		    what);
	finding_hint(findings, "%s", hint);
	return true;
}

/* Where the quote that begins the value ends; `odd` is set to the first
 * backslash before that which begins no escape, or to len. */
static size_t quote_end(struct view v, size_t *odd)
{
	struct view escapes = VIEW("0abtnvfre \"/\\N_LPxuU\t");
	size_t i;

	*odd = v.len;
	for (i = 1; i < v.len && v.ptr[i] != *v.ptr; i++) {
		if (*v.ptr == '\'' || v.ptr[i] != '\\' || i + 1 == v.len)
			continue;
		i++;
		if (*odd == v.len &&
		    view_find(escapes, 0, v.ptr[i]) == escapes.len)
			*odd = i - 1;
	}
	return i;
}

static bool diagnose_quote(const struct line *line, struct findings *findings,
			   struct view path)
{
	struct view v = line->value;
	size_t end, odd;

	if (v.len < 1 || (*v.ptr != '"' && *v.ptr != '\''))
		return false;
	end = quote_end(v, &odd);
	if (end >= v.len)
		return tell_syntax(line, findings, path,
				   "the quote is not closed",
				   "close it on the same line");
	if (odd < end)
		return tell_syntax(line, findings, path,
				   "a backslash in double quotes begins an "
				   "escape, and this one is none",
				   "write each backslash twice");
	end = skip_blanks(v, end + 1);
	if (end == v.len || v.ptr[end] == '#')
		return false;
	return tell_syntax(line, findings, path,
			   "text follows the quoted value",
			   "put the whole value in one pair of double quotes; "
			   "a double quote inside it is written \\\"");
}

/* `  owner: ana` below `title: Foo`. */
static bool diagnose_indent(const struct line *line,
			    struct findings *findings, struct view path)
{
	struct line above = { .whole = line->above };
	size_t begin = skip_blanks(line->whole, 0);

	split(&above);
	if (!line->keyed || !above.keyed || !above.value.len ||
	    is_sign(*above.value.ptr) ||
	    begin <= skip_blanks(above.whole, 0))
		return false;
	finding_add(findings, RULE_YAML_SYNTAX, path,
		    (struct span){ line->number, 1 },
		    "this line is indented, though the one above has its "
		    "value");
	finding_hint(findings, "begin it below the first letter of the line "
		     "above");
	return true;
}

static bool diagnose_colon(const struct line *line, struct findings *findings,
			   struct view path)
{
	if (!line->keyed || !line->value.len ||
	    find_colon(line->value, 0) == line->value.len ||
	    is_quote_or_bracket(*line->value.ptr))
		return false;
	return say(line, findings, path, RULE_YAML_COLON,
		   "a second colon makes YAML see a key inside the value");
}

/* `title:Foo`, `: Foo` or, where a field must begin, no colon at all. */
static bool diagnose_key(const struct line *line, struct findings *findings,
			 struct view path)
{
	struct view v = view_trim(line->whole);
	size_t colon = view_find(v, 0, ':');

	if (!v.len || *v.ptr == '#' || *v.ptr == '-' || *v.ptr == ']' ||
	    *v.ptr == '}' || is_quote_or_bracket(*v.ptr))
		return false;
	if (!colon)
		return tell_syntax(line, findings, path,
				   "there is no key before the colon",
				   "write the field's name before it");
	if (line->keyed)
		return false;
	if (colon == v.len)
		return *line->whole.ptr != ' ' &&
		       tell_syntax(line, findings, path,
				   "this line has no key",
				   "write 'key: value', or indent it by two "
				   "blanks if it belongs to the line above");
	finding_add(findings, RULE_YAML_SYNTAX, path, value_span(line),
		    "a blank is missing behind the colon");
	finding_hint(findings, "write: " VIEW_FMT ": " VIEW_FMT, (int)colon,
		     v.ptr, VIEW_ARG(view_slice(v, colon + 1, v.len)));
	return true;
}

static bool diagnose(struct line *line, struct view path,
		     struct findings *findings)
{
	static bool (*const diagnoses[])(const struct line *,
					 struct findings *, struct view) = {
		diagnose_tab,	   diagnose_bracket, diagnose_reserved,
		diagnose_dash,	   diagnose_quote,   diagnose_colon,
		diagnose_indent,   diagnose_key,
	};

	if (view_starts(line->whole, "---"))
		return false;
	split(line);
	for (size_t i = 0; i < sizeof(diagnoses) / sizeof(*diagnoses); i++)
		if (diagnoses[i](line, findings, path))
			return true;
	return false;
}

bool quote_diagnose(struct view front, uint32_t number, struct view path,
		    struct findings *findings)
{
	struct line line = { .number = 0 };

	while (line.number < number)
		if (!next_line(&front, &line))
			return false;
	return diagnose(&line, path, findings);
}

bool quote_diagnose_any(struct view front, struct view path,
			struct findings *findings)
{
	struct line line = { .number = 0 };

	while (next_line(&front, &line))
		if (line.number > 1 && diagnose(&line, path, findings))
			return true;
	return false;
}

void quote_double(struct str *out, struct view text)
{
	str_addc(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c == '"' || c == '\\')
			str_addc(out, '\\');
		if (c == '\n')
			str_adds(out, "\\n");
		else if (c == '\t')
			str_adds(out, "\\t");
		else
			str_addc(out, c);
	}
	str_addc(out, '"');
}

/* Letters, digits and the few signs that mean nothing to YAML anywhere. */
static bool is_safe(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || (unsigned char)c >= 0x80 ||
	       view_find(VIEW(" -_./()+;=$"), 0, c) < 11;
}

void quote_scalar(struct str *out, struct view text)
{
	bool plain = text.len && (unsigned char)*text.ptr != '-' &&
		     view_equal(view_trim(text), text) &&
		     view_find(VIEW(" -=;"), 0, *text.ptr) == 4;

	for (size_t i = 0; plain && i < text.len; i++)
		plain = is_safe(text.ptr[i]);
	if (plain)
		str_addv(out, text);
	else
		quote_double(out, text);
}
