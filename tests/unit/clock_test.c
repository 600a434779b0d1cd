#include "expect.h"

#include <stdlib.h>

#include "muster/clock.h"
#include "muster/date.h"
#include "muster/opt.h"

static int without_variables(void **state)
{
	(void)state;
	unsetenv("MUSTER_TODAY");
	unsetenv("SOURCE_DATE_EPOCH");
	return 0;
}

static void expect_today(int32_t given, const char *want)
{
	struct err err = ERR_INIT;
	char out[DATE_SIZE];
	int32_t today;

	assert_int_equal(clock_today(given, &today, &err), 0);
	assert_string_equal(date_format(today, out), want);
}

static void the_option_comes_first(void **state)
{
	(void)state;
	setenv("MUSTER_TODAY", "nonsense", 1);
	setenv("SOURCE_DATE_EPOCH", "nonsense", 1);
	expect_today(20284, "2025-07-15");
	expect_today(0, "1970-01-01");
}

static void musters_variable_comes_second(void **state)
{
	(void)state;
	setenv("MUSTER_TODAY", "2026-07-15", 1);
	setenv("SOURCE_DATE_EPOCH", "nonsense", 1);
	expect_today(OPT_NO_DATE, "2026-07-15");
}

static void the_epoch_comes_third(void **state)
{
	(void)state;
	setenv("SOURCE_DATE_EPOCH", "86399", 1);
	expect_today(OPT_NO_DATE, "1970-01-01");
	setenv("SOURCE_DATE_EPOCH", "9223372036854775807", 1);
	expect_today(OPT_NO_DATE, "9999-12-31");
}

static void an_empty_variable_is_none(void **state)
{
	(void)state;
	setenv("MUSTER_TODAY", "", 1);
	setenv("SOURCE_DATE_EPOCH", "86400", 1);
	expect_today(OPT_NO_DATE, "1970-01-02");
}

static void the_zone_changes_nothing(void **state)
{
	(void)state;
	setenv("TZ", "Pacific/Apia", 1);
	setenv("SOURCE_DATE_EPOCH", "86399", 1);
	expect_today(OPT_NO_DATE, "1970-01-01");
	unsetenv("TZ");
}

static void nonsense_is_refused(void **state)
{
	struct err err = ERR_INIT;
	int32_t today;

	(void)state;
	setenv("SOURCE_DATE_EPOCH", "-1", 1);
	assert_int_equal(clock_today(OPT_NO_DATE, &today, &err), -1);
	assert_string_equal(err.text, "SOURCE_DATE_EPOCH: '-1' is not a "
				      "number of seconds");
	setenv("MUSTER_TODAY", "tomorrow", 1);
	assert_int_equal(clock_today(OPT_NO_DATE, &today, &err), -1);
	assert_string_equal(err.text, "MUSTER_TODAY: 'tomorrow' is not a date "
				      "(YYYY-MM-DD)");
}

#define TEST(name) cmocka_unit_test_setup(name, without_variables)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_option_comes_first),
		TEST(musters_variable_comes_second),
		TEST(the_epoch_comes_third),
		TEST(an_empty_variable_is_none),
		TEST(the_zone_changes_nothing),
		TEST(nonsense_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
