/*
 * Admission: may this commit be made?
 *
 * What it touches or breaks must be free of errors. Stale RAID entries
 * stop it as the policy's `enforce` says: `program`, a commit that touches
 * the program; `owner`, one that touches it, for the committer's own
 * entries; `all`, every commit; `warn`, none. Entries whose staleness does
 * not count (judgement.h) stop nothing.
 */
#ifndef MUSTER_ADMISSION_H
#define MUSTER_ADMISSION_H

#include <stdbool.h>

#include "muster/finding.h"
#include "muster/raid.h"

struct admission {
	bool touches;		/* it changes a program's files */
	const struct findings *findings;	/* what it touches or breaks */
	struct raid blocking;	/* stale entries that stop it */
	struct raid warning;	/* stale entries that do not */
	bool rejected;
};

/* Decide. `raid` is the list as it would be after the commit, `email` the
 * committer's address; where nobody knows whose it is, it is empty, and every
 * entry counts as theirs. */
void admission_decide(struct admission *admission,
		      const struct findings *findings,
		      const struct raid *raid, bool touches,
		      struct view email, struct arena *arena);

#endif
