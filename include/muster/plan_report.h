/*
 * A plan for people: on a terminal, with a chart as wide as there is room
 * for, and in Markdown.
 */
#ifndef MUSTER_PLAN_REPORT_H
#define MUSTER_PLAN_REPORT_H

#include <stdbool.h>

#include "muster/plan.h"

/* Append what the plan says first (plan_head.h), and then the items, in the
 * order in which they begin. Where the terminal is narrow, columns go, and
 * the chart last. */
void plan_report_text(struct str *out, const struct plan *plan, size_t width,
		      bool color, struct arena *arena);

/* Append the same without a chart. */
void plan_report_markdown(struct str *out, const struct plan *plan,
			  struct arena *arena);

#endif
