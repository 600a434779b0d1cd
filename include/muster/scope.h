/*
 * Scopes: which files of the repository are a program's.
 *
 * All below the program's own directory, and elsewhere what matches a glob
 * of one of its kinds (`files`, see foreign.h). To know these without a look
 * at every record, only kinds in DIR/kinds/ may have globs.
 */
#ifndef MUSTER_SCOPE_H
#define MUSTER_SCOPE_H

#include "muster/documents.h"
#include "muster/kind.h"
#include "muster/snapshot.h"

struct scope {
	struct view dir;	/* "program", no slash at the end */
	struct views globs;
	struct views folders;	/* what has to be looked through: dir, and
				 * where the globs lead ("" is the root), none
				 * below another */
};

/* Find out the scope of the program in `dir` as the snapshot has it, and
 * list its files by path. 0, or -1 with err set. */
int scope_read(struct scope *scope, struct view dir,
	       struct snapshot *snapshot, struct documents *documents,
	       struct snapshot_files *files, struct err *err);

/* The files of the same scope in another snapshot. 0, or -1 with err. */
int scope_list(const struct scope *scope, struct snapshot *snapshot,
	       struct snapshot_files *files, struct err *err);

/* Is a file of that path the program's? */
bool scope_holds(const struct scope *scope, struct view path);

/* Is it so by a glob? It may be below the directory, too. */
bool scope_globs(const struct scope *scope, struct view path);

/* Is the path that of a kind that may have globs? */
bool scope_defines(const struct scope *scope, struct view path);

#endif
