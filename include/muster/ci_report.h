/*
 * What the gate of a forge says: for its log, for the summary of a step, and
 * as a value.
 */
#ifndef MUSTER_CI_REPORT_H
#define MUSTER_CI_REPORT_H

#include "muster/ci.h"

/* Append scope and what changes with it, the findings, and what they come
 * to; without a summary where --quiet is. */
void ci_report(struct command *command, const struct ci *ci);

/* Append the same as Markdown, at most `room` bytes. */
void ci_report_markdown(struct str *out, struct command *command,
			const struct ci *ci, size_t room);

/* Put mode, base, head, changes, impacts, findings and counts. */
void ci_report_put(struct value *document, const struct ci *ci,
		   struct arena *arena);

#endif
