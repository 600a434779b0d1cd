/*
 * Of impact.c: what was added to a promise, and what was dropped.
 */
#ifndef IMPACT_TALLY_H
#define IMPACT_TALLY_H

#include "muster/impact.h"

/* Count the charters' criteria and what is in scope, and the milestones and
 * deliverables that are not dropped. Either program may be NULL. */
void impact_tally(struct impact *impact, const struct program *base,
		  const struct program *head, struct arena *arena);

#endif
