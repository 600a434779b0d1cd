#include "expect.h"

#include "muster/calendar.h"

static int32_t day_of(const char *text)
{
	int32_t day;

	assert_true(date_parse(view_of(text), &day));
	return day;
}

static void expect_before(const struct calendar *calendar, const char *day,
			  const char *duration, const char *want)
{
	struct duration length;
	char out[DATE_SIZE];

	assert_true(duration_parse(view_of(duration), &length));
	assert_string_equal(date_format(calendar_before(
		calendar, day_of(day), length), out), want);
}

static void saturday_and_sunday_are_free(void **state)
{
	struct calendar calendar;

	(void)state;
	calendar_init(&calendar);
	assert_true(calendar_works(&calendar, day_of("2026-07-17")));
	assert_false(calendar_works(&calendar, day_of("2026-07-18")));
	assert_false(calendar_works(&calendar, day_of("2026-07-19")));
	assert_true(calendar_works(&calendar, day_of("2026-07-20")));
	assert_true(calendar_works(&calendar, day_of("1600-01-03")));
}

static void plain_days_are_counted_as_they_are(void **state)
{
	struct calendar calendar;

	(void)state;
	calendar_init(&calendar);
	expect_before(&calendar, "2026-07-20", "0d", "2026-07-20");
	expect_before(&calendar, "2026-07-20", "3d", "2026-07-17");
	expect_before(&calendar, "2026-03-01", "1w", "2026-02-22");
	expect_before(&calendar, "2026-01-01", "36500d", "1926-01-26");
}

static void business_days_skip_the_weekend(void **state)
{
	struct calendar calendar;

	(void)state;
	calendar_init(&calendar);
	expect_before(&calendar, "2026-07-20", "0bd", "2026-07-20");
	expect_before(&calendar, "2026-07-20", "1bd", "2026-07-17");
	expect_before(&calendar, "2026-07-19", "1bd", "2026-07-17");
	expect_before(&calendar, "2026-07-19", "5bd", "2026-07-13");
	expect_before(&calendar, "2026-07-20", "5bd", "2026-07-13");
	expect_before(&calendar, "2026-07-20", "6bd", "2026-07-10");
	expect_before(&calendar, "2026-07-20", "10bd", "2026-07-06");
}

static void business_days_skip_holidays(void **state)
{
	struct calendar calendar;

	calendar_init(&calendar);
	calendar_add_holiday(&calendar, *state, day_of("2026-12-28"));
	calendar_add_holiday(&calendar, *state, day_of("2026-12-25"));
	calendar_add_holiday(&calendar, *state, day_of("2026-12-26"));
	calendar_add_holiday(&calendar, *state, day_of("2026-12-25"));
	assert_int_equal(calendar.holidays.len, 3);
	assert_false(calendar_works(&calendar, day_of("2026-12-25")));
	expect_before(&calendar, "2026-12-29", "1bd", "2026-12-24");
	expect_before(&calendar, "2026-12-29", "6bd", "2026-12-17");
}

static void a_week_without_work_counts_plain_days(void **state)
{
	struct calendar calendar;

	(void)state;
	calendar_init(&calendar);
	for (int i = 0; i < 7; i++)
		calendar.weekend[i] = true;
	expect_before(&calendar, "2026-07-20", "10bd", "2026-07-10");
}

/* One day after the other, as the header says it. */
static int32_t slowly(const struct calendar *calendar, int32_t day,
		      int32_t count)
{
	while (count > 0)
		count -= calendar_works(calendar, --day);
	return day;
}

static void weeks_at_once_come_to_the_same(void **state)
{
	for (unsigned week = 0; week < 127; week++) {
		struct calendar calendar;

		calendar_init(&calendar);
		for (int i = 0; i < 7; i++)
			calendar.weekend[i] = week >> i & 1;
		for (unsigned i = 0; i < 40; i++)
			calendar_add_holiday(&calendar, *state, (int32_t)
					     (20000 + week * i * i % 97));
		for (int32_t count = 0; count < 60; count++) {
			struct duration length = { count,
						   DURATION_BUSINESS_DAYS };
			int32_t day = 20090 + count % 11;

			assert_int_equal(
				calendar_before(&calendar, day, length),
				slowly(&calendar, day, count));
		}
	}
}

