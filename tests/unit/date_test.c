#include "expect.h"

#include "muster/date.h"

static const char *const dates[] = {
	"2024-02-29", "2000-02-29", "9999-12-31", "0001-01-01", "2026-07-15",
	"1970-01-01", "2023-12-31",
};

static const char *const not_dates[] = {
	"2023-02-29", "1900-02-29", "2024-02-30", "2024-04-31", "2024-13-01",
	"2024-00-10", "2024-01-00", "0000-01-01", "10000-01-01", "2024-1-5",
	"24-01-05", "2024/01/05", "2024-01-05T00:00:00Z",
	"2024-01-05 24:00", "2016-12-31T23:59:60", "2024-01-05 ",
	" 2024-01-05", "+024-01-05", "2024--1-05", "-024-01-05", "20240105",
	"", "today", "\357\274\222024-01-",
};

static void every_date_comes_back_as_it_was(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(dates) / sizeof(*dates); i++) {
		char out[DATE_SIZE];
		int32_t day;

		assert_true(date_parse(view_of(dates[i]), &day));
		assert_string_equal(date_format(day, out), dates[i]);
	}
}

static void nothing_else_is_a_date(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(not_dates) / sizeof(*not_dates); i++) {
		int32_t day = 42;

		assert_false(date_parse(view_of(not_dates[i]), &day));
		assert_int_equal(day, 42);
	}
}

static void days_are_counted_from_1970(void **state)
{
	int32_t day;

	(void)state;
	assert_true(date_parse(VIEW("1970-01-01"), &day));
	assert_int_equal(day, 0);
	assert_true(date_parse(VIEW("2000-03-01"), &day));
	assert_int_equal(day, 11017);
	assert_true(date_parse(VIEW("0001-01-01"), &day));
	assert_int_equal(day, -719162);
}

static void each_day_of_the_calendar_follows_the_last(void **state)
{
	int32_t first, last, day;

	(void)state;
	assert_true(date_parse(VIEW("1599-12-31"), &first));
	assert_true(date_parse(VIEW("2401-01-01"), &last));
	for (int32_t i = first; i <= last; i++) {
		char out[DATE_SIZE];

		assert_true(date_parse(view_of(date_format(i, out)), &day));
		assert_int_equal(day, i);
	}
}

static void days_out_of_range_say_so(void **state)
{
	char out[DATE_SIZE];

	(void)state;
	assert_string_equal(date_format(INT32_MIN, out), "out of range");
	assert_string_equal(date_format(INT32_MAX, out), "out of range");
	assert_string_equal(date_format(-719163, out), "out of range");
	assert_string_equal(date_format(2932897, out), "out of range");
}

static void a_time_belongs_to_its_utc_day(void **state)
{
	(void)state;
	assert_int_equal(date_of_time(0), 0);
	assert_int_equal(date_of_time(86399), 0);
	assert_int_equal(date_of_time(86400), 1);
	assert_int_equal(date_of_time(-1), -1);
	assert_int_equal(date_of_time(-86400), -1);
	assert_int_equal(date_of_time(-86401), -2);
}

static void times_beyond_the_calendar_are_clamped(void **state)
{
	char out[DATE_SIZE];

	(void)state;
	assert_string_equal(date_format(date_of_time(INT64_MAX), out),
			    "9999-12-31");
	assert_string_equal(date_format(date_of_time(INT64_MIN), out),
			    "0001-01-01");
}

static void weekdays_begin_with_monday(void **state)
{
	int32_t day;

	(void)state;
	assert_int_equal(date_weekday(0), 3);
	assert_true(date_parse(VIEW("2026-11-20"), &day));
	assert_int_equal(date_weekday(day), 4);
	assert_int_equal(date_weekday(-4), 6);
	assert_true(date_weekday(INT32_MIN) >= 0);
	assert_true(date_weekday(INT32_MAX) <= 6);
}

static void expect_duration(const char *text, int count,
			    enum duration_unit unit)
{
	struct duration duration;

	assert_true(duration_parse(view_of(text), &duration));
	assert_int_equal(duration.count, count);
	assert_int_equal(duration.unit, unit);
}

static void durations_are_days_weeks_or_business_days(void **state)
{
	(void)state;
	expect_duration("3d", 3, DURATION_DAYS);
	expect_duration("0d", 0, DURATION_DAYS);
	expect_duration("2w", 14, DURATION_DAYS);
	expect_duration("10bd", 10, DURATION_BUSINESS_DAYS);
	expect_duration("36500d", 36500, DURATION_DAYS);
	expect_duration("5214w", 36498, DURATION_DAYS);
}

static void nothing_else_is_a_duration(void **state)
{
	static const char *const no[] = {
		"", "d", "bd", "3", "-3d", "+3d", "3 d", "3D", "1.5d", "3m",
		"3dd", "36501d", "5215w", "36501bd", "9223372036854775808d",
	};
	struct duration duration;

	(void)state;
	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
		assert_false(duration_parse(view_of(no[i]), &duration));
}

static void a_stamp_is_utc_within_four_digits_of_years(void **state)
{
	static const struct {
		int64_t seconds;
		const char *stamp;
	} examples[] = {
		{ 0, "1970-01-01T00:00:00Z" },
		{ -1, "1969-12-31T23:59:59Z" },
		{ 1790000000, "2026-09-21T14:13:20Z" },
		{ INT64_MIN, "0001-01-01T00:00:00Z" },
		{ INT64_MAX, "9999-12-31T23:59:59Z" },
	};
	char stamp[DATE_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++)
		assert_string_equal(date_stamp(examples[i].seconds, stamp),
				    examples[i].stamp);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_date_comes_back_as_it_was),
		cmocka_unit_test(nothing_else_is_a_date),
		cmocka_unit_test(days_are_counted_from_1970),
		cmocka_unit_test(each_day_of_the_calendar_follows_the_last),
		cmocka_unit_test(days_out_of_range_say_so),
		cmocka_unit_test(a_time_belongs_to_its_utc_day),
		cmocka_unit_test(times_beyond_the_calendar_are_clamped),
		cmocka_unit_test(weekdays_begin_with_monday),
		cmocka_unit_test(durations_are_days_weeks_or_business_days),
		cmocka_unit_test(nothing_else_is_a_duration),
		cmocka_unit_test(a_stamp_is_utc_within_four_digits_of_years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
