/*
 * Health: the colour that a record states, against the one that the records
 * around it give, each with its reasons. What is stated is never overwritten;
 * where the two differ, both are told.
 *
 * A milestone or a deliverable that is open is
 *
 *	red	when it is past its due date, or can't be finished by it
 *		(plan.h); when a blocker stops it; when a dependency that it
 *		consumes is broken, or promised for later than it is needed;
 *		when it has been yellow for longer than the policy bears
 *	yellow	when it can be finished by its due date with less than
 *		PLAN_NEAR workdays to spare; when a dependency that it
 *		consumes is needed by now and not resolved; when nobody has
 *		looked at it within its freshness window
 *
 * and green otherwise. A program is what the worst of the milestones on the
 * way to its end is, and yellow when its log is staler than
 * RAID_FRESH_TARGET.
 */
#ifndef MUSTER_HEALTH_H
#define MUSTER_HEALTH_H

#include "muster/movement.h"
#include "muster/plan.h"
#include "muster/raid.h"

enum rag { RAG_NONE, RAG_GREEN, RAG_YELLOW, RAG_RED };

struct health_reason {
	enum rag rag;		/* what it makes of the record */
	struct view id;		/* the record that it is about; may be its
				 * own */
	struct view text;	/* raw, one clause: "is due 2026-05-01 and
				 * can't be finished before 2026-05-13" */
};

struct health {
	enum rag stated, computed;
	VEC(struct health_reason) reasons;	/* the worst first */
};

struct health_scope {
	const struct plan *plan;
	const struct raid *raid;
	const struct movements *movements;
	const struct tenure_scope *tenure;	/* NULL: no history is known */
	struct arena *arena;
};

/* The health of an item of the plan. 0, or -1 with err set: a version can't
 * be read. */
int health_of_item(struct health *health, const struct health_scope *scope,
		   const struct plan_item *item, struct err *err);

/* The health of the program, as its charter states it. The same. */
int health_of_program(struct health *health,
		      const struct health_scope *scope, struct err *err);

/* "green", "yellow", "red"; "none". */
const char *rag_name(enum rag rag);

#endif
