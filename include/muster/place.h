/*
 * Places: where a repository lies, found by looking at files alone.
 *
 * The rules are git's own (GIT_DIR, ".git" folders and files, commondir,
 * GIT_CEILING_DIRECTORIES, file system boundaries), with one difference: a
 * bare repository is passed over as long as there is a work tree around it,
 * since anybody can commit the files of one.
 */
#ifndef MUSTER_PLACE_H
#define MUSTER_PLACE_H

#include <stdbool.h>

#include "muster/err.h"
#include "muster/text.h"

/* All paths are absolute, without links and without a slash at the end. */
struct place {
	const char *start;	/* where the search began */
	const char *git_dir;
	const char *common_dir;	/* the same but in a linked work tree */
	const char *git_file;	/* the ".git" file that led here, or NULL */
	const char *top;	/* the folder that holds ".git", or NULL */
	bool named;		/* by GIT_DIR */
};

/* Find the repository that GIT_DIR names or that lies around the folder
 * `dir` (NULL: the current one). 0, or -1 with err set. */
int place_find(struct place *place, const char *dir, struct arena *arena,
	       struct err *err);

/* Is `path` the folder `folder` or below it? `rest` is then what follows,
 * without a slash at its start; NULL when nobody asks. */
bool place_below(const char *path, const char *folder, const char **rest);

#endif
