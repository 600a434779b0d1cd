/*
 * Folders: the trees of some folders in a commit's root tree.
 *
 * A history looks for the same few folders in every commit. Root trees that
 * were seen are remembered, and a root tree is read once for all folders.
 */
#ifndef FOLDERS_H
#define FOLDERS_H

#include "muster/err.h"
#include "muster/map.h"
#include "muster/oid.h"
#include "muster/repo.h"
#include "muster/vec.h"

struct folders {
	struct repo *repo;
	struct arena *arena;
	VEC(struct view) dirs;	/* none lies in another; "" is the root */
	struct map seen;	/* root tree id to the ids of its folders */
};

/* Look for `dirs`: each once, and none that lies in another. */
void folders_init(struct folders *folders, struct repo *repo,
		  const struct view *dirs, size_t ndirs,
		  struct arena *arena);

/* The ids of the folders in the root tree `root`, as many as dirs, zero
 * where there is none; for a zero root all are. They live as long as the
 * arena. NULL with err set. */
const struct oid *folders_find(struct folders *folders,
			       const struct oid *root, struct err *err);

/* The same, without remembering it: for those who do so themselves. */
const struct oid *folders_read(struct folders *folders,
			       const struct oid *root, struct err *err);

#endif
