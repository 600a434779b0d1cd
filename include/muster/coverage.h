/*
 * Coverage: which approved change record covers a change of scope, or why
 * none does.
 *
 * A record covers what its `affects` names, a record or a field of it
 * (`M-006`, `charter.target`), when it is approved by somebody who may
 * approve by the policy of the base, and the approval is shown as that
 * policy asks (approval.h). What a proposal says of policy, people and the
 * charter's RACI counts for nothing in its own case.
 */
#ifndef MUSTER_COVERAGE_H
#define MUSTER_COVERAGE_H

#include "muster/approval.h"
#include "muster/oid.h"
#include "muster/policy.h"
#include "muster/text.h"

struct scope;

/* The best that was found, from the worst to the best. */
enum coverage_verdict {
	COVERAGE_NOTHING_CAN,	/* it is none that a record can cover */
	COVERAGE_NO_APPROVER,	/* nobody may approve, at the base */
	COVERAGE_UNNAMED,	/* no change record names it */
	COVERAGE_SPENT,		/* it was carried out already */
	COVERAGE_REFUSED,	/* deferred or rejected */
	COVERAGE_PROPOSED,	/* not approved yet */
	COVERAGE_STRANGER,	/* approved_by is no approver */
	COVERAGE_FORGED,	/* the approver did not commit the approval */
	COVERAGE_EDITED,	/* changed since, by somebody else */
	COVERAGE_UNKNOWN,	/* the history of the approval is not here */
	COVERAGE_UNSIGNED,
	COVERAGE_FREE,		/* the program is not bound yet */
	COVERAGE_COVERED
};

struct coverage {
	enum coverage_verdict verdict;
	struct view record, title;	/* the change record, or empty */
	struct view path;
	struct view approver;		/* id of the person */
	enum attestation attestation;	/* what was shown, when covered */
	bool has_commit;
	struct oid commit;		/* which approved, or forged, it */
	struct view why;	/* it is not covered: a clause, raw */
	struct view hint;	/* the next step */
};

/* Find the coverage of each change. The programs that `approvals` names are
 * loaded; those of the base are in the order of the outline that the scope
 * was read with, and so are the head's. 0, or -1 with err set. */
int coverage_find(struct scope *scope, struct approvals *approvals,
		  struct err *err);

/* Covered, or in no need of it. */
bool coverage_holds(const struct coverage *coverage);

/* "covered", "free", "unnamed", "proposed" ... */
const char *coverage_name(enum coverage_verdict verdict);

#endif
