/*
 * Conversions: what lies between a file in the work tree and its blob.
 *
 * Ignore rules and attributes come from the work tree, .git/info and the
 * user's configuration, as in git; filters that run commands are not run.
 */
#ifndef MUSTER_CONVERT_H
#define MUSTER_CONVERT_H

#include "muster/err.h"
#include "muster/repo.h"
#include "muster/text.h"

/* Would git leave the untracked `path` out? A folder's path ends in a
 * slash. 1, 0, or -1 with err set. */
int convert_is_ignored(struct repo *repo, struct view path, struct err *err);

/* May these bytes look different as a blob? Only then is it worth asking
 * for their attributes: line ends, encodings and "$Id$" are all that git
 * converts without running a command. (Of encodings those of seven bits,
 * such as UTF-7, can't be told from UTF-8 and are left as they are.) */
bool convert_may_differ(struct view bytes);

/* The bytes that git would store for the file at `path`: the same view, or
 * new ones in the arena. 0, or -1 with err set. */
int convert_to_blob(struct repo *repo, struct view path, struct arena *arena,
		    struct view *bytes, struct err *err);

#endif
