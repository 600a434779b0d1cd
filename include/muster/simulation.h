/*
 * Simulations: a network run many times, each time with lengths drawn anew.
 *
 * Time is counted in ticks, SIMULATION_DAY of them to a workday. A draw
 * depends on the seed, the number of the run and the item, and on nothing
 * else; all that is computed with it are integers. So the result is the same
 * bytes on every machine, whatever the number of threads and however many
 * runs are computed side by side.
 *
 * Criticality index: Martin, "Distribution of the Time Through a Directed,
 * Acyclic Network" (1965). Sensitivity: the correlation of an item's draw
 * with the end, Pearson's.
 */
#ifndef MUSTER_SIMULATION_H
#define MUSTER_SIMULATION_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/arena.h"
#include "muster/distribution.h"
#include "muster/network.h"

#define SIMULATION_DAY 256		/* ticks of a workday */
#define SIMULATION_TIME_MAX NETWORK_TIME_MAX	/* ticks; sums stay at this */
#define SIMULATION_THREADS_MAX 64
#define SIMULATION_BINS_MAX 4096	/* of a histogram */

enum simulation_kind {
	SIMULATION_ENDED,	/* at `least`, whatever it waited for */
	SIMULATION_WORK,	/* takes what is drawn from when it can start */
	SIMULATION_DATE		/* is there at the time that is drawn, and not
				 * before what it waits for */
};

struct simulation_item {
	enum simulation_kind kind;
	int32_t not_before;		/* of its start, in ticks */
	const struct distribution *distribution;	/* NULL: none, it is
							 * `least` */
	int32_t least, range;		/* in ticks: what is drawn lies from
					 * least to least + range; no length
					 * is below 0 */
	uint64_t stream;		/* its draws; 0: those of its number */
};

struct simulation_scope {
	const struct network *network;	/* in order (network_order()) */
	const struct simulation_item *items;
	uint32_t end;			/* an item that is in no cycle */
	const bool *watched;		/* items whose finish is asked for */
	uint32_t runs;			/* > 0 */
	uint64_t seed;
	unsigned threads;		/* 0: as many as there are processors */
};

/* In how many runs an item was finished in which workdays: bin i counts
 * `first` + i * `width` and those that follow, up to the next bin. The width
 * is a power of two, and 1 unless that took too many bins. */
struct simulation_histogram {
	int32_t first, width;
	uint32_t len;			/* 0: it was not watched, or stands in
					 * a cycle or behind one */
	uint32_t *counts;
};

struct simulation {
	uint32_t runs;
	int32_t *ends;			/* of each run, in ticks */
	uint32_t *critical;		/* of each item: runs in which the end
					 * would have moved with it */
	int32_t *sensitivity;		/* of each item: the correlation of
					 * its draw with the end, in 1/1000; 0
					 * where it was never critical */
	struct simulation_histogram *histograms;	/* of each item */
};

/* Run it. */
void simulation_run(struct simulation *simulation,
		    const struct simulation_scope *scope,
		    struct arena *arena);

/* The workdays within which `permille` of 1000 runs are finished. */
int32_t simulation_percentile(const struct simulation_histogram *histogram,
			      uint32_t permille);

/* The runs that are finished within so many workdays. */
uint32_t simulation_within(const struct simulation_histogram *histogram,
			   int32_t days);

#endif
