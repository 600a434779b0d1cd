/*
 * Growing arrays in an arena.
 *
 *	VEC(struct view) names = { 0 };
 *	*VEC_PUSH(arena, &names) = VIEW("risk");
 *	for (size_t i = 0; i < names.len; i++) ... names.items[i] ...
 *
 * Growth moves the items: keep indices, not pointers, while pushing.
 */
#ifndef MUSTER_VEC_H
#define MUSTER_VEC_H

#include <stddef.h>

#include "muster/arena.h"

#define VEC(type) struct { type *items; size_t len; size_t cap; }

/* A pointer to one more, zeroed item. */
#define VEC_PUSH(arena, vec) \
	((vec)->len == (vec)->cap \
		? (void)((vec)->items = vec_grow((arena), (vec)->items, \
			(vec)->len, &(vec)->cap, sizeof(*(vec)->items))) \
		: (void)0, \
	 &(vec)->items[(vec)->len++])

/* Make room for so many in one that has none yet, when it is known how many
 * will come. */
#define VEC_RESERVE(arena, vec, count) \
	((vec)->cap ? (void)0 \
		    : (void)((vec)->items = arena_array((arena), (count), \
				sizeof(*(vec)->items)), \
			     (vec)->cap = (count)))

/* Used by VEC_PUSH alone: the items, moved to where there is more room. */
void *vec_grow(struct arena *arena, void *items, size_t len, size_t *cap,
	       size_t size);

#endif
