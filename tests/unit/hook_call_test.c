#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "expect.h"
#include "muster/hook_call.h"

static bool commit_calls(struct view text)
{
	return hook_calls(text, "pre-commit");
}

static void calls_are_told_by_their_words(void **state)
{
	(void)state;
	assert_true(commit_calls(VIEW("#!/bin/sh\n\tgit muster check -q")));
	assert_true(commit_calls(VIEW("muster hook run pre-commit \"$@\"\n")));
	assert_true(commit_calls(VIEW("  - id: muster-check\n")));
	assert_true(commit_calls(VIEW("muster admit")));
	assert_false(commit_calls(VIEW("")));
	assert_false(commit_calls(VIEW("echo muster\n")));
	assert_false(commit_calls(VIEW("muster raid\n")));
}

static void each_hook_has_its_own(void **state)
{
	(void)state;
	assert_true(hook_calls(VIEW("muster hook run commit-msg \"$1\""),
			       "commit-msg"));
	assert_true(hook_calls(VIEW("muster hook run pre-commit"),
			       "pre-merge-commit"));
	assert_true(hook_calls(VIEW("muster hook run \"$name\" \"$@\""),
			       "pre-push"));
	assert_true(hook_calls(VIEW("- id: muster-pre-push"), "pre-push"));
	assert_false(hook_calls(VIEW("muster hook run pre-commit"),
				"commit-msg"));
	assert_false(commit_calls(VIEW("muster hook run commit-msg")));
	assert_false(hook_calls(VIEW("muster hook run prepare-commit-msg"),
				"commit-msg"));
}

static void a_comment_is_no_call(void **state)
{
	(void)state;
	assert_false(commit_calls(VIEW("# muster hook run pre-commit\n"
				     "  # muster admit\n")));
	assert_true(commit_calls(VIEW("# muster\nmuster admit # now\n")));
}

static void a_section_is_what_stands_below_its_key(void **state)
{
	const struct view text = VIEW("pre-push:\n  run: a\n"
				      "pre-commit:\n  run: b\n\n# c\n  d: e\n"
				      "commit-msg:\n");

	(void)state;
	assert_true(view_is(hook_section(text, "pre-commit"),
			    "pre-commit:\n  run: b\n\n# c\n  d: e\n"));
	assert_true(view_is(hook_section(text, "commit-msg"),
			    "commit-msg:\n"));
	assert_int_equal(hook_section(text, "pre").len, 0);
	assert_int_equal(hook_section(VIEW(""), "pre").len, 0);
}

static void a_script_may_ask_for_its_name(void **state)
{
	(void)state;
	assert_true(hook_asks_its_name(VIEW("n=$(basename \"$0\")\n")));
	assert_true(hook_asks_its_name(VIEW("case ${0##*/} in\n")));
	assert_true(hook_asks_its_name(VIEW("os.path.basename(sys.argv[0])")));
	assert_true(hook_asks_its_name(VIEW("hook_type = File.basename($0)")));
	assert_true(hook_asks_its_name(VIEW("n=`basename -- \"$0\"`")));
	assert_false(hook_asks_its_name(VIEW("basename \"$file\"\necho $0")));
	assert_false(hook_asks_its_name(VIEW("cd \"$(dirname \"$0\")\"\n")));
	assert_false(hook_asks_its_name(VIEW("")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(calls_are_told_by_their_words),
		cmocka_unit_test(each_hook_has_its_own),
		cmocka_unit_test(a_comment_is_no_call),
		cmocka_unit_test(a_section_is_what_stands_below_its_key),
		cmocka_unit_test(a_script_may_ask_for_its_name)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
