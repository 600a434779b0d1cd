#include "muster/workdays.h"

#define WEEK 7
#define MONDAY (-3)		/* 1969-12-29 */
#define DAY_FAR (INT32_MAX / 2)

static void add_week(struct workdays *workdays,
		     const struct calendar *calendar)
{
	bool none = true;

	for (int i = 0; i < WEEK; i++)
		none = none && calendar->weekend[i];
	for (int i = 0; i < WEEK; i++) {
		workdays->before[i] = workdays->per_week;
		workdays->per_week += none || !calendar->weekend[i];
	}
}

/* The number that a day would have without holidays. */
static int32_t plain_number(const struct workdays *workdays, int32_t day)
{
	int64_t days = (int64_t)day - MONDAY;
	int64_t weeks = days / WEEK - (days % WEEK < 0);

	return (int32_t)(weeks * workdays->per_week +
			 workdays->before[days - weeks * WEEK]);
}

void workdays_init(struct workdays *workdays,
		   const struct calendar *calendar, struct arena *arena)
{
	size_t count = calendar->holidays.len;
	int32_t *holidays = arena_array(arena, count, sizeof(*holidays));
	int32_t *numbers = arena_array(arena, count, sizeof(*numbers));

	*workdays = (struct workdays){ .holidays = holidays,
				       .numbers = numbers };
	add_week(workdays, calendar);
	for (size_t i = 0; i < count; i++) {
		int32_t day = calendar->holidays.items[i];

		if (calendar->weekend[date_weekday(day)])
			continue;
		holidays[workdays->len] = day;
		numbers[workdays->len] = plain_number(workdays, day) -
					 (int32_t)workdays->len;
		workdays->len++;
	}
}

/* How many of the sorted `items` are less than `limit`. */
static size_t count_less(const int32_t *items, size_t len, int64_t limit)
{
	size_t low = 0, high = len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (items[middle] < limit)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

int32_t workdays_number(const struct workdays *workdays, int32_t day)
{
	return plain_number(workdays, day) -
	       (int32_t)count_less(workdays->holidays, workdays->len, day);
}

int32_t workdays_day(const struct workdays *workdays, int32_t number)
{
	int64_t plain = (int64_t)number +
			(int64_t)count_less(workdays->numbers, workdays->len,
					    (int64_t)number + 1);
	int64_t per_week = workdays->per_week;
	int64_t weeks = plain / per_week - (plain % per_week < 0);
	int64_t day;
	int weekday = WEEK - 1;

	/* the last day with so many before it is the one worked on */
	while (workdays->before[weekday] > plain - weeks * per_week)
		weekday--;
	day = MONDAY + weeks * WEEK + weekday;
	if (day > DAY_FAR)
		return DAY_FAR;
	return day < -DAY_FAR ? -DAY_FAR : (int32_t)day;
}

int32_t workdays_length(const struct workdays *workdays,
			struct duration duration)
{
	if (duration.unit == DURATION_BUSINESS_DAYS)
		return duration.count;
	return (int32_t)(((int64_t)duration.count * workdays->per_week +
			  WEEK - 1) / WEEK);
}
