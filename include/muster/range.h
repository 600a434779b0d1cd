/*
 * Ranges: which two states the operands of a command compare.
 *
 *	(nothing)	HEAD, and the work tree
 *	A		the merge base of A and HEAD, and the work tree
 *	A B, A...B	the merge base of A and B, and B
 *	A..B		A and B themselves, as all are with `direct`
 *
 * A date (YYYY-MM-DD) is what HEAD's branch was at the end of that day.
 */
#ifndef MUSTER_RANGE_H
#define MUSTER_RANGE_H

#include "muster/command.h"
#include "muster/repo.h"

struct range {
	bool has_old, has_new;	/* no old: before the first commit; no new:
				 * the work tree, or the index */
	struct oid old, new;
	size_t used;		/* operands that were revisions */
	struct err why;		/* the next one is not */
};

/* Find out what the command's first operands mean; the first that is no
 * revision ends them. 0; 1 with err set when they don't go together; -1 with
 * err set. */
int range_read(struct range *range, struct command *command,
	       struct repo *repo, bool direct);

#endif
