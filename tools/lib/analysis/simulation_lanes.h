/*
 * Lanes: runs of a simulation that are computed side by side, so that one
 * instruction does several.
 *
 * Items stand in the order of their network here (places), each behind what
 * it waits for.
 */
#ifndef MUSTER_SIMULATION_LANES_H
#define MUSTER_SIMULATION_LANES_H

#include "muster/simulation.h"

#define LANES 16

struct lanes_item {
	const int32_t *quantiles;	/* NULL: nothing is drawn */
	uint32_t keys[2];		/* of its draws */
	int32_t not_before, least;
	int32_t scale, shift;		/* drawn: least + scale * quantile /
					 * 2^shift */
	enum simulation_kind kind;
	uint32_t first, len;		/* of what it waits for */
};

struct lanes_job {
	const struct lanes_item *items;
	const uint32_t *before;		/* places */
	uint32_t len;			/* of the items */
	uint32_t end;			/* its place */
	uint64_t seed;
};

typedef int32_t lanes_times[LANES];

/* The finishes of all items in the runs from `first` on. */
void lanes_forward(const struct lanes_job *job, uint32_t first,
		   lanes_times *finishes);

/* Add to `counts` in how many of the first `runs` lanes each item lies on a
 * critical path. `marks` is scratch, zero before and afterwards. */
void lanes_backward(const struct lanes_job *job, uint32_t runs,
		    const lanes_times *finishes, lanes_times *marks,
		    uint32_t *counts);

/* Sums of what an item draws, in some unit, and of that times the value of
 * each run, of which there are so many that the last block is full; they are
 * less than 2048 either way. */
struct lanes_sums {
	int64_t x, xx, xy;
};

void lanes_sum(const struct lanes_job *job, const struct lanes_item *item,
	       uint32_t runs, const int32_t *values,
	       struct lanes_sums *sums);

#endif
