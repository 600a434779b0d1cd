/*
 * Drift: every change of scope since it was agreed, when it landed, and by
 * which approved change record, or silently.
 *
 * Scope is agreed when a program's charter comes into force. From then on
 * all changes of scope count (scope.h). What was taken back is told twice,
 * as it happened.
 *
 * A change record covers what its `affects` names when it is approved, still
 * so and not only by a merge or a revert (approval.h), by somebody who may
 * approve as the policy, the charter and the people are now, and, unless the
 * policy takes their word for it (attestation `declared`), in the approver's
 * own commit. Of a record it covers the first landing that changes its scope
 * from then on, and what changed before the approval and no other covers,
 * which is said. That a commit of the approver's has a signature is looked at
 * where the policy wants one; git is not asked whether it is good.
 */
#ifndef MUSTER_DRIFT_H
#define MUSTER_DRIFT_H

#include <stdbool.h>

#include "muster/ledger.h"
#include "muster/mailmap.h"
#include "muster/scope.h"

/* An approved change record. */
struct drift_approval {
	const struct program *program;
	const struct record *record;
	const struct annals_commit *commit;	/* which approved it */
	const struct document *document;	/* as it was approved: an edit
						 * since covers nothing */
	struct view approver;			/* a person's id */
	struct view why_not;	/* why it covers nothing, or empty */
	struct map spent;	/* by id: the landing that it was used for */
};

struct drift_change {
	const struct annals_commit *commit;
	const struct program *program;
	struct view id, title, path;
	struct scope_change scope;	/* what changed; its coverage is
					 * not that of a drift */
	struct view words;	/* what changed, in one line, raw */
	const struct drift_approval *approval;	/* NULL: silent */
	bool afterwards;	/* approved when it had landed already */
	struct view why;	/* it is silent: a clause, raw */
};

struct drift {
	struct arena *arena;
	VEC(struct drift_approval) approvals;	/* as they landed */
	VEC(struct drift_change) changes;	/* the same */
	size_t silent, afterwards;		/* of the changes */
	const struct annals_commit *since;	/* in which the first charter
						 * came into force, or NULL */
};

struct drift_scope {
	const struct ledger *ledger;	/* of all that led here */
	const struct ledger *behind;	/* of what led to the baseline: no
					 * drift; NULL: there is none */
	const struct mailmap *mailmap;
};

/* Find it. It lives as long as the ledger. 0, or -1 with err set: a version
 * can't be read. */
int drift_read(struct drift *drift, const struct drift_scope *scope,
	       struct err *err);

#endif
