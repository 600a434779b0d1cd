/*
 * What the ledger and the links say of RAID entries, for `muster raid
 * --long`: as notes below the table, and in JSON.
 */
#ifndef MUSTER_RAID_LONG_H
#define MUSTER_RAID_LONG_H

#include "muster/raid.h"
#include "muster/value.h"

/* "41d", ">=41d", "now": how long ago that is, in the arena. */
const char *raid_long_since(const struct tenure_since *since, int32_t today,
			    struct arena *arena);

/* Append a line for each entry that there is something to say of: "I-007:
 * from R-005; affirmed 4 times since 2026-05-02, nothing changed". Nothing
 * for entries without a tenure. */
void raid_long_notes(struct str *out, const struct raid *raid,
		     struct arena *arena, size_t width);

/* Put what is known into an entry's map; nothing without a tenure. */
void raid_long_put(struct arena *arena, struct value *map,
		   const struct raid *raid, const struct raid_entry *entry);

#endif
