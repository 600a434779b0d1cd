/*
 * Slips: how a program has kept its dates so far, as samples.
 *
 * Of each milestone and deliverable that is done, and says when:
 *
 *	slip	the workdays from the due date first stated (its `baseline`,
 *		else the `due` of its first version) to the day it was done;
 *		negative: it was early
 *	overrun	of a deliverable, the workdays from its `start` to the day it
 *		was done, in 1/1000 of the length first stated (plan.h)
 *
 * Only what was known on the plan's day counts. Where the history is cut off
 * (shallow clone), what was first stated is not known, and left out.
 */
#ifndef MUSTER_SLIPS_H
#define MUSTER_SLIPS_H

#include "muster/ledger.h"
#include "muster/plan.h"

#define SLIPS_MIN 5		/* samples that a forecast is drawn from */
#define SLIPS_RATIO 1000	/* an overrun of exactly the length */

struct slips {
	VEC(int32_t) slips;	/* sorted */
	VEC(int32_t) overruns;	/* sorted */
	uint32_t cut;		/* done items left out: what was first stated
				 * lies before the history's end */
};

/* Collect them for a program as it was on plan->today. 0, or -1 with err
 * set: a version can't be read. They live as long as the plan's arena. */
int slips_read(struct slips *slips, const struct plan *plan,
	       const struct ledger *ledger, struct err *err);

#endif
