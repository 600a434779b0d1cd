/*
 * Identity: who is committing, by git's own rules.
 */
#ifndef MUSTER_IDENTITY_H
#define MUSTER_IDENTITY_H

#include "muster/err.h"
#include "muster/repo.h"
#include "muster/text.h"

struct identity {
	struct view name;	/* raw bytes, as configured */
	struct view email;
};

/* The author that a commit made now would have: GIT_AUTHOR_NAME and
 * GIT_AUTHOR_EMAIL where both are set, else what `git var` says. 0, or -1
 * with err set (git's advice to set user.name and user.email). */
int identity_author(struct repo *repo, struct arena *arena,
		    struct identity *identity, struct err *err);

#endif