static void a_century_of_holidays_takes_no_time(void **state)
{
	struct duration length = { DURATION_MAX, DURATION_BUSINESS_DAYS };
	struct calendar calendar;

	calendar_init(&calendar);
	for (int i = 0; i < 6; i++)
		calendar.weekend[i] = true;
	for (int32_t i = 0; i < 10000; i++)
		calendar_add_holiday(&calendar, *state, 20000 - 7 * i);
	for (int i = 0; i < 2000; i++)
		assert_true(calendar_before(&calendar, 20001, length) < 0);
}

static void the_days_behind_are_counted_the_same_way(void **state)
{
	static const struct {
		const char *duration, *want;
	} cases[] = {
		{ "0bd", "2026-07-17" }, { "3d", "2026-07-20" },
		{ "2w", "2026-07-31" }, { "1bd", "2026-07-21" },
		{ "10bd", "2026-08-03" }
	};
	struct calendar calendar;

	calendar_init(&calendar);
	calendar_add_holiday(&calendar, *state, day_of("2026-07-20"));
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct duration length;
		char out[DATE_SIZE];

		assert_true(duration_parse(view_of(cases[i].duration),
					   &length));
		assert_string_equal(date_format(calendar_after(
			&calendar, day_of("2026-07-17"), length), out),
			cases[i].want);
	}
}

static void expect_resolved(void **state, enum type type, const char *typed,
			    const char *want)
{
	struct field field = { .type = type };
	struct calendar calendar;

	calendar_init(&calendar);
	calendar_add_holiday(&calendar, *state, day_of("2026-07-20"));
	expect_view(calendar_resolve(&calendar, &field, view_of(typed),
				     day_of("2026-07-15"), *state), want);
}

static void a_day_can_be_counted_from_today(void **state)
{
	expect_resolved(state, TYPE_DATE, "today", "2026-07-15");
	expect_resolved(state, TYPE_DATE, "+0d", "2026-07-15");
	expect_resolved(state, TYPE_DATE, "+14d", "2026-07-29");
	expect_resolved(state, TYPE_DATE, "+2w", "2026-07-29");
	expect_resolved(state, TYPE_DATE, "-1w", "2026-07-08");
	expect_resolved(state, TYPE_DATE, "+2bd", "2026-07-17");
	expect_resolved(state, TYPE_DATE, "+3bd", "2026-07-21");
	expect_resolved(state, TYPE_DATE, "-3bd", "2026-07-10");
	expect_resolved(state, TYPE_DATE, "+36500d", "2126-06-21");
}

static void all_else_is_left_as_it_was_typed(void **state)
{
	static const char *const texts[] = { "", "+", "2w", "+2", "+2m", "++2w",
					     "+-2w", "Today", "2026-08-01",
					     "+36501d", "+9999999999999999d" };

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		expect_resolved(state, TYPE_DATE, texts[i], texts[i]);
	expect_resolved(state, TYPE_TEXT, "today", "today");
	expect_resolved(state, TYPE_DURATION, "+2w", "+2w");
	expect_view(calendar_resolve(NULL, NULL, VIEW("today"), 0, *state),
		    "today");
}

static void forwards_a_calendar_that_is_always_free_counts_days(void **state)
{
	struct duration duration = { 5, DURATION_BUSINESS_DAYS };
	struct calendar calendar = { .weekend = { 1, 1, 1, 1, 1, 1, 1 } };

	(void)state;
	assert_int_equal(calendar_after(&calendar, 100, duration), 105);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(saturday_and_sunday_are_free),
		cmocka_unit_test(plain_days_are_counted_as_they_are),
		cmocka_unit_test(business_days_skip_the_weekend),
		ARENA_TEST(business_days_skip_holidays),
		cmocka_unit_test(a_week_without_work_counts_plain_days),
		ARENA_TEST(weeks_at_once_come_to_the_same),
		ARENA_TEST(the_days_behind_are_counted_the_same_way),
		ARENA_TEST(a_century_of_holidays_takes_no_time),
		ARENA_TEST(a_day_can_be_counted_from_today),
		ARENA_TEST(all_else_is_left_as_it_was_typed),
		cmocka_unit_test(
			forwards_a_calendar_that_is_always_free_counts_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
