/*
 * Drafts: a record that is not in its program yet, held against it as if it
 * were.
 *
 * So what is written passes `muster check`, or it is known beforehand what
 * it will say. Pure, as check.h is.
 */
#ifndef MUSTER_DRAFT_H
#define MUSTER_DRAFT_H

#include "muster/finding.h"
#include "muster/program.h"

struct draft {
	struct program *program;
	struct view path;	/* where it is going to be */
	struct view bytes;
};

/* Add to the draft's program its record, then check that of `programs`,
 * which has it, and keep what is said of the draft's path, sorted. */
void draft_check(const struct draft *draft, const struct programs *programs,
		 int32_t today, struct findings *findings);

/* Does a finding of this rule say that something is still to be written,
 * here or in another record, and not that something written is wrong? */
bool draft_is_wanted(enum rule rule);

#endif
