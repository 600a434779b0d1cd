/*
 * Impact: what a change does to a program's dates, path, risks and figures:
 * its two states, planned and forecast as of the same day, with the same
 * seed.
 *
 * Index 0 is what was (the base), 1 what would be (the head). Risks count
 * as high that are red, or whose probability times impact is at least
 * IMPACT_HIGH: high times high. Only open records count as RAID.
 */
#ifndef MUSTER_IMPACT_H
#define MUSTER_IMPACT_H

#include "muster/forecast.h"

#define IMPACT_HIGH 9
#define IMPACT_NAMES 3		/* ids that the sentence names of a list */

struct impact_date {
	bool has[2];
	int32_t day[2];
};

/* The end, or a milestone. */
struct impact_item {
	struct view id, title;
	bool there[2];
	struct impact_date due;		/* as it is stated */
	struct impact_date planned;	/* its early finish */
	struct impact_date p50, p80;
};

struct impact_count {
	struct view name;	/* of a kind */
	size_t open[2];
};

struct impact_tally {
	size_t added, dropped, changed;
};

struct impact {
	int32_t today;
	struct plan plans[2];
	struct forecast forecasts[2];
	bool looped;			/* a cycle: there are no dates */
	struct view ends[2];		/* ids; empty: nothing is planned */
	struct impact_item end;		/* whatever it is on each side */
	struct impact_date target;	/* the charter's */
	bool has_on_target[2];
	uint32_t on_target[2];		/* of 1000 runs, those that keep it */
	VEC(struct impact_item) milestones;	/* those that differ */
	size_t unmoved;			/* the others */
	struct views joined, left;	/* the critical path, in its order */
	struct views risks, gone;	/* high ones that are new, or no
					 * longer open and high */
	VEC(struct impact_count) raid;	/* by name */
	struct impact_tally criteria, in;	/* the charter's */
	struct impact_tally work;	/* milestones and deliverables */
	struct view budget[2];		/* as it is stated; empty: none */
};

struct impact_scope {
	const struct program *programs[2];	/* NULL: it is not there */
	const struct slips *slips;		/* of the base's history */
	struct forecast_options options;
	int32_t today;
};

/* Both programs are loaded (programs_load()); slips may be empty. */
void impact_read(struct impact *impact, const struct impact_scope *scope,
		 struct arena *arena);

/* Is it all the same on both sides? */
bool impact_none(const struct impact *impact);

/* Workdays from the first day to the second, by the head's calendar. */
int32_t impact_workdays(const struct impact *impact, int32_t from,
			int32_t to);

/* Append it in one sentence without a full stop, raw: "the P80 of M-009
 * moves from 2026-07-15 to 2026-07-29, 10 workdays later; the critical path
 * now runs through W-014; one new high risk, R-012; two criteria dropped". */
void impact_words(struct str *out, const struct impact *impact);

#endif
