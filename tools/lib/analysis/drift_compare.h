/*
 * Of drift.c: what two versions of a record say otherwise of scope.
 */
#ifndef DRIFT_COMPARE_H
#define DRIFT_COMPARE_H

#include "muster/drift.h"

/* Is it a kind whose records are scope? */
bool drift_has_kind(struct view kind);

/* Append the changes to drift->changes. `change` has all but the field and
 * the words; `old` is NULL where the record is new, `now` where it is
 * gone. */
void drift_compare(struct drift *drift, const struct drift_change *change,
		   const struct kind *kind, const struct document *old,
		   const struct document *now);

#endif
