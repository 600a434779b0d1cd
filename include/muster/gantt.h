/*
 * The Gantt chart of a plan as SVG: a row for each item, what is done and
 * what is left of it, its slack, the dates that are stated, and what waits
 * for what.
 *
 * Colours are classes, and nothing has a style of its own, so that a page
 * whose content security policy forbids those can hold it; such a page puts
 * gantt_style() into its own sheet. Text that is cut is whole in a title.
 */
#ifndef MUSTER_GANTT_H
#define MUSTER_GANTT_H

#include <stdbool.h>

#include "muster/timeline.h"

/* Append one <svg> element. `alone`: for a file of its own, with the style
 * inside; else to be part of a page. */
void gantt_write(struct str *out, const struct plan *plan, bool alone,
		 struct arena *arena);

/* The style sheet: rules for .gantt and below, light and dark. */
const char *gantt_style(void);

#endif
