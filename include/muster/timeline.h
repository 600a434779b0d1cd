/*
 * Timelines: a plan's items as bars on a line of days, in the order in which
 * they begin. Charts are drawn from it, as text, as SVG and for others.
 *
 * Spans are half open: a bar of one day begins on that day and ends on the
 * next, free or not. Days beyond the years 1 to 9999 are at their ends.
 */
#ifndef MUSTER_TIMELINE_H
#define MUSTER_TIMELINE_H

#include <stdbool.h>

#include "muster/plan.h"

struct timeline_row {
	uint32_t item;		/* of plan->items */
	bool placed;		/* false: in a cycle or behind one, so that
				 * it has no place in time */
	bool point;		/* a milestone: all but slack_to are equal */
	int32_t from;		/* where the work begins or began */
	int32_t split;		/* from here on it is still to be done */
	int32_t to;		/* where it ends */
	int32_t slack_to;	/* how late it may end; `to` where it is done
				 * or nothing waits for it */
};

struct timeline {
	const struct plan *plan;
	VEC(struct timeline_row) rows;	/* those without a place come last */
	int32_t first, last;	/* days that hold all of it, today and the
				 * dates that are stated; last is not part */
};

void timeline_read(struct timeline *timeline, const struct plan *plan,
		   struct arena *arena);

/* Where a day lies when first to last is `width` wide: 0 to width. Days
 * beyond the ends lie at them. */
int64_t timeline_place(const struct timeline *timeline, int32_t day,
		       int64_t width);

/* The first day after `day` on which a step of `months` begins: 1 for
 * months, 3 for quarters, 12 for years. INT32_MAX: there is none. */
int32_t timeline_step(int32_t day, int32_t months);

/* What the month that begins on `day` is called on an axis: "Feb", and
 * January by its year: "2026". Yields out. */
const char *timeline_label(int32_t day, char out[DATE_SIZE]);

/* The step in months that cuts it into at most `parts` parts, about. */
int32_t timeline_months(const struct timeline *timeline, int64_t parts);

#endif
