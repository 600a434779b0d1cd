/*
 * Claims: two branches have each added a record with the same id, and both
 * are merged. Which of the two does a reference mean?
 *
 * The one that was there when it was written: the history of the file says
 * which commits brought the reference into it, and their trees which of the
 * records there were, under their paths of today. Where these had both or
 * none, or the reference is in no commit yet, only people know.
 */
#ifndef MUSTER_CLAIM_H
#define MUSTER_CLAIM_H

#include "muster/citation.h"

/* Say of each citation by id alone whose it is, where there are others with
 * that id: paths, and the id itself, are certain. The history is that of
 * HEAD and of a merge that is under way. 0, or -1 with err set: what could
 * not be decided is CITATION_EITHER then. */
int claims_decide(struct citations *citations, struct repo *repo,
		  struct documents *documents, struct err *err);

#endif
