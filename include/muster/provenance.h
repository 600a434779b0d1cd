/*
 * Provenance: how a record came to be what it is, from its newest version to
 * its oldest, along the blobs.
 *
 * A version either made the blob that is followed, or was made from it and
 * led elsewhere: what a merge or a revert brings back was left before.
 *
 *	provenance_start(&way, &record->oid);
 *	while ((role = provenance_next(&way, &at)))
 *		if (role == PROVENANCE_MADE && ...)
 *			provenance_go_on(&way);
 */
#ifndef MUSTER_PROVENANCE_H
#define MUSTER_PROVENANCE_H

#include "muster/ledger.h"

enum provenance_role {
	PROVENANCE_END,		/* there are no more */
	PROVENANCE_MADE,
	PROVENANCE_LEFT
};

struct provenance_version {
	const struct ledger *ledger;
	const struct ledger_version *version;
};

struct provenance {
	VEC(struct provenance_version) versions;	/* the oldest first */
	size_t at;		/* the last that was yielded */
	struct oid blob;	/* the one that is followed */
};

/* Begin behind the newest version, with the blob that the record is now. */
void provenance_start(struct provenance *way, const struct oid *blob);

/* The next older version that has to do with the blob, into *at. */
enum provenance_role
provenance_next(struct provenance *way, const struct provenance_version **at);

/* From now on follow what the version was made from. */
void provenance_go_on(struct provenance *way);

#endif
