/*
 * Mechanical commits: those that change form and not meaning, as
 * .git-blame-ignore-revs lists them for git blame, one id a line.
 */
#ifndef MUSTER_MECHANICAL_H
#define MUSTER_MECHANICAL_H

#include <stdbool.h>

#include "muster/map.h"
#include "muster/snapshot.h"

#define MECHANICAL_PATH ".git-blame-ignore-revs"

struct mechanical {
	struct map commits;	/* by their ids' bytes */
};

/* Read the snapshot's list; none where there is no such file. 0, or -1 with
 * err set. */
int mechanical_read(struct mechanical *mechanical, struct snapshot *snapshot,
		    struct err *err);

bool mechanical_has(const struct mechanical *mechanical,
		    const struct oid *commit);

#endif
