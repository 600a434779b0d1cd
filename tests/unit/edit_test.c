#include "expect.h"

#include <string.h>

#include "muster/edit.h"

/* The text with that line end. */
static const char *with_ends(struct arena *arena, const char *text,
			     const char *end)
{
	struct str out = STR_INIT;
	const char *copy;

	for (; *text; text++)
		if (*text == '\n')
			str_adds(&out, end);
		else
			str_addc(&out, *text);
	copy = view_copy(arena, str_view(&out)).ptr;
	str_release(&out);
	return copy;
}

/* What the document of `text` becomes; the test fails if it can't. */
static struct view set(struct arena *arena, struct view text, const char *key,
		       struct view value)
{
	struct document *document = document_read(VIEW("r.md"), text, arena);
	struct str out = STR_INIT;
	struct err err = ERR_INIT;
	struct view kept;

	if (edit_set(document, view_of(key), value, &out, &err))
		fail_msg("%s\n" VIEW_FMT, err.text, VIEW_ARG(text));
	kept = view_copy(arena, str_view(&out));
	str_release(&out);
	return kept;
}

/* The line that `line` becomes among others when `x` is set to `value`. */
static const struct {
	const char *line, *value, *changed;
} lines[] = {
	{ "x: a", "b", "x: b" }, { "x: a", "b: c", "x: \"b: c\"" },
	{ "x:  a \t", "b", "x:  b \t" }, { "x : a", "b", "x : b" },
	{ "x:\ta", "b", "x:\tb" }, { "x: a  # why", "b", "x: b  # why" },
	{ "x: \"a\"", "b", "x: \"b\"" }, { "x: 'a'", "b", "x: 'b'" },
	{ "x: 'a''s' # c", "b's", "x: 'b''s' # c" },
	{ "x: 'a'", "b\nc", "x: \"b\\nc\"" },
	{ "x: \"a \\\" # \\\\\"  # c", "b", "x: \"b\"  # c" },
	{ "x: \"\"", "b", "x: \"b\"" }, { "x: ''", "b", "x: 'b'" },
	{ "x:", "b", "x: b" }, { "x: ", "b", "x: b" },
	{ "x:   ", "b", "x: b" }, { "x: ~", "b", "x: b" },
	{ "x: ~  # c", "b", "x: b  # c" }, { "x: # c", "b", "x: b  # c" },
	{ "x:  # c", "b", "x: b  # c" },
	{ "x:     # c", "b", "x: b     # c" },
	{ "\"x\": a", "b", "\"x\": b" }, { "'x': 'a'", "b", "'x': 'b'" },
	{ "x: a:b", "c", "x: c" }, { "x: a#b", "c", "x: c" },
	{ "x: a", "", "x: \"\"" }, { "x: a", "~", "x: \"~\"" },
	{ "x: \xc3\xa9", "\xc3\xa8", "x: \xc3\xa8" },
	{ "\"x\": \"\xc3\xa9\\t\"  # \xc3\xa9", "b",
	  "\"x\": \"b\"  # \xc3\xa9" },
};

static const struct {
	const char *before, *after;
} frames[] = {
	{ "---\n", "\n---\n" }, { "---\n", "\n---" },
	{ "---\nid: R-1\n", "\nz: x\n---\nx: a\n" },
	{ "--- \n# x: a\nw: |\n  x: a\n", "\n...\n---\nbody" },
	{ "---\r\nid: R-1\r\n", "\r\n---\r\nx: a\r\n" },
	{ "\xef\xbb\xbf---\nid: [x, a]\n", "\nz: {x: a}\n---\nx: a" },
	{ "---\nid: 'x: a'\n\n", "\n\n---\n\xff" },
};

static void expect_becomes(struct arena *arena, size_t line, size_t frame)
{
	const char *text = arena_printf(arena, "%s%s%s", frames[frame].before,
					lines[line].line,
					frames[frame].after);
	const char *wanted = arena_printf(arena, "%s%s%s",
					  frames[frame].before,
					  lines[line].changed,
					  frames[frame].after);
	struct view value = view_of(lines[line].value), once, twice;

	once = set(arena, view_of(text), "x", value);
	expect_view(once, wanted);
	twice = set(arena, once, "x", value);
	expect_view(twice, wanted);
}

static void only_the_value_is_changed(void **state)
{
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		for (size_t k = 0; k < sizeof(frames) / sizeof(*frames); k++)
			expect_becomes(*state, i, k);
}

