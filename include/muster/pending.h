/*
 * The pending commit: what the index has otherwise than the commits that it
 * is made on, for the hooks that look at its message.
 *
 * What a merge only brings together was accepted on its other side: that
 * one said so. When a commit is amended, git does not tell the hooks, and
 * HEAD is the commit that will be gone: what HEAD itself has accepted is
 * known apart.
 */
#ifndef MUSTER_PENDING_H
#define MUSTER_PENDING_H

#include "muster/acceptance.h"
#include "muster/documents.h"

#define PENDING_PARENTS_MAX 64	/* of a merge */

struct pending {
	struct repo *repo;
	struct documents documents;
	struct snapshot index, head;
	struct programs programs, before;	/* their outlines */
	struct comparison comparison;	/* HEAD, and the index */
	struct acceptances accepted;	/* by the index, not by HEAD */
	struct acceptances owed;	/* of these, what no parent has */
};

/* Read it from the current folder's repository. 0, or -1 with err set. */
int pending_read(struct pending *pending, struct arena *arena,
		 struct err *err);

/* What HEAD has accepted, against its first parent. 0, or -1 with err
 * set. */
int pending_amended(struct pending *pending, struct acceptances *accepted,
		    struct err *err);

/* Also where it could not be read. */
void pending_close(struct pending *pending);

#endif
