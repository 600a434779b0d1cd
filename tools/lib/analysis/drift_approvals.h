/*
 * Of drift.c: which change records were approved, by whom, when.
 */
#ifndef DRIFT_APPROVALS_H
#define DRIFT_APPROVALS_H

#include "muster/drift.h"

/* Find them. 0, or -1 with err set. */
int drift_approvals(struct drift *drift, const struct drift_scope *scope,
		    struct err *err);

/* Give each change the approval that covers it. They are all that there are
 * since the agreement, in order. */
void drift_cover(struct drift *drift);

#endif
