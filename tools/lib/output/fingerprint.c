#include "muster/fingerprint.h"

#include "muster/sha1.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z') || c == '-' || c == '_';
}

/* Words that begin with a digit are left out: "12", "30d", "2026-07-01". */
static void add_words(struct sha1 *sha1, struct view text)
{
	for (size_t at = 0, end; at < text.len; at = end) {
		end = at + 1;
		while (is_word(text.ptr[at]) && end < text.len &&
		       is_word(text.ptr[end]))
			end++;
		if (!is_digit(text.ptr[at]))
			sha1_add(sha1, view_slice(text, at, end));
	}
}

static struct view sum(const struct finding *finding, size_t before,
		       struct arena *arena)
{
	struct sha1 sha1;
	struct oid oid;
	char hex[OID_HEX + 1];

	sha1_init(&sha1);
	sha1_add(&sha1, view_of(rule_info(finding->rule)->id));
	sha1_add(&sha1, VIEW("\0"));
	sha1_add(&sha1, finding->path);
	sha1_add(&sha1, VIEW("\0"));
	add_words(&sha1, finding->message);
	if (before)
		sha1_add(&sha1, view_of(arena_printf(arena, "\n%zu",
						     before)));
	sha1_sum(&sha1, &oid);
	return view_copy(arena, view_slice(view_of(oid_hex(&oid, hex)), 0,
					   FINGERPRINT_HEX));
}

const char *fingerprint_make(struct fingerprints *fingerprints,
			     const struct finding *finding,
			     struct arena *arena)
{
	struct view key = sum(finding, 0, arena);
	size_t *before = map_get(&fingerprints->seen, key);

	if (before)
		return sum(finding, ++*before, arena).ptr;
	before = arena_alloc(arena, sizeof(*before));
	*before = 0;
	map_put(arena, &fingerprints->seen, key, before);
	return key.ptr;
}
