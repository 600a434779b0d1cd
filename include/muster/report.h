/*
 * Reports: findings and results to bytes. They append and never print;
 * whatever comes from a record is escaped on the way.
 */
#ifndef MUSTER_REPORT_H
#define MUSTER_REPORT_H

#include <stdbool.h>

#include "muster/finding.h"
#include "muster/text.h"
#include "muster/value.h"

/* Append each finding, in the order given, as
 *
 *	program/risks/R-001.md:7:1: error: what is wrong [raid/stale]
 *	  help: the edit or the command that mends it
 *
 * Without a line the path stands alone, without a path neither. Findings
 * that the policy has switched off are left out. */
void report_findings(struct str *out, const struct findings *findings,
		     bool color);

/* Append "2 errors, 1 warning", or "no findings". */
void report_count(struct str *out, const struct findings *findings);

/* Its message and its help, `between` them, escaped; in the arena. */
struct view report_sentence(const struct finding *finding,
			    const char *between, struct arena *arena);

/* The same findings as a list of maps: rule, severity, path, line, column,
 * message, help; null where there is none. */
struct value *report_findings_value(struct arena *arena,
				    const struct findings *findings);

/* Put a text, or a day as YYYY-MM-DD; null where there is none. */
void report_put_text(struct arena *arena, struct value *map, const char *key,
		     struct view text);
void report_put_day(struct arena *arena, struct value *map, const char *key,
		    bool known, int32_t day);

/* The map that a tool's JSON begins with: schema "muster/raid/1" (the
 * number grows when a field changes its meaning), muster, today. */
struct value *report_document(struct arena *arena, const char *tool,
			      int32_t today);

#endif
