/*
 * Why an item of the plan is critical, or what would make it so: one
 * paragraph, escaped, in one line without a line feed.
 */
#ifndef MUSTER_PLAN_WHY_H
#define MUSTER_PLAN_WHY_H

#include "muster/plan.h"
#include "muster/value.h"

#define PLAN_WHY_IDS 8		/* ids that a list of them spells out */

/* Of an item, measured to the plan's end: what it can slip, what holds it
 * up, what is next, and what it names that has no place in the plan. */
void plan_why_add(struct str *out, const struct plan *plan,
		  const struct plan_item *item);

/* Of a record that is no item: why not, and which items name it. */
void plan_why_not(struct str *out, const struct plan *plan,
		  const struct record *record);

/* Whichever fits as a map with id, text and planned (it is an item); of an
 * item critical, slack, early_finish, late_finish (null: there is none),
 * waits_for, next and outside, lists of ids. */
struct value *plan_why_value(const struct plan *plan,
			     const struct record *record,
			     struct arena *arena);

#endif
