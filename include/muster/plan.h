/*
 * The plan: what the work that is recorded says about dates.
 *
 * Milestones and deliverables that are not dropped are its items. Each waits
 * for what its `depends_on` names, and a milestone for the deliverables that
 * name it as theirs. What they name of other kinds has no length and no
 * place here (plan_item.others).
 *
 * Lengths are workdays of the policy's calendar: 10bd is ten; calendar days
 * and weeks are those of them that are worked on, 2w ten of five a week,
 * rounded up. In this order: `duration`; the mean of the estimate (best + 4
 * likely + worst) / 6, rounded up; the workdays from start to due. A
 * milestone has none. An item of no length that waits for nothing is held
 * at its due date, which is all that is known of it.
 *
 * What is done ended when it says, by today at the latest. What is under way
 * (a status of the class active) has progress: the rest of its length is
 * left, at least a day of it while it is not done; without progress, the
 * length less the workdays since its start. What is left waits as all of it
 * did. Nothing that is not done happens before today, and nothing that has
 * not begun starts before its `start`.
 *
 * Early and late dates, slack: network.h. An item is critical when its slack
 * to the end is none, near-critical up to PLAN_NEAR workdays.
 */
#ifndef MUSTER_PLAN_H
#define MUSTER_PLAN_H

#include <stdbool.h>

#include "muster/cycle.h"
#include "muster/finding.h"
#include "muster/network.h"
#include "muster/program.h"
#include "muster/workdays.h"

#define PLAN_NEAR 5		/* workdays of slack, a week */
#define PLAN_ITEMS_MAX PROGRAM_RECORDS_MAX

enum plan_source {
	PLAN_NO_LENGTH,		/* a milestone, or nothing is known */
	PLAN_DURATION,
	PLAN_ESTIMATE,
	PLAN_DATES,		/* start and due */
	PLAN_HELD		/* at its due date */
};

struct plan_item {
	const struct record *record;
	bool milestone, done, begun;
	enum plan_source source;
	int32_t length;		/* workdays of all its work */
	int32_t left;		/* of these, what is still to be done */
	bool has_estimate;
	int32_t best, likely, worst;	/* workdays, where it has */
	bool has_due, has_baseline, has_start, has_finish;
	int32_t due, baseline, start, finish;	/* days, as the record says;
						 * finish: `done` */
	int32_t hold;		/* PLAN_HELD: the day, its due date */
	/* Computed, as days; a finish is the last day of work. */
	int32_t early_start, early_finish, late_start, late_finish;
	bool bound;		/* the end waits for it: it has slack */
	int32_t slack;		/* workdays until it moves the end;
				 * NETWORK_TIME_MAX: it never does */
	int32_t free_slack;	/* workdays until it moves another item, or
				 * as the end itself; the same */
	bool critical, near;	/* never when it is done */
	uint32_t driver;	/* what it waits for longest; or
				 * NETWORK_NOBODY: only for today, its start
				 * or its due date */
	bool looped;		/* in a cycle, or behind one: nothing computed
				 * holds */
	struct views others;	/* ids it names that are no items */
};

/* Items one behind the other, the first one first. */
struct plan_chain {
	VEC(uint32_t) items;
	int32_t length;		/* workdays of work, done or not */
};

/* What is supposed of an item, for an answer without an edit. */
enum plan_supposed {
	PLAN_LATER,		/* it takes so much longer, or shorter; held
				 * or done: it is so much later */
	PLAN_ON,		/* it is finished on a day, whatever it waits
				 * for */
	PLAN_WITHOUT		/* it is dropped */
};

struct plan_change {
	enum plan_supposed supposed;
	struct view id;
	bool sooner;		/* PLAN_LATER: by so much less */
	struct duration by;
	int32_t day;		/* PLAN_ON */
};

struct plan_changes {
	VEC(struct plan_change) list;
};

struct plan {
	struct arena *arena;
	const struct program *program;
	int32_t today;
	int32_t origin;		/* the day that workday 0 is: today, or the
				 * next workday */
	struct workdays workdays;
	struct network network;
	VEC(struct plan_item) items;	/* by path of the record */
	struct map by_id;		/* id to struct plan_item */
	struct network_item *inputs;	/* of today's passes */
	struct network_times times;	/* their results */
	uint32_t end;		/* the item all is measured by: the one with
				 * the latest early finish of those that
				 * nothing waits for, open ones before done,
				 * milestones before deliverables;
				 * NETWORK_NOBODY: there is no item, or all
				 * are looped */
	bool has_target;
	int32_t target;			/* the charter's */
	struct plan_chain critical;	/* to `end`, from today's view */
	struct plan_chain planned;	/* the longest one by length alone, as
					 * if nothing had begun */
	struct cycles cycles;	/* of item numbers (cycle.h) */
};

/* Compute it. `end` is an id that takes the place of plan.end, or empty.
 * Never fails: what can't be used is left out, and told by check. */
void plan_read(struct plan *plan, const struct program *program,
	       struct view end, int32_t today, struct arena *arena);

/* The same, with what is supposed; later changes of an item come on top of
 * earlier ones. Changes of what is no item are left alone. */
void plan_suppose(struct plan *plan, const struct program *program,
		  struct view end, int32_t today,
		  const struct plan_changes *changes, struct arena *arena);

/* The item of that id, or NULL. */
const struct plan_item *plan_find(const struct plan *plan, struct view id);

/* Its number, as in plan.end. */
uint32_t plan_number(const struct plan *plan, const struct plan_item *item);

/* The chain that an item waits for longest, up to itself. */
void plan_chain(const struct plan *plan, uint32_t item,
		struct plan_chain *chain);

/* A time of the network as a day: of a start the day itself, of a finish the
 * last day that is worked on before it. */
int32_t plan_start_day(const struct plan *plan, int32_t time);
int32_t plan_finish_day(const struct plan *plan, int32_t time);

/* The time of a day's beginning; a free day's is that of the next workday. */
int32_t plan_time(const struct plan *plan, int32_t day);

/* Add what contradicts the network: plan/due, an item is due before what it
 * waits for can be finished; link/cycle. Judged by the policy. */
void plan_findings(const struct plan *plan, struct findings *findings);

#endif
