/*
 * Changes: which ".md" files differ between two trees, by their ids alone.
 */
#ifndef MUSTER_CHANGES_H
#define MUSTER_CHANGES_H

#include "muster/history.h"

#define CHANGES_VISITS_MAX 2000000	/* entries compared in one commit */

struct changes {
	struct repo *repo;
	struct arena *arena;		/* for the paths and on the way */
	struct history_commit *commit;	/* where the changes are added */
	size_t visits;
	struct err *err;
};

/* Add what differs below `folder`, by path, between its two tree ids (zero:
 * there is none). Links, submodules, hostile names and folders deeper than
 * a snapshot goes are passed over; what only changed its mode has not
 * changed. 0, or
 * -1 with err set. */
int changes_add(struct changes *changes, const struct oid *old,
		const struct oid *new, struct view folder);

#endif