static void a_missing_field_is_a_line_at_the_end(void **state)
{
	static const struct {
		const char *text, *changed;
	} examples[] = {
		{ "---\n---\n", "---\nx: b c\n---\n" },
		{ "---\nid: R-1\n---", "---\nid: R-1\nx: b c\n---" },
		{ "---\r\nid: R-1\r\n---\r\nx: a",
		  "---\r\nid: R-1\r\nx: b c\r\n---\r\nx: a" },
		{ "---\n  id: R-1\n  y: z\n---\n",
		  "---\n  id: R-1\n  y: z\n  x: b c\n---\n" },
		{ "---\nw: |\n  x: a\n\n# end\n...\n",
		  "---\nw: |\n  x: a\n\n# end\nx: b c\n...\n" },
		{ "---\nw:\n  x: a\n---\n", "---\nw:\n  x: a\nx: b c\n---\n" },
		{ "\xef\xbb\xbf---\nw:\n- x: a\n---\n",
		  "\xef\xbb\xbf---\nw:\n- x: a\nx: b c\n---\n" },
	};

	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++) {
		struct view once = set(*state, view_of(examples[i].text), "x",
				       VIEW("b c"));

		expect_view(once, examples[i].changed);
		expect_view(set(*state, once, "x", VIEW("b c")),
			    examples[i].changed);
	}
}

static void within_braces_the_field_is_found(void **state)
{
	expect_view(set(*state, VIEW("---\n{id: R-1, x: a, z: x}\n---\n"),
			"x", VIEW("b")), "---\n{id: R-1, x: b, z: x}\n---\n");
	expect_view(set(*state, VIEW("---\n{\"x\": 'a', z: x}\n---\n"), "x",
			VIEW("b, c")), "---\n{\"x\": 'b, c', z: x}\n---\n");
}

/* Each text, set as each kind of value, reads back as itself. */
static void any_text_can_be_set(void **state)
{
	static const char *const texts[] = {
		"a", "a b", "@a", "a: b", "a #b", "# a", "[a]", "it's",
		"\"a\"", "a\\b", "a\nb", "\ta", " a ", "- a", "---", "~", "",
		"\xc3\xa9: \xe6\xbc\xa2", "'", "''", "\"", "\\", "a\\",
	};
	static const char *const values[] = { "a", "'a'", "\"a\"", "", "~" };

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		for (size_t k = 0; k < sizeof(values) / sizeof(*values); k++) {
			struct view text = view_of(arena_printf(
				*state, "---\nx: %s\ny: z\n---\n",
				values[k]));

			text = set(*state, text, "x", view_of(texts[i]));
			expect_view(document_text(document_read(
				VIEW("r.md"), text, *state), "x"), texts[i]);
		}
}

static void expect_refused(struct arena *arena, const char *text,
			   struct view value, const char *words)
{
	struct document *document = document_read(VIEW("r.md"),
						  view_of(text), arena);
	struct str out = STR_INIT;
	struct err err = ERR_INIT;

	assert_int_equal(edit_set(document, VIEW("x"), value, &out, &err), -1);
	assert_int_equal(out.len, 0);
	if (!strstr(err.text, words))
		fail_msg("%s: %s", text, err.text);
	str_release(&out);
}

