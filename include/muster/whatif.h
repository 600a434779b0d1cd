/*
 * What if: a plan beside itself with changes supposed, and without an edit.
 *
 *	W-005+10d  W-005-5d  W-005+2w  W-005+3bd	takes so much longer
 *	W-005=2026-06-01				is finished on that day
 *	-W-005						is dropped
 */
#ifndef MUSTER_WHATIF_H
#define MUSTER_WHATIF_H

#include "muster/err.h"
#include "muster/plan.h"

struct whatif {
	const struct plan *before;
	const struct plan_changes *changes;
	struct plan after;		/* measured to the same end */
};

/* Read one change; its id is a part of `word` and nobody's yet. 0, or -1
 * with err set to how it is written. */
int whatif_parse(struct plan_change *change, struct view word,
		 struct err *err);

/* Compute the plan after the changes. */
void whatif_read(struct whatif *whatif, const struct plan *before,
		 const struct plan_changes *changes);

/* The item as it is then, or NULL: it is dropped. */
const struct plan_item *whatif_after(const struct whatif *whatif,
				     const struct plan_item *item);

/* Workdays by which its finish moves. */
int32_t whatif_moves(const struct whatif *whatif,
		     const struct plan_item *before,
		     const struct plan_item *after);

#endif
