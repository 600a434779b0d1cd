#include "muster/vec.h"

#include <stdint.h>
#include <string.h>

#include "muster/err.h"

/* What the first items may take: of large things there are often few. */
#define FIRST_BYTES 256

void *vec_grow(struct arena *arena, void *items, size_t len, size_t *cap,
	       size_t size)
{
	size_t first = size < FIRST_BYTES / 8 ? 8 : FIRST_BYTES / size;
	size_t larger = *cap ? *cap * 2 : first ? first : 1;
	void *moved;

	if (larger < *cap)
		die("out of memory");
	moved = arena_array(arena, larger, size);
	if (len)
		memcpy(moved, items, len * size);
	*cap = larger;
	return moved;
}
