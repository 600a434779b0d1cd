/*
 * Drift, for people and for machines: commit by commit, the oldest first,
 * each change with the record that covers it, or why none does.
 */
#ifndef MUSTER_DRIFT_REPORT_H
#define MUSTER_DRIFT_REPORT_H

#include "muster/drift.h"
#include "muster/value.h"

void drift_report_text(struct str *out, const struct drift *drift,
		       bool color);
void drift_report_markdown(struct str *out, const struct drift *drift);

/* Put "since" (a commit, or null), "changes", "silent" and "afterwards". */
void drift_report_put(struct arena *arena, struct value *document,
		      const struct drift *drift);

#endif
