/*
 * The file of a repository that a forge reads (forge.h): is it there, does it
 * run muster, and what is to be in it; for `muster init`.
 */
#ifndef MUSTER_FORGE_FILE_H
#define MUSTER_FORGE_FILE_H

#include "muster/forge.h"

struct forge_file {
	enum forge forge;		/* FORGE_NONE: none is wanted */
	struct forge_source from;	/* where it takes muster from */
	/* After forge_file_find(): */
	bool kept;		/* there is one, which stays as it is, */
	bool runs;		/* and it runs muster */
	struct view text;	/* what a new one has */
};

/* Look at the work tree's file of a forge. 0; 1: `from` is empty, and no file
 * that is there runs muster; -1 with err set. */
int forge_file_find(struct forge_file *file, const struct repo *repo,
		    struct arena *arena, struct err *err);

/* Is there one to be written? */
bool forge_file_is_new(const struct forge_file *file);

/* Write it, if there is. 0, or -1 with err set. */
int forge_file_write(const struct forge_file *file, const struct repo *repo,
		     struct err *err);

/* Append what to add to a file that is kept and does not run muster; nothing
 * for others. */
void forge_file_advise(struct str *out, const struct forge_file *file);

#endif
