/*
 * Parts: a map or a list of a document in pieces that can be merged, each
 * with a key of its own and the lines that it takes.
 */
#ifndef MUSTER_PARTS_H
#define MUSTER_PARTS_H

#include "muster/document.h"
#include "muster/map.h"
#include "muster/vec.h"

struct part {
	struct view key;	/* of a map's entry; an item's text; of a row
				 * the first column, "name: text" */
	size_t from;		/* offset of `lines` */
	struct view lines;	/* with the comments above; empty in brackets */
	const struct value_entry *entry;
};

struct parts {
	const struct document *document;
	VEC(struct part) list;
	struct map map;		/* from key to index + 1 */
};

/* Cut up what begins with the line at offset `from`; NULL has no parts.
 * False when two parts have one key, or one has none, or there are more than
 * `max`. */
bool parts_cut(struct parts *parts, const struct document *document,
	       const struct value *value, size_t from, size_t max,
	       struct arena *arena);

/* The part of that key, or NULL. */
const struct part *parts_find(const struct parts *parts, struct view key);

/* The same part in three versions; NULL where it is not there. */
struct part_three {
	const struct part *base, *ours, *theirs;
};

struct part_threes {
	VEC(struct part_three) list;
};

/* All parts of ours and theirs, in the order of ours: what theirs alone has
 * stands behind what it follows there. */
void parts_join(struct part_threes *threes, const struct parts *base,
		const struct parts *ours, const struct parts *theirs,
		struct arena *arena);

#endif
