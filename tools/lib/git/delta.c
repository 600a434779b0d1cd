#include "muster/delta.h"

#include <string.h>

#define COPY 0x80		/* else: how many bytes follow as they are */
#define COPY_ALL 0x10000	/* what a size of 0 stands for */

/* A number of 7 bits a byte, the low ones first. */
static bool read_number(struct view *rest, size_t *number)
{
	uint64_t sum = 0;

	for (unsigned shift = 0; rest->len && shift < 63; shift += 7) {
		unsigned char byte = (unsigned char)*rest->ptr++;

		rest->len--;
		sum |= (uint64_t)(byte & 0x7f) << shift;
		*number = (size_t)sum;
		if (!(byte & 0x80))
			return *number == sum;
	}
	return false;
}

/* Of four or three bytes those that `flags` says are there, low first. */
static bool read_parts(struct view *rest, unsigned flags, unsigned count,
		       size_t *number)
{
	*number = 0;
	for (unsigned i = 0; i < count; i++) {
		if (!(flags & 1u << i))
			continue;
		if (!rest->len)
			return false;
		*number |= (size_t)(unsigned char)*rest->ptr++ << 8 * i;
		rest->len--;
	}
	return true;
}

/* The bytes that one instruction adds: a piece of the base or of itself. */
static bool read_piece(struct view base, struct view *rest,
		       struct view *piece)
{
	unsigned char order = (unsigned char)*rest->ptr++;
	size_t from, size;

	rest->len--;
	if (!(order & COPY)) {
		if (!order || order > rest->len)
			return false;
		*piece = (struct view){ rest->ptr, order };
		rest->ptr += order;
		rest->len -= order;
		return true;
	}
	if (!read_parts(rest, order, 4, &from) ||
	    !read_parts(rest, order >> 4 & 7, 3, &size))
		return false;
	if (!size)
		size = COPY_ALL;
	if (from > base.len || size > base.len - from)
		return false;
	*piece = (struct view){ base.ptr + from, size };
	return true;
}

bool delta_sizes(struct view delta, size_t *base, size_t *size)
{
	return read_number(&delta, base) && read_number(&delta, size);
}

bool delta_apply(struct view base, struct view delta, char *out, size_t size)
{
	size_t base_size, made, at = 0;

	if (!read_number(&delta, &base_size) || !read_number(&delta, &made) ||
	    base_size != base.len || made != size)
		return false;
	while (delta.len) {
		struct view piece;

		if (!read_piece(base, &delta, &piece) ||
		    piece.len > size - at)
			return false;
		memcpy(out + at, piece.ptr, piece.len);
		at += piece.len;
	}
	return at == size;
}
