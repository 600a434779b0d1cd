/*
 * A plan as values: all of it, for JSON and for the site.
 */
#ifndef MUSTER_PLAN_VALUE_H
#define MUSTER_PLAN_VALUE_H

#include "muster/plan.h"
#include "muster/value.h"

/* The plan as a map: program, end, target, critical, planned, cycles, and
 * items by path. Days are texts, lengths workdays; what is not known, or
 * does not hold, is null. */
struct value *plan_value(const struct plan *plan, struct arena *arena);

/* The items as a list of maps for a table: id, title, status, due, finish,
 * slack, in the order in which they begin. */
struct value *plan_value_rows(const struct plan *plan, struct arena *arena);

#endif
