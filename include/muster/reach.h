/*
 * Reaches: which files of the repository are a program's.
 *
 * All below the program's own directory, and elsewhere what matches a glob
 * of one of its kinds (`files`, see foreign.h). To know these without a look
 * at every record, only kinds in DIR/kinds/ may have globs.
 */
#ifndef MUSTER_REACH_H
#define MUSTER_REACH_H

#include "muster/documents.h"
#include "muster/kind.h"
#include "muster/snapshot.h"

struct reach {
	struct view dir;	/* "program", no slash at the end */
	struct views globs;
	struct views folders;	/* what has to be looked through: dir, and
				 * where the globs lead ("" is the root), none
				 * below another */
};

/* Find out the reach of the program in `dir` as the snapshot has it, and
 * list its files by path. 0, or -1 with err set. */
int reach_read(struct reach *reach, struct view dir,
	       struct snapshot *snapshot, struct documents *documents,
	       struct snapshot_files *files, struct err *err);

/* The files of the same reach in another snapshot. 0, or -1 with err. */
int reach_list(const struct reach *reach, struct snapshot *snapshot,
	       struct snapshot_files *files, struct err *err);

/* Is a file of that path the program's? */
bool reach_holds(const struct reach *reach, struct view path);

/* Is it so by a glob? It may be below the directory, too. */
bool reach_globs(const struct reach *reach, struct view path);

/* Is the path that of a kind that may have globs? */
bool reach_defines(const struct reach *reach, struct view path);

#endif
