#include "muster/bases.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "muster/err.h"

struct bases *bases_new(void)
{
	struct bases *bases = calloc(1, sizeof(*bases));

	if (!bases)
		die("out of memory");
	if (inflateInit(&bases->stream) != Z_OK) {
		free(bases);
		return NULL;
	}
	return bases;
}

static void clear(struct bases *bases, struct base *slot)
{
	free(slot->bytes);
	bases->bytes -= slot->size;
	memset(slot, 0, sizeof(*slot));
}

void bases_free(struct bases *bases)
{
	if (!bases)
		return;
	for (size_t i = 0; i < BASES_SLOTS; i++)
		clear(bases, &bases->slots[i]);
	inflateEnd(&bases->stream);
	free(bases);
}

static size_t slot_of(const void *pack, uint64_t offset)
{
	uint64_t hash = offset ^ (uint64_t)(uintptr_t)pack << 20;

	return (hash * 0x9e3779b97f4a7c15u >> 32) % BASES_SLOTS;
}

const struct base *bases_get(const struct bases *bases, const void *pack,
			     uint64_t offset)
{
	const struct base *slot = &bases->slots[slot_of(pack, offset)];

	return slot->pack == pack && slot->offset == offset ? slot : NULL;
}

void bases_put(struct bases *bases, const struct base *base)
{
	struct base *slot = &bases->slots[slot_of(base->pack, base->offset)];

	if (base->size > BASES_BYTES_MAX / 4) {
		free(base->bytes);
		return;
	}
	clear(bases, slot);
	while (bases->bytes + base->size > BASES_BYTES_MAX) {
		clear(bases, &bases->slots[bases->next]);
		bases->next = (bases->next + 1) % BASES_SLOTS;
	}
	*slot = *base;
	bases->bytes += base->size;
}

/* With `size` bytes of a stream wanted, there is room for one more, which
 * tells a longer stream from one that is as long as it should be. */
bool bases_inflate(struct bases *bases, struct view from, char *out,
		   size_t size, bool part)
{
	z_stream *stream = &bases->stream;
	int rc;

	if (inflateReset(stream) != Z_OK || size >= UINT_MAX)
		return false;
	stream->next_in = (unsigned char *)from.ptr;
	stream->avail_in = from.len < UINT_MAX ? (unsigned)from.len : UINT_MAX;
	stream->next_out = (unsigned char *)out;
	stream->avail_out = (unsigned)size + 1;
	rc = inflate(stream, part ? Z_SYNC_FLUSH : Z_FINISH);
	if (part)
		return (rc == Z_OK || rc == Z_STREAM_END ||
			rc == Z_BUF_ERROR) && stream->total_out >= size;
	out[size] = '\0';
	return rc == Z_STREAM_END && stream->total_out == size;
}
