/*
 * Maps from text to a pointer.
 *
 * Iteration follows insertion, never the hash: the same input gives the
 * same order on every machine. Keys are borrowed, not copied.
 */
#ifndef MUSTER_MAP_H
#define MUSTER_MAP_H

#include <stddef.h>
#include <stdint.h>

#include "muster/text.h"

struct map_entry {
	struct view key;
	void *value;
	uint64_t hash;
};

struct map {
	struct map_entry *entries;	/* in order of insertion */
	size_t len;
	size_t cap;
	uint32_t *slots;		/* index + 1 into entries; 0 is free */
	size_t nslots;			/* a power of two */
	uint64_t seed;			/* of the hash */
};

#define MAP_INIT { NULL, 0, 0, NULL, 0, 0 }

/* The value that `key` has, or NULL. */
void *map_get(const struct map *map, struct view key);

/* Make room for so many keys in a map that has none yet, when it is known
 * how many will come. */
void map_reserve(struct arena *arena, struct map *map, size_t count);

/* Set it, in place where the key is known. `key` must outlive the map. */
void map_put(struct arena *arena, struct map *map, struct view key,
	     void *value);

#endif
