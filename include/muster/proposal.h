/*
 * Proposals: which commits a pull request is made of, from what a caller
 * says, what the forges say in the environment, or git's own upstream.
 */
#ifndef MUSTER_PROPOSAL_H
#define MUSTER_PROPOSAL_H

#include "muster/command.h"
#include "muster/repo.h"

#define PROPOSAL_BASES_MAX 16

struct proposal {
	struct oid base, head;	/* base: where the two meet */
	VEC(struct oid) bases;	/* it, and where they meet, too, when each was
				 * merged into the other */
	const char *from;	/* what said so: "GITHUB_BASE_REF" */
};

/* Find it: the command's operand BASE...HEAD (or BASE, for HEAD), else
 * `base`, GITHUB_BASE_REF, CI_MERGE_REQUEST_DIFF_BASE_SHA, HEAD^1 of a merge
 * queue's or a pull request's commit, the upstream, origin/HEAD. 0, or -1
 * with err set: there is no base, the two do not meet here, or a name
 * is that of a branch and of a tag. */
int proposal_read(struct proposal *proposal, struct command *command,
		  struct repo *repo, const char *base);

#endif
