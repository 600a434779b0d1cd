/*
 * HTML that was made of a body, held against what is allowed in it: these
 * elements with these attributes, each closed where it was opened, links of
 * these schemes, and no character that hides or turns text. Much stricter
 * than a browser, on purpose.
 */
#ifndef MARKUP_H
#define MARKUP_H

#include <stdbool.h>
#include <string.h>

#include "muster/utf8.h"
#include "muster/vec.h"

struct markup {
	struct view text;
	size_t at;
	VEC(struct view) open;
	struct arena *arena;
};

static const struct {
	const char *element;
	const char *attributes;		/* each between blanks */
	bool empty;
} markup_allowed[] = {
	{ "p", " class ", false },
	{ "blockquote", " ", false },
	{ "ul", " ", false },
	{ "ol", " start ", false },
	{ "li", " class ", false },
	{ "h1", " id ", false },
	{ "h2", " id ", false },
	{ "h3", " id ", false },
	{ "h4", " id ", false },
	{ "h5", " id ", false },
	{ "h6", " id ", false },
	{ "pre", " tabindex ", false },
	{ "code", " class ", false },
	{ "em", " ", false },
	{ "strong", " ", false },
	{ "a", " href title rel class ", false },
	{ "hr", " ", true },
	{ "br", " ", true },
	{ "input", " type disabled checked aria-label ", true },
	{ "div", " class role aria-label tabindex ", false },
	{ "table", " ", false },
	{ "thead", " ", false },
	{ "tbody", " ", false },
	{ "tr", " ", false },
	{ "th", " scope class ", false },
	{ "td", " class ", false },
};

/* Is this text, with no markup in it and only our entities? */
static inline const char *markup_text(struct view text)
{
	static const char *const entities[] = { "&amp;", "&lt;", "&gt;",
						"&quot;", "&#39;" };
	int32_t before = 0;

	for (size_t pos = 0; pos < text.len;) {
		struct view rest = view_slice(text, pos, text.len);
		int32_t code = utf8_next(text, &pos);
		bool known = code != '&';

		for (size_t i = 0; i < 5; i++)
			known = known || view_starts(rest, entities[i]);
		if (!known)
			return "an ampersand";
		if (code < 0)
			return "no UTF-8";
		if (code == '<' || code == '>' || code == '"' || code == '\'')
			return "a mark";
		if (utf8_class(code) != UTF8_ORDINARY &&
		    !(before >= 0x203c && (code == 0x200d || code == 0xfe0f)))
			return "a hidden character";
		before = code;
	}
	return NULL;
}

static inline const char *markup_href(struct view href)
{
	size_t colon = view_find(href, 0, ':');
	struct view before = view_slice(href, 0, colon);

	for (size_t i = 0; i < href.len; i++)
		if (href.ptr[i] <= ' ' || href.ptr[i] > '~' ||
		    strchr("\\<>\"'`", href.ptr[i]))
			return "an odd character in an address";
	if (!strncasecmp(href.ptr, "http://", 7) ||
	    !strncasecmp(href.ptr, "https://", 8) ||
	    !strncasecmp(href.ptr, "mailto:", 7))
		return NULL;
	if (colon < href.len && view_find(before, 0, '/') == before.len &&
	    view_find(before, 0, '#') == before.len &&
	    view_find(before, 0, '?') == before.len)
		return "a scheme";
	return !href.len || view_starts(href, "//") ? "another host" : NULL;
}

/* The next attribute of an element that may have these. */
static inline const char *markup_attribute(struct markup *markup,
					   const char *allowed)
{
	struct view rest = view_slice(markup->text, markup->at,
				      markup->text.len);
	size_t equals = view_find(rest, 0, '=');
	size_t end = view_find(rest, equals + 2, '"');
	struct view name = view_slice(rest, 1, equals);
	struct view value = view_slice(rest, equals + 2, end);
	char word[32];

	if (equals + 1 >= rest.len || rest.ptr[equals + 1] != '"' ||
	    end == rest.len || name.len > 20)
		return "a broken attribute";
	word[0] = word[name.len + 1] = ' ';
	memcpy(word + 1, name.ptr, name.len);
	word[name.len + 2] = '\0';
	if (!name.len || !strstr(allowed, word))
		return "an attribute";
	markup->at += end + 1;
	return view_is(name, "href") ? markup_href(value)
				     : markup_text(value);
}

static inline const char *markup_close(struct markup *markup, struct view name)
{
	return markup->open.len &&
	       view_equal(markup->open.items[--markup->open.len], name)
		       ? NULL : "a tag that closes nothing";
}

static inline const char *markup_open(struct markup *markup, struct view name,
				      size_t i)
{
	const char *why = NULL;

	for (size_t k = 0; k < markup->open.len; k++)
		if (view_is(name, "a") && view_is(markup->open.items[k], "a"))
			return "a link in a link";
	while (!why && markup->text.ptr[markup->at] == ' ')
		why = markup_attribute(markup, markup_allowed[i].attributes);
	if (why)
		return why;
	if (!markup_allowed[i].empty)
		*VEC_PUSH(markup->arena, &markup->open) = name;
	return markup->text.ptr[markup->at++] == '>' ? NULL : "a broken tag";
}

static inline const char *markup_tag(struct markup *markup)
{
	struct view text = markup->text, name;
	bool closes = text.ptr[++markup->at] == '/';
	size_t from = markup->at += closes;

	while (markup->at < text.len && text.ptr[markup->at] > '/' &&
	       text.ptr[markup->at] != '>')
		markup->at++;
	name = view_slice(text, from, markup->at);
	for (size_t i = 0; i < sizeof(markup_allowed) /
				       sizeof(*markup_allowed); i++) {
		if (!view_is(name, markup_allowed[i].element))
			continue;
		if (!closes)
			return markup_open(markup, name, i);
		if (text.ptr[markup->at++] != '>')
			return "a broken tag";
		return markup_close(markup, name);
	}
	return "an element";
}

/* NULL when all is well, else what is wrong. The text has a NUL behind it. */
static inline const char *markup_check(struct view text, struct arena *arena)
{
	struct markup markup = { .text = text, .arena = arena };
	const char *why = NULL;

	while (!why && markup.at < text.len) {
		size_t end = view_find(text, markup.at, '<');

		why = markup_text(view_slice(text, markup.at, end));
		markup.at = end;
		if (!why && end < text.len)
			why = markup_tag(&markup);
	}
	return why ? why : markup.open.len ? "an open element" : NULL;
}

#endif
