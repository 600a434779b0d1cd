/*
 * Rewriting: files of the work tree that are changed together.
 *
 * A tool gathers what every file is to become, in memory, has it held
 * against the rest of the program, and only then writes: so a value that no
 * field takes, or a name that nobody has, leaves nothing half done. Every
 * file is written beside its place and renamed, with the line ends that git
 * gave it there; a file that somebody has
 * changed since it was read stops the whole before the first is written.
 *
 *	rewrite_init(&rewrite, &session, command);
 *	rewrite_put(&rewrite, record->path, bytes)	... for each file
 *	rewrite_check(&rewrite, &findings)		what would be wrong?
 *	rewrite_write(&rewrite)
 *	rewrite_stage(&rewrite)
 *
 * Each yields 0, or -1 with the command's err.
 */
#ifndef MUSTER_REWRITE_H
#define MUSTER_REWRITE_H

#include <stdbool.h>

#include "muster/command.h"
#include "muster/finding.h"
#include "muster/session.h"

struct rewrite_file {
	struct view path;	/* from the repository's root */
	struct view bytes;	/* what it is to become */
	struct view from;	/* where it was, when it moves; else empty */
	bool there;		/* it was there, with blob id `was` */
	struct oid was;
	struct view before;	/* that blob's bytes */
	bool clean;		/* nothing but this change would be staged */
};

struct rewrite {
	struct command *command;
	struct session *session;
	VEC(struct rewrite_file) files;
	bool looked;
	struct snapshot tree, index;	/* once looked: as they were then */
};

/* The session has read the work tree. */
void rewrite_init(struct rewrite *rewrite, struct session *session,
		  struct command *command);

/* The file is to hold these bytes; once more for the same file: these now.
 * A path where nothing is becomes a new file. The path is borrowed, the
 * bytes are copied. */
int rewrite_put(struct rewrite *rewrite, struct view path,
		struct view bytes);

/* The same, and the file moves to another path, where nothing may be. */
int rewrite_move(struct rewrite *rewrite, struct view from, struct view to,
		 struct view bytes);

/* What was put for a path, or NULL: good until the next one is put. */
const struct rewrite_file *rewrite_find(const struct rewrite *rewrite,
					struct view path);

/* Leave a file out again. */
void rewrite_drop(struct rewrite *rewrite, struct view path);

/* Add what `muster check` would say after the change and does not say now,
 * wherever in the programs it stands. */
int rewrite_check(struct rewrite *rewrite, struct findings *findings);

/* Write all files. When one can't be written, those before it are put back
 * as they were. */
int rewrite_write(struct rewrite *rewrite);

/* git add, those that are `clean`. */
int rewrite_stage(struct rewrite *rewrite);

/* Commit those that are `clean`, and nothing else: the user's own commit,
 * with his hooks, on his terminal. */
int rewrite_commit(struct rewrite *rewrite, const char *message);

/* The same; the file at the absolute `path` holds a message to begin with,
 * which the user's editor opens. */
int rewrite_commit_draft(struct rewrite *rewrite, const char *path);

/* What became of a file that was written, as an end of a sentence. */
const char *rewrite_fate(const struct rewrite_file *file, bool committed);

#endif
