/*
 * Scope: what two commits' programs promise otherwise.
 *
 * The charter's scope, success criteria, budget, target date and RACI; the
 * milestones and deliverables that there are, what they are part of, their
 * baseline dates and acceptance criteria. A forecast (`due`) is none of
 * these, nor is the first baseline, a tick, or an `actual` figure.
 *
 * Records pair by id, or by kind and title where one was renumbered, lists by
 * the texts of their items, criteria by their metric; white space says
 * nothing. Statuses are classed by the kinds of
 * the base, so that a proposal can't redefine them.
 */
#ifndef MUSTER_SCOPE_H
#define MUSTER_SCOPE_H

#include <stdbool.h>

#include "muster/comparison.h"
#include "muster/coverage.h"

enum scope_aspect {
	SCOPE_PROGRAM,		/* the charter: there, and in force */
	SCOPE_IN,
	SCOPE_OUT,
	SCOPE_CRITERION,
	SCOPE_BUDGET,
	SCOPE_TARGET,
	SCOPE_RACI,
	SCOPE_ITEM,		/* a milestone or a deliverable */
	SCOPE_PARENT,		/* what an item is a part of */
	SCOPE_BASELINE,
	SCOPE_ACCEPTANCE,
	SCOPE_UNREADABLE	/* what the record says can't be known */
};

enum scope_act { SCOPE_ADDED, SCOPE_DROPPED, SCOPE_CHANGED };

#define SCOPE_NONE SIZE_MAX	/* no program on that side */

struct scope_change {
	enum scope_aspect aspect;
	enum scope_act act;
	size_t base, head;	/* its program in the two lists, or
				 * SCOPE_NONE */
	bool binding;		/* the program is bound to its scope: its
				 * charter was in force at the base */
	struct view id, other;	/* the record; its id before, if renumbered */
	struct view kind, title;
	struct view path;	/* where it is, or was */
	struct span span;	/* there; line 0: nowhere in it */
	struct view field;	/* dotted; empty: the record as such */
	struct view item;	/* of a list: its text, a metric */
	struct view from, to;	/* empty: not there */
	struct coverage coverage;
};

struct scope {
	VEC(struct scope_change) changes;	/* by path, as in a
						 * comparison */
	size_t binding;		/* how many of them are */
};

/* A side: its outline is enough. `snapshot` NULL: there is no base. */
struct scope_side {
	struct snapshot *snapshot;
	const struct programs *programs;
};

/* Find the changes. Everything lives in the documents' arena. 0, or -1 with
 * err set. */
int scope_read(struct scope *scope, const struct scope_side *base,
	       const struct scope_side *head, struct documents *documents,
	       struct err *err);

/* Append what one record changes: `now` NULL when it is gone, `old` when it
 * is new. `change` has what the record is; the rest is filled in. Statuses
 * are classed by `kind`, which may be NULL. `renumbered` may be NULL, too:
 * from ids in `old` to those in `now` (struct view). */
struct scope_versions {
	const struct document *old, *now;
	const struct kind *kind;
	const struct map *renumbered;
	struct arena *arena;
};

void scope_compare(struct scope *scope, const struct scope_change *change,
		   const struct scope_versions *versions);

/* Does an entry of `affects` name the change? "ID" does, "ID.FIELD" for what
 * is in that field, and the milestone that a deliverable counts towards for
 * one that is added, dropped or moved. */
bool scope_is_named(const struct scope_change *change, struct view entry);

/* Is it a kind whose records are scope? */
bool scope_has_kind(struct view kind);

/* "in", "criterion", "baseline" ...; "added", "dropped", "changed". */
const char *scope_aspect_name(enum scope_aspect aspect);
const char *scope_act_name(enum scope_act act);

/* Append what changed, as words in one line, raw: "scope.in: added \"A
 * domain of its own for each tenant\"". */
void scope_words(struct str *out, const struct scope_change *change);

#endif
