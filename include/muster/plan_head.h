/*
 * What a plan says first: when it ends, what holds it, and what nearly
 * does. The same words stand above every form of it.
 */
#ifndef MUSTER_PLAN_HEAD_H
#define MUSTER_PLAN_HEAD_H

#include "muster/plan.h"

#define PLAN_HEAD_SHOWN 20	/* ids that one line spells out */

struct plan_line {
	const char *label;	/* "end", "critical", "near", ... */
	struct view text;	/* not escaped */
};

struct plan_head {
	VEC(struct plan_line) lines;
};

void plan_head_read(struct plan_head *head, const struct plan *plan,
		    struct arena *arena);

/* What an item is called: its id, or its path where it has none. */
struct view plan_name(const struct plan_item *item);

/* "critical", "near 3bd", "12bd", "cycle", or "-" where it is done or the
 * end does not wait for it. */
struct view plan_slack_words(const struct plan_item *item,
			     struct arena *arena);

/* The last day of its work, as it happened or as it is computed. False:
 * it has none. */
bool plan_finish(const struct plan_item *item, int32_t *day);

/* Is that behind the day that it is due? */
bool plan_is_late(const struct plan_item *item);

#endif
