/*
 * File trees: all that is below a folder on disk. No link is followed.
 */
#ifndef MUSTER_FILETREE_H
#define MUSTER_FILETREE_H

#include "muster/err.h"
#include "muster/text.h"
#include "muster/vec.h"

#define FILETREE_DEPTH_MAX 64	/* folders above each other */

struct filetree {
	VEC(struct view) paths;	/* below the folder; as the disk has them */
};

/* List everything below the open folder `fd` that is no folder. `name` is
 * its path, for messages. 0, or -1 with err set: it can't be read, is too
 * deep, or has more than `max`. */
int filetree_list(struct filetree *tree, int fd, const char *name, size_t max,
		  struct arena *arena, struct err *err);

/* Remove what is at `path` with all below it; nothing there is no error. 0,
 * or -1 with err set. */
int filetree_remove(const char *path, struct err *err);

#endif
