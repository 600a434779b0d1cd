/*
 * Arenas: memory that is given back all at once.
 *
 * A run has one arena for what lives as long as the run; a walk has a
 * scratch arena that it clears per step. Nothing in an arena is freed by
 * itself. Out of memory ends the process (err.h), so no caller checks.
 */
#ifndef MUSTER_ARENA_H
#define MUSTER_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *head;	/* newest first */
};

#define ARENA_INIT { NULL }

/* `size` zeroed bytes, aligned for any type, good until the arena is
 * cleared or released. */
void *arena_alloc(struct arena *arena, size_t size);

/* The same for `count` things of `size`; the product is checked. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A copy of `size` bytes with a NUL behind it. */
char *arena_copy(struct arena *arena, const void *bytes, size_t size);

/* A formatted, NUL-terminated string. */
char *arena_printf(struct arena *arena, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *fmt, va_list args)
	__attribute__((format(printf, 2, 0)));

/* Give back everything but one block, for the next step of a walk. */
void arena_clear(struct arena *arena);

/* Give back everything. */
void arena_release(struct arena *arena);

#endif
