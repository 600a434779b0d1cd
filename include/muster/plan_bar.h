/*
 * Bars of characters: a timeline's rows for a terminal, in ASCII.
 *
 *	2026 Feb Mar Apr May Jun
 *	 ======       |
 *	      ========|### ^
 *	              |--.......^
 *	              |  *     ^
 *
 * `=` done, `-` left, `#` left and critical, `.` slack, `o` a milestone, `*`
 * a critical one, `^` the day that is stated, `|` today.
 */
#ifndef MUSTER_PLAN_BAR_H
#define MUSTER_PLAN_BAR_H

#include "muster/timeline.h"

#define PLAN_BAR_LEGEND \
	"= done, - left, # critical, . slack, o milestone, * critical one, " \
	"^ due, | today"

/* Append a row in at most `width` columns, without blanks at its end. */
void plan_bar_add(struct str *out, const struct timeline *timeline,
		  const struct timeline_row *row, size_t width);

/* Append the line above: the months, or whatever there is room for. */
void plan_bar_axis(struct str *out, const struct timeline *timeline,
		   size_t width);

#endif
