#include "expect.h"

#include "muster/bytes.h"

#define FRONT "---\nid: x\n---\n"	/* the front matter ends at byte 10 */

struct example {
	struct view bytes;
	enum rule rule;
	enum severity severity;
	bool readable;
	uint32_t line, column;
};

/* Exactly one finding in front matter that ends before the last fence. */
static void expect_trouble(struct arena *arena, const struct example *example)
{
	struct findings findings = { .arena = arena };
	size_t end = view_search(example->bytes, 3, "\n---") + 1;
	bool readable = bytes_check(VIEW("r.md"), example->bytes, end,
				    &findings);
	const struct finding *finding = findings.list.items;

	assert_int_equal(findings.list.len, 1);
	assert_string_equal(rule_info(finding->rule)->id,
			    rule_info(example->rule)->id);
	assert_int_equal(finding->severity, example->severity);
	assert_int_equal(readable, example->readable);
	assert_int_equal(finding->span.line, example->line);
	assert_int_equal(finding->span.column, example->column);
	assert_true(finding->hint.len > 0);
}

#define EXPECT(examples) \
	for (size_t i = 0; i < sizeof(examples) / sizeof(*(examples)); i++) \
		expect_trouble(*state, &(examples)[i])

static void what_no_record_may_hold_is_told(void **state)
{
	static const struct example examples[] = {
		{ VIEW("---\na: \0\n---\n"), RULE_TEXT_CONTROL,
		  SEVERITY_ERROR, false, 2, 4 },
		{ VIEW("---\na: \x1b[31m\n---\n"), RULE_TEXT_CONTROL,
		  SEVERITY_ERROR, false, 2, 4 },
		{ VIEW("---\na: \xc3\xa9\x7f\n---\n"), RULE_TEXT_CONTROL,
		  SEVERITY_ERROR, false, 2, 5 },
		{ VIEW("---\na: \xc2\x9b\n---\n"), RULE_TEXT_CONTROL,
		  SEVERITY_ERROR, false, 2, 4 },
		{ VIEW("---\na: \xef\xbf\xbf\n---\n"), RULE_TEXT_CONTROL,
		  SEVERITY_ERROR, false, 2, 4 },
		{ VIEW(FRONT "x\n\x1b]0;t\a\n"), RULE_TEXT_CONTROL,
		  SEVERITY_ERROR, true, 5, 1 },
		{ VIEW(FRONT "x\0y\n"), RULE_TEXT_CONTROL, SEVERITY_ERROR,
		  true, 4, 2 },
	};

	EXPECT(examples);
}

static void what_is_not_utf8_is_told(void **state)
{
	static const struct example examples[] = {
		{ VIEW("---\na: caf\xe9\n---\n"), RULE_TEXT_ENCODING,
		  SEVERITY_ERROR, false, 2, 7 },
		{ VIEW("---\na: \xc0\xaf\n---\n"), RULE_TEXT_ENCODING,
		  SEVERITY_ERROR, false, 2, 4 },	/* overlong */
		{ VIEW("---\na: \xed\xa0\x80\n---\n"), RULE_TEXT_ENCODING,
		  SEVERITY_ERROR, false, 2, 4 },	/* a surrogate */
		{ VIEW("---\na: \xf4\x90\x80\x80\n---\n"), RULE_TEXT_ENCODING,
		  SEVERITY_ERROR, false, 2, 4 },
		{ VIEW(FRONT "\xc3\xa9 \xff\n"), RULE_TEXT_ENCODING,
		  SEVERITY_ERROR, true, 4, 3 },
		{ VIEW(FRONT "\xe2\x82"), RULE_TEXT_ENCODING, SEVERITY_ERROR,
		  true, 4, 1 },
	};

	EXPECT(examples);
}

static void hidden_line_ends_are_told(void **state)
{
	static const struct example examples[] = {
		{ VIEW("---\na: b\rc: d\n---\n"), RULE_TEXT_LINE_ENDING,
		  SEVERITY_ERROR, false, 2, 5 },
		{ VIEW(FRONT "a\rb\n"), RULE_TEXT_LINE_ENDING,
		  SEVERITY_ERROR, true, 4, 2 },
		{ VIEW("---\na: b\xe2\x80\xa8" "c: d\n---\n"),
		  RULE_TEXT_SEPARATOR, SEVERITY_ERROR, false, 2, 5 },
		{ VIEW("---\na: b\xe2\x80\xa9" "c: d\n---\n"),
		  RULE_TEXT_SEPARATOR, SEVERITY_ERROR, false, 2, 5 },
		{ VIEW("---\na: b\xc2\x85" "c: d\n---\n"),
		  RULE_TEXT_SEPARATOR, SEVERITY_ERROR, false, 2, 5 },
	};

	EXPECT(examples);
}

