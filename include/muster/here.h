/*
 * Here: where the caller stands in the repository, and what that means for
 * a tool that writes: which program, which name of a path, which file.
 */
#ifndef MUSTER_HERE_H
#define MUSTER_HERE_H

#include <stdbool.h>

#include "muster/err.h"
#include "muster/program.h"
#include "muster/repo.h"
#include "muster/session.h"

/* The program in the directory `dir` (from the repository's root) when one
 * is given; else the one that the current folder lies in, else the first.
 * NULL with err set when there is none. */
struct program *here_program(const struct programs *programs,
			     const struct repo *repo, const char *dir,
			     struct err *err);

/* The kinds of that program; outside of a repository, and before there is a
 * program, the built-in ones. They live as long as the command. The session
 * is opened on the way; close it in any case. NULL with command->err set
 * when the repository can't be read. */
struct kinds *here_kinds(struct session *session, struct command *command);

/* The kind of that name, or NULL with err set to what is probably meant. */
const struct kind *here_kind(struct kinds *kinds, const char *name,
			     struct err *err);

/* A path of the repository as it is written in the current folder, in the
 * arena: "../risks/R-013.md". */
struct view here_path(const struct repo *repo, struct view path,
		      struct arena *arena);

/* Is there something at this path of the work tree? */
bool here_has(const struct repo *repo, struct view path);

/* Make a file of the work tree with the folders above it. No link is
 * followed on the way, so that a branch can't lead the file elsewhere.
 * FILE_OK; FILE_ODD when there is one already, which is left alone; -1 with
 * err set. */
int here_create(const struct repo *repo, struct view path, struct view bytes,
		struct err *err);

/* Put `bytes` in place of a file of the work tree, or make it, as a whole
 * (file.h) and along no link. 0, or -1 with err set. */
int here_replace(const struct repo *repo, struct view path,
		 struct view bytes, struct err *err);

#endif
