/*
 * Merges: three versions of a file, as git hands them to a merge driver.
 *
 * What git merges by line stays as git merges it. Where that leaves a
 * conflict, or a front matter that can't be read, the fields are merged by
 * themselves (merging.h) and the body by line; what is no record in all
 * three versions keeps git's conflicts.
 */
#ifndef MUSTER_MERGE_H
#define MUSTER_MERGE_H

#include <stdbool.h>

#include "muster/err.h"
#include "muster/text.h"

struct merge {
	const char *base, *ours, *theirs;	/* files */
	const char *marker;	/* signs in a conflict marker, in digits */
	struct arena *arena;
	struct view bytes;	/* afterwards: what it comes to */
	bool conflicts;		/* and whether some are left in there */
};

/* Merge; no file is changed. 0, or -1 with err set: a file can't be read or
 * is no text. */
int merge_files(struct merge *merge, struct err *err);

#endif
