#include "expect.h"
#include "muster/setup.h"

static void accepts(void **state, const char *text)
{
	struct view why;

	assert_true(setup_accepts(view_of(text), *state, &why));
}

static void refuses(void **state, struct view text)
{
	struct view why = VIEW("");

	assert_false(setup_accepts(text, *state, &why));
	assert_true(why.len > 0);
}

static void one_line_of_text(void **state)
{
	accepts(state, "Apollo");
	accepts(state, "\"a\" 'b' \\c: #d @E@");
	accepts(state, "\xf0\x9f\x9a\x80 \xe6\xbc\xa2");
}

static void anything_else(void **state)
{
	refuses(state, VIEW(""));
	refuses(state, VIEW("  "));
	refuses(state, VIEW("a\nb"));
	refuses(state, VIEW("a\r"));
	refuses(state, VIEW("a\0b"));
	refuses(state, VIEW("a\033b"));
	refuses(state, VIEW("a\xff"));
	refuses(state, VIEW("a\xe2\x80\xae"));
	refuses(state, VIEW("a\xe2\x80\xa8" "b"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(one_line_of_text),
		ARENA_TEST(anything_else)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
