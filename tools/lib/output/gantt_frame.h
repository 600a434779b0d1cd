/*
 * What is around the rows of a Gantt chart, and where they are. Lengths are
 * tenths (svg.h).
 */
#ifndef GANTT_FRAME_H
#define GANTT_FRAME_H

#include "muster/timeline.h"

#define GANTT_LEFT 3300		/* where the days begin */
#define GANTT_DAYS 8500		/* how wide they are */
#define GANTT_EDGE 200
#define GANTT_WIDTH (GANTT_LEFT + GANTT_DAYS + GANTT_EDGE)
#define GANTT_HEAD 480		/* above the rows: the axis */
#define GANTT_ROW 280
#define GANTT_FOOT 560		/* below them: the legend */

struct gantt {
	struct str *out;
	struct arena *arena;
	const struct plan *plan;
	struct timeline timeline;
	uint32_t *rows;		/* of an item, its row's number */
	int64_t bottom;		/* of the rows */
};

/* Where a day begins. */
int64_t gantt_x(const struct gantt *gantt, int32_t day);

/* What is behind the rows: bands, weeks, months, the target and today. */
void gantt_axis(struct gantt *gantt);

void gantt_legend(struct gantt *gantt);

#endif
