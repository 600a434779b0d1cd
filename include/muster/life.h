/*
 * Lives: what happened to one record, from its first commit on, and what of
 * it is not committed yet.
 *
 * Who and when are what the commits claim; names go through the mailmap,
 * and through the records of people who have that address.
 */
#ifndef MUSTER_LIFE_H
#define MUSTER_LIFE_H

#include "muster/comparison.h"
#include "muster/mailmap.h"
#include "muster/mechanical.h"

struct life_change {
	const struct annals_commit *commit;	/* NULL: not committed yet */
	struct view name, email;	/* the author's, raw; may be empty */
	const struct record *author;	/* the person's record, or NULL */
	bool mechanical;	/* by a commit that changes form alone, as
				 * .git-blame-ignore-revs says */
	struct comparison_change what;
};

struct life {
	struct view id, title;
	const struct kind *kind;
	bool alive;		/* it is there now */
	VEC(struct life_change) changes;	/* the newest first */
	size_t more;		/* older ones that were not asked for */
};

struct life_scope {
	const struct ledger *ledger;
	const struct comparison *pending;	/* against the ledger's tip */
	const struct mailmap *mailmap;
	const struct mechanical *mechanical;
	struct arena *arena;
	/* What is asked for: */
	int32_t since;		/* the first day on which it landed */
	size_t most;		/* changes of a record */
	const struct views *fields;	/* only changes of these; none: all */
};

/* Tell the life of the program's record of that id (ledger_find()). 1; 0 when
 * there never was one; -1 with err set: a version can't be read from the
 * repository. */
int life_read(struct life *life, const struct life_scope *scope,
	      const struct program *program, struct view id, struct err *err);

#endif
