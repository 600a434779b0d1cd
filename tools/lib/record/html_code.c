#include "html_code.h"

#include "muster/escape.h"

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '+' || c == '#' || c == '-' ||
	       c == '_' || c == '.';
}

/* A class for what colours code: the first word, if it is a plain one. */
static struct view language_of(struct view info)
{
	struct view word = view_slice(info, 0, view_find(info, 0, ' '));

	for (size_t i = 0; i < word.len; i++)
		if (!is_plain(word.ptr[i]))
			return VIEW("");
	return word;
}

/* Long lines scroll in their own box, with the keyboard too. */
void html_code(struct str *out, struct view code, struct view info)
{
	struct view language = language_of(info);

	str_adds(out, "<pre tabindex=\"0\"><code");
	if (language.len)
		str_addf(out, " class=\"language-" VIEW_FMT "\"",
			 VIEW_ARG(language));
	str_addc(out, '>');
	escape_html(out, code);
	str_adds(out, "</code></pre>\n");
}

void html_uncomment(struct str *out, struct view raw)
{
	while (raw.len) {
		size_t from = view_search(raw, 0, "<!--");
		size_t to = view_search(raw, from + 4, "-->");

		if (to == raw.len)
			from = to;
		str_addv(out, view_slice(raw, 0, from));
		raw = view_slice(raw, to + 3, raw.len);
	}
}

void html_raw_block(struct str *out, struct view raw)
{
	struct str text = STR_INIT;

	html_uncomment(&text, raw);
	if (view_trim(str_view(&text)).len)
		html_code(out, str_view(&text), VIEW(""));
	str_release(&text);
}

void html_raw(struct str *out, struct view raw)
{
	if (view_is(raw, "<br>") || view_is(raw, "<br/>") ||
	    view_is(raw, "<br />"))
		str_adds(out, "<br>");
	else if (!view_starts(raw, "<!--"))
		escape_html(out, raw);
}
