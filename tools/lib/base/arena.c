#include "muster/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "muster/err.h"

#define ARENA_BLOCK (64u << 10)
#define ARENA_ALIGN _Alignof(max_align_t)
#define PRINTF_SOME 256		/* bytes that most texts fit into */

struct arena_block {
	struct arena_block *next;
	size_t used;
	size_t size;
	_Alignas(max_align_t) char bytes[];
};

static struct arena_block *block_new(size_t size)
{
	struct arena_block *block;

	if (size > SIZE_MAX - sizeof(*block))
		die("out of memory");
	block = malloc(sizeof(*block) + size);
	if (!block)
		die("out of memory");
	block->next = NULL;
	block->used = 0;
	block->size = size;
	return block;
}

/* Room for `size` bytes; a large one gets a block of its own behind the
 * head, so that the head's free space is not given up for it. */
static struct arena_block *block_for(struct arena *arena, size_t size)
{
	struct arena_block *block = arena->head;

	if (block && block->size - block->used >= size)
		return block;
	if (size < ARENA_BLOCK / 4 || !block) {
		block = block_new(size > ARENA_BLOCK ? size : ARENA_BLOCK);
		block->next = arena->head;
		arena->head = block;
	} else {
		block = block_new(size);
		block->next = arena->head->next;
		arena->head->next = block;
	}
	return block;
}

/* As arena_alloc(), but not zeroed. */
static void *take(struct arena *arena, size_t size)
{
	struct arena_block *block;
	void *bytes;

	if (size > SIZE_MAX - ARENA_ALIGN)
		die("out of memory");
	size = (size + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN;
	block = block_for(arena, size);
	bytes = block->bytes + block->used;
	block->used += size;
	return bytes;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	return memset(take(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		die("out of memory");
	return arena_alloc(arena, count * size);
}

char *arena_copy(struct arena *arena, const void *bytes, size_t size)
{
	char *copy;

	if (size == SIZE_MAX)
		die("out of memory");
	copy = take(arena, size + 1);
	if (size)
		memcpy(copy, bytes, size);
	copy[size] = '\0';
	return copy;
}

char *arena_vprintf(struct arena *arena, const char *fmt, va_list args)
{
	char some[PRINTF_SOME], *text;
	va_list again;
	int len;

	va_copy(again, args);
	len = vsnprintf(some, sizeof(some), fmt, again);
	va_end(again);
	if (len < 0)
		die("cannot format '%s'", fmt);
	if ((size_t)len < sizeof(some))
		return arena_copy(arena, some, (size_t)len);
	text = take(arena, (size_t)len + 1);
	vsnprintf(text, (size_t)len + 1, fmt, args);
	return text;
}

char *arena_printf(struct arena *arena, const char *fmt, ...)
{
	va_list args;
	char *text;

	va_start(args, fmt);
	text = arena_vprintf(arena, fmt, args);
	va_end(args);
	return text;
}

void arena_clear(struct arena *arena)
{
	struct arena_block *block = arena->head;

	if (!block)
		return;
	while (block->next) {
		struct arena_block *next = block->next;

		block->next = next->next;
		free(next);
	}
	block->used = 0;
}

void arena_release(struct arena *arena)
{
	while (arena->head) {
		struct arena_block *next = arena->head->next;

		free(arena->head);
		arena->head = next;
	}
}
