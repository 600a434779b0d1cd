/*
 * Bases: unpacked objects that deltas begin from, kept for a while.
 *
 * A table of one place per slot: a newcomer takes the place of what was
 * there, and of others in turn when there is too much of it all. Larger is
 * not faster: without a bound the cache of the machine does less.
 */
#ifndef MUSTER_BASES_H
#define MUSTER_BASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zlib.h>

#include "muster/text.h"

#define BASES_SLOTS 4096
#define BASES_BYTES_MAX ((size_t)32 << 20)

struct base {
	const void *pack;	/* NULL: a free slot */
	uint64_t offset;
	int type;
	char *bytes;
	size_t size;
};

struct bases {
	struct base slots[BASES_SLOTS];
	size_t bytes;
	size_t next;		/* the next slot to clear */
	z_stream stream;	/* one for all, since it is large */
};

/* NULL when zlib can't be started. */
struct bases *bases_new(void);
void bases_free(struct bases *bases);

/* What is kept of the object at `offset`, good until the next put; NULL. */
const struct base *bases_get(const struct bases *bases, const void *pack,
			     uint64_t offset);

/* Keep it; its bytes, from malloc(), are the cache's from now on, and may
 * be gone at once. */
void bases_put(struct bases *bases, const struct base *base);

/* Inflate the stream that starts at `from`: exactly `size` bytes and a NUL
 * into `out`, or with `part` at least the first `size`. */
bool bases_inflate(struct bases *bases, struct view from, char *out,
		   size_t size, bool part);

#endif
