/*
 * What a record says of itself as an item of the plan; shared by the parts
 * of plan.c alone.
 */
#ifndef PLAN_ITEM_H
#define PLAN_ITEM_H

#include "muster/plan.h"

/* Is the record an item: a milestone or a deliverable that is not dropped? */
bool plan_item_is(const struct record *record);

/* Fill in all but what is computed. */
void plan_item_read(struct plan_item *item, const struct record *record,
		    const struct plan *plan);

/* Its part in today's passes; `waits`: there are items it waits for. */
void plan_item_input(struct plan_item *item, bool waits,
		     const struct plan *plan, struct network_item *input);

/* What is supposed of it. */
void plan_item_suppose(struct plan_item *item,
		       const struct plan_change *change,
		       const struct plan *plan, struct network_item *input);

/* The results of the passes, as days and slack. */
void plan_item_compute(struct plan *plan, uint32_t item);

#endif
