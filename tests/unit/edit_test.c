#include "expect.h"

#include <string.h>

#include "muster/edit.h"

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
		"---\nx:\n  a: b\n---\n", "---\nx: |\n  a\n---\n",
		"---\nx: >-\n  a\n---\n", "---\nx: a\n  b\n---\n",
		"---\nx: \"a\n  b\"\n---\n", "---\nx:\n- a\n---\n",
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
	expect_refused(*state, "---\n{y: a}\n---\n", VIEW("b"), "by hand");
	expect_refused(*state, "---\n{}\n---\n", VIEW("b"), "by hand");
	expect_refused(*state, "---\n~\n---\n", VIEW("b"), "by hand");
}

static void of_a_double_field_the_first_is_set(void **state)
{
	expect_view(set(*state, VIEW("---\nx: a\nx: c\n---\n"), "x",
			VIEW("b")), "---\nx: b\nx: c\n---\n");
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
