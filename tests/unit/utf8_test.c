#include "expect.h"

#include "muster/utf8.h"

static int32_t first(struct view v, size_t *moved)
{
	*moved = 0;
	return utf8_next(v, moved);
}

static void code_points_of_every_length_decode(void **state)
{
	size_t moved;

	(void)state;
	assert_int_equal(first(VIEW("\0"), &moved), 0);
	assert_int_equal(first(VIEW("\x7f"), &moved), 0x7f);
	assert_int_equal(first(VIEW("\xc2\x80"), &moved), 0x80);
	assert_int_equal(first(VIEW("\xe0\xa0\x80"), &moved), 0x800);
	assert_int_equal(first(VIEW("\xef\xbf\xbf"), &moved), 0xffff);
	assert_int_equal(first(VIEW("\xf0\x90\x80\x80"), &moved), 0x10000);
	assert_int_equal(first(VIEW("\xf4\x8f\xbf\xbf"), &moved), 0x10ffff);
	assert_int_equal(moved, 4);
}

static const struct view broken[] = {
	VIEW("\x80"), VIEW("\xbf"),		/* a tail without a head */
	VIEW("\xc0\x80"), VIEW("\xc1\xbf"),	/* overlong */
	VIEW("\xe0\x80\x80"), VIEW("\xe0\x9f\xbf"),
	VIEW("\xf0\x80\x80\x80"), VIEW("\xf0\x8f\xbf\xbf"),
	VIEW("\xed\xa0\x80"), VIEW("\xed\xbf\xbf"),	/* surrogates */
	VIEW("\xf4\x90\x80\x80"), VIEW("\xf5\x80\x80\x80"),	/* too far */
	VIEW("\xfe"), VIEW("\xff"),
	VIEW("\xc3"), VIEW("\xe2\x82"), VIEW("\xf0\x9f\x98"),	/* cut */
	VIEW("\xe2(\xa1"), VIEW("\xc3\xc3"),
};

static void what_is_not_utf8_moves_by_one_byte(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(broken) / sizeof(*broken); i++) {
		size_t moved;

		assert_int_equal(first(broken[i], &moved), -1);
		assert_int_equal(moved, 1);
		assert_int_equal(utf8_invalid(broken[i]), 0);
	}
}

static void the_first_broken_byte_is_found(void **state)
{
	(void)state;
	assert_int_equal(utf8_invalid(VIEW("abc\xc3\xa9")), 5);
	assert_int_equal(utf8_invalid(VIEW("abc\xc3\xa9\xff" "d")), 5);
	assert_int_equal(utf8_invalid(VIEW("abcdefgh\xe2\x82")), 8);
	assert_int_equal(utf8_invalid(VIEW("")), 0);
}

static void encoding_is_the_inverse(void **state)
{
	static const int32_t codes[] = { 0, 0x7f, 0x80, 0x7ff, 0x800, 0xffff,
					 0x10000, 0x10ffff };

	(void)state;
	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
		struct str out = STR_INIT;
		size_t moved;

		utf8_add(&out, codes[i]);
		assert_int_equal(first(str_view(&out), &moved), codes[i]);
		assert_int_equal(moved, out.len);
		str_release(&out);
	}
}

static void classes_name_what_deceives(void **state)
{
	(void)state;
	assert_int_equal(utf8_class('a'), UTF8_ORDINARY);
	assert_int_equal(utf8_class('\t'), UTF8_ORDINARY);
	assert_int_equal(utf8_class('\r'), UTF8_CONTROL);
	assert_int_equal(utf8_class(0x1b), UTF8_CONTROL);
	assert_int_equal(utf8_class(0x7f), UTF8_CONTROL);
	assert_int_equal(utf8_class(0x9b), UTF8_CONTROL);
	assert_int_equal(utf8_class(0xfffe), UTF8_CONTROL);
	assert_int_equal(utf8_class(0x10ffff), UTF8_CONTROL);
	assert_int_equal(utf8_class(0x85), UTF8_SEPARATOR);
	assert_int_equal(utf8_class(0x2028), UTF8_SEPARATOR);
	assert_int_equal(utf8_class(0x202e), UTF8_BIDI);
	assert_int_equal(utf8_class(0x061c), UTF8_BIDI);
}

static void invisible_code_points_are_known(void **state)
{
	static const int32_t codes[] = { 0xad, 0x200b, 0x200d, 0x2060, 0x2063,
					 0xfeff, 0x3164, 0xfe0f, 0xe0041 };

	(void)state;
	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
		assert_int_equal(utf8_class(codes[i]), UTF8_INVISIBLE);
	assert_int_equal(utf8_class(0xe9), UTF8_ORDINARY);
	assert_int_equal(utf8_class(0x6f22), UTF8_ORDINARY);
}

