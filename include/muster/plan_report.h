/*
 * The plan as a table and as JSON.
 */
#ifndef MUSTER_PLAN_REPORT_H
#define MUSTER_PLAN_REPORT_H

#include <stdbool.h>

#include "muster/plan.h"
#include "muster/value.h"

/* Append the items, and below them what the plan says of its end. */
void plan_report_table(struct str *out, const struct plan *plan,
		       size_t width, bool color);

/* The plan as a map: program, end, target, the chains and the items. */
struct value *plan_report_value(const struct plan *plan, struct arena *arena);

#endif
