#include "expect.h"

#include <string.h>

static const struct view nothing = { NULL, 0 };

static void the_empty_view_is_safe_everywhere(void **state)
{
	struct view rest = nothing, line;

	(void)state;
	assert_true(view_equal(nothing, VIEW("")));
	assert_true(view_starts(nothing, ""));
	assert_true(view_ends(nothing, ""));
	assert_int_equal(view_compare(nothing, nothing), 0);
	assert_int_equal(view_trim(nothing).len, 0);
	assert_int_equal(view_slice(nothing, 3, 9).len, 0);
	assert_int_equal(view_find(nothing, 0, 'x'), 0);
	assert_int_equal(view_search(nothing, 5, "x"), 0);
	assert_false(view_line(&rest, &line));
}

static void bytes_behind_a_nul_count(void **state)
{
	(void)state;
	assert_false(view_equal(VIEW("a\0b"), VIEW("a\0c")));
	assert_int_equal(view_find(VIEW("a\0b"), 0, 'b'), 2);
	assert_int_equal(view_search(VIEW("a\0bc"), 0, "bc"), 2);
}

static void a_prefix_sorts_before_what_it_begins(void **state)
{
	(void)state;
	assert_true(view_compare(VIEW("R-1"), VIEW("R-10")) < 0);
	assert_true(view_compare(VIEW("R-10"), VIEW("R-1")) > 0);
	assert_true(view_compare(VIEW("a\xff"), VIEW("a\x7f")) > 0);
}

static void slices_are_cut_to_the_view(void **state)
{
	(void)state;
	expect_view(view_slice(VIEW("abc"), 1, 99), "bc");
	expect_view(view_slice(VIEW("abc"), 9, 99), "");
	expect_view(view_slice(VIEW("abc"), 2, 1), "");
}

static void trimming_takes_blanks_and_line_ends(void **state)
{
	(void)state;
	expect_view(view_trim(VIEW(" \t a b\r\n ")), "a b");
	expect_view(view_trim(VIEW(" \n ")), "");
}

static void the_last_line_needs_no_line_feed(void **state)
{
	struct view rest = VIEW("a\n\nb"), line;

	(void)state;
	assert_true(view_line(&rest, &line));
	expect_view(line, "a");
	assert_true(view_line(&rest, &line));
	expect_view(line, "");
	assert_true(view_line(&rest, &line));
	expect_view(line, "b");
	assert_false(view_line(&rest, &line));
}

static void distance_counts_edits_up_to_the_limit(void **state)
{
	(void)state;
	assert_int_equal(view_distance(VIEW("frmat"), VIEW("format"), 2), 1);
	assert_int_equal(view_distance(VIEW("chekc"), VIEW("check"), 2), 2);
	assert_int_equal(view_distance(VIEW("abc"), VIEW("xyz"), 2), 3);
	assert_int_equal(view_distance(VIEW(""), VIEW("ab"), 9), 2);
}

static void long_words_are_never_near(void **state)
{
	char word[100];

	(void)state;
	memset(word, 'a', sizeof(word));
	assert_int_equal(view_distance((struct view){ word, sizeof(word) },
				       (struct view){ word, sizeof(word) }, 2),
			 3);
}

static void numbers_are_digits_that_fit(void **state)
{
	static const char *const no[] = { "", "-1", "+1", " 1", "1 ", "0x1",
					  "1e3", "9223372036854775808" };
	int64_t number;

	(void)state;
	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
		assert_false(view_number(view_of(no[i]), &number));
	assert_true(view_number(VIEW("9223372036854775807"), &number));
	assert_true(number == INT64_MAX);
	assert_true(view_number(VIEW("007"), &number));
	assert_int_equal(number, 7);
}

static void a_str_grows_and_keeps_nuls(void **state)
{
	struct str str = STR_INIT;

	(void)state;
	str_add(&str, "a\0b", 3);
	str_addc(&str, '-');
	str_pad(&str, 1000, 'x');
	str_addf(&str, "%d%s", 42, "!");
	assert_int_equal(str.len, 1007);
	assert_memory_equal(str.buf, "a\0b-x", 5);
	assert_string_equal(str.buf + 1003, "x42!");
	str_release(&str);
}

static void a_format_fits_whatever_room_there_is(void **state)
{
	char text[301] = "";

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	for (int len = 0; len <= 300; len++) {
		struct str str = STR_INIT;

		str_adds(&str, "head ");
		str_addf(&str, "%.*s", len, text);
		str_addf(&str, "%s", " tail");
		assert_int_equal(str.len, len + 10);
		assert_memory_equal(str.buf + 5, text, (size_t)len);
		assert_string_equal(str.buf + 5 + len, " tail");
		str_release(&str);
	}
}

static void a_number_is_its_digits(void **state)
{
	struct str str = STR_INIT;

	(void)state;
	str_addn(&str, 0);
	str_addn(&str, -10);
	str_addn(&str, INT64_MAX);
	str_addn(&str, INT64_MIN);
	expect_str(&str, "0-109223372036854775807-9223372036854775808");
}

static void an_untouched_str_is_the_empty_view(void **state)
{
	struct str str = STR_INIT;

	(void)state;
	expect_view(str_view(&str), "");
	str_clear(&str);
	str_addv(&str, nothing);
	assert_string_equal(str.buf, "");
	expect_str(&str, "");
}

static void clearing_a_str_keeps_its_memory(void **state)
{
	struct str str = STR_INIT;
	size_t cap;

	(void)state;
	str_pad(&str, 500, 'x');
	cap = str.cap;
	str_clear(&str);
	assert_int_equal(str.cap, cap);
	str_adds(&str, "y");
	expect_str(&str, "y");
	assert_null(str.buf);
}

static void a_copy_outlives_its_source(void **state)
{
	struct arena arena = ARENA_INIT;
	char source[] = "R-001";
	struct view copy = view_copy(&arena, view_of(source));

	(void)state;
	*source = 'X';
	expect_view(copy, "R-001");
	assert_int_equal(copy.ptr[copy.len], '\0');
	arena_release(&arena);
}

static void a_str_is_cut_to_its_beginning(void **state)
{
	struct str str = STR_INIT;

	(void)state;
	str_cut(&str, 0);
	assert_int_equal(str.len, 0);
	str_adds(&str, "abc");
	str_cut(&str, 2);
	assert_string_equal(str.buf, "ab");
	expect_str(&str, "ab");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_empty_view_is_safe_everywhere),
		cmocka_unit_test(bytes_behind_a_nul_count),
		cmocka_unit_test(a_prefix_sorts_before_what_it_begins),
		cmocka_unit_test(slices_are_cut_to_the_view),
		cmocka_unit_test(trimming_takes_blanks_and_line_ends),
		cmocka_unit_test(the_last_line_needs_no_line_feed),
		cmocka_unit_test(distance_counts_edits_up_to_the_limit),
		cmocka_unit_test(long_words_are_never_near),
		cmocka_unit_test(numbers_are_digits_that_fit),
		cmocka_unit_test(a_str_grows_and_keeps_nuls),
		cmocka_unit_test(a_format_fits_whatever_room_there_is),
		cmocka_unit_test(a_number_is_its_digits),
		cmocka_unit_test(an_untouched_str_is_the_empty_view),
		cmocka_unit_test(clearing_a_str_keeps_its_memory),
		cmocka_unit_test(a_copy_outlives_its_source),
		cmocka_unit_test(a_str_is_cut_to_its_beginning),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
