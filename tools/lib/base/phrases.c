#include "muster/phrases.h"

#include <string.h>

#include "muster/vec.h"

#define HEAD_MAX 128	/* bytes of how one begins */
#define GAP_MAX 8	/* between the two words of that: blanks together, and
			 * other bytes that are none of a word */

struct phrase {
	struct view text;
	enum phrase_place place;
};

struct phrase_list {
	VEC(struct phrase) list;
};

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t skip_word(struct view text, size_t at)
{
	while (at < text.len && is_word(text.ptr[at]))
		at++;
	return at;
}

static size_t skip_blanks(struct view text, size_t at)
{
	while (at < text.len && is_blank(text.ptr[at]))
		at++;
	return at;
}

/* The text with plain blanks, as many bytes, where others do not break. */
static struct view with_blanks(struct view text, struct arena *arena)
{
	static const char *const unbreaking[] = { "\xc2\xa0", "\xe2\x80\xaf" };
	char *copy = NULL;

	for (int i = 0; i < 2; i++) {
		size_t at = view_search(text, 0, unbreaking[i]);

		for (; at < text.len; at = view_search(text, at,
						       unbreaking[i])) {
			if (!copy)
				copy = arena_copy(arena, text.ptr, text.len);
			text.ptr = copy;
			memset(copy + at, ' ', strlen(unbreaking[i]));
		}
	}
	return text;
}

static size_t put(char *head, size_t len, char c)
{
	if (len < HEAD_MAX)
		head[len++] = c;
	return len;
}

/* Where the second word begins, or `end`, which is that of the first. */
static size_t skip_gap(struct view text, size_t end)
{
	size_t gap = end;

	for (int len = 0; gap < text.len && len < GAP_MAX &&
			  !is_word(text.ptr[gap]); len++)
		gap = is_blank(text.ptr[gap]) ? skip_blanks(text, gap)
					      : gap + 1;
	return gap < text.len && is_word(text.ptr[gap]) ? gap : end;
}

/* The first word, and with `second` what follows up to the next one's end,
 * in lower case. Empty when there is no second. */
static struct view head_of(struct view text, size_t at, bool second,
			   char *head)
{
	size_t end = skip_word(text, at), len = 0;
	size_t gap = second ? skip_gap(text, end) : end;

	if (second && gap == end)
		return VIEW("");
	if (second)
		end = skip_word(text, gap);
	while (at < end) {
		bool blank = is_blank(text.ptr[at]);

		len = put(head, len, blank ? ' ' : lower(text.ptr[at]));
		at = blank ? skip_blanks(text, at) : at + 1;
	}
	return (struct view){ head, len };
}

/* Of what head_of() makes of the text up to that end. */
static uint32_t hash_head(struct view text, size_t at, size_t end)
{
	uint32_t hash = 0x811c9dc5;

	for (size_t len = 0; at < end && len < HEAD_MAX; len++) {
		bool blank = is_blank(text.ptr[at]);
		char c = blank ? ' ' : lower(text.ptr[at]);

		hash = (hash ^ (unsigned char)c) * 0x01000193;
		at = blank ? skip_blanks(text, at) : at + 1;
	}
	return hash;
}

/* The bit of a head, or of the first word of one. */
static uint64_t bit_of(uint32_t hash, bool first, size_t *word)
{
	hash = (hash ^ hash >> 15) * 0x9e3779b1u;
	*word = hash >> 22;
	return (uint64_t)1 << ((hash >> 15 ^ first) & 63);
}

static bool has_bit(const struct phrases *phrases, uint32_t hash, bool first)
{
	size_t word;
	uint64_t bit = bit_of(hash, first, &word);

	return phrases->bits[word] & bit;
}

static void set_bit(struct phrases *phrases, uint32_t hash, bool first)
{
	size_t word;
	uint64_t bit = bit_of(hash, first, &word);

	phrases->bits[word] |= bit;
}

/* Most words begin nothing, which their hashes tell. */
static bool may_begin(const struct phrases *phrases, struct view text,
		      size_t at, size_t end)
{
	uint32_t hash = hash_head(text, at, end);
	size_t gap;

	if (!has_bit(phrases, hash, true))
		return false;
	if (has_bit(phrases, hash, false))
		return true;
	gap = skip_gap(text, end);
	return gap > end &&
	       has_bit(phrases, hash_head(text, at, skip_word(text, gap)),
		       false);
}

