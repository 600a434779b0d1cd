/*
 * Distributions: what a length may turn out to be, as quantiles.
 *
 * A distribution lies between 0 and DISTRIBUTION_ONE; who draws from it
 * stretches it. Its quantiles are the means of DISTRIBUTION_PARTS parts of
 * equal probability, so that the mean of what is drawn is its mean. They are
 * computed in integers, the same on every machine.
 *
 * Three-point estimates are PERT's beta distribution: Malcolm, Roseboom,
 * Clark and Fazar, "Application of a Technique for Research and Development
 * Program Evaluation" (1959), in its modern form with a weight of 4 for the
 * likeliest (Vose, "Risk Analysis", 2008).
 */
#ifndef MUSTER_DISTRIBUTION_H
#define MUSTER_DISTRIBUTION_H

#include <stddef.h>
#include <stdint.h>

#include "muster/arena.h"

#define DISTRIBUTION_PARTS 1024
#define DISTRIBUTION_ONE 32768
#define DISTRIBUTION_MODES 1024		/* places where a likeliest may lie */

struct distribution {
	int32_t quantiles[DISTRIBUTION_PARTS];	/* rising */
};

/* PERT's, each made when it is first asked for. */
struct distributions {
	struct arena *arena;
	uint64_t *roots;
	struct distribution *by_mode[DISTRIBUTION_MODES + 1];
};

void distributions_init(struct distributions *distributions,
			struct arena *arena);

/* That of an estimate, stretched to lie from best to worst; the likeliest is
 * rounded to a 1024th of the way. best <= likely <= worst. It lives as long
 * as the arena. */
const struct distribution *distribution_beta(struct distributions *all,
					     int32_t best, int32_t likely,
					     int32_t worst);

/* That of samples, sorted, of which there is at least one: each is as
 * probable as any other. Stretched to lie from the first to the last. */
const struct distribution *distribution_samples(const int32_t *samples,
						size_t len,
						struct arena *arena);

#endif
