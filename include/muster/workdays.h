/*
 * Workdays: the days of a calendar that are worked on, as numbers, so that
 * lengths can be added and the ends of work compared.
 *
 * A day's number is how many days that are worked on lie before it, counted
 * from a Monday in 1969: a free day has that of the next workday. Both ways
 * take the time of a search among the holidays, however far the days are
 * apart. Where the calendar is free every day, all days are worked on.
 */
#ifndef MUSTER_WORKDAYS_H
#define MUSTER_WORKDAYS_H

#include "muster/calendar.h"

struct workdays {
	int32_t before[7];	/* of a week, worked on before each day */
	int32_t per_week;	/* 1 to 7 */
	const int32_t *holidays;	/* that no weekend makes free, too */
	const int32_t *numbers;		/* of each of them */
	size_t len;
};

/* What is needed of the calendar is copied. */
void workdays_init(struct workdays *workdays,
		   const struct calendar *calendar, struct arena *arena);

/* The number of a day. */
int32_t workdays_number(const struct workdays *workdays, int32_t day);

/* The workday of that number; clamped far beyond all days that there are
 * (date_format() says "out of range"). */
int32_t workdays_day(const struct workdays *workdays, int32_t number);

/* How many workdays a duration is: business days as they are, of calendar
 * days those that are worked on in as many, rounded up. */
int32_t workdays_length(const struct workdays *workdays,
			struct duration duration);

#endif
