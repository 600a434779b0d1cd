/*
 * Summaries: what was looked at, for the foot of a report and the head of
 * a JSON document. Records that can't be read are counted, never hidden.
 */
#ifndef MUSTER_SUMMARY_H
#define MUSTER_SUMMARY_H

#include "muster/program.h"
#include "muster/value.h"

/* Append "261 records, 2 of them can't be read", or that there is no
 * program here and how to begin one. No line feed. */
void summary_add(struct str *out, const struct programs *programs);

/* Put "programs": a list of {dir, title, records, unreadable}. */
void summary_put(struct arena *arena, struct value *document,
		 const struct programs *programs);

/* Records of all programs that can't be read. */
size_t summary_unreadable(const struct programs *programs);

#endif
