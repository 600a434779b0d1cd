#include "expect.h"

#include "muster/badge.h"

static void a_badge_says_it_in_words(void **state)
{
	struct badge badge = { VIEW("program"), VIEW("at risk"), BADGE_YELLOW,
			       'A' };
	struct str out = STR_INIT;

	(void)state;
	badge_write(&out, &badge);
	expect_str(&out,
		   "<svg xmlns=\"http://www.w3.org/2000/svg\" "
		   "width=\"122.3\" height=\"20\" role=\"img\" "
		   "aria-label=\"program: A: at risk\" fill=\"#fff\" "
		   "font-size=\"11\" font-family=\"Verdana,DejaVu Sans,"
		   "sans-serif\"><title>program: A: at risk</title>"
		   "<rect x=\"0\" width=\"59.2\" height=\"20\" "
		   "fill=\"#24292f\"/><text x=\"6\" y=\"14\" "
		   "textLength=\"47.2\">program</text>"
		   "<rect x=\"59.2\" width=\"63.1\" height=\"20\" "
		   "fill=\"#8a5a00\"/><text x=\"65.2\" y=\"14\" "
		   "textLength=\"51.1\">A: at risk</text></svg>\n");
}

static void what_it_says_is_no_markup(void **state)
{
	struct badge badge = { VIEW("<a \"b\">\n"), VIEW("\xe2\x80\xae'&"),
			       BADGE_RED, 0 };
	struct str out = STR_INIT;

	(void)state;
	badge_write(&out, &badge);
	assert_true(view_search(str_view(&out), 0, "<a") == out.len);
	assert_true(view_search(str_view(&out), 0, "\xe2\x80\xae") == out.len);
	assert_true(view_search(str_view(&out), 0,
				"aria-label=\"&lt;a &quot;b&quot;&gt; : "
				"&lt;U+202E&gt;&#39;&amp;\"") < out.len);
	str_release(&out);
}

static void a_long_message_is_cut(void **state)
{
	struct str text = STR_INIT, out = STR_INIT;
	struct badge badge = { VIEW(""), VIEW(""), BADGE_GREY, 0 };

	(void)state;
	for (int i = 0; i < 10000; i++)
		str_adds(&text, "\xc3\xa9");
	badge.message = str_view(&text);
	badge_write(&out, &badge);
	assert_true(view_search(str_view(&out), 0, "\xc3\xa9\xe2\x80\xa6<") <
		    out.len);
	assert_true(out.len < 1200);
	str_release(&text);
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_badge_says_it_in_words),
		cmocka_unit_test(what_it_says_is_no_markup),
		cmocka_unit_test(a_long_message_is_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
