/*
 * The forecast: will we hit the date?
 *
 * Many runs of the plan's network, each with a length drawn for every item
 * that is not done (simulation.h); what comes out are shares of the runs.
 *
 * In this order:
 *
 * - What is done ended when it did.
 * - Work with a three-point estimate takes as long as PERT's beta says
 *   (distribution.h), other work its length times an overrun of this
 *   program's own (slips.h); of what has begun, the share that is left.
 * - What has no length of its own, a milestone most often, is there on its
 *   due date, later or earlier by a slip of this program's own, and not
 *   before what it waits for: so work that nobody recorded is believed to
 *   be where the date says.
 * - Where there are fewer than SLIPS_MIN samples, lengths and due dates are
 *   taken as they stand, and forecast_item.basis says so.
 */
#ifndef MUSTER_FORECAST_H
#define MUSTER_FORECAST_H

#include "muster/plan.h"
#include "muster/simulation.h"
#include "muster/slips.h"

#define FORECAST_RUNS 10000
#define FORECAST_RUNS_MAX 1000000
#define FORECAST_WATCHED 2000	/* with more items, only milestones and the
				 * end have percentiles */

enum forecast_percentile { FORECAST_P50, FORECAST_P80, FORECAST_P95,
			   FORECAST_PERCENTILES };

enum forecast_basis {
	FORECAST_DONE,		/* it has ended */
	FORECAST_JOIN,		/* it waits, and has no work of its own */
	FORECAST_BETA,		/* its three-point estimate */
	FORECAST_OVERRUN,	/* its length, times how much finished work
				 * took longer (slips.h) */
	FORECAST_SLIP,		/* no length: its due date, and how late such
				 * dates were kept */
	FORECAST_FIXED		/* as planned: not enough history */
};

struct forecast_item {
	enum forecast_basis basis;
	bool known;		/* it has percentiles: it is in no cycle nor
				 * behind one, and was watched */
	int32_t days[FORECAST_PERCENTILES];	/* last day of work */
	bool varies;		/* not all runs are alike; else nothing that
				 * it waits for was drawn, and the shares are
				 * no odds */
	bool has_due;
	uint32_t on_time;	/* of 1000 runs, those that keep its due */
	uint32_t criticality;	/* of 1000 runs, those in which it lies on
				 * the critical path to the end */
	int32_t sensitivity;	/* correlation of its length with the end's
				 * date, -1000 to 1000 */
};

struct forecast {
	const struct plan *plan;
	const struct slips *slips;
	uint32_t runs;		/* 0: there is no end to run to */
	uint64_t seed;
	VEC(struct forecast_item) items;	/* as plan->items */
	bool has_target;	/* the charter's */
	uint32_t on_target;	/* of 1000 runs, those in which the end keeps
				 * the charter's target date */
};

struct forecast_options {
	uint32_t runs;		/* 0: FORECAST_RUNS */
	uint64_t seed;
	unsigned threads;	/* 0: as many as there are processors; the
				 * result is the same */
	bool own_date;		/* the end is measured by its due date: there
				 * is no target */
};

/* Compute it; `slips` may be empty. It refers to both. What is drawn for an
 * item goes by its id: two plans that differ in one item differ by that item
 * alone. */
void forecast_read(struct forecast *forecast, const struct plan *plan,
		   const struct slips *slips,
		   const struct forecast_options *options,
		   struct arena *arena);

/* Can it be told how likely an item is done on that day at the latest? It
 * can where the runs vary, and where it is known already. */
bool forecast_has_odds(const struct forecast *forecast, uint32_t item,
		       int32_t day);

#endif
