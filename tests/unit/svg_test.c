#include "expect.h"

#include "muster/svg.h"

static void an_element_has_its_attributes(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	svg_open(&out, "rect");
	svg_text(&out, "class", VIEW("left"));
	svg_number(&out, "x", 125);
	svg_number(&out, "y", -5);
	svg_number(&out, "width", 200);
	svg_close(&out);
	expect_str(&out, "<rect class=\"left\" x=\"12.5\" y=\"-0.5\" "
			 "width=\"20\"/>");
}

static void content_is_closed_behind_it(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	svg_open(&out, "g");
	svg_begin(&out);
	svg_element(&out, "title", VIEW("a"));
	svg_end(&out, "g");
	expect_str(&out, "<g><title>a</title></g>");
}

static void text_can_not_leave_its_place(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	svg_open(&out, "text");
	svg_text(&out, "class", VIEW("\"><script>"));
	svg_begin(&out);
	svg_end(&out, "text");
	svg_element(&out, "title", VIEW("]]></title>&\x01\xe2\x80\xae\xff"));
	expect_str(&out,
		   "<text class=\"&quot;&gt;&lt;script&gt;\"></text>"
		   "<title>]]&gt;&lt;/title&gt;&amp;&lt;U+0001&gt;"
		   "&lt;U+202E&gt;&lt;FF&gt;</title>");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_element_has_its_attributes),
		cmocka_unit_test(content_is_closed_behind_it),
		cmocka_unit_test(text_can_not_leave_its_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
