/*
 * Unsaid: what a range of commits accepts, and none of their messages says.
 *
 * commit-msg sees to that for each commit, but not for those that git makes
 * without it: in a rebase, a cherry-pick, past the hooks.
 */
#ifndef MUSTER_UNSAID_H
#define MUSTER_UNSAID_H

#include "muster/documents.h"
#include "muster/push.h"

/* Add a warning for each, unless the policy of the head has switched the
 * rule off; nothing for a ref without a base. 0, or -1 with err set. */
int unsaid_check(const struct push_ref *ref, struct repo *repo,
		 struct documents *documents, struct findings *findings,
		 struct err *err);

#endif
