#include "muster/calendar.h"

void calendar_init(struct calendar *calendar)
{
	*calendar = (struct calendar){ 0 };
	calendar->weekend[5] = true;
	calendar->weekend[6] = true;
}

bool calendar_works(const struct calendar *calendar, int32_t day)
{
	if (calendar->weekend[date_weekday(day)])
		return false;
	for (size_t i = 0; i < calendar->holidays.len; i++)
		if (calendar->holidays.items[i] == day)
			return false;
	return true;
}

static bool never_works(const struct calendar *calendar)
{
	for (int i = 0; i < 7; i++)
		if (!calendar->weekend[i])
			return false;
	return true;
}

int32_t calendar_before(const struct calendar *calendar, int32_t day,
			struct duration duration)
{
	int32_t left = duration.count;

	if (duration.unit == DURATION_DAYS || never_works(calendar))
		return day - left;
	while (left > 0)
		left -= calendar_works(calendar, --day);
	return day;
}
