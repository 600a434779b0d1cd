/*
 * The chart of a plan's network as SVG: a box for each item that waits for
 * another one or is waited for, to the right of all that it waits for.
 */
#ifndef MUSTER_NETWORK_CHART_H
#define MUSTER_NETWORK_CHART_H

#include "muster/plan.h"

#define NETWORK_CHART_MAX 150	/* boxes; nobody reads more of them */

/* Append one <svg> element without any style: classes network, edge, box, and
 * of both done, critical, milestone. Nothing where there is nothing to join, or
 * too much. */
void network_chart(struct str *out, const struct plan *plan,
		   struct arena *arena);

#endif
