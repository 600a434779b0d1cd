/*
 * Replaced objects: what makes git show another history than the one that
 * the ids stand for. muster follows neither and says that they are there.
 */
#ifndef MUSTER_REPLACED_H
#define MUSTER_REPLACED_H

#include <stdbool.h>

#include "muster/err.h"
#include "muster/repo.h"

struct replaced {
	bool refs;		/* refs/replace holds something */
	bool grafts;		/* there is an info/grafts */
};

/* Look for both. 0, or -1 with err set. */
int replaced_find(struct replaced *replaced, const char *common_dir,
		  struct arena *arena, struct err *err);

#endif
