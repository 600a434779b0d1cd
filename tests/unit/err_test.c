#include "expect.h"

#include <string.h>

#include "muster/err.h"

static void setting_yields_failure(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(err_set(&err, "cannot open '%s'", "x"), -1);
	assert_string_equal(err.text, "cannot open 'x'");
}

static void a_prefix_stands_before_what_is_there(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	err_set(&err, "no such commit");
	assert_int_equal(err_prefix(&err, "branch %d", 7), -1);
	assert_string_equal(err.text, "branch 7: no such commit");
}

static void long_sentences_are_cut_and_end(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	err_set(&err, "%02000d", 0);
	assert_int_equal(strlen(err.text), ERR_MAX - 1);
	for (int i = 0; i < 10; i++)
		err_prefix(&err, "%0500d", 0);
	assert_int_equal(strlen(err.text), ERR_MAX - 1);
}

static void end_it(void)
{
	die("a broken promise");
}

static void dying_is_no_decision(void **state)
{
	(void)state;
	assert_int_equal(expect_exit(end_it), EXIT_CANNOT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(setting_yields_failure),
		cmocka_unit_test(a_prefix_stands_before_what_is_there),
		cmocka_unit_test(long_sentences_are_cut_and_end),
		cmocka_unit_test(dying_is_no_decision),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
