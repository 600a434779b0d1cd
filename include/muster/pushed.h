/*
 * Pushed scope: changes of scope in what a push sends that no approved change
 * record covers (scoping.h).
 *
 * They are warnings, and stop the push only where the policy of the base
 * says `scope: {push: stop}`; whoever pushes can't loosen that on the way.
 */
#ifndef MUSTER_PUSHED_H
#define MUSTER_PUSHED_H

#include "muster/documents.h"
#include "muster/finding.h"
#include "muster/push.h"

/* Add them; nothing for a ref without a base. 0; -1 with err set when it
 * can't be decided, and then *stops is true where the base's policy wants
 * such a push stopped. */
int pushed_check(const struct push_ref *ref, struct repo *repo,
		 struct documents *documents, struct findings *findings,
		 bool *stops, struct err *err);

#endif
