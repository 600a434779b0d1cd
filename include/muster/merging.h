/*
 * Merging: the front matter of two versions of a record, by field, where
 * git, which merges by line, has found a conflict.
 *
 * A field, or an item of a list, is what is merged; with it go the lines
 * that it takes and the comments above it. What one side alone has changed
 * is as that side has it; what both have changed is merged deeper: maps by
 * key, lists by item, rows of a table by their first column, in the order of
 * ours. Of two days of `reviewed` the later one counts. What is left is a
 * conflict, between the usual markers.
 */
#ifndef MUSTER_MERGING_H
#define MUSTER_MERGING_H

#include "muster/document.h"

#define MERGING_PARTS_MAX 2000	/* fields and items of the three versions */
#define MERGING_MARKER 7	/* git's usual number of signs in a marker */

struct merging {
	const struct document *base, *ours, *theirs;
	size_t marker;		/* signs in a conflict marker */
	size_t conflicts;	/* afterwards: how many are left */
	size_t parts;		/* looked at so far */
	struct arena *arena;
};

/* Append the lines between the fences as they become, with the line ends
 * of ours. 0, or -1 with nothing appended when a front matter can't be read,
 * stands in braces or has too many parts. */
int merging_front(struct merging *merging, struct str *out);

/* Append a marker's line: "<<<<<<< ours". */
void merging_mark(const struct merging *merging, char sign, const char *label,
		  struct str *out);

#endif