static void what_is_not_one_value_is_refused(void **state)
{
	static const char *const texts[] = {
		"---\nx: [a]\n---\n", "---\nx: {a: b}\n---\n",
		"---\nx:\n  a: b\n---\n", "---\nx:\n- a\n---\n",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		expect_refused(*state, texts[i], VIEW("b"), "by hand");
	expect_refused(*state, "---\nx: @\n---\n", VIEW("b"), "muster check");
	expect_refused(*state, "no record", VIEW("b"), "muster check");
}

static void a_text_that_no_record_can_hold_is_refused(void **state)
{
	static const struct view texts[] = {
		VIEW("\x1b"), VIEW("a\0b"), VIEW("\xff"), VIEW("a\rb"),
		VIEW("a\xe2\x80\xa8" "b"), VIEW("\xc2\x85"),
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		expect_refused(*state, "---\nx: a\n---\n", texts[i],
			       "by hand");
		expect_refused(*state, "---\ny: a\n---\n", texts[i],
			       "by hand");
	}
	expect_refused(*state, "---\n~\n---\n", VIEW("b"), "by hand");
}

static void of_a_double_field_the_first_is_set(void **state)
{
	expect_view(set(*state, VIEW("---\nx: a\nx: c\n---\n"), "x",
			VIEW("b")), "---\nx: b\nx: c\n---\n");
}

/* What the front matter `front` becomes by one edit. */
enum way { SET, LIST, CLEAR };

struct example {
	const char *front, *key, *value, *changed;
};

/* "a|b" are two items. */
static int edit_items(const struct document *document, struct view key,
		      struct view text, struct str *out, struct err *err)
{
	struct view items[8];
	size_t len = 0;

	while (text.len) {
		size_t end = view_find(text, 0, '|');

		items[len++] = view_slice(text, 0, end);
		text = view_slice(text, end + 1, text.len);
	}
	return edit_list(document, key, items, len, out, err);
}

static void expect_change(struct arena *arena, enum way way,
			  const struct example *example, const char *end)
{
	const char *text = arena_printf(arena, "---\n%s---\nbody\n",
					example->front);
	const char *wanted = arena_printf(arena, "---\n%s---\nbody\n",
					  example->changed);
	struct view key = view_of(example->key);
	struct view value = view_of(example->value);
	struct document *document;
	struct str out = STR_INIT;
	struct err err = ERR_INIT;
	int rc;

	text = with_ends(arena, text, end);
	document = document_read(VIEW("r.md"), view_of(text), arena);
	rc = way == SET   ? edit_set(document, key, value, &out, &err)
	     : way == LIST ? edit_items(document, key, value, &out, &err)
			   : edit_clear(document, key, &out, &err);
	if (rc)
		fail_msg("%s\n%s", err.text, text);
	expect_str(&out, with_ends(arena, wanted, end));
}

static void expect_changes(struct arena *arena, enum way way,
			   const struct example *examples)
{
	for (; examples->front; examples++) {
		expect_change(arena, way, examples, "\n");
		expect_change(arena, way, examples, "\r\n");
	}
}

static void many_lines_become_one(void **state)
{
	static const struct example examples[] = {
		{ "x: |\n  a\n  b\ny: z\n", "x", "c", "x: c\ny: z\n" },
		{ "x: |\n  a\n\n\ny: z\n", "x", "c", "x: c\n\n\ny: z\n" },
		{ "x: |+\n  a\n\ny: z\n", "x", "c", "x: c\ny: z\n" },
		{ "x: >-  # why\n  a\n# on\ny: z\n", "x", "c",
		  "x: c  # why\n# on\ny: z\n" },
		{ "x: |2 # why\n   a\n", "x", "c", "x: c  # why\n" },
		{ "x: |\ny: z\n", "x", "c", "x: c\ny: z\n" },
		{ "x:\n  |\n  a\ny: z\n", "x", "c", "x:\n  c\ny: z\n" },
		{ "x: a\n  b\n  c  # why\ny: z\n", "x", "d",
		  "x: d  # why\ny: z\n" },
		{ "x:\n  a\n\n  b\ny: z\n", "x", "d", "x:\n  d\ny: z\n" },
		{ "x: \"a\n  b\"  # c\n", "x", "d", "x: \"d\"  # c\n" },
		{ "x: 'a\n\n  b'\ny: z\n", "x", "d", "x: 'd'\ny: z\n" },
		{ 0 }
	};

	expect_changes(*state, SET, examples);
}

static void a_dotted_key_is_a_field_in_a_map(void **state)
{
	static const struct example examples[] = {
		{ "r:\n  a: b\n  c: d\ny: z\n", "r.a", "e",
		  "r:\n  a: e\n  c: d\ny: z\n" },
		{ "r:\n    a: b  # why\n# on\ny: z\n", "r.c", "e",
		  "r:\n    a: b  # why\n    c: e\n# on\ny: z\n" },
		{ "r: {a: b}  # why\n", "r.a", "e", "r: {a: e}  # why\n" },
		{ "r: {a: b}\n", "r.c", "e", "r: {a: b, c: e}\n" },
		{ "r: { a: b, }\n", "r.c", "e", "r: { a: b, c: e, }\n" },
		{ "r: {}\n", "r.c", "e", "r: {c: e}\n" },
		{ "r: {a}\n", "r.a", "e", "r: {a: e}\n" },
		{ "r: {a: , b: c}\n", "r.a", "e", "r: {a: e, b: c}\n" },
		{ "r: {a: , b: c}\n", "r.a.d", "e",
		  "r: {a: {d: e}, b: c}\n" },
		{ "r: {\n  a: b,  # one\n  c: d  # two\n}\n", "r.e", "f",
		  "r: {\n  a: b,  # one\n  c: d, e: f  # two\n}\n" },
		{ "y: z\n", "r.a", "e", "y: z\nr:\n  a: e\n" },
		{ "y: z\n", "r.s.a", "e", "y: z\nr:\n  s:\n    a: e\n" },
		{ "r:\ny: z\n", "r.a", "e", "r:\n  a: e\ny: z\n" },
		{ "r: ~  # why\ny: z\n", "r.a", "e",
		  "r:  # why\n  a: e\ny: z\n" },
		{ "r:  # why\n  # on\ny: z\n", "r.a", "e",
		  "r:  # why\n  a: e\n  # on\ny: z\n" },
		{ "r:\n  s:\n    a: b\n  t: c\n", "r.s.d", "e",
		  "r:\n  s:\n    a: b\n    d: e\n  t: c\n" },
		{ "r:\n  a: |\n    b\n\ny: z\n", "r.c", "e",
		  "r:\n  a: |\n    b\n  c: e\n\ny: z\n" },
		{ "r:\n  a: |+\n    b\n\ny: z\n", "r.c", "e",
		  "r:\n  a: |+\n    b\n\n  c: e\ny: z\n" },
		{ "r:\n  a:\n  - b\ny: z\n", "r.c", "e",
		  "r:\n  a:\n  - b\n  c: e\ny: z\n" },
		{ "r.a: b\nr:\n  a: c\n", "r.a", "e",
		  "r.a: e\nr:\n  a: c\n" },
		{ "{id: R-1, y: z}\n", "r.a", "e",
		  "{id: R-1, y: z, r: {a: e}}\n" },
		{ "{}\n", "x", "b", "{x: b}\n" },
		{ 0 }
	};

	expect_changes(*state, SET, examples);
}

static void a_list_keeps_its_form(void **state)
{
	static const struct example examples[] = {
		{ "x: [a, b]  # c\n", "x", "a|b|c", "x: [a, b, c]  # c\n" },
		{ "x: [ 'a',b ]\n", "x", "a|b|c", "x: [ 'a',b,c ]\n" },
		{ "x: [a, 'b', c]\n", "x", "a|c", "x: [a, c]\n" },
		{ "x: [a, 'b', c]\n", "x", "b", "x: ['b']\n" },
		{ "x: [a, b]\n", "x", "c|a", "x: [c, a]\n" },
		{ "x: []\n", "x", "a|b", "x: [a, b]\n" },
		{ "x: [a, ]\n", "x", "a|b: c", "x: [a, \"b: c\", ]\n" },
		{ "x: [\n  a,\n  b  # two\n]\n", "x", "a|b|c",
		  "x: [\n  a,\n  b,\n  c  # two\n]\n" },
		{ "x: [a,  # one\n  b]\n", "x", "a|b|c",
		  "x: [a,  # one\n  b, c]\n" },
		{ "x:\n- a\n- b\ny: z\n", "x", "a|b|c",
		  "x:\n- a\n- b\n- c\ny: z\n" },
		{ "x:\n  - 'a'  # one\n  - b\n\ny: z\n", "x", "a|c",
		  "x:\n  - 'a'  # one\n  - c\n\ny: z\n" },
		{ "x:  # all\n  # one\n  - a\n  # two\n  - b\n", "x", "b",
		  "x:  # all\n  # one\n  # two\n  - b\n" },
		{ "x:\n  -\n    a\n  - |\n    b\n  - c\n", "x", "a|c",
		  "x:\n  -\n    a\n  - c\n" },
		{ "x:\n  - a\n  -\n", "x", "a|b", "x:\n  - a\n  - b\n" },
		{ "x:\n  - a\n    b\n", "x", "a b|c",
		  "x:\n  - a\n    b\n  - c\n" },
		{ "x: a  # c\n", "x", "a|b", "x: [a, b]  # c\n" },
		{ "x: |\n  a\ny: z\n", "x", "b", "x: [b]\ny: z\n" },
		{ "x:\ny: z\n", "x", "b", "x: [b]\ny: z\n" },
		{ "y: z\n", "x", "b|c", "y: z\nx: [b, c]\n" },
		{ "r:\n  x:\n    - a\n  y: z\n", "r.x", "a|b",
		  "r:\n  x:\n    - a\n    - b\n  y: z\n" },
		{ "r: {y: z}\n", "r.x", "a|b", "r: {y: z, x: [a, b]}\n" },
		{ "x:\n  - a\ny: z\n", "x", "", "y: z\n" },
		{ 0 }
	};

	expect_changes(*state, LIST, examples);
}

static void a_field_is_taken_out_whole(void **state)
{
	static const struct example examples[] = {
		{ "w: v\nx: a  # why\n# on\ny: z\n", "x", "",
		  "w: v\n# on\ny: z\n" },
		{ "x:\ny: z\n", "x", "", "y: z\n" },
		{ "x:\n  - a\n  - b\n\ny: z\n", "x", "", "\ny: z\n" },
		{ "x:\n- a\n-\ny: z\n", "x", "", "y: z\n" },
		{ "x: |\n  a\n\n  b\n\ny: z\n", "x", "", "\ny: z\n" },
		{ "x: |+\n  a\n\ny: z\n", "x", "", "y: z\n" },
		{ "x: \"a\n  b\"\ny: z\n", "x", "", "y: z\n" },
		{ "x: a\n  b\ny: z\n", "x", "", "y: z\n" },
		{ "x: [a,\n  b]\ny: z\n", "x", "", "y: z\n" },
		{ "x:\n  a: b\n  c: {d: e}\ny: z\n", "x", "", "y: z\n" },
		{ "x: a\n", "x", "", "" },
		{ "y: z\n", "x", "", "y: z\n" },
		{ "r:\n  x: a\n  y: z\n", "r.x", "", "r:\n  y: z\n" },
		{ "r:\n  x: a\ny: z\n", "r.x", "", "y: z\n" },
		{ "r:\n  s:\n    x: a\ny: z\n", "r.s.x", "", "y: z\n" },
		{ "r:\n  s:\n    x: a\n  t: u\n", "r.s.x", "",
		  "r:\n  t: u\n" },
		{ "r:\ny: z\n", "r.x", "", "r:\ny: z\n" },
		{ "r: {x: a, y: z}\n", "r.x", "", "r: {y: z}\n" },
		{ "r: {w: v, x: a}\n", "r.x", "", "r: {w: v}\n" },
		{ "r: {w: v, x: [a], y: z}\n", "r.x", "",
		  "r: {w: v, y: z}\n" },
		{ "r: {x: a}\ny: z\n", "r.x", "", "y: z\n" },
		{ "{x: a}\n", "x", "", "{}\n" },
		{ 0 }
	};

	expect_changes(*state, CLEAR, examples);
}

static void what_is_no_field_is_refused(void **state)
{
	static const struct {
		enum way way;
		const char *front, *key;
	} cases[] = {
		{ SET, "x: a\n", "" }, { SET, "x: a\n", "." },
		{ SET, "x: a\n", "x." }, { SET, "x: a\n", ".x" },
		{ SET, "x: a\n", "a..b" }, { SET, "x: a\n", "x.b" },
		{ SET, "x: [a]\n", "x.b" }, { SET, "x: {b: c}\n", "x" },
		{ SET, "y: a\n", "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q" },
		{ LIST, "x: {b: c}\n", "x" }, { LIST, "x: [[a]]\n", "x" },
		{ LIST, "x:\n  - b: c\n", "x" }, { LIST, "x: [a: b]\n", "x" },
		{ CLEAR, "x: a\nx: b\n", "x" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct view key = view_of(cases[i].key);
		struct view text = view_of(arena_printf(
			*state, "---\n%s---\n", cases[i].front));
		struct document *document =
			document_read(VIEW("r.md"), text, *state);
		struct str out = STR_INIT;
		struct err err = ERR_INIT;
		int rc = cases[i].way == SET
			? edit_set(document, key, VIEW("v"), &out, &err)
			: cases[i].way == LIST
			? edit_items(document, key, VIEW("v"), &out, &err)
			: edit_clear(document, key, &out, &err);

		if (rc != -1 || out.len || !strstr(err.text, "by hand"))
			fail_msg("%s: %s: %s", cases[i].front, cases[i].key,
				 err.text);
		str_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(only_the_value_is_changed),
		ARENA_TEST(a_missing_field_is_a_line_at_the_end),
		ARENA_TEST(within_braces_the_field_is_found),
		ARENA_TEST(any_text_can_be_set),
		ARENA_TEST(what_is_not_one_value_is_refused),
		ARENA_TEST(a_text_that_no_record_can_hold_is_refused),
		ARENA_TEST(of_a_double_field_the_first_is_set),
		ARENA_TEST(many_lines_become_one),
		ARENA_TEST(a_dotted_key_is_a_field_in_a_map),
		ARENA_TEST(a_list_keeps_its_form),
		ARENA_TEST(a_field_is_taken_out_whole),
		ARENA_TEST(what_is_no_field_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
