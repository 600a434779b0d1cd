/*
 * Formats: what a repository's own configuration says that it is.
 *
 * Read before libgit2 is asked, so that what we can't read is named in a
 * sentence of our own. Per-work-tree configuration is taken in, as git
 * does.
 */
#ifndef MUSTER_FORMAT_H
#define MUSTER_FORMAT_H

#include <stdbool.h>

#include "muster/err.h"
#include "muster/place.h"
#include "muster/text.h"

struct format {
	bool bare;		/* core.bare */
	bool partial;		/* a partial clone: objects may be missing */
	const char *work_dir;	/* core.worktree without links, or NULL */
};

/* 0, or -1 with err set when the repository is of a kind that we can't
 * read: SHA-256, reftable, an extension or version we do not know. */
int format_read(const struct place *place, struct arena *arena,
		struct format *format, struct err *err);

#endif
