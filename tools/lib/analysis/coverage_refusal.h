/*
 * Of coverage.c: why a change record that names a change does not cover it,
 * and what to do, in words.
 */
#ifndef COVERAGE_REFUSAL_H
#define COVERAGE_REFUSAL_H

#include "muster/approver.h"
#include "muster/coverage.h"

struct refusal {
	struct arena *arena;
	const struct approvers *approvers;	/* at least one person */
	const struct record *record;		/* the change record */
	const struct record *approver;		/* whom it names; or NULL */
	const struct approval *approval;	/* or NULL */
	bool history;		/* what is behind the base may be looked at */
	struct coverage *coverage;		/* gets verdict, why, hint */
};

/* Its status is none that approves. */
void refusal_status(const struct refusal *refusal, enum status_class class,
		    struct view status);

/* It is approved by somebody who may not, or nobody (empty). */
void refusal_stranger(const struct refusal *refusal, struct view by);

/* Its approval is not shown. */
void refusal_approval(const struct refusal *refusal);

/* It was carried out in that commit. */
void refusal_spent(const struct refusal *refusal,
		   const struct annals_commit *commit);

#endif
