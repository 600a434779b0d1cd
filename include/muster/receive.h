/*
 * Receiving: may what somebody pushes be let into this repository?
 *
 * The default branch, and those that its policy names (`receive`), are held
 * to the program's rules, also where another name stands for one: what a
 * push changes there has to pass muster, by the rules that stood there
 * before as well as by its own. Other branches are let through, and what
 * would stop them later is noted; so are tags and whatever else. Nothing is
 * written, and commits are known by the ids that git hands over.
 *
 * What can't be decided about a branch that is held is -1, and the caller
 * rejects the push as a whole.
 */
#ifndef MUSTER_RECEIVE_H
#define MUSTER_RECEIVE_H

#include "muster/evidence.h"
#include "muster/incoming.h"
#include "muster/policy.h"

#define RECEIVE_NOTES_MAX 3	/* branches that are not held and looked at */

enum receive_why {
	RECEIVE_FREE,		/* it is not held to anything */
	RECEIVE_GOOD,
	RECEIVE_DELETED,	/* it is gone, and may not be */
	RECEIVE_FORCED,		/* what it was is not behind it */
	RECEIVE_NO_COMMIT,	/* it would name something else */
	RECEIVE_WRONG		/* what it brings is not in order */
};

struct receive_ref {
	const struct incoming_ref *ref;
	bool held;		/* to the program's rules */
	enum receive_why why;
	struct session_base base;	/* what it is held against */
	/* Where it was looked at, otherwise NULL: */
	const struct evidence *own;	/* by its own rules */
	const struct evidence *former;	/* by those of before, if others */
	struct findings scope;	/* changes of it that nobody has approved */
	const char *unknown;	/* not held, and why that can't be told */
};

struct receive {
	struct command *command;
	struct session session;		/* which has the repository */
	struct view branch;		/* the default one; may be empty */
	struct session_base tip;	/* it, before the push */
	struct policy_receive policy;
	struct incoming incoming;
	VEC(struct receive_ref) refs;
	size_t rejected;
};

/* Read what is pushed from a descriptor, and decide. 0, or -1 with
 * command->err. */
int receive_read(struct receive *receive, struct command *command, int fd);

/* Also where it could not be read. */
void receive_close(struct receive *receive);

/* Does this result stop the push? */
bool receive_stops(enum receive_why why);

#endif
