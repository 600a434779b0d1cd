/*
 * What two snapshots have otherwise, for people, pull requests and as
 * values.
 */
#ifndef MUSTER_COMPARISON_REPORT_H
#define MUSTER_COMPARISON_REPORT_H

#include <stdbool.h>

#include "muster/comparison.h"
#include "muster/value.h"

#define COMPARISON_COMMIT 10	/* digits of a commit's id for people */

/* Append each record with its fields below, and a count. What changed in
 * form alone is counted and not shown. */
void comparison_report_text(struct str *out,
			    const struct comparison *comparison, bool color,
			    struct arena *arena);

/* Append the same as Markdown, counts first, then a list per kind. What
 * would be markup in the records is escaped. */
void comparison_report_markdown(struct str *out,
				const struct comparison *comparison,
				struct arena *arena);

/* The changes as a list of maps: event, id, other_id, kind, title, path,
 * old_path, and what comparison_report_put() adds. */
struct value *comparison_report_value(const struct comparison *comparison,
				      struct arena *arena);

/* How many of each: added, removed, renumbered, changed, moved, form. */
struct value *comparison_report_counts(const struct comparison *comparison,
				       struct arena *arena);

/* Put a difference into a map: fields (name, from, to; null where there is
 * none), text (added, removed) and reviewed. */
void comparison_report_put(struct value *map,
			   const struct difference *difference,
			   struct arena *arena);

#endif
