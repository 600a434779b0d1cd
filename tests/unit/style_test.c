#include "expect.h"

#include "muster/style.h"

static void colour_is_codes_around_the_text(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	style_add(&out, STYLE_RED, VIEW("late"), true);
	expect_str(&out, "\033[31mlate\033[0m");
}

static void without_colour_there_is_just_the_text(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	style_add(&out, STYLE_RED, VIEW("late"), false);
	style_add(&out, STYLE_PLAIN, VIEW(" plain"), true);
	style_add(&out, STYLE_BOLD, VIEW(""), true);
	expect_str(&out, "late plain");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(colour_is_codes_around_the_text),
		cmocka_unit_test(without_colour_there_is_just_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
