#include "expect.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "muster/body.h"

static struct body read_body(struct arena *arena, const char *text)
{
	struct body body;

	body_read(view_of(text), 10, arena, &body);
	return body;
}

static void expect_span(struct span span, uint32_t line, uint32_t column)
{
	assert_int_equal(span.line, line);
	assert_int_equal(span.column, column);
}

static void headings_have_level_text_and_place(void **state)
{
	struct body body = read_body(*state, "# One\n\ntext\n\n### Two *b*\n");

	assert_int_equal(body.headings.len, 2);
	assert_int_equal(body.headings.items[0].level, 1);
	expect_view(body.headings.items[0].text, "One");
	expect_span(body.headings.items[0].span, 10, 1);
	assert_int_equal(body.headings.items[1].level, 3);
	expect_view(body.headings.items[1].text, "Two b");
	expect_span(body.headings.items[1].span, 14, 1);
}

static void a_heading_is_read_without_where_it_leads(void **state)
{
	struct body body = read_body(*state, "## [Context](x.md \"t\")\n"
				     "## ![Options](y.png)\n");

	expect_view(body.headings.items[0].text, "Context");
	expect_view(body.headings.items[1].text, "Options");
}

static void an_underlined_heading_is_one(void **state)
{
	struct body body = read_body(*state, "\nContext\n=======\n");

	assert_int_equal(body.headings.len, 1);
	expect_view(body.headings.items[0].text, "Context");
	expect_span(body.headings.items[0].span, 11, 1);
}

static void code_and_comments_hold_no_headings(void **state)
{
	struct body body = read_body(*state, "```\n# a\n- [ ] b\n```\n\n"
				     "    # c\n\n<!--\n# d\n-->\n");

	assert_int_equal(body.headings.len, 0);
	assert_int_equal(body.tasks.len, 0);
}

static void tasks_are_done_or_not(void **state)
{
	static const struct {
		const char *text;
		size_t count;
		bool done;
	} items[] = {
		{ "- [ ] a\n", 1, false }, { "- [x] a\n", 1, true },
		{ "* [X] a\n", 1, true }, { "1. [ ] a\n", 1, false },
		{ "- [y] a\n", 0, false }, { "- []a\n", 0, false },
		{ "- [x]a\n", 0, false }, { "[ ] a\n", 0, false },
		{ "- [ ]\n", 0, false }, { "- [x](u) a\n", 0, false },
	};

	for (size_t i = 0; i < sizeof(items) / sizeof(*items); i++) {
		struct body body = read_body(*state, items[i].text);

		assert_int_equal(body.tasks.len, items[i].count);
		if (body.tasks.len)
			assert_int_equal(body.tasks.items[0].done,
					 items[i].done);
	}
}

static void a_task_belongs_to_the_heading_above_it(void **state)
{
	struct body body = read_body(*state, "- [ ] none\n# A\n- [ ] one\n"
				     "# B\n# C\n- [x] two\n");

	assert_int_equal(body.tasks.len, 3);
	assert_int_equal(body.tasks.items[0].heading, 0);
	assert_int_equal(body.tasks.items[1].heading, 1);
	assert_int_equal(body.tasks.items[2].heading, 3);
}

static void the_text_of_a_task_is_its_first_paragraph(void **state)
{
	struct body body = read_body(*state, "- [ ] run **the**\n  `test`\n\n"
				     "  more\n  - [x] below\n");

	assert_int_equal(body.tasks.len, 2);
	expect_view(body.tasks.items[0].text, "run the test");
	expect_view(body.tasks.items[1].text, "below");
}

static void tasks_in_nested_lists_stand_where_they_stand(void **state)
{
	struct body body = read_body(*state, "- a\n  - b\n    - [ ] c\n"
				     "> - [x] d\n");

	assert_int_equal(body.tasks.len, 2);
	expect_span(body.tasks.items[0].span, 12, 5);
	expect_span(body.tasks.items[1].span, 13, 3);
}

static void columns_are_code_points(void **state)
{
	struct body body = read_body(*state, "\xc3\xa9\n> - \xc3\xa9\n"
				     "> - - [ ] t\n");

	expect_span(body.tasks.items[0].span, 12, 5);
}

static void line_ends_of_windows_move_nothing(void **state)
{
	struct body body = read_body(*state, "a\r\n\r\n# H\r\n- [ ] t\r\n");

	expect_view(body.headings.items[0].text, "H");
	expect_span(body.headings.items[0].span, 12, 1);
	expect_view(body.tasks.items[0].text, "t");
	expect_span(body.tasks.items[0].span, 13, 1);
}

static void a_lone_return_ends_no_line(void **state)
{
	struct body body = read_body(*state, "a\rb\r# no\r\n# H\n");

	assert_int_equal(body.headings.len, 1);
	expect_view(body.headings.items[0].text, "H");
	expect_span(body.headings.items[0].span, 11, 1);
}

static void broken_bytes_are_replaced(void **state)
{
	struct body body;

	body_read(VIEW("# a\xff\0b\n"), 1, *state, &body);
	expect_view(body.headings.items[0].text,
		    "a\xef\xbf\xbd\xef\xbf\xbd" "b");
}

