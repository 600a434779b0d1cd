#include "html_link.h"

#include <string.h>

#include "muster/escape.h"
#include "muster/mention.h"
#include "muster/utf8.h"

#define NEAR 128	/* bytes beside an id where a slash makes it a path */

enum scheme {
	SCHEME_NONE,		/* relative to the page */
	SCHEME_WEB,
	SCHEME_MAIL,
	SCHEME_OTHER
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Without regard to case; `word` is in lower case. */
static bool begins_with(struct view text, const char *word)
{
	size_t len = strlen(word);

	for (size_t i = 0; i < len; i++) {
		char c = i < text.len ? text.ptr[i] : 0;

		if ((c >= 'A' && c <= 'Z' ? (char)(c + 32) : c) != word[i])
			return false;
	}
	return true;
}

/* A colon before any slash ends a scheme, whatever stands before it. */
static enum scheme scheme_of(struct view address)
{
	size_t at = 0;

	while (at < address.len && !strchr(":/?#", address.ptr[at]))
		at++;
	if (at == address.len || address.ptr[at] != ':')
		return SCHEME_NONE;
	if ((begins_with(address, "https://") && address.len > 8) ||
	    (begins_with(address, "http://") && address.len > 7))
		return SCHEME_WEB;
	return begins_with(address, "mailto:") ? SCHEME_MAIL : SCHEME_OTHER;
}

/* Browsers drop tabs and line ends, trim blanks and controls and take a
 * backslash for a slash: what they would read anew is not let through. */
static bool is_clean(struct view address)
{
	size_t pos = 0;

	while (pos < address.len) {
		int32_t code = utf8_next(address, &pos);

		if (code <= 0 || code == '\\' || code == '\n' ||
		    code == '\t' || utf8_class(code) != UTF8_ORDINARY)
			return false;
	}
	return address.len && *address.ptr != ' ';
}

/* What may stand in an address as it is; the rest is percent-encoded. */
static void add_address(struct str *out, struct view address)
{
	for (size_t i = 0; i < address.len; i++) {
		char c = address.ptr[i];

		if (is_letter(c) || is_digit(c) ||
		    (c && strchr("-_.+!*(),%#@?=;:/$~", c)))
			str_addc(out, c);
		else if (c == '&')
			str_adds(out, "&amp;");
		else if (c == '\'')
			str_adds(out, "&#39;");
		else
			str_addf(out, "%%%02X", (unsigned char)c);
	}
}

static void add_title(struct str *out, struct view title)
{
	if (!title.len)
		return;
	str_adds(out, " title=\"");
	escape_html(out, title);
	str_adds(out, "\"");
}

static bool resolve(const struct html_context *context, enum html_name what,
		    struct view name, struct html_target *target)
{
	*target = (struct html_target){ VIEW(""), VIEW("") };
	return context->resolve &&
	       context->resolve(context->data, what, name, target);
}

/* A fragment, with its #, leads to a heading, whose id has the prefix. */
static void add_fragment(struct str *out, struct view fragment,
			 const struct html_context *context)
{
	if (!fragment.len)
		return;
	str_addc(out, '#');
	if (fragment.len > 1)
		add_address(out, context->prefix);
	add_address(out, view_slice(fragment, 1, fragment.len));
}

static bool add_within(struct str *out, struct view address,
		       const struct html_context *context)
{
	if (*address.ptr != '#')
		return false;
	add_fragment(out, address, context);
	return true;
}

/* To the page of a record, or whatever else the caller knows. */
static bool add_target(struct str *out, const struct html_target *target,
		       struct view fragment,
		       const struct html_context *context)
{
	struct view address = target->address;

	if (!address.len)
		return false;
	add_address(out, address);
	if (view_find(address, 0, '#') == address.len)
		add_fragment(out, fragment, context);
	return true;
}

static bool add_relative(struct str *out, struct view address,
			 struct view *title,
			 const struct html_context *context)
{
	size_t mark = view_find(address, 0, '#');
	size_t end = view_find(view_slice(address, 0, mark), 0, '?');
	struct view path = view_slice(address, 0, end);
	struct html_target target;

	if (view_starts(address, "//"))
		return false;
	if (!path.len)
		return add_within(out, address, context);
	if (resolve(context, HTML_PATH, path, &target)) {
		if (!title->len)
			*title = target.title;
		return add_target(out, &target,
				  view_slice(address, mark, address.len),
				  context);
	}
	if (view_starts(path, "/") || view_ends(path, ".md"))
		return false;
	add_address(out, address);
	return true;
}

static bool add_href(struct str *out, struct view address, struct view *title,
		     const struct html_context *context)
{
	switch (scheme_of(address)) {
	case SCHEME_NONE:
		return add_relative(out, address, title, context);
	case SCHEME_WEB:
	case SCHEME_MAIL:
		add_address(out, address);
		return true;
	case SCHEME_OTHER:
		break;
	}
	return false;
}

bool html_link(struct str *out, struct view address, struct view title,
	       const struct html_context *context)
{
	size_t start = out->len;

	if (!is_clean(address))
		return false;
	str_adds(out, "<a href=\"");
	if (!add_href(out, address, &title, context)) {
		str_cut(out, start);
		return false;
	}
	str_addc(out, '"');
	add_title(out, title);
	str_adds(out, scheme_of(address) == SCHEME_WEB
		      ? " rel=\"noopener\">" : ">");
	return true;
}

/* Capital letters, a dash and digits at `at`, where a word begins; or the
 * empty view. */
static struct view id_at(struct view text, size_t at)
{
	size_t end = at, digits;

	if (text.ptr[at] < 'A' || text.ptr[at] > 'Z' ||
	    (at && (is_letter(text.ptr[at - 1]) ||
		    is_digit(text.ptr[at - 1]))))
		return VIEW("");
	while (end < text.len && text.ptr[end] >= 'A' && text.ptr[end] <= 'Z')
		end++;
	if (end == text.len || text.ptr[end] != '-')
		return VIEW("");
	digits = ++end;
	while (end < text.len && is_digit(text.ptr[end]))
		end++;
	return view_slice(text, at, end > digits ? end : at);
}

/* Is it one by itself, and not a part of a path or a longer name? One word
 * of ids alone would be read as often as it has ids, so that only what is
 * near is looked at. */
static bool is_word(struct view text, struct view id, size_t at)
{
	size_t from = at < NEAR ? 0 : at - NEAR, pos = at - from;
	struct view near = view_slice(text, from, at + id.len + NEAR);
	struct mention mention;

	return mention_next(near, id, &pos, &mention) &&
	       mention.at == at - from && mention.how == MENTION_WORD;
}

static void add_id(struct str *out, struct view id,
		   const struct html_target *target)
{
	str_adds(out, "<a class=\"id\" href=\"");
	add_address(out, target->address);
	str_addc(out, '"');
	add_title(out, target->title);
	str_addc(out, '>');
	escape_html(out, id);
	str_adds(out, "</a>");
}

void html_text(struct str *out, struct view text,
	       const struct html_context *context)
{
	struct html_target target;
	size_t kept = 0;

	for (size_t at = 0; at < text.len; at++) {
		struct view id = id_at(text, at);

		if (!id.len || !resolve(context, HTML_ID, id, &target) ||
		    !target.address.len || !is_word(text, id, at))
			continue;
		escape_html(out, view_slice(text, kept, at));
		add_id(out, id, &target);
		kept = at + id.len;
		at = kept - 1;
	}
	escape_html(out, view_slice(text, kept, text.len));
}
