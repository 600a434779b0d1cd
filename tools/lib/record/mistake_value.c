#include "mistake_value.h"

#include "muster/quote.h"

static bool is_quote(char c)
{
	return c == '"' || c == '\'';
}

static bool is_bracket(char c)
{
	return c == '[' || c == '{';
}

static bool tell_value(struct mistake *mistake, enum rule rule,
		       const char *what)
{
	return mistake_at(mistake, rule, mistake_value_start(&mistake->line),
			  what);
}

static bool tell_text(struct mistake *mistake, enum rule rule,
		      const char *what)
{
	return tell_value(mistake, rule, what) &&
	       mistake_hint_text(mistake, "", mistake->line.value);
}

/* The value and all that it may go on in. */
static struct view down_to_stop(const struct mistake *mistake)
{
	const char *from = mistake->line.value.ptr;

	return (struct view){ from, (size_t)(mistake->rest.ptr +
					     mistake->rest.len - from) };
}

/* Is there nothing but a comment from `at` to the end of its line? */
static bool is_rest_bare(struct view text, size_t at)
{
	size_t next = line_skip_blanks(text, at);

	return next >= text.len || text.ptr[next] == '\n' ||
	       text.ptr[next] == '\r' ||
	       (text.ptr[next] == '#' && next > at);
}

/* Go on behind the line on which the value ends, `size` bytes from its
 * begin. */
static void skip(struct mistake *mistake, size_t size)
{
	const char *end = mistake->line.value.ptr + size;
	struct view line;

	while (mistake->rest.ptr < end && view_line(&mistake->rest, &line))
		mistake->line.number++;
}

/* A sign with which no text can begin, wherever it stands. */
static bool is_reserved(struct view text)
{
	struct view signs = VIEW("@`%,]}");

	return view_find(signs, 0, *text.ptr) < signs.len;
}

/* `|` and `>` begin a text in the lines below, with at most two signs that
 * say how. */
static bool is_block(struct view text)
{
	size_t at = 1;

	if (*text.ptr != '|' && *text.ptr != '>')
		return false;
	while (at < text.len && at < 3 &&
	       view_find(VIEW("+-123456789"), 0, text.ptr[at]) < 11)
		at++;
	return is_rest_bare(text, at);
}

/* A sign with which YAML means something that no record needs. */
static bool is_misread(struct view text)
{
	struct view signs = VIEW("*&!");

	if (*text.ptr == '?' || *text.ptr == '-')
		return text.len == 1 || text.ptr[1] == ' ';
	if (*text.ptr == '|' || *text.ptr == '>')
		return !is_block(text);
	return view_find(signs, 0, *text.ptr) < signs.len;
}

bool mistake_reads(struct view text)
{
	if (!text.len)
		return true;
	if (is_quote(*text.ptr))
		return line_quote_end(text) + 1 == text.len;
	if (is_bracket(*text.ptr))
		return line_bracket_end(text) == text.len;
	return !is_reserved(text) && !is_misread(text) && *text.ptr != '#' &&
	       *text.ptr != '|' && *text.ptr != '>' &&
	       line_colon(text, 0) == text.len &&
	       view_search(text, 0, " #") == text.len;
}

static bool find_sign(struct mistake *mistake)
{
	struct arena *arena = mistake->findings->arena;
	struct view text = mistake->line.value;

	if (is_reserved(text))
		return tell_text(mistake, RULE_YAML_RESERVED, arena_printf(
				 arena, "a value can't begin with %c, which "
				 "YAML reserves", *text.ptr));
	if (is_misread(text))
		return tell_text(mistake, RULE_YAML_RESERVED, arena_printf(
				 arena, "%c at the beginning of a value has a "
				 "meaning of its own in YAML", *text.ptr));
	return false;
}

static bool find_dash(struct mistake *mistake)
{
	struct view text = mistake->line.value;

	if (!mistake->line.keyed || !view_starts(text, "-"))
		return false;
	if (text.len == 1)
		return tell_value(mistake, RULE_YAML_SYNTAX,
				  "a dash alone is no value") &&
		       mistake_hint_text(mistake, "delete it, or if it is "
					 "text, ", text);
	if (text.ptr[1] != ' ')
		return false;
	tell_value(mistake, RULE_YAML_SYNTAX,
		   "a list can't begin behind its key");
	finding_hint(mistake->findings, "put each '- item' on a line of its "
		     "own below the key, or leave the dash out");
	return true;
}