static void what_turns_or_hides_text_is_told(void **state)
{
	static const struct example examples[] = {
		{ VIEW("---\na: \xe2\x80\xae" "b\n---\n"), RULE_TEXT_BIDI,
		  SEVERITY_ERROR, true, 2, 4 },
		{ VIEW("---\na: \xe2\x81\xa6" "b\n---\n"), RULE_TEXT_BIDI,
		  SEVERITY_ERROR, true, 2, 4 },
		{ VIEW("---\na: b\xe2\x80\x8b\n---\n"), RULE_TEXT_BIDI,
		  SEVERITY_ERROR, true, 2, 5 },
		{ VIEW("---\nid: R\xe2\x80\x8d-1\n---\n"), RULE_TEXT_BIDI,
		  SEVERITY_ERROR, true, 2, 6 },
		{ VIEW("---\na: b\xf3\xa0\x81\x81\n---\n"), RULE_TEXT_BIDI,
		  SEVERITY_ERROR, true, 2, 5 },
		{ VIEW("---\na: b\xef\xbb\xbf\n---\n"), RULE_TEXT_BIDI,
		  SEVERITY_ERROR, false, 2, 5 },
		{ VIEW(FRONT "\xe2\x80\xae" "b\n"), RULE_TEXT_BIDI,
		  SEVERITY_WARNING, true, 4, 1 },
		{ VIEW(FRONT "b\xf3\xa0\x81\x81\n"), RULE_TEXT_BIDI,
		  SEVERITY_WARNING, true, 4, 2 },
	};

	EXPECT(examples);
}

static void conflict_markers_are_told(void **state)
{
	static const struct example examples[] = {
		{ VIEW("---\n<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\n"
		       "---\n"), RULE_TEXT_CONFLICT, SEVERITY_ERROR, false,
		  2, 1 },
		{ VIEW(FRONT "x\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n"),
		  RULE_TEXT_CONFLICT, SEVERITY_ERROR, true, 5, 1 },
		{ VIEW(FRONT "x\n>>>>>>> x\n"), RULE_TEXT_CONFLICT,
		  SEVERITY_ERROR, true, 5, 1 },
		{ VIEW(FRONT "||||||| 1234567\n"), RULE_TEXT_CONFLICT,
		  SEVERITY_ERROR, true, 4, 1 },
	};

	EXPECT(examples);
}

static void a_byte_order_mark_is_forgiven(void **state)
{
	static const struct example examples[] = {
		{ VIEW("\xef\xbb\xbf" FRONT), RULE_TEXT_BOM, SEVERITY_WARNING,
		  true, 1, 1 },
	};

	EXPECT(examples);
	assert_int_equal(bytes_mark_size(VIEW("\xef\xbb\xbf---")), 3);
	assert_int_equal(bytes_mark_size(VIEW("---")), 0);
	assert_int_equal(bytes_mark_size(VIEW("\xef\xbb")), 0);
	assert_int_equal(bytes_mark_size(VIEW("")), 0);
}

/* Real records hold all of these. */
static void good_text_is_no_finding(void **state)
{
	static const struct view good[] = {
		VIEW(FRONT "text\n"), VIEW("---\r\nid: x\r\n---\r\ntext\r\n"),
		VIEW("---\na: caf\xc3\xa9 \xe6\xbc\xa2 \xd0\xb0\n---\n"),
		VIEW("---\na: \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb"
		     "\n---\n"),
		VIEW("---\na: \xe2\x9a\xa0\xef\xb8\x8f\n---\n"),
		VIEW(FRONT "a\tb \xe2\x80\x8b \xe2\x80\x8f \xe2\x80\xa8 c\n"),
		VIEW(FRONT "=======\n\n<<<<<<<<\n >>>>>>> x\n"),
	};

	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		struct findings findings = { .arena = *state };

		assert_true(bytes_check(VIEW("r.md"), good[i], 10,
					&findings));
		assert_int_equal(findings.list.len, 0);
	}
}

static void mixed_line_ends_are_no_finding(void **state)
{
	struct findings findings = { .arena = *state };

	assert_true(bytes_check(VIEW("r.md"), VIEW("---\r\na: b\n---\r\nx\n"),
				10, &findings));
	assert_int_equal(findings.list.len, 0);
}

static void each_kind_of_trouble_is_told_once(void **state)
{
	struct findings findings = { .arena = *state };

	bytes_check(VIEW("r.md"), VIEW("---\na: \x1b\x1b\xff\xff\r\r\n---\n"
				       "\x1b\xff\r \xe2\x80\xae\xe2\x80\xae"),
		    12, &findings);
	assert_int_equal(findings.list.len, 4);
}

static void the_byte_is_counted_in_the_file(void **state)
{
	struct findings findings = { .arena = *state };

	bytes_check(VIEW("r.md"), VIEW("\xef\xbb\xbf---\na: \xff\n---\n"), 12,
		    &findings);
	expect_view(findings.list.items[1].message,
		    "this is not UTF-8 text (byte 11)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(what_no_record_may_hold_is_told),
		ARENA_TEST(what_is_not_utf8_is_told),
		ARENA_TEST(hidden_line_ends_are_told),
		ARENA_TEST(what_turns_or_hides_text_is_told),
		ARENA_TEST(conflict_markers_are_told),
		ARENA_TEST(a_byte_order_mark_is_forgiven),
		ARENA_TEST(good_text_is_no_finding),
		ARENA_TEST(mixed_line_ends_are_no_finding),
		ARENA_TEST(each_kind_of_trouble_is_told_once),
		ARENA_TEST(the_byte_is_counted_in_the_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
