/*
 * What if: what moves, and what becomes critical; as text and as JSON.
 */
#ifndef MUSTER_WHATIF_REPORT_H
#define MUSTER_WHATIF_REPORT_H

#include "muster/value.h"
#include "muster/whatif.h"

/* Append what is supposed, the open milestones that move with the day before
 * and after, the end against the target, and what is critical now. */
void whatif_report_add(struct str *out, const struct whatif *whatif,
		       size_t width, bool color);

/* The same as a map: program, if, end, target, moved, becomes_critical,
 * no_longer_critical. */
struct value *whatif_report_value(const struct whatif *whatif,
				  struct arena *arena);

#endif
