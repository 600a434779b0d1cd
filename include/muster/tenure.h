/*
 * Tenure: since when a record has what it has, from the ledger (ledger.h):
 * its status, its colour, and everything that counts as movement.
 *
 * A version counts from the day on which it landed, whatever its author
 * says, and never later than today. What two branches say alike begins with
 * the first of them that lands; a branch that never touched the status does
 * not set it back. A commit that .git-blame-ignore-revs lists changes words
 * and begins nothing.
 */
#ifndef MUSTER_TENURE_H
#define MUSTER_TENURE_H

#include <stdbool.h>

#include "muster/ledger.h"
#include "muster/mechanical.h"

#define TENURE_AFFIRMED 3	/* affirmations in a row that are worth a
				 * word */

struct tenure_since {
	int32_t day;
	bool least;	/* or earlier: the history is cut off there */
	bool pending;	/* in a change that is not committed: day is today */
};

/* A field, and since when it says this. */
struct tenure_word {
	struct view text;	/* empty: it is not there */
	struct tenure_since since;
};

struct tenure {
	bool known;			/* there is a version */
	struct tenure_word status, rag;
	struct tenure_since unchanged;	/* nothing that counts has changed */
	size_t affirmed;	/* `reviewed` was given another day since */
	struct view reviewed;	/* the last of these */
	bool red;		/* yellow for longer than the policy bears */
};

/* One version of a record, and the one that it was made from. */
struct tenure_step {
	const struct document *old, *new;	/* NULL: not there */
	int32_t day;
	bool cut;		/* without `old`: what was is not known */
	bool pending;
	bool mechanical;
};

/* Take in the next version; the first begins with a tenure of zeros. */
void tenure_take(struct tenure *tenure, const struct tenure_step *step,
		 const struct kind *kind, struct arena *arena);

struct tenure_scope {
	const struct ledger *ledger;
	const struct mechanical *mechanical;
	const struct snapshot *snapshot;	/* that the records are of */
	int32_t today;
};

/* The tenure of a record of `program`. 0, or -1 with err set: a version
 * can't be read from the repository. */
int tenure_read(struct tenure *tenure, const struct tenure_scope *scope,
		const struct program *program, const struct record *record,
		struct err *err);

#endif
