#include "muster/quote.h"

#include "muster/utf8.h"

/* One `key: value` line, or an item `- value`, cut into its parts. */
struct line {
	struct view whole;
	uint32_t number;
	struct view head;	/* indentation, dashes, key and colon */
	struct view value;	/* trimmed */
	bool keyed;		/* there is a key */
};

static size_t skip_blanks(struct view v, size_t pos)
{
	while (pos < v.len && (v.ptr[pos] == ' ' || v.ptr[pos] == '\t'))
		pos++;
	return pos;
}

static bool find_line(struct view front, uint32_t number, struct line *line)
{
	struct view rest = front;

	line->number = number;
	for (uint32_t i = 0; i < number; i++)
		if (!view_line(&rest, &line->whole))
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
	colon = pos < v.len && view_find(VIEW("\"'[{@`&*!|>%"), 0,
					 v.ptr[pos]) < 11
			? v.len : find_colon(v, pos);
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

/* The finding for the line, with the line as it should be. */
static bool say(const struct line *line, struct findings *findings,
		struct view path, enum rule rule, const char *what)
{
	struct str mended = STR_INIT;

	str_addv(&mended, view_trim(line->head));
	str_addc(&mended, ' ');
	quote_double(&mended, line->value);
	finding_add(findings, rule, path, value_span(line), "%s", what);
	finding_hint(findings, "write: %s", view_trim(str_view(&mended)).ptr);
	str_release(&mended);
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
	finding_hint(findings, "indent with blanks, two for each level");
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
	size_t end;

	if (!v.len || (*v.ptr != '[' && *v.ptr != '{'))
		return false;
	end = bracket_end(v);
	if (end > v.len)
		return say(line, findings, path, RULE_YAML_BRACKET,
			   "YAML takes the bracket for the begin of a list or "
			   "map that is not closed");
	end = skip_blanks(v, end);
	if (end == v.len || v.ptr[end] == '#')
		return false;
	return say(line, findings, path, RULE_YAML_BRACKET,
		   "YAML takes the bracket for a list, and text follows it");
}

static bool diagnose_reserved(const struct line *line,
			      struct findings *findings, struct view path)
{
	struct view v = line->value;

	if (!v.len)
		return false;
	switch (*v.ptr) {
	case '@':
	case '`':
	case '%':
		return say(line, findings, path, RULE_YAML_RESERVED,
			   "YAML reserves the character that this value "
			   "begins with");
	case '*':
	case '&':
	case '!':
		if (view_find(v, 1, ' ') == v.len && *v.ptr != '*')
			return false;
		if (*v.ptr == '*' && view_find(v, 1, '*') == v.len)
			return false;
		return say(line, findings, path, RULE_YAML_RESERVED,
			   "YAML gives the character that this value begins "
			   "with a meaning of its own");
	case '?':
	case '|':
	case '>':
		if (v.len > 2 || *v.ptr == '?')
			return say(line, findings, path, RULE_YAML_RESERVED,
				   "YAML gives the character that this value "
				   "begins with a meaning of its own");
		return false;
	default:
		return false;
	}
}

static bool diagnose_quote(const struct line *line, struct findings *findings,
			   struct view path)
{
	struct view v = line->value;
	size_t end;

	if (v.len < 1 || (*v.ptr != '"' && *v.ptr != '\''))
		return false;
	end = view_find(v, 1, *v.ptr);
	while (end < v.len && *v.ptr == '"' && v.ptr[end - 1] == '\\')
		end = view_find(v, end + 1, '"');
	if (end + 1 == v.len)
		return false;
	finding_add(findings, RULE_YAML_SYNTAX, path, value_span(line),
		    end < v.len ? "text follows the quoted value"
				: "the quote is not closed");
	finding_hint(findings, end < v.len
		     ? "put the whole value in one pair of double quotes; a "
		       "double quote inside it is written \\\""
		     : "close it on the same line");
	return true;
}

static bool diagnose_colon(const struct line *line, struct findings *findings,
			   struct view path)
{
	if (!line->keyed || !line->value.len ||
	    find_colon(line->value, 0) == line->value.len ||
	    view_find(VIEW("\"'[{"), 0, *line->value.ptr) < 4)
		return false;
	return say(line, findings, path, RULE_YAML_COLON,
		   "a second ': ' makes YAML see a key inside the value");
}

/* `title:Foo` or a word alone. */
static bool diagnose_key(const struct line *line, struct findings *findings,
			 struct view path)
{
	struct view v = view_trim(line->whole);
	size_t colon = view_find(v, 0, ':');

	if (line->keyed || !v.len || *v.ptr == '#' || *v.ptr == '-' ||
	    line->value.ptr == NULL || colon + 1 >= v.len ||
	    view_find(VIEW("\"'[{"), 0, *v.ptr) < 4)
		return false;
	finding_add(findings, RULE_YAML_SYNTAX, path, value_span(line),
		    "a blank is missing behind the colon");
	finding_hint(findings, "write: " VIEW_FMT ": " VIEW_FMT, (int)colon,
		     v.ptr, VIEW_ARG(view_slice(v, colon + 1, v.len)));
	return true;
}

bool quote_diagnose(struct view front, uint32_t number, struct view path,
		    struct findings *findings)
{
	static bool (*const diagnoses[])(const struct line *,
					 struct findings *, struct view) = {
		diagnose_tab, diagnose_bracket, diagnose_reserved,
		diagnose_quote, diagnose_colon, diagnose_key,
	};
	struct line line;

	if (!find_line(front, number, &line) ||
	    view_starts(line.whole, "---"))
		return false;
	split(&line);
	for (size_t i = 0; i < sizeof(diagnoses) / sizeof(*diagnoses); i++)
		if (diagnoses[i](&line, findings, path))
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
