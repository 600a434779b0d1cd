/*
 * The rulebook: the files that say how a program is judged, which are the
 * manifest, the records of its kinds and its policy, and its baseline.
 *
 * Whoever writes a change could change them along with it, so that it is
 * judged by none. A gate that nobody can pass by therefore also judges by
 * the rules that stood before. A kind that is new by its name is left as it
 * is: no rule of before says anything about it.
 */
#ifndef MUSTER_RULEBOOK_H
#define MUSTER_RULEBOOK_H

#include "muster/program.h"
#include "muster/snapshot.h"

struct rulebook {
	struct snapshot *snapshot;	/* from which they come, */
	const struct programs *programs;	/* all read */
};

/* Put the rules of `former` into the snapshot of `now`, whose programs are
 * then to be loaded anew: 1; 0 when nothing differs, or when there was no
 * program before; -1 with err set. */
int rulebook_restore(const struct rulebook *now,
		     const struct rulebook *former, struct err *err);

#endif
