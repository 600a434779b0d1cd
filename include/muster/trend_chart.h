/*
 * The chart of milestone trends as SVG: the days on which dates were stated
 * to the right, the dates upwards, a line for each milestone.
 */
#ifndef MUSTER_TREND_CHART_H
#define MUSTER_TREND_CHART_H

#include "muster/trend.h"

/* Append one <svg> element without any style: classes trend, grid, axis,
 * line-1 to line-TREND_CHART_COLOURS, diagonal. Nothing where there is no
 * line. */
#define TREND_CHART_COLOURS 6

void trend_chart(struct str *out, const struct trend *trend, int32_t today,
		 struct arena *arena);

#endif