static void no_body_holds_nothing(void **state)
{
	struct body body = read_body(*state, "");

	assert_int_equal(body.headings.len + body.tasks.len, 0);
	expect_view(body_words(VIEW(""), *state), "");
}

static void wrapping_and_markup_are_no_words(void **state)
{
	static const char *const same[] = {
		"one two\nthree\n\n- four\n", "one\ntwo  three\n\n* four",
		"one *two* __three__\r\n\r\n1. four\r\n",
		"# one two\nthree\n\n> four\n",
	};

	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		expect_view(body_words(view_of(same[i]), *state),
			    "one two three four");
}

static void links_code_and_marks_count_as_words(void **state)
{
	static const char *const others[] = {
		"see a", "see [a](b)", "see [a](c)", "see ![a](b)?",
		"see `ab`", "see [ ] a", "see [x] a", "```\nsee\n```\na c d",
		"see <b>a</b>", "<!-- see -->", "see a.",
	};

	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		for (size_t k = 0; k < i; k++)
			assert_false(view_equal(
				body_words(view_of(others[i]), *state),
				body_words(view_of(others[k]), *state)));
}

static void what_is_shown_is_told_across_markup(void **state)
{
	static const struct {
		const char *body, *shown;
	} examples[] = {
		{ "R\\-1, R&#45;1, *R*-1, `R`-1, R-<!-- x -->1",
		  "R-1, R-1, R-1, R-1, R-1" },
		{ "> one\n> two<br>three\n\n- four", "one two three four" },
		{ "[a](b%2dc%2 \"d\")e ![f](%41)", "ae f b-c%2 d A" },
		{ "``` R\\-1\ncode\n```\n\n<p>\n<!-- x -->y",
		  "R-1 code <p> y" },
		{ "[unused]: R-1", "" },
	};

	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++)
		expect_view(body_shown(view_of(examples[i].body), *state),
			    examples[i].shown);
}

static void reading_on_a_heavy_body_gives_nothing(void **state)
{
	struct str text = STR_INIT;
	struct body body;

	str_adds(&text, "# H\n\na  b\n");
	str_pad(&text, BODY_BYTES_MAX, 'x');
	body_read(str_view(&text), 1, *state, &body);
	assert_int_equal(body.headings.len, 0);
	assert_true(view_starts(body_words(str_view(&text), *state),
				"# H a b xxx"));
	str_release(&text);
}

/* `count` times `piece`, and `end`. */
static struct view times(struct arena *arena, size_t count, const char *piece,
			 const char *end)
{
	struct str text = STR_INIT;
	struct view kept;

	for (size_t i = 0; i < count; i++)
		str_adds(&text, piece);
	str_adds(&text, end);
	kept = view_copy(arena, str_view(&text));
	str_release(&text);
	return kept;
}

static void what_nests_too_deep_is_heavy(void **state)
{
	assert_false(body_is_heavy(times(*state, 32, "> ", "x\n")));
	assert_true(body_is_heavy(times(*state, 33, "> ", "x\n")));
	assert_true(body_is_heavy(times(*state, 33, ">", "\n")));
	assert_true(body_is_heavy(times(*state, 33, "- ", "x")));
	assert_true(body_is_heavy(times(*state, 33, "1) ", "x")));
	assert_true(body_is_heavy(times(*state, 130, " ", "- x\n")));
	assert_true(body_is_heavy(times(*state, 33, "\t", "* x\n")));
	assert_false(body_is_heavy(times(*state, 2000, "[", "\n")));
	assert_true(body_is_heavy(times(*state, 2001, "[", "\n")));
}

static void what_only_looks_nested_is_not_heavy(void **state)
{
	assert_false(body_is_heavy(times(*state, 200, "-", "\n")));
	assert_false(body_is_heavy(times(*state, 200, "* ", "\n")));
	assert_false(body_is_heavy(times(*state, 200, " ", "text\n")));
	assert_false(body_is_heavy(times(*state, 200, "1.", "\n")));
	assert_false(body_is_heavy(times(*state, 100, "\t", "-x\n")));
	assert_false(body_is_heavy(times(*state, 500, "- x\n", "")));
}

/* cmark's own pathological inputs, as its test suite has them, cut to what
 * is parsed at all. */
