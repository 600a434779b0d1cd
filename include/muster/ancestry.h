/*
 * Ancestry: every commit behind a tip, in the order in which it landed.
 *
 * The mainline is the tip and its first parents. It is gone through from
 * its oldest commit on; before each of its commits come those that this one
 * brought in (its `landing`), parents before children and the parents of a
 * merge in their own order. So the order is topological, the same on every
 * machine, and no date has a say in it.
 *
 * Nothing ends the walk: a commit that can't be read is counted and has no
 * parents, as those have where a shallow clone is cut off. Parents that are
 * named twice count once. Replace refs and grafts are not followed.
 */
#ifndef MUSTER_ANCESTRY_H
#define MUSTER_ANCESTRY_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/err.h"
#include "muster/map.h"
#include "muster/oid.h"
#include "muster/repo.h"
#include "muster/vec.h"

#define ANCESTRY_COMMITS_MAX 4000000
#define ANCESTRY_SKEW 86400	/* seconds that a child may be older by */

enum ancestry_trait {
	ANCESTRY_MAINLINE = 1,
	ANCESTRY_CUT = 2,		/* a shallow clone ends here */
	ANCESTRY_UNREADABLE = 4,
	ANCESTRY_KNOWN = 8,		/* the caller knows what is behind */
	ANCESTRY_SKEWED = 16		/* older than a parent, by a day */
};

struct ancestry_commit {
	struct oid id;
	struct oid tree;		/* zero when unreadable */
	int64_t time;			/* the committer's, as claimed */
	uint32_t parents, nparents;	/* a part of ancestry->parents */
	uint32_t landing;		/* index of the mainline's commit */
	uint8_t traits;			/* enum ancestry_trait */
};

struct ancestry {
	VEC(struct ancestry_commit) commits;	/* as they were met */
	VEC(uint32_t) parents;			/* indices into commits */
	VEC(uint32_t) order;	/* indices, the oldest first; none that are
				 * known */
	size_t mainline;	/* index of its oldest commit, known or not */
	size_t cut, unreadable, skewed;
};

/* Does the caller know this commit and all behind it? */
typedef bool ancestry_known(void *context, const struct oid *id);

/* What is asked for. */
struct ancestry_scope {
	struct oid tip;
	ancestry_known *known;	/* NULL: nothing is known */
	void *context;
};

/* Read what is behind the tip. 0, or -1 with err set: the tip itself can't
 * be read, or there is too much. */
int ancestry_read(struct ancestry *ancestry, struct repo *repo,
		  const struct ancestry_scope *scope, struct arena *arena,
		  struct err *err);

#endif
