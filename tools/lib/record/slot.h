/*
 * Slots: where in a front matter a field is or belongs, and what
 * the front matter is to read like once the field is another.
 */
#ifndef MUSTER_SLOT_H
#define MUSTER_SLOT_H

#include "muster/value.h"

struct slot {
	const struct value *map;
	const struct value_entry *entry;	/* in `map`, or NULL */
	struct view missing;	/* of its path: what is not there yet */
	const struct value *outer;	/* the map and entry that go with the */
	const struct value_entry *top;	/* field, since it is alone there */
};

/* Cut the next part from the front of a dotted path. */
struct view slot_part(struct view *path);

/* Can that be the name of a field: parts with dots between them? */
bool slot_is_name(struct view key);

/* Look for the field in `front`, by its whole key, then by its path. False
 * when that is no name of a field or something else than a map stands on the
 * way. */
bool slot_find(const struct value *front, struct view key,
		struct slot *slot);

bool slot_is_there(const struct slot *slot);

/* `front` with that value in the slot (NULL: without the field), in the
 * arena. */
struct value *slot_expect(const struct slot *slot, struct value *value,
			   const struct value *front, struct arena *arena);

/* The same tree, in the same order. */
bool slot_same(const struct value *a, const struct value *b);

#endif
