/*
 * Shallow: where a shallow clone has been cut off.
 */
#ifndef SHALLOW_H
#define SHALLOW_H

#include "muster/err.h"
#include "muster/map.h"
#include "muster/repo.h"

/* Put the ids of the commits whose parents are not there into the map, as
 * keys. 0, or -1 with err set. */
int shallow_read(struct repo *repo, struct map *shallow, struct arena *arena,
		 struct err *err);

#endif
