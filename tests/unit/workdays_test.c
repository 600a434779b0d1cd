#include "expect.h"

#include "muster/workdays.h"

static int32_t day_of(const char *text)
{
	int32_t day;

	assert_true(date_parse(view_of(text), &day));
	return day;
}

/* All weeks there are, with holidays: counted one day after the other. */
static void numbers_are_those_of_a_count(void **state)
{
	for (unsigned week = 0; week < 127; week++) {
		struct calendar calendar;
		struct workdays workdays;
		int32_t number;

		calendar_init(&calendar);
		for (int i = 0; i < 7; i++)
			calendar.weekend[i] = week >> i & 1;
		for (unsigned i = 0; i < 40; i++)
			calendar_add_holiday(&calendar, *state, (int32_t)
					     (week * i * i % 97) - 60);
		workdays_init(&workdays, &calendar, *state);
		number = workdays_number(&workdays, -100);
		for (int32_t day = -100; day < 100; day++) {
			bool works = calendar_works(&calendar, day);

			assert_int_equal(workdays_number(&workdays, day),
					 number);
			if (works)
				assert_int_equal(workdays_day(&workdays,
							      number), day);
			number += works;
		}
		arena_clear(*state);
	}
}

static void a_free_day_has_the_number_of_the_next_workday(void **state)
{
	struct calendar calendar;
	struct workdays workdays;
	int32_t monday = day_of("2026-04-27");

	calendar_init(&calendar);
	workdays_init(&workdays, &calendar, *state);
	assert_int_equal(workdays_number(&workdays, monday - 2),
			 workdays_number(&workdays, monday));
	assert_int_equal(workdays_number(&workdays, monday - 3),
			 workdays_number(&workdays, monday) - 1);
	assert_int_equal(workdays_number(&workdays, monday + 7),
			 workdays_number(&workdays, monday) + 5);
}

static void calendar_days_are_those_that_are_worked_on(void **state)
{
	static const struct {
		const char *duration;
		int32_t want;
	} cases[] = {
		{ "0d", 0 }, { "1d", 1 }, { "7d", 5 }, { "8d", 6 },
		{ "2w", 10 }, { "10bd", 10 }, { "0bd", 0 },
		{ "36500d", 26072 }, { "36500bd", 36500 },
	};
	struct calendar calendar;
	struct workdays workdays;
	struct duration duration;

	calendar_init(&calendar);
	workdays_init(&workdays, &calendar, *state);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_true(duration_parse(view_of(cases[i].duration),
					   &duration));
		assert_int_equal(workdays_length(&workdays, duration),
				 cases[i].want);
	}
}

static void a_week_without_work_counts_all_days(void **state)
{
	struct calendar calendar = { .weekend = { 1, 1, 1, 1, 1, 1, 1 } };
	struct workdays workdays;

	calendar_add_holiday(&calendar, *state, 100);
	workdays_init(&workdays, &calendar, *state);
	assert_int_equal(workdays.per_week, 7);
	assert_int_equal(workdays_number(&workdays, 107),
			 workdays_number(&workdays, 97) + 10);
}

static void far_away_is_out_of_range(void **state)
{
	struct calendar calendar;
	struct workdays workdays;
	char out[DATE_SIZE];

	calendar_init(&calendar);
	for (int i = 0; i < 6; i++)
		calendar.weekend[i] = true;
	workdays_init(&workdays, &calendar, *state);
	assert_string_equal(date_format(workdays_day(&workdays, INT32_MAX),
					out), "out of range");
	assert_string_equal(date_format(workdays_day(&workdays, INT32_MIN),
					out), "out of range");
	calendar_init(&calendar);
	workdays_init(&workdays, &calendar, *state);
	for (int i = 0; i < 2; i++) {
		int32_t day = day_of(i ? "9999-12-31" : "0001-01-01");

		assert_int_equal(workdays_day(&workdays, workdays_number(
			&workdays, day)), day);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(numbers_are_those_of_a_count),
		ARENA_TEST(a_free_day_has_the_number_of_the_next_workday),
		ARENA_TEST(calendar_days_are_those_that_are_worked_on),
		ARENA_TEST(a_week_without_work_counts_all_days),
		ARENA_TEST(far_away_is_out_of_range),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
