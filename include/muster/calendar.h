/*
 * The calendar: which days are worked on.
 */
#ifndef MUSTER_CALENDAR_H
#define MUSTER_CALENDAR_H

#include <stdbool.h>

#include "muster/date.h"
#include "muster/kind.h"
#include "muster/vec.h"

struct calendar {
	bool weekend[7];	/* 0 is Monday */
	VEC(int32_t) holidays;	/* days, sorted, each once */
};

/* Saturday and Sunday are free, and no other day. */
void calendar_init(struct calendar *calendar);

void calendar_add_holiday(struct calendar *calendar, struct arena *arena,
			  int32_t day);

bool calendar_works(const struct calendar *calendar, int32_t day);

/* The day that lies `duration` before `day`; business days skip the free
 * ones. With a calendar that is free every day, plain days are counted. */
int32_t calendar_before(const struct calendar *calendar, int32_t day,
			struct duration duration);

/* The same, behind `day`. */
int32_t calendar_after(const struct calendar *calendar, int32_t day,
		       struct duration duration);

/* Business days from one day to another: those that follow `from` up to and
 * with `to`; negative when `to` is before. */
int32_t calendar_between(const struct calendar *calendar, int32_t from,
			 int32_t to);

/* What is typed for a field: where a date belongs, `today`, or a day that is
 * counted from today as `+2w`, `-3d` or `+10bd`, is written out, in the arena.
 * All else is as it was. `field` may be NULL. */
struct view calendar_resolve(const struct calendar *calendar,
			     const struct field *field, struct view text,
			     int32_t today, struct arena *arena);

#endif
