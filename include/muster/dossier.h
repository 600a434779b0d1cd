/*
 * The dossier of a RAID entry: all that a review has to know of it on one
 * screen, the most important first.
 */
#ifndef MUSTER_DOSSIER_H
#define MUSTER_DOSSIER_H

#include "muster/page.h"
#include "muster/past.h"
#include "muster/raid.h"

struct dossier {
	struct arena *arena;		/* for the time of the call */
	const struct programs *programs;
	const struct raid_entry *entry;
	const struct document *document;	/* as it is by now */
	const struct past *past;
	const struct past_record *record;	/* NULL: without its past */
	size_t number, count;		/* the third of fourteen is 3, 14 */
	int32_t today;
	struct view done;		/* what the review did, or empty */
};

/* Add the dossier to a page: position, title, why, state, what changed since
 * the last look, the other fields, lineage, text. */
void dossier_write(struct page *page, const struct dossier *dossier);

#endif