static bool is_separator(char c)
{
	return view_find(VIEW("[]{},"), 0, c) < 5;
}

/* An item of a list or map up to what separates it from the next. */
static struct view item_at(struct view text, size_t from)
{
	struct view item = view_slice(text, from, text.len);
	size_t end = is_quote(*item.ptr) ? line_quote_end(item) + 1 : 0;

	while (end < item.len && !is_separator(item.ptr[end]))
		end++;
	return view_slice(item, 0, end);
}

/* The item as it should be. False when it is so already. */
static bool add_item(struct str *out, struct view item, bool in_map)
{
	size_t colon = in_map ? line_colon(item, 0) : item.len;
	size_t from = colon < item.len ? line_skip_blanks(item, colon + 1) : 0;
	struct view value = view_trim(view_slice(item, from, item.len));
	bool reads = mistake_reads(value);

	str_addv(out, view_slice(item, 0, from));
	if (reads)
		str_addv(out, value);
	else
		quote_double(out, value);
	str_addv(out, view_slice(item, from + value.len, item.len));
	return !reads;
}

/* The list or map with quotes around the items that need them. Yields the
 * offset of the first of them, or text.len. */
static size_t add_items(struct str *out, struct view text)
{
	size_t first = text.len, i = 0;
	bool in_map = false;

	while (i < text.len) {
		char c = text.ptr[i];
		struct view item;

		if (is_separator(c) || c == ' ' || c == '\t') {
			in_map = is_bracket(c) ? c == '{' : in_map;
			str_addc(out, c);
			i++;
			continue;
		}
		item = item_at(text, i);
		if (add_item(out, item, in_map) && i < first)
			first = i;
		i += item.len;
	}
	return first;
}

/* Look into a list or map that ends `end` bytes from the value's begin. */
static bool find_item(struct mistake *mistake, size_t end)
{
	const struct line *line = &mistake->line;
	struct view text = line->value;
	struct str items = STR_INIT;
	size_t first = add_items(&items, view_slice(text, 0, end));

	if (first < end) {
		mistake_at(mistake, RULE_YAML_RESERVED,
			   mistake_value_start(line) + first,
			   "this item needs double quotes");
		str_addv(&items, view_slice(text, end, text.len));
		mistake_hint(mistake, "", str_view(&items));
	}
	str_release(&items);
	return first < end;
}

static bool tell_open(struct mistake *mistake, bool list)
{
	tell_value(mistake, RULE_YAML_BRACKET, list
		   ? "[ begins a list for YAML, and no ] ends it"
		   : "{ begins a map for YAML, and no } ends it");
	return mistake_hint_text(mistake, list
				 ? "end it with ], or if it is text, "
				 : "end it with }, or if it is text, ",
				 mistake->line.value);
}

static bool find_bracket(struct mistake *mistake)
{
	struct view text = mistake->line.value, below;
	bool list = *text.ptr == '[';
	size_t end;

	if (!is_bracket(*text.ptr))
		return false;
	end = line_bracket_end(text);
	if (end && is_rest_bare(text, end))
		return find_item(mistake, end);
	if (end)
		return tell_text(mistake, RULE_YAML_BRACKET, list
				 ? "[ begins a list for YAML, and text "
				   "follows its end"
				 : "{ begins a map for YAML, and text "
				   "follows its end");
	below = down_to_stop(mistake);
	end = line_bracket_end(below);
	if (!end || !is_rest_bare(below, end))
		return tell_open(mistake, list);
	skip(mistake, end);
	return false;
}

