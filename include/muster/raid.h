/*
 * RAID: the open risks, assumptions or actions, issues, dependencies or
 * decisions of a program, and which of them nobody looks after.
 */
#ifndef MUSTER_RAID_H
#define MUSTER_RAID_H

#include <stdbool.h>

#include "muster/finding.h"
#include "muster/judgement.h"
#include "muster/lineage.h"
#include "muster/movement.h"
#include "muster/program.h"
#include "muster/tenure.h"

#define RAID_FRESH_TARGET 90	/* percent of open entries in their window */

enum raid_fault { RAID_STALE, RAID_OVERDUE, RAID_UNOWNED, RAID_FAULTS };

/* Why a fault of an entry does not count (judgement.h). */
struct raid_excuse {
	enum judgement_why why;
	int32_t until;		/* of a waiver */
};

struct raid_entry {
	const struct program *program;
	const struct record *record;
	const struct record *owner;	/* the person, or NULL: unowned */
	int gravity;		/* 0 to 16: probability times impact, or the
				 * square of severity */
	bool has_due;
	int32_t due;
	bool has_window;
	struct duration window;
	bool moved;		/* inside the days that were walked */
	bool pending;		/* the movement is not committed yet */
	int32_t age;		/* days since, or at least so many */
	bool stale, overdue, unowned;
	struct raid_excuse excuses[RAID_FAULTS];	/* raid_excuse() */
	struct tenure tenure;		/* raid_look_back() */
	struct lineage lineage;
};

struct raid {
	VEC(struct raid_entry) entries;	/* gravest first, then oldest */
	size_t fresh;		/* entries within their window */
	size_t windowed;	/* entries that have one */
	bool tenures;		/* raid_look_back() was here ... */
	int32_t today;		/* ... on this day */
};

/* Add the open entries of a program, and sort. */
void raid_collect(struct raid *raid, const struct program *program,
		  const struct movements *movements, int32_t today,
		  struct arena *arena);
void raid_sort(struct raid *raid);

/* Whole percent of the entries within their window; 100 when none has one. */
int raid_freshness(const struct raid *raid);

/* raid/stale, raid/overdue and raid/unowned, judged by each program's
 * policy. */
void raid_findings(const struct raid *raid, struct findings *findings);

/* Note which faults the judgement of those findings has left out. */
void raid_excuse(struct raid *raid, const struct judgement *judgement);

/* Find the tenure and the lineage of each entry. 0, or -1 with err set: the
 * repository can't be read. */
int raid_look_back(struct raid *raid, const struct tenure_scope *scope,
		   struct err *err);

/* RULE_RAID_STALE for RAID_STALE ... */
enum rule raid_rule(enum raid_fault fault);

/* Has the entry this fault, and does it count? */
bool raid_has(const struct raid_entry *entry, enum raid_fault fault);

/* "12d", ">30d": an entry's age, into the arena; "now" when pending. */
const char *raid_age(const struct raid_entry *entry, struct arena *arena);

/* "7d" or "10bd". */
const char *raid_window(const struct raid_entry *entry, struct arena *arena);

#endif
