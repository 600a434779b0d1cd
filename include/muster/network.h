/*
 * Networks: work items and what each waits for, as numbers.
 *
 * An item starts when all that it waits for is finished. Time is counted in
 * workdays from a day that the caller chose; a finish is the first moment
 * after the work, so that an item of length 0 starts and finishes at once.
 * Nothing is known here of records and of dates: plan.h.
 *
 * The critical path method: Kelley and Walker, "Critical-Path Planning and
 * Scheduling" (1959). The order is Kahn's, with the lowest number first
 * among those that are free, so that it is the same everywhere. Nothing
 * recurses.
 */
#ifndef MUSTER_NETWORK_H
#define MUSTER_NETWORK_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/arena.h"
#include "muster/vec.h"

#define NETWORK_NOBODY UINT32_MAX
#define NETWORK_TIME_MAX (INT32_MAX / 4)	/* sums stay at this */

struct network_link {
	uint32_t item, before;	/* the item waits for `before` */
};

struct network {
	uint32_t len;			/* items */
	VEC(struct network_link) links;	/* as they were added */
	/* After network_order(): */
	const uint32_t *first;	/* what item i waits for is
				 * before[first[i]] to before[first[i + 1]],
				 * sorted, each once */
	const uint32_t *before;
	const uint32_t *first_behind;	/* the same for what waits for it */
	const uint32_t *behind;
	const uint32_t *order;	/* items, each after what it waits for;
				 * those in or behind a cycle come last */
	uint32_t ordered;	/* how many are in no cycle nor behind one */
	const bool *looped;	/* the others */
};

/* What is known of an item before the passes. */
struct network_item {
	int32_t length;		/* of what is left to do; >= 0 */
	int32_t not_before;	/* of its start; INT32_MIN: any time */
	bool fixed;		/* it ends at `finish`, whatever it waits
				 * for: it has ended, most often */
	int32_t finish;
};

struct network_times {
	int32_t *early_start, *early_finish;
	int32_t *late_start, *late_finish;
	uint32_t *driver;	/* what its early start waits for: the first
				 * of those that finish last; NETWORK_NOBODY
				 * where not_before is later, or nothing is
				 * waited for, or it is fixed */
};

void network_init(struct network *network, uint32_t len);

/* Note that `item` waits for `before`; twice is once. */
void network_link(struct network *network, struct arena *arena,
		  uint32_t item, uint32_t before);

/* Put what was added in order. */
void network_order(struct network *network, struct arena *arena);

/* Arrays for the times of all items. */
void network_times_init(struct network_times *times,
			const struct network *network, struct arena *arena);

/* The early times: from 0 on where nothing says when. What is in or behind a
 * cycle waits only for what is neither. */
void network_forward(const struct network *network,
		     const struct network_item *items,
		     struct network_times *times);

/* The late times, so that `end` finishes at `finish`: NETWORK_NOBODY is all
 * of the network. What `end` does not wait for is late at NETWORK_TIME_MAX:
 * all that only something fixed waits for, and what is looped. */
void network_backward(const struct network *network,
		      const struct network_item *items, uint32_t end,
		      int32_t finish, struct network_times *times);

#endif
