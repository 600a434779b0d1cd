#include "expect.h"

#include "muster/wrap.h"

static void words_go_on_until_the_line_is_full(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	assert_int_equal(wrap_add(&out, VIEW("one two three four"), 0, 2, 10),
			 6);
	expect_str(&out, "one two\n  three\n  four");
}

static void a_line_may_be_exactly_full(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	wrap_add(&out, VIEW("one two"), 0, 0, 7);
	expect_str(&out, "one two");
	wrap_add(&out, VIEW("one two"), 0, 0, 6);
	expect_str(&out, "one\ntwo");
}

static void the_first_line_goes_on_in_its_column(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	str_adds(&out, "help: ");
	wrap_add(&out, VIEW("one two three"), 6, 6, 14);
	expect_str(&out, "help: one two\n      three");
}

static void a_word_that_is_too_long_stands_alone(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	wrap_add(&out, VIEW("a unbreakable b"), 0, 1, 5);
	expect_str(&out, "a\n unbreakable\n b");
}

static void blanks_and_line_feeds_are_one_blank(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	wrap_add(&out, VIEW("  a \n\n b  "), 0, 0, 80);
	expect_str(&out, "a b");
	wrap_add(&out, VIEW(" \n "), 0, 0, 80);
	expect_str(&out, "");
}

static void any_width_breaks_nothing(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	wrap_add(&out, VIEW("one two three"), 9, 9, WIDTH_ANY);
	expect_str(&out, "one two three");
}

static void wide_characters_take_two_columns(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	wrap_add(&out, VIEW("\xe6\xbc\xa2 \xe5\xad\x97"), 0, 0, 4);
	expect_str(&out, "\xe6\xbc\xa2\n\xe5\xad\x97");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_go_on_until_the_line_is_full),
		cmocka_unit_test(a_line_may_be_exactly_full),
		cmocka_unit_test(the_first_line_goes_on_in_its_column),
		cmocka_unit_test(a_word_that_is_too_long_stands_alone),
		cmocka_unit_test(blanks_and_line_feeds_are_one_blank),
		cmocka_unit_test(any_width_breaks_nothing),
		cmocka_unit_test(wide_characters_take_two_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
