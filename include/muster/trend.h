/*
 * Trends: the date that was stated for each milestone, over time.
 *
 * A point is the day on which a due date landed, and that date; the chart of
 * it is known as milestone trend analysis. A line that stays level keeps its
 * date, one that rises slips.
 */
#ifndef MUSTER_TREND_H
#define MUSTER_TREND_H

#include "muster/ledger.h"
#include "muster/plan.h"

struct trend_point {
	int32_t day;		/* it was stated from this day on */
	int32_t due;
};

struct trend_line {
	const struct plan_item *item;
	VEC(struct trend_point) points;	/* by day; one for each change */
};

struct trend {
	VEC(struct trend_line) lines;	/* milestones, as in the plan; those
					 * that never had a date are left
					 * out */
};

/* Find them. 0, or -1 with err set: a version can't be read. */
int trend_read(struct trend *trend, const struct plan *plan,
	       const struct ledger *ledger, struct arena *arena,
	       struct err *err);

#endif