static void widths_are_those_of_a_terminal(void **state)
{
	(void)state;
	assert_int_equal(utf8_width(VIEW("")), 0);
	assert_int_equal(utf8_width(VIEW("abc")), 3);
	assert_int_equal(utf8_width(VIEW("caf\xc3\xa9")), 4);
	assert_int_equal(utf8_width(VIEW("cafe\xcc\x81")), 4);
	assert_int_equal(utf8_width(VIEW("\xe6\xbc\xa2\xe5\xad\x97")), 4);
	assert_int_equal(utf8_width(VIEW("\xf0\x9f\x98\x80")), 2);
	assert_int_equal(utf8_width(VIEW("\xff")), 1);
}

static void fitting_cuts_between_characters(void **state)
{
	(void)state;
	expect_view(utf8_fit(VIEW("abc"), 2), "ab");
	expect_view(utf8_fit(VIEW("\xe6\xbc\xa2\xe5\xad\x97"), 3),
		    "\xe6\xbc\xa2");
	expect_view(utf8_fit(VIEW("e\xcc\x81" "a"), 1), "e\xcc\x81");
	expect_view(utf8_fit(VIEW("abc"), 0), "");
	expect_view(utf8_fit(VIEW("abc"), SIZE_MAX), "abc");
}

static void spans_count_code_points(void **state)
{
	struct view text = VIEW("ab\n\xc3\xa9" "cd\n");
	struct span span = utf8_span(text, 5);

	(void)state;
	assert_int_equal(span.line, 2);
	assert_int_equal(span.column, 2);
	span = utf8_span(text, 0);
	assert_int_equal(span.line, 1);
	assert_int_equal(span.column, 1);
	span = utf8_span(text, 999);
	assert_int_equal(span.line, 3);
	assert_int_equal(span.column, 1);
}

static void offsets_of_spans(void **state)
{
	struct view text = VIEW("ab\n\xc3\xa9" "cd\n");

	(void)state;
	for (size_t i = 0; i <= text.len; i++)
		if (i != 4)
			assert_int_equal(utf8_offset(text, utf8_span(text, i)),
					 i);
	assert_int_equal(utf8_offset(text, (struct span){ 0, 0 }), 0);
	assert_int_equal(utf8_offset(text, (struct span){ 9, 1 }), text.len);
	assert_int_equal(utf8_offset(text, (struct span){ 2, 99 }), text.len);
}

static void plain_text_is_told_from_all_other_text(void **state)
{
	char bytes[20];

	(void)state;
	assert_true(utf8_is_plain(VIEW("")));
	assert_true(utf8_is_plain(VIEW("id: R-001\n\ttitle: ~ all of it\n")));
	for (int c = 0; c < 256; c++) {
		bool plain = c == '\t' || c == '\n' || (c >= ' ' && c < 0x7f);

		for (size_t i = 0; i < sizeof(bytes); i++) {
			struct view v = { bytes, sizeof(bytes) };

			memset(bytes, 'a', sizeof(bytes));
			bytes[i] = (char)c;
			assert_int_equal(utf8_is_plain(v), plain);
		}
	}
}

static void look_alikes_have_one_skeleton(void **state)
{
	(void)state;
	expect_view(utf8_skeleton(*state, VIEW("R-A1")), "r-a1");
	/* Cyrillic er and a */
	expect_view(utf8_skeleton(*state, VIEW("\xd0\xa0-\xd0\xb0")), "p-a");
	/* full-width R, zero width space, e with a mark */
	expect_view(utf8_skeleton(*state, VIEW("\xef\xbc\xb2\xe2\x80\x8b"
					       "e\xcc\x81\xff")), "re");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(code_points_of_every_length_decode),
		cmocka_unit_test(what_is_not_utf8_moves_by_one_byte),
		cmocka_unit_test(the_first_broken_byte_is_found),
		cmocka_unit_test(encoding_is_the_inverse),
		cmocka_unit_test(classes_name_what_deceives),
		cmocka_unit_test(invisible_code_points_are_known),
		cmocka_unit_test(widths_are_those_of_a_terminal),
		cmocka_unit_test(fitting_cuts_between_characters),
		cmocka_unit_test(spans_count_code_points),
		cmocka_unit_test(offsets_of_spans),
		cmocka_unit_test(plain_text_is_told_from_all_other_text),
		ARENA_TEST(look_alikes_have_one_skeleton),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
