/*
 * Mailmaps: the names and addresses that people go by now (gitmailmap(5)).
 */
#ifndef MUSTER_MAILMAP_H
#define MUSTER_MAILMAP_H

#include "muster/err.h"
#include "muster/map.h"
#include "muster/snapshot.h"

#define MAILMAP_PATH ".mailmap"

struct mailmap {
	struct arena *arena;
	struct map entries;	/* address and name, lowered, to an entry */
};

/* Read the snapshot's .mailmap; none where there is no such file. What is
 * too large to be a record is passed over. 0, or -1 with err set. */
int mailmap_read(struct mailmap *mailmap, struct snapshot *snapshot,
		 struct err *err);

/* Replace a name and an address by those that they are mapped to. */
void mailmap_resolve(const struct mailmap *mailmap, struct view *name,
		     struct view *email);

#endif
