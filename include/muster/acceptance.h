/*
 * Acceptances: the decisions that a change accepts, and the change records
 * that it approves. The commit that does so says it in a trailer of its
 * message, `Decision: D-004` or `Change: CR-002`.
 */
#ifndef MUSTER_ACCEPTANCE_H
#define MUSTER_ACCEPTANCE_H

#include <stdbool.h>

#include "muster/comparison.h"
#include "muster/trailer.h"

struct acceptance {
	const struct comparison_change *change;
	struct view id;
	const char *key;	/* the trailer's: "Decision" or "Change" */
};

struct acceptances {
	VEC(struct acceptance) list;
};

/* The trailer's key when a record of that kind goes from `old` (NULL: it was
 * not there) to `new`: its status is of the class done now, and was not
 * before. NULL when nothing has to be said. */
const char *acceptance_between(const struct document *old,
			       const struct document *new,
			       const struct kind *kind);

/* Find those of a comparison. */
void acceptances_find(struct acceptances *acceptances,
		      const struct comparison *comparison,
		      struct arena *arena);

/* The one of that id, whatever the case of its letters, or NULL. */
const struct acceptance *acceptances_of(const struct acceptances *acceptances,
					struct view id);

/* Is it such a trailer? */
bool acceptance_key(const struct trailer *trailer);

/* Cut the next id from the front of such a trailer's value: the first word,
 * and the first behind each comma. False when none is left. */
bool acceptance_next(struct view *value, struct view *id);

/* Do the trailers name it, under its key? */
bool acceptance_told(const struct acceptance *acceptance,
		     const struct trailers *trailers);

#endif