static const struct {
	const char *name, *piece, *middle, *after;
} hostile[] = {
	{ "nested strong emphasis", "*a **a ", "b", " a** a*" },
	{ "closers without openers", "a_ ", "", "" },
	{ "openers without closers", "_a ", "", "" },
	{ "link closers", "a]", "", "" },
	{ "link openers", "[a", "", "" },
	{ "mismatched openers and closers", "*a_ ", "", "" },
	{ "multiples of three", "c* ", "a**b", "c* " },
	{ "link openers and emphasis closers", "[ a_", "", "" },
	{ "brackets and parentheses", "[ (](", "", "" },
	{ "empty images", "![[]()", "", "" },
	{ "a hard link and emphasis", "**x [a*b**c*](d)", "", "" },
	{ "nested brackets", "[", "a", "]" },
	{ "nested quotes", "> ", "a", "" },
	{ "nested quotes without blanks", ">", "a*", "a*" },
	{ "NULs are no end", "abc", "", "de" },
	{ "unclosed links", "[a](<b", "", "" },
	{ "unclosed links without bracket", "[a](b", "", "" },
	{ "unclosed comments", "</<!--", "", "" },
	{ "unclosed instructions", "</<?", "", "" },
	{ "unclosed declarations", "</<!A ", "", "" },
	{ "unclosed character data", "</<![CDATA[", "", "" },
	{ "blank lines in a nested list", "- ", "x", "\n" },
	{ "blank lines in a nested list in a quote", "- ", "x\n", ">\n" },
	{ "many references", "[1]: u\n", "", "[0] " },
	{ "headings", "#\n", "", "" },
	{ "underlines", "=\n", "", "" },
	{ "tasks", "- [ ] x\n", "", "" },
	{ "entities", "&", "", "" },
	{ "tildes and fences", "~~~\n", "", "" },
};

static double seconds(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* As many pieces before and after the middle as a body may have, at most
 * `limit` of each. */
static struct view hostile_body(struct arena *arena, size_t i, size_t limit)
{
	size_t before = strlen(hostile[i].piece);
	size_t after = strlen(hostile[i].after);
	size_t count = (BODY_BYTES_MAX - 8) / (before + after);
	struct str text = STR_INIT;
	struct view kept;

	for (size_t k = 0; k < count && k < limit; k++)
		str_adds(&text, hostile[i].piece);
	str_adds(&text, hostile[i].middle);
	while (after && text.len + after <= BODY_BYTES_MAX)
		str_adds(&text, hostile[i].after);
	kept = view_copy(arena, str_view(&text));
	str_release(&text);
	return kept;
}

/* A normal body of that size takes some hundredths of a second. */
static void expect_quick(struct arena *arena, size_t i, size_t limit)
{
	struct view text = hostile_body(arena, i, limit);
	double begin = seconds();
	struct body body;

	body_read(text, 1, arena, &body);
	body_words(text, arena);
	if (seconds() - begin > 4)
		fail_msg("%s (%zu): %.1f s", hostile[i].name, limit,
			 seconds() - begin);
}

static void no_body_takes_long(void **state)
{
	static const size_t limits[] = { SIZE_MAX, 1990, 32, 1 };
	const char *memcheck = getenv("RUN_MEMCHECK");

	if (memcheck && *memcheck)
		skip();	/* where all takes long */
	for (size_t i = 0; i < sizeof(hostile) / sizeof(*hostile); i++)
		for (size_t k = 0; k < sizeof(limits) / sizeof(*limits); k++)
			expect_quick(*state, i, limits[k]);
}

/* Backticks of every length, and lists that nest by indentation. */
static void no_growing_body_takes_long(void **state)
{
	struct str ticks = STR_INIT, lists = STR_INIT;
	double begin = seconds();

	for (size_t i = 1; ticks.len + i < BODY_BYTES_MAX; i++) {
		str_addc(&ticks, 'e');
		str_pad(&ticks, i, '`');
	}
	for (size_t i = 0; i < 60; i++) {
		str_pad(&lists, 2 * i, ' ');
		str_adds(&lists, "* a\n");
	}
	str_pad(&lists, BODY_BYTES_MAX - lists.len, '\n');
	assert_false(body_is_heavy(str_view(&lists)));
	body_words(str_view(&ticks), *state);
	body_words(str_view(&lists), *state);
	assert_true(seconds() - begin < 8);
	str_release(&ticks);
	str_release(&lists);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(headings_have_level_text_and_place),
		ARENA_TEST(a_heading_is_read_without_where_it_leads),
		ARENA_TEST(an_underlined_heading_is_one),
		ARENA_TEST(code_and_comments_hold_no_headings),
		ARENA_TEST(tasks_are_done_or_not),
		ARENA_TEST(a_task_belongs_to_the_heading_above_it),
		ARENA_TEST(the_text_of_a_task_is_its_first_paragraph),
		ARENA_TEST(tasks_in_nested_lists_stand_where_they_stand),
		ARENA_TEST(columns_are_code_points),
		ARENA_TEST(line_ends_of_windows_move_nothing),
		ARENA_TEST(a_lone_return_ends_no_line),
		ARENA_TEST(broken_bytes_are_replaced),
		ARENA_TEST(no_body_holds_nothing),
		ARENA_TEST(wrapping_and_markup_are_no_words),
		ARENA_TEST(links_code_and_marks_count_as_words),
		ARENA_TEST(what_is_shown_is_told_across_markup),
		ARENA_TEST(reading_on_a_heavy_body_gives_nothing),
		ARENA_TEST(what_nests_too_deep_is_heavy),
		ARENA_TEST(what_only_looks_nested_is_not_heavy),
		ARENA_TEST(no_body_takes_long),
		ARENA_TEST(no_growing_body_takes_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
