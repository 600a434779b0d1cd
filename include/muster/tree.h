/*
 * Trees: the raw bytes of git's tree objects, entry by entry.
 *
 * A tree comes from strangers: names may be empty, hold slashes, be ".."
 * or stand twice, modes may be anything, and the order need not be git's.
 */
#ifndef MUSTER_TREE_H
#define MUSTER_TREE_H

#include <stdbool.h>

#include "muster/oid.h"
#include "muster/text.h"

/* What a mode says, apart from its permissions. */
#define TREE_KIND 0170000
#define TREE_FILE 0100000
#define TREE_LINK 0120000
#define TREE_GITLINK 0160000
#define TREE_FOLDER 0040000

struct tree_entry {
	struct view name;	/* raw bytes of the tree; may hold anything */
	unsigned mode;		/* as git writes it, 0100644 and so on */
	struct oid oid;
};

/* Cut the next entry from the front of `rest`. 1; 0 at the end; -1 when
 * the bytes are no tree. */
int tree_next(struct view *rest, struct tree_entry *entry);

/* The first entry called `name`: 1, 0 or -1 as above. */
int tree_find(struct view bytes, struct view name, struct tree_entry *entry);

/* Does this name end in ".md", whatever the letters' case? */
bool tree_name_is_record(struct view name);

/* A name that no checkout can hold: empty, ".", "..", ".git" in any case,
 * or with a slash. */
bool tree_name_is_hostile(struct view name);

#endif
