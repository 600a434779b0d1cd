#include "expect.h"

#include <string.h>

#include "muster/diff.h"

static void expect_diff(const char *old, const char *now, const char *want)
{
	struct str out = STR_INIT;

	diff_add(&out, VIEW("a/r.md"), view_of(old), view_of(now), false);
	expect_str(&out, want);
}

#define HEAD "--- a/a/r.md\n+++ b/a/r.md\n"

static void lines_that_differ_stand_among_others(void **state)
{
	(void)state;
	expect_diff("a\n", "a\n", "");
	expect_diff("a\nb\nc\n", "a\nx\nc\n",
		    HEAD "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n");
	expect_diff("a\n", "", HEAD "@@ -1,1 +1,0 @@\n-a\n");
	expect_diff("a\nc\n", "a\nb\nc\n",
		    HEAD "@@ -1,2 +1,3 @@\n a\n+b\n c\n");
	expect_diff("1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\n5\nx\n",
		    HEAD "@@ -3,4 +3,4 @@\n 3\n 4\n 5\n-6\n+x\n");
}

static void what_stays_between_changes_is_found(void **state)
{
	(void)state;
	expect_diff("a\nb\nc\nd\n", "a\nx\nc\ny\nd\n",
		    HEAD "@@ -1,4 +1,5 @@\n a\n-b\n+x\n c\n+y\n d\n");
}

static void changes_far_apart_are_two_hunks(void **state)
{
	(void)state;
	expect_diff("a\n1\n2\n3\n4\n5\n6\n7\nb\n",
		    "x\n1\n2\n3\n4\n5\n6\n7\ny\n",
		    HEAD "@@ -1,4 +1,4 @@\n-a\n+x\n 1\n 2\n 3\n"
			 "@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+y\n");
	expect_diff("a\n1\n2\n3\n4\n5\n6\nb\n", "x\n1\n2\n3\n4\n5\n6\ny\n",
		    HEAD "@@ -1,8 +1,8 @@\n-a\n+x\n 1\n 2\n 3\n 4\n 5\n 6\n"
			 "-b\n+y\n");
}

static void what_a_terminal_would_obey_is_escaped(void **state)
{
	(void)state;
	expect_diff("a\r\n", "\x1b[31m\r\n",
		    HEAD "@@ -1,1 +1,1 @@\n-a\n+<U+001B>[31m\n");
}

/* Beyond the cap all lines between are taken for new. */
static void many_lines_are_not_compared_one_by_one(void **state)
{
	struct str old = STR_INIT, now = STR_INIT, out = STR_INIT;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		str_addf(&old, "%d\n", i);
		str_addf(&now, "%d\n", i + 1);
	}
	diff_add(&out, VIEW("r.md"), str_view(&old), str_view(&now), false);
	assert_non_null(strstr(out.buf, "@@ -1,3000 +1,3000 @@\n-0\n-1\n"));
	str_release(&old);
	str_release(&now);
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_that_differ_stand_among_others),
		cmocka_unit_test(what_stays_between_changes_is_found),
		cmocka_unit_test(changes_far_apart_are_two_hunks),
		cmocka_unit_test(what_a_terminal_would_obey_is_escaped),
		cmocka_unit_test(many_lines_are_not_compared_one_by_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
