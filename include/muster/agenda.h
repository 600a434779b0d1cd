/*
 * The agenda of a RAID review: which open entries are looked at, in which
 * order.
 */
#ifndef MUSTER_AGENDA_H
#define MUSTER_AGENDA_H

#include "muster/raid.h"

#define AGENDA_GRAVE 6	/* gravity from which on an entry is always shown:
			 * high times medium */

/* Add the entries of `raid`, which is sorted, that want somebody's
 * attention (stale, overdue or unowned, and that counts) and behind them
 * those that are there for their gravity alone. */
void agenda_collect(struct raid *agenda, const struct raid *raid,
		    struct arena *arena);

/* Add the entry of that record. False when there is none. */
bool agenda_add(struct raid *agenda, const struct raid *raid,
		const struct record *record, struct arena *arena);

/* Why an entry is looked at, in words and in the arena: "stale 17d of 7d,
 * overdue by 3d, gravity 9 (high x high)"; its gravity is told in any case,
 * unless it has none. */
struct view agenda_why(const struct raid_entry *entry, int32_t today,
		       struct arena *arena);

#endif
