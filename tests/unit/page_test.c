#include "expect.h"

#include "muster/page.h"

static struct str out;

static struct page page_of(size_t width, size_t height)
{
	return (struct page){ .out = &out, .width = width, .height = height };
}

static void a_line_is_escaped_and_cut(void **state)
{
	struct page page = page_of(10, 9);

	(void)state;
	page_line(&page, STYLE_PLAIN, VIEW("a\033[2Jb"));
	page_line(&page, STYLE_PLAIN, VIEW("0123456789"));
	page_line(&page, STYLE_PLAIN, VIEW("0123456789a"));
	expect_str(&out, "a<U+001B>\xe2\x80\xa6\n0123456789\n"
			 "012345678\xe2\x80\xa6\n");
	assert_int_equal(page.used, 3);
}

static void text_stands_behind_its_label(void **state)
{
	struct page page = page_of(16, 9);

	(void)state;
	page_wrap(&page, VIEW("due"), 5, STYLE_PLAIN,
		  VIEW("one two three four"), 9);
	page_wrap(&page, VIEW("a long label"), 5, STYLE_PLAIN,
		  VIEW("unbreakableword"), 9);
	expect_str(&out, "due  one two\n     three four\n"
			 "a lo unbreakabl\xe2\x80\xa6\n");
}

static void what_goes_on_ends_in_an_ellipsis(void **state)
{
	struct page page = page_of(10, 9);

	(void)state;
	page_wrap(&page, VIEW(""), 0, STYLE_PLAIN,
		  VIEW("one two three four five"), 2);
	expect_str(&out, "one two\nthree fou\xe2\x80\xa6\n");
	assert_false(page.cut);
}

static void the_height_is_kept(void **state)
{
	struct page page = page_of(10, 2);

	(void)state;
	page_line(&page, STYLE_PLAIN, VIEW("a"));
	page_fill(&page);
	page_blank(&page);
	assert_false(page.cut);
	page_line(&page, STYLE_PLAIN, VIEW("b"));
	assert_true(page.cut);
	expect_str(&out, "a\n\n");
}

static void the_ends_of_a_line(void **state)
{
	struct page page = page_of(10, 9);

	(void)state;
	page_ends(&page, VIEW("left"), VIEW("r"));
	page_ends(&page, VIEW("left"), VIEW("right"));
	page_ends(&page, VIEW("much too long"), VIEW("r"));
	expect_str(&out, "left     r\nleft\nmuch too l\n");
}

static void a_body_is_set_anew_but_not_its_lists(void **state)
{
	struct page page = page_of(20, 20);

	(void)state;
	page_body(&page, VIEW("\n\n# Head\nOne two\nthree four\nfive.\n\n\n"
			      "- six\n- seven\n\n    code here\n\n"));
	expect_str(&out, "# Head One two three\nfour five.\n\n- six\n- seven\n"
			 "\ncode here\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_escaped_and_cut),
		cmocka_unit_test(text_stands_behind_its_label),
		cmocka_unit_test(what_goes_on_ends_in_an_ellipsis),
		cmocka_unit_test(the_height_is_kept),
		cmocka_unit_test(the_ends_of_a_line),
		cmocka_unit_test(a_body_is_set_anew_but_not_its_lists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
