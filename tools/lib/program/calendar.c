#include "muster/calendar.h"

#include <string.h>

#define WEEK 7

void calendar_init(struct calendar *calendar)
{
	*calendar = (struct calendar){ 0 };
	calendar->weekend[5] = true;
	calendar->weekend[6] = true;
}

/* The index of the first holiday that is not before `day`. */
static size_t first_from(const struct calendar *calendar, int32_t day)
{
	size_t low = 0, high = calendar->holidays.len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (calendar->holidays.items[middle] < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_holiday(const struct calendar *calendar, int32_t day)
{
	size_t at = first_from(calendar, day);

	return at < calendar->holidays.len &&
	       calendar->holidays.items[at] == day;
}

void calendar_add_holiday(struct calendar *calendar, struct arena *arena,
			  int32_t day)
{
	size_t at = first_from(calendar, day);
	size_t behind = calendar->holidays.len - at;

	if (is_holiday(calendar, day))
		return;
	VEC_PUSH(arena, &calendar->holidays);
	memmove(calendar->holidays.items + at + 1,
		calendar->holidays.items + at,
		behind * sizeof(*calendar->holidays.items));
	calendar->holidays.items[at] = day;
}

bool calendar_works(const struct calendar *calendar, int32_t day)
{
	return !calendar->weekend[date_weekday(day)] &&
	       !is_holiday(calendar, day);
}

static int32_t days_of_week(const struct calendar *calendar)
{
	int32_t count = 0;

	for (int i = 0; i < WEEK; i++)
		count += !calendar->weekend[i];
	return count;
}

/* Days from `from` to before `to` that only a holiday makes free. */
static int32_t count_holidays(const struct calendar *calendar, int32_t from,
			      int32_t to)
{
	int32_t count = 0;

	for (size_t i = first_from(calendar, from);
	     i < calendar->holidays.len && calendar->holidays.items[i] < to;
	     i++)
		count += !calendar->weekend[date_weekday(
			calendar->holidays.items[i])];
	return count;
}

int32_t calendar_before(const struct calendar *calendar, int32_t day,
			struct duration duration)
{
	int32_t per_week = days_of_week(calendar);
	int32_t left = duration.count;

	if (duration.unit == DURATION_DAYS || !per_week)
		return day - left;
	/* whole weeks at once, as long as a day is left to end on */
	while (left > per_week) {
		int32_t weeks = (left - 1) / per_week;
		int32_t from = day - weeks * WEEK;

		left -= weeks * per_week -
			count_holidays(calendar, from, day);
		day = from;
	}
	while (left > 0)
		left -= calendar_works(calendar, --day);
	return day;
}

int32_t calendar_after(const struct calendar *calendar, int32_t day,
		       struct duration duration)
{
	int32_t left = duration.count;

	if (duration.unit == DURATION_DAYS || !days_of_week(calendar))
		return day + left;
	while (left > 0)
		left -= calendar_works(calendar, ++day);
	return day;
}

/* False for what is no such day. */
static bool count_from(const struct calendar *calendar, struct view text,
		       int32_t today, int32_t *day)
{
	struct duration duration;
	bool back = view_starts(text, "-");

	*day = today;
	if (view_is(text, "today"))
		return true;
	if ((!back && !view_starts(text, "+")) ||
	    !duration_parse(view_slice(text, 1, text.len), &duration))
		return false;
	*day = back ? calendar_before(calendar, today, duration)
		    : calendar_after(calendar, today, duration);
	return true;
}

int32_t calendar_between(const struct calendar *calendar, int32_t from,
			 int32_t to)
{
	int32_t count = 0;

	if (to < from)
		return -calendar_between(calendar, to, from);
	for (int32_t day = from + 1; day <= to; day++)
		count += calendar_works(calendar, day);
	return count;
}

struct view calendar_resolve(const struct calendar *calendar,
			     const struct field *field, struct view text,
			     int32_t today, struct arena *arena)
{
	char date[DATE_SIZE];
	int32_t day;

	if (!field || field->type != TYPE_DATE ||
	    !count_from(calendar, text, today, &day))
		return text;
	return view_copy(arena, view_of(date_format(day, date)));
}
