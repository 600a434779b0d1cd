#include "expect.h"

#include <string.h>

#include "muster/push.h"

#define ONE "1111111111111111111111111111111111111111"
#define TWO "2222222222222222222222222222222222222222"

static bool parse(struct push *push, struct view lines, struct arena *arena)
{
	struct err err;

	return push_parse(push, lines, arena, &err) == 0;
}

static void lines_are_taken_apart_from_behind(void **state)
{
	struct push push;

	assert_true(parse(&push, VIEW("refs/heads/a " ONE " refs/heads/b " TWO
				      "\nHEAD^{/two words} " TWO " c " ONE),
			  *state));
	assert_int_equal(push.refs.len, 2);
	expect_view(push.refs.items[0].local, "refs/heads/a");
	expect_view(push.refs.items[0].remote, "refs/heads/b");
	assert_int_equal(push.refs.items[0].head.id[0], 0x11);
	assert_int_equal(push.refs.items[0].old.id[0], 0x22);
	expect_view(push.refs.items[1].local, "HEAD^{/two words}");
	assert_true(parse(&push, VIEW(""), *state));
	assert_int_equal(push.refs.len, 0);
}

static void other_lines_are_none(void **state)
{
	static const char *const lines[] = {
		"\n", "a", "a b c d", "a " ONE " b", " " ONE " b " TWO,
		"a " ONE "  " TWO, "a " ONE "0 b " TWO, ONE " b " TWO,
		"a " ONE " b " TWO "\r\n", "a " ONE " b " TWO " \n", NULL
	};
	struct push push;

	for (const char *const *line = lines; *line; line++)
		assert_false(parse(&push, view_of(*line), *state));
	assert_false(parse(&push, VIEW("a\0b " ONE " b " TWO), *state));
}

static void there_are_caps(void **state)
{
	struct str lines = STR_INIT;
	struct push push;

	for (int i = 0; i < PUSH_REFS_MAX; i++)
		str_adds(&lines, "a " ONE " b " TWO "\n");
	assert_true(parse(&push, str_view(&lines), *state));
	str_adds(&lines, "a " ONE " b " TWO "\n");
	assert_false(parse(&push, str_view(&lines), *state));
	str_clear(&lines);
	str_pad(&lines, PUSH_LINE_MAX - strlen(" " ONE " b " TWO), 'a');
	str_adds(&lines, " " ONE " b " TWO);
	assert_true(parse(&push, str_view(&lines), *state));
	str_clear(&lines);
	str_pad(&lines, PUSH_LINE_MAX, 'a');
	str_adds(&lines, " " ONE " b " TWO);
	assert_false(parse(&push, str_view(&lines), *state));
	str_release(&lines);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(lines_are_taken_apart_from_behind),
		ARENA_TEST(other_lines_are_none),
		ARENA_TEST(there_are_caps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
