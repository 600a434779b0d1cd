/*
 * Owners: whose repository it is, by git's rule.
 *
 * A repository's configuration can run commands, so git refuses one that
 * somebody else owns until the user says that it is safe. We run nothing of
 * a repository's own, but what git refuses to look at we do not judge
 * either. libgit2 1.5 knows only a part of the rule.
 */
#ifndef MUSTER_OWNER_H
#define MUSTER_OWNER_H

#include "muster/err.h"
#include "muster/place.h"
#include "muster/text.h"

/* The owner of the work tree, of the ".git" file and of the git directory
 * has to be the effective user (for root under sudo also the user behind
 * it), or safe.directory has to name the place: by its path, as "*", or as
 * a folder above with "*" for all below it. A repository that GIT_DIR names
 * is exempt. git is asked for safe.directory only where the owner differs.
 * 0, or -1 with err set. */
int owner_check(const struct place *place, struct arena *arena,
		struct err *err);

#endif