/* How many bytes the escape that begins at `at` has, or 0. */
static size_t escape_size(struct view text, size_t at)
{
	static const struct {
		const char *letters;
		size_t size;
	} escapes[] = {
		{ "0abtnvfre \"/\\N_LP\t", 2 }, { "x", 4 }, { "u", 6 },
		{ "U", 10 },
	};
	char letter = at + 1 < text.len ? text.ptr[at + 1] : '\0';
	struct view digits = VIEW("0123456789abcdefABCDEF");
	size_t size = 0;
	int64_t code = 0;

	for (size_t i = 0; letter && i < sizeof(escapes) / sizeof(*escapes);
	     i++)
		if (view_find(view_of(escapes[i].letters), 0, letter) <
		    view_of(escapes[i].letters).len)
			size = escapes[i].size;
	for (size_t i = at + 2; i < at + size; i++) {
		size_t digit = i < text.len
			? view_find(digits, 0, text.ptr[i]) : digits.len;

		if (digit == digits.len)
			return 0;
		code = code * 16 + (int64_t)(digit < 16 ? digit : digit - 6);
	}
	return (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff ? 0
								     : size;
}

/* The quoted text with each backslash that begins no escape written twice.
 * False when there is none. */
static bool double_backslashes(struct str *out, struct view text)
{
	bool odd = false;
	size_t size;

	for (size_t i = 0; i < text.len; i += size) {
		size = text.ptr[i] == '\\' ? escape_size(text, i) : 1;
		if (!size) {
			str_addc(out, '\\');
			odd = true;
			size = 1;
		}
		str_addv(out, view_slice(text, i, i + size));
	}
	return odd;
}

static bool find_escape(struct mistake *mistake)
{
	struct view text = mistake->line.value;
	struct str doubled = STR_INIT;
	bool odd = *text.ptr == '"' && double_backslashes(&doubled, text);

	if (odd) {
		tell_value(mistake, RULE_YAML_SYNTAX,
			   "a backslash in double quotes begins an escape, "
			   "and this one is none");
		mistake_hint(mistake, "", str_view(&doubled));
	}
	str_release(&doubled);
	return odd;
}

/* Text that was meant to be quoted, without what YAML wants before quotes
 * and backslashes within quotes. */
static void add_meant(struct str *out, struct view text, char quote)
{
	for (size_t i = 0; i < text.len; i++) {
		char next = i + 1 < text.len ? text.ptr[i + 1] : '\0';

		if ((quote == '\'' && text.ptr[i] == quote && next == quote) ||
		    (quote == '"' && text.ptr[i] == '\\' &&
		     (next == quote || next == '\\')))
			i++;
		str_addc(out, text.ptr[i]);
	}
}

/* The value begins with a quote that is not its first one's other half. */
static bool tell_quoted(struct mistake *mistake, const char *what,
			struct view inner)
{
	struct str meant = STR_INIT;

	tell_value(mistake, RULE_YAML_SYNTAX, what);
	add_meant(&meant, inner, *mistake->line.value.ptr);
	mistake_hint_text(mistake, "", str_view(&meant));
	str_release(&meant);
	return true;
}

/* Either quotes within quotes, or a quoted word at the beginning of a text. */
static bool tell_behind(struct mistake *mistake)
{
	static const char what[] = "text follows the quoted value";
	struct view text = mistake->line.value;

	if (text.ptr[text.len - 1] != *text.ptr)
		return tell_text(mistake, RULE_YAML_SYNTAX, what);
	return tell_quoted(mistake, what, view_slice(text, 1, text.len - 1));
}

static bool find_quote(struct mistake *mistake)
{
	struct view text = mistake->line.value, below;
	size_t end;

	if (!is_quote(*text.ptr))
		return false;
	end = line_quote_end(text);
	if (end < text.len)
		return is_rest_bare(text, end + 1)
			       ? find_escape(mistake)
			       : tell_behind(mistake);
	below = down_to_stop(mistake);
	end = line_quote_end(below);
	if (end == below.len || !is_rest_bare(below, end + 1))
		return tell_quoted(mistake, "the quote is not closed",
				   view_slice(text, 1, text.len));
	skip(mistake, end);
	return false;
}

static bool find_colon(struct mistake *mistake)
{
	struct view text = mistake->line.value;

	if (!mistake->line.keyed || is_quote(*text.ptr) ||
	    is_bracket(*text.ptr) || line_colon(text, 0) == text.len)
		return false;
	return tell_text(mistake, RULE_YAML_COLON, "a second colon makes "
			 "YAML see a key inside the value");
}

/* The lines of a text that begins with | or >: those that are further in
 * than the line with the sign. */
static void skip_block(struct mistake *mistake)
{
	struct line next = { .number = 0 };
	struct view rest = mistake->rest;

	while (line_next(&next, &rest) &&
	       (next.indent == next.whole.len ||
		next.indent > mistake->line.indent)) {
		mistake->rest = rest;
		mistake->line.number++;
	}
}

bool mistake_in_value(struct mistake *mistake)
{
	if (!mistake->line.value.len)
		return false;
	if (is_block(mistake->line.value)) {
		skip_block(mistake);
		return false;
	}
	return find_dash(mistake) || find_sign(mistake) ||
	       find_bracket(mistake) || find_quote(mistake) ||
	       find_colon(mistake);
}
