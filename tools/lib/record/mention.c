#include "muster/mention.h"

#include <string.h>

#include "muster/utf8.h"

/* Does the code point make words longer? Letters and digits of the scripts
 * that put blanks between words, their marks, and full-width ones; what is
 * no UTF-8, to be on the safe side. */
static bool is_letter(int32_t code)
{
	static const struct {
		int32_t first, last;
	} ranges[] = {
		{ -1, -1 }, { '0', '9' }, { 'A', 'Z' }, { 'a', 'z' },
		{ 0xaa, 0xaa }, { 0xb5, 0xb5 }, { 0xba, 0xba },
		{ 0xc0, 0xd6 }, { 0xd8, 0xf6 }, { 0xf8, 0x1fff },
		{ 0xff10, 0xff19 }, { 0xff21, 0xff3a }, { 0xff41, 0xff5a },
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
		if (code >= ranges[i].first && code <= ranges[i].last)
			return true;
	return false;
}

static bool is_joint(char c)
{
	return c == '-' || c == '.' || c == '_';
}

static bool letter_at(struct view text, size_t pos)
{
	return pos < text.len && is_letter(utf8_next(text, &pos));
}

/* Where the code point that ends before `end` begins. */
static size_t step_back(struct view text, size_t end)
{
	for (size_t at = end; at-- > 0 && end - at <= 4;) {
		size_t next = at;

		if (utf8_next(text, &next) >= 0 && next == end)
			return at;
	}
	return end - 1;
}

static bool letter_before(struct view text, size_t end)
{
	return end > 0 && letter_at(text, step_back(text, end));
}

/* Blanks, quotes, brackets, and what divides words outside of ASCII. */
static bool is_edge(struct view text, size_t pos)
{
	unsigned char c = (unsigned char)text.ptr[pos];

	if (c < 0x80)
		return c <= ' ' || strchr("\"'`<>()[]{}|,;", c);
	return !letter_at(text, pos);
}

static struct view run_around(struct view text, size_t from, size_t to)
{
	size_t least = from < MENTION_RUN_MAX ? 0 : from - MENTION_RUN_MAX;
	size_t most = to + MENTION_RUN_MAX;

	while (from > least && !is_edge(text, step_back(text, from)))
		from = step_back(text, from);
	while (to < text.len && to < most && !is_edge(text, to))
		utf8_next(text, &to);
	return view_slice(text, from, to);
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_letters(struct view a, struct view b)
{
	for (size_t i = 0; i < a.len && i < b.len; i++)
		if (lower(a.ptr[i]) != lower(b.ptr[i]))
			return false;
	return a.len == b.len;
}

static bool is_joined(struct view text, size_t from, size_t to)
{
	return (from && is_joint(text.ptr[from - 1]) &&
		letter_before(text, from - 1)) ||
	       (to < text.len && is_joint(text.ptr[to]) &&
		letter_at(text, to + 1));
}

/* Is it one, and of what kind? */
static bool look(struct view text, struct view id, size_t at,
		 struct mention *mention)
{
	struct view here = view_slice(text, at, at + id.len);
	bool part;

	if (!same_letters(here, id) || letter_before(text, at) ||
	    letter_at(text, at + id.len))
		return false;
	mention->at = at;
	mention->run = run_around(text, at, at + id.len);
	part = is_joined(text, at, at + id.len) ||
	       view_find(mention->run, 0, '/') < mention->run.len;
	mention->how = part ? MENTION_PART : MENTION_WORD;
	if (view_equal(here, id))
		return true;
	mention->how = MENTION_CASE;
	return !part;
}

bool mention_next(struct view text, struct view id, size_t *pos,
		  struct mention *mention)
{
	for (size_t at = *pos; id.len && at + id.len <= text.len; at++) {
		if (!look(text, id, at, mention))
			continue;
		*pos = at + id.len;
		return true;
	}
	return false;
}

void mention_replace(struct view text, struct view old, struct view id,
		     struct str *out)
{
	struct mention mention;
	size_t pos = 0, kept = 0;

	while (mention_next(text, old, &pos, &mention)) {
		if (mention.how != MENTION_WORD)
			continue;
		str_addv(out, view_slice(text, kept, mention.at));
		str_addv(out, id);
		kept = pos;
	}
	str_addv(out, view_slice(text, kept, text.len));
}
