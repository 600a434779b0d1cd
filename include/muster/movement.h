/*
 * Movement: when each open entry last changed its meaning.
 *
 * An entry moves when a field that its kind counts (`moves`) changes its
 * parsed value, or the words of its body change. White space, renames,
 * reordered keys, other quoting, merges (but for a record that one adds by
 * itself) and the commits that .git-blame-ignore-revs lists move nothing. A
 * change of `reviewed` counts as a look on that day, never later than the
 * commit that wrote it. The time of a change is its author date, never later
 * than its committer date, as a UTC day; what is not committed yet is of
 * today.
 *
 * The walk ends at the edge of the window: an entry that did not move
 * inside it is known to be older than that, and no more.
 */
#ifndef MUSTER_MOVEMENT_H
#define MUSTER_MOVEMENT_H

#include <stdbool.h>

#include "muster/history.h"
#include "muster/program.h"

#define MOVEMENT_DAYS_MIN 30	/* the walk goes back at least so far */

struct movement {
	bool known;		/* it moved inside the window */
	int32_t day;		/* the last movement or look */
	bool pending;		/* in a change that is not committed */
};

struct movements {
	int32_t since;		/* the window's first day */
	struct map by_path;	/* a record's path to struct movement */
};

/* Find the last movement of every open record that has a freshness window
 * in `programs`, which came from `snapshot`. 0, or -1 with err set (cut-off
 * history inside the window, damaged objects). */
int movements_read(struct movements *movements,
		   const struct programs *programs,
		   struct snapshot *snapshot, struct documents *documents,
		   int32_t today, struct err *err);

/* The movement of one record, or NULL where none was looked for. */
const struct movement *movements_of(const struct movements *movements,
				    const struct record *record);

#endif
