/*
 * The mainline: a commit and its first parents, what a branch has been.
 */
#ifndef MUSTER_MAINLINE_H
#define MUSTER_MAINLINE_H

#include <stdint.h>

#include "muster/err.h"
#include "muster/oid.h"
#include "muster/repo.h"

/* What the branch was at the end of a UTC day: the first commit on the way
 * back from `tip` whose committer's date is that day or before. 1; 0 when
 * all are later; -1 with err set: a commit can't be read, or the history is
 * cut off before that day (shallow). */
int mainline_at(struct repo *repo, const struct oid *tip, int32_t day,
		struct oid *commit, struct err *err);

/* A commit's first parent: 1; 0 when it has none, or none here (a shallow
 * clone ends at it); -1 with err set. */
int mainline_parent(struct repo *repo, const struct oid *commit,
		    struct oid *parent, struct err *err);

/* The UTC day of a commit's committer. 0, or -1 with err set. */
int mainline_day(struct repo *repo, const struct oid *commit, int32_t *day,
		 struct err *err);

#endif
