/*
 * Descent: how two commits stand to each other, as git's own graph says.
 *
 * By a child process, since git walks no further than it has to and knows
 * the commit-graph; replace refs and grafts are left aside (child.h).
 */
#ifndef MUSTER_DESCENT_H
#define MUSTER_DESCENT_H

#include "muster/err.h"
#include "muster/oid.h"
#include "muster/repo.h"

/* Is `old` the commit `new` or one behind it? 1, 0, or -1 with err set. */
int descent_is(struct repo *repo, const struct oid *old,
	       const struct oid *new, struct err *err);

/* Where the two meet, the best of such commits: 1, 0 when they have none in
 * common, or -1 with err set. */
int descent_base(struct repo *repo, const struct oid *one,
		 const struct oid *other, struct oid *base, struct err *err);

#endif
