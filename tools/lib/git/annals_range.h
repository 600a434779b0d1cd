/*
 * The commits of a range, for annals that begin behind a commit.
 */
#ifndef ANNALS_RANGE_H
#define ANNALS_RANGE_H

#include "muster/annals.h"
#include "muster/map.h"

/* Put the ids of the commits behind the scope's tip and not behind its
 * `since` into the map, as keys; clocks that go wrong may add some. 0, or -1
 * with err set. */
int annals_range_read(struct map *ids, struct repo *repo,
		      const struct annals_scope *scope, struct arena *arena,
		      struct err *err);

#endif
