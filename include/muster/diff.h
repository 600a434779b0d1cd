/*
 * Differences between two versions of a file, line by line, as `git diff`
 * shows them: for reading, so that every line is escaped.
 */
#ifndef MUSTER_DIFF_H
#define MUSTER_DIFF_H

#include <stdbool.h>

#include "muster/text.h"

#define DIFF_CONTEXT 3		/* lines around a change */
#define DIFF_CELLS_MAX (4u << 20)	/* lines times lines; beyond, all
					 * between the ends is changed */

/* Append a header and the hunks; nothing when both are the same. */
void diff_add(struct str *out, struct view path, struct view old,
	      struct view now, bool color);

#endif
