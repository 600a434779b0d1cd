/*
 * Comparisons: the records that two snapshots have otherwise.
 *
 * Who a record is, its id says: a file that moved is the same record, and
 * one that got another id at the same path was renumbered. Only files whose
 * blobs differ are read. A file whose front matter can't be read is the
 * record that is at its path on the other side, or else that of its name.
 */
#ifndef MUSTER_COMPARISON_H
#define MUSTER_COMPARISON_H

#include "muster/difference.h"
#include "muster/ledger.h"

struct comparison_change {
	unsigned events;	/* enum ledger_event, without those that need
				 * a history */
	struct view id, title;
	const struct kind *kind;	/* NULL: missing or unknown */
	struct view other;	/* the id that it had or got, if renumbered */
	struct view old_path, path;	/* path: where it is, or was */
	const struct document *old, *new;	/* NULL: not there */
	struct difference difference;	/* of `new`, where there is one */
};

struct comparison {
	VEC(struct comparison_change) changes;	/* by path; what was taken
						 * away comes last */
};

/* One side: a snapshot with its programs, of which the files and kinds are
 * enough (programs_outline()). */
struct comparison_side {
	struct snapshot *snapshot;
	const struct programs *programs;
};

/* Find them. Documents come from and into `documents`, whose arena the rest
 * lives in. 0, or -1 with err set. */
int comparison_read(struct comparison *comparison,
		    const struct comparison_side *old,
		    const struct comparison_side *new,
		    struct documents *documents, struct err *err);

/* What the version of a record says, by a ledger: the same as above. 0, or
 * -1 with err set. */
int comparison_of(struct comparison_change *change,
		  const struct ledger *ledger, struct view id,
		  const struct ledger_version *version, struct err *err);

#endif
