/*
 * Scoping: what a range of commits does to scope, and whether each change
 * is covered; for `muster scope`, and for pushes, here and on a server.
 *
 * Only files that differ are read, unless scope changes.
 */
#ifndef MUSTER_SCOPING_H
#define MUSTER_SCOPING_H

#include "muster/finding.h"
#include "muster/scope.h"

struct scoping_scope {
	struct repo *repo;
	struct documents *documents;
	bool has_base;
	struct oid base, head;	/* commits; base: what is compared with, which
				 * is the merge base, or a branch's old tip */
	bool history;		/* may the history behind base be walked for
				 * approvals (ledger)? */
};

struct scoping {
	struct snapshot snapshots[2];	/* base, head */
	struct programs programs[2];	/* outlines; loaded where scope is
					 * bound and changes */
	struct scope scope;	/* changes, each with its coverage */
};

/* 0, or -1 with err set: it can't be decided. */
int scoping_read(struct scoping *scoping, const struct scoping_scope *scope,
		 struct arena *arena, struct err *err);

/* The same from each of some bases: branches that were merged into each other
 * meet in several commits, and a request may look innocent from one of them.
 * The first from which it does not is kept, else the last. */
int scoping_read_from(struct scoping *scoping, struct scoping_scope *scope,
		      const struct oid *bases, size_t count,
		      struct arena *arena, struct err *err);

/* Changes of scope that no approved change record covers. */
size_t scoping_uncovered(const struct scoping *scoping);

/* Add a finding (scope/uncovered) for each of them, judged by the policy of
 * the base. */
void scoping_findings(const struct scoping *scoping,
		      struct findings *findings);

#endif
