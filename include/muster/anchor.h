/*
 * Anchors: what the decision log was at a commit, in an annotated tag.
 *
 * The tag muster/audit/DATE names the tip and holds the digest of the log.
 * Once its id is known elsewhere (pushed, mailed, printed), whoever changes
 * the history before it has to change that id, too.
 */
#ifndef MUSTER_ANCHOR_H
#define MUSTER_ANCHOR_H

#include <stdbool.h>

#include "muster/err.h"
#include "muster/oid.h"
#include "muster/repo.h"

#define ANCHOR_PREFIX "muster/audit/"

struct anchor {
	struct view name;	/* muster/audit/2026-07-15 */
	struct oid commit;	/* the tip that it names */
	struct oid digest;	/* of the log then */
};

/* The newest anchor, by its name: 1, 0 when there is none, -1 with err
 * set. A tag of that name that is no anchor is passed over. */
int anchor_find(struct anchor *anchor, struct repo *repo,
		struct arena *arena, struct err *err);

/* Is the anchor's commit behind `tip`? 1, 0 or -1. */
int anchor_is_behind(const struct anchor *anchor, const struct oid *tip,
		     struct repo *repo, struct arena *arena,
		     struct err *err);

/* Make the tag for the day, or DATE.2 and so on when there is one; signed
 * if asked, on the user's terminal. *name is in the arena. 0, or -1. */
struct anchor_order {
	struct oid commit, digest;
	size_t decisions;
	int32_t day;
	bool sign;
};

int anchor_make(const struct anchor_order *order, struct repo *repo,
		struct arena *arena, struct view *name, struct err *err);

#endif
