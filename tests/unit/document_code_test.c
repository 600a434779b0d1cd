#include "expect.h"

#include <zlib.h>

#include "alike.h"
#include "muster/document_code.h"
#include "muster/yaml.h"

static const char *const texts[] = {
	"", "\n", "# Title\n", "text\n---\nid: x\n---\n", "\xef\xbb\xbf# T\n",
	"---\n---\n", "---\n\n---\n", "---\n# nothing\n---\nbody\n",
	"---\nid: R-1\ntitle: A risk\n---\n\nText\n",
	"---\r\nid: R-1\r\nx: 'y'\r\n---\r\nText\r\n",
	"--- \nid: x\n... \nbody", "---\nid: x\n---",
	"---\na:\nb: ~\nc: ''\nd: \"\"\ne: []\nf: {}\n---\n",
	"---\na: 'it''s'\nb: \"x\\ty\"\nc: \"\\u00e9\"\nd: \"a\\\n  b\"\n---\n",
	"---\na: |\n  one\n  two\n\nb: >-\n  one\n  two\nc: one\n  two\n---\n",
	"---\na: [x, 'y', \"z\", [1, 2], {b: c}, ]\nd: {e: [f], g: {h: i}}\n"
	"---\n",
	"---\n- not\n- a map\n---\n",
	"---\nlist:\n  - a\n  -   - b\n      - c\n  - k: v\n    l: w\n---\n",
	"---\n'a key': x\n\"another\\tkey\": y\n? z\n: q\n---\n",
	"---\nj\xc3\xb6rg: \xe2\x82\xac [\xe2\x82\xac]\n"
	"x: [\xc3\xa4, \xc3\xb6, '\xf0\x9f\x98\x80', a]\n---\n\xc3\xbc\n",
	"---\na: x  # why\n\n\n# more\nb: y\n---\nbody\n",
	"---\na: x\na: y\n---\n",		/* has a finding */
	"---\nid: x\n",				/* as this has */
	"---\na: &b c\n---\n",
};

#define COUNT (sizeof(texts) / sizeof(*texts))

static const struct document *parse(struct arena *arena, size_t i)
{
	return document_read(VIEW("r.md"), view_of(texts[i]), arena);
}

/* Exactly as long as it is, so that a sanitizer sees who reads on. */
static struct view exact(struct arena *arena, struct view code)
{
	struct view copy = { arena_array(arena, code.len + 1, 1), code.len };

	for (size_t i = 0; i < code.len; i++)
		((char *)(uintptr_t)copy.ptr)[i] = code.ptr[i];
	return copy;
}

static void the_same_document_in_every_field(void **state)
{
	for (size_t i = 0; i < COUNT; i++) {
		const struct document *document = parse(*state, i);
		struct str code = STR_INIT;
		const struct document *again;

		if (!document_encode(document, &code)) {
			assert_true(document->findings.list.len > 0);
			assert_int_equal(code.len, 0);
			continue;
		}
		again = document_decode(VIEW("r.md"), document->bytes,
					str_view(&code), *state);
		assert_non_null(again);
		assert_true(alike(document, again));
		str_release(&code);
	}
}

static void what_stands_in_the_file_is_not_spelled_out(void **state)
{
	const char *text = "---\nsome_long_key: a text of some length\n"
			   "other_long_key: 'a quoted text, not short'\n---\n";
	const struct document *document =
		document_read(VIEW("r.md"), view_of(text), *state);
	struct str code = STR_INIT;

	assert_true(document_encode(document, &code));
	assert_int_equal(view_search(str_view(&code), 0, "long"), code.len);
	assert_int_equal(view_search(str_view(&code), 0, "text"), code.len);
	str_release(&code);
}

/* Whatever comes of it lies in the bytes. */
static void decode(struct arena *arena, struct view bytes, struct view code)
{
	const struct document *document =
		document_decode(VIEW("r.md"), bytes, code, arena);
	struct str again = STR_INIT;

	if (document)
		document_encode(document, &again);
	str_release(&again);
}

static void damage_does_no_harm(void **state)
{
	struct arena arena = ARENA_INIT;

	for (size_t i = 0; i < COUNT; i++) {
		const struct document *document = parse(*state, i);
		struct str code = STR_INIT;

		document_encode(document, &code);
		for (size_t at = 0; at < code.len; at++) {
			char was = code.buf[at];

			for (int bit = 0; bit < 8; bit++) {
				code.buf[at] = (char)(was ^ 1 << bit);
				decode(&arena, document->bytes,
				       str_view(&code));
			}
			code.buf[at] = was;
			decode(&arena, document->bytes,
			       exact(&arena, view_slice(str_view(&code), 0,
							at)));
			arena_clear(&arena);
		}
		str_release(&code);
	}
	arena_release(&arena);
}

static void a_code_that_is_cut_or_longer_is_none(void **state)
{
	const struct document *document = parse(*state, 15);
	struct str code = STR_INIT;

	assert_true(document_encode(document, &code));
	for (size_t len = 0; len < code.len; len++)
		assert_null(document_decode(VIEW("r.md"), document->bytes,
					    exact(*state, view_slice(
						    str_view(&code), 0, len)),
					    *state));
	str_addc(&code, 0);
	assert_null(document_decode(VIEW("r.md"), document->bytes,
				    str_view(&code), *state));
	str_release(&code);
}

/* Lists in lists, each of one item. */
static struct document *nested(struct arena *arena, int depth)
{
	struct str code = STR_INIT;
	struct document *document;

	str_add(&code, "\1\0\0\0\1", 5);	/* nothing but a front */
	str_addc(&code, (char)(depth + 1));
	str_add(&code, "\5\1\1\1\1\1\2k", 8);	/* a map: k at 1:1 */
	for (int i = 1; i < depth; i++)
		str_add(&code, "\4\1\1\1", 4);	/* a list of one */
	str_add(&code, "\0\1\1", 3);
	document = document_decode(VIEW("r.md"), VIEW(""), str_view(&code),
				   arena);
	str_release(&code);
	return document;
}

static void depth_ends_where_that_of_yaml_does(void **state)
{
	assert_non_null(nested(*state, 1));
	assert_non_null(nested(*state, YAML_DEPTH_MAX));
	assert_null(nested(*state, YAML_DEPTH_MAX + 1));
	assert_null(nested(*state, 100));
}

/* When this fails, what is parsed or how it is written has changed: raise
 * DOCUMENT_CODE_VERSION, and write the new sum here. */
static void a_change_of_meaning_needs_another_version(void **state)
{
	uLong sum = DOCUMENT_CODE_VERSION;
	struct str codes = STR_INIT;

	for (size_t i = 0; i < COUNT; i++)
		document_encode(parse(*state, i), &codes);
	sum = crc32_z(sum, (const unsigned char *)codes.buf, codes.len);
	str_release(&codes);
	assert_int_equal(sum, 0x1a8e89b9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(the_same_document_in_every_field),
		ARENA_TEST(what_stands_in_the_file_is_not_spelled_out),
		ARENA_TEST(damage_does_no_harm),
		ARENA_TEST(a_code_that_is_cut_or_longer_is_none),
		ARENA_TEST(depth_ends_where_that_of_yaml_does),
		ARENA_TEST(a_change_of_meaning_needs_another_version),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