/* Where the phrase ends that stands there; `at` when it does not. */
static size_t match(struct view phrase, struct view text, size_t at)
{
	size_t from = at, i = 0;

	while (i < phrase.len) {
		if (at == text.len)
			return from;
		if (is_blank(phrase.ptr[i]) && is_blank(text.ptr[at])) {
			i = skip_blanks(phrase, i);
			at = skip_blanks(text, at);
		} else if (lower(phrase.ptr[i]) == lower(text.ptr[at])) {
			i++;
			at++;
		} else {
			return from;
		}
	}
	return at < text.len && is_word(text.ptr[at]) ? from : at;
}

static bool is_marked(struct view text, size_t from, size_t to)
{
	return (from && text.ptr[from - 1] == '@') ||
	       view_starts(view_slice(text, to, text.len), ".md");
}

/* Also what hangs on it: "-its-title.md". */
static size_t skip_joined(struct view text, size_t at)
{
	while (at + 1 < text.len &&
	       (text.ptr[at] == '-' || text.ptr[at] == '_' ||
		text.ptr[at] == '.') && is_word(text.ptr[at + 1]))
		at = skip_word(text, at + 1);
	return at;
}

static size_t find_in(const struct phrase_list *phrases, struct view text,
		      size_t at)
{
	size_t best = at;

	for (size_t i = 0; phrases && i < phrases->list.len; i++) {
		const struct phrase *phrase = &phrases->list.items[i];
		size_t end = match(phrase->text, text, at);

		if (end > at && phrase->place == PHRASE_MARKED &&
		    !is_marked(text, at, end))
			continue;
		if (end > at && phrase->place == PHRASE_ID)
			end = skip_joined(text, end);
		best = end > best ? end : best;
	}
	return best;
}

/* Where the longest phrase ends that stands there, or `at`. */
static size_t find(const struct phrases *phrases, struct view text, size_t at)
{
	char head[HEAD_MAX];
	struct view two = head_of(text, at, true, head);
	size_t end = two.len ? find_in(map_get(&phrases->heads, two), text,
				       at) : at;
	size_t one = find_in(map_get(&phrases->heads,
				     head_of(text, at, false, head)),
			     text, at);

	return end > one ? end : one;
}

void phrases_add(struct phrases *phrases, struct view text,
		 enum phrase_place place)
{
	struct phrase_list *known;
	char buffer[HEAD_MAX];
	struct view head;

	text = view_trim(with_blanks(text, phrases->arena));
	while (text.len && !is_word(text.ptr[0]))
		text = view_slice(text, 1, text.len);
	if (!text.len)
		return;
	head = head_of(text, 0, true, buffer);
	if (!head.len)
		head = head_of(text, 0, false, buffer);
	known = map_get(&phrases->heads, head);
	if (!known) {
		known = arena_alloc(phrases->arena, sizeof(*known));
		*known = (struct phrase_list){ 0 };
		map_put(phrases->arena, &phrases->heads,
			view_copy(phrases->arena, head), known);
	}
	*VEC_PUSH(phrases->arena, &known->list) =
		(struct phrase){ text, place };
	set_bit(phrases, hash_head(text, 0, skip_word(text, 0)), true);
	set_bit(phrases, hash_head(head, 0, head.len), false);
}

struct view phrases_replace(const struct phrases *phrases, struct view text,
			    struct arena *arena)
{
	const struct view whole = text;
	struct str out = STR_INIT;
	size_t kept = 0, at = 0;
	struct view copy;

	if (phrases->heads.len)
		text = with_blanks(text, arena);
	while (phrases->heads.len && at < text.len) {
		size_t behind = skip_word(text, at), end = at;

		if (behind > at && may_begin(phrases, text, at, behind))
			end = find(phrases, text, at);
		if (end == at) {
			at = behind > at ? behind : at + 1;
			continue;
		}
		str_addv(&out, view_slice(text, kept, at));
		str_adds(&out, PHRASES_WORD);
		kept = at = end;
	}
	if (!kept)
		return whole;
	str_addv(&out, view_slice(text, kept, text.len));
	copy = view_copy(arena, str_view(&out));
	str_release(&out);
	return copy;
}
