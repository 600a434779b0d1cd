#include "muster/map.h"

#include <string.h>

#include "muster/vec.h"

#define MAP_SLOTS_MIN 16

/* FNV-1a with a final mix. Keys come from strangers, so that a place in
 * memory, which they can't know, is mixed in: nothing that is printed
 * depends on it. */
static uint64_t map_hash(const struct map *map, struct view key)
{
	uint64_t hash = 0xcbf29ce484222325u ^ map->seed;

	for (size_t i = 0; i < key.len; i++) {
		hash ^= (unsigned char)key.ptr[i];
		hash *= 0x100000001b3u;
	}
	hash ^= hash >> 32;
	hash *= 0xd6e8feb86659fd93u;
	return hash ^ (hash >> 32);
}

/* The slot that holds `key`, or the free one where it belongs. */
static size_t map_slot(const struct map *map, struct view key, uint64_t hash)
{
	size_t slot = hash & (map->nslots - 1);

	while (map->slots[slot]) {
		const struct map_entry *entry =
			&map->entries[map->slots[slot] - 1];

		if (entry->hash == hash && view_equal(entry->key, key))
			break;
		slot = (slot + 1) & (map->nslots - 1);
	}
	return slot;
}

static void map_rehash(struct arena *arena, struct map *map, size_t nslots)
{
	map->nslots = nslots;
	map->slots = arena_array(arena, map->nslots, sizeof(*map->slots));
	for (size_t i = 0; i < map->len; i++) {
		size_t slot = map->entries[i].hash & (map->nslots - 1);

		while (map->slots[slot])
			slot = (slot + 1) & (map->nslots - 1);
		map->slots[slot] = (uint32_t)i + 1;
	}
}

void map_reserve(struct arena *arena, struct map *map, size_t count)
{
	size_t nslots = MAP_SLOTS_MIN;

	if (map->nslots || !count)
		return;
	while (nslots / 2 < count)
		nslots *= 2;
	map->cap = nslots / 2;
	map->entries = arena_array(arena, map->cap, sizeof(*map->entries));
	map_rehash(arena, map, nslots);
}

void *map_get(const struct map *map, struct view key)
{
	uint32_t index;

	if (!map->nslots)
		return NULL;
	index = map->slots[map_slot(map, key, map_hash(map, key))];
	return index ? map->entries[index - 1].value : NULL;
}

void map_put(struct arena *arena, struct map *map, struct view key,
	     void *value)
{
	uint64_t hash;
	size_t slot;

	if (!map->seed)
		map->seed = (uintptr_t)map;
	hash = map_hash(map, key);
	if (2 * (map->len + 1) > map->nslots)
		map_rehash(arena, map, map->nslots ? 2 * map->nslots
						   : MAP_SLOTS_MIN);
	slot = map_slot(map, key, hash);
	if (map->slots[slot]) {
		map->entries[map->slots[slot] - 1].value = value;
		return;
	}
	if (map->len == map->cap)
		map->entries = vec_grow(arena, map->entries, map->len,
					&map->cap, sizeof(*map->entries));
	map->entries[map->len] =
		(struct map_entry){ .key = key, .value = value, .hash = hash };
	map->slots[slot] = (uint32_t)++map->len;
}
