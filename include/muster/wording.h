/*
 * Wordings: what a change did to a record, in words.
 */
#ifndef MUSTER_WORDING_H
#define MUSTER_WORDING_H

#include <stdbool.h>

#include "muster/comparison.h"

/* Append it in one line, raw: "moved from a.md, due 2026-05-04 ->
 * 2026-05-18, affirmed 2026-05-06, text +2 -1 lines". What changes form
 * alone is said to; a new record with its status, owner and due date. */
void wording_add(struct str *out, const struct comparison_change *change,
		 struct arena *arena);

/* The events alone: "created", "moved from a.md", or nothing. */
void wording_events(struct str *out, const struct comparison_change *change);

/* A version can't be read and the other can: which is said instead of
 * fields. */
bool wording_unreadable(const struct comparison_change *change);

#endif
