/*
 * The gate of a forge: all that stands between a change and the branch, in
 * one process over one load of the program. What it asks depends on what
 * has happened:
 *
 *	pull request	what it touches or breaks, stale entries as the
 *			policy's `enforce` says, and scope, by its own rules
 *			and by those of its base; the rest is a count
 *	push		everything in HEAD, the audit of decisions, and the
 *			scope that its last commit changes; what is only late
 *			is a warning
 *	schedule	the same, and what is late as the policy judges it
 *
 * Commits alone are looked at, never the work tree.
 */
#ifndef MUSTER_CI_H
#define MUSTER_CI_H

#include "muster/auditor.h"
#include "muster/evidence.h"
#include "muster/impacts.h"
#include "muster/proposal.h"
#include "muster/scoping.h"

enum ci_mode { CI_PULL_REQUEST, CI_PUSH, CI_SCHEDULE, CI_UNASKED };

/* By the mode: "pull-request", "push", "schedule", NULL. */
extern const char *const ci_modes[];

struct ci_asked {
	int mode;		/* CI_UNASKED: the environment says it */
	const char *base;	/* --base, or NULL */
};

struct ci {
	enum ci_mode mode;
	struct auditor auditor;		/* which has the session */
	struct proposal proposal;	/* what is compared */
	bool has_base;		/* false: with nothing, a first commit */
	struct findings findings;	/* all that is told, sorted */
	size_t elsewhere;	/* findings of others, as a count */
	struct judgement judgement;	/* of a pull request, of what it
					 * touches */
	struct scoping scoping;
	struct impacts impacts;
};

/* The mode that the caller or the forge's variables ask for. */
enum ci_mode ci_mode(const struct ci_asked *asked);

/* Find out all of it. 0, or -1 with command->err: it can't be decided, as
 * in a shallow clone. To be closed in any case. */
int ci_read(struct ci *ci, struct command *command,
	    const struct ci_asked *asked);
void ci_close(struct ci *ci);

#endif
