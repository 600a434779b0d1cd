/*
 * The RAID list as a table, as JSON, and as the reason why a commit is
 * stopped.
 */
#ifndef MUSTER_RAID_REPORT_H
#define MUSTER_RAID_REPORT_H

#include <stdbool.h>

#include "muster/raid.h"
#include "muster/value.h"

/* Append the table, gravest first as the list is sorted. */
void raid_report_table(struct str *out, const struct raid *raid,
		       struct arena *arena, size_t width, bool color);

/* Append one line: how many entries are open, and the share of them that
 * is within its window against the target. */
void raid_report_freshness(struct str *out, const struct raid *raid);

/* Put "entries" and "freshness" into a JSON document. */
void raid_report_put(struct arena *arena, struct value *document,
		     const struct raid *raid);

/* Append the stale entries, a line each (id, owner, age of its window,
 * title), and the one command that affirms them all. */
void raid_report_stale(struct str *out, const struct raid *raid,
		       struct arena *arena, size_t width, bool color);

#endif
