#include "muster/loose.h"

#include <string.h>
#include <zlib.h>

#include "muster/file.h"

#define HEADER_MAX 32		/* "commit 12345" and a NUL */

/* Inflate into `size` bytes; how many there were is in *got. True when the
 * stream went well so far. */
static bool inflate_some(z_stream *stream, char *out, size_t size,
			 size_t *got)
{
	int rc;

	stream->next_out = (unsigned char *)out;
	stream->avail_out = (unsigned)size;
	rc = inflate(stream, Z_SYNC_FLUSH);
	*got = size - stream->avail_out;
	return rc == Z_OK || rc == Z_STREAM_END || rc == Z_BUF_ERROR;
}

/* "TYPE SIZE" in front of the NUL that ends a header. */
static bool parse_header(struct view header, const char *type, size_t cap,
			 size_t *size)
{
	size_t len = strlen(type);
	int64_t number;

	if (!view_starts(header, type) || header.len < len + 2 ||
	    header.ptr[len] != ' ' ||
	    !view_number(view_slice(header, len + 1, header.len), &number) ||
	    (uint64_t)number > cap)
		return false;
	*size = (size_t)number;
	return true;
}

/* The first bytes out of the stream hold the header and the start of the
 * content, which is then as long as the header says or no good. */
static bool unpack(z_stream *stream, const char *type, size_t cap,
		   struct arena *arena, struct view *bytes)
{
	char start[HEADER_MAX];
	size_t got, size, end, more = 0;
	char *content;

	if (!inflate_some(stream, start, sizeof(start), &got))
		return false;
	end = view_find((struct view){ start, got }, 0, '\0');
	if (end == got || !parse_header((struct view){ start, end }, type,
					cap, &size))
		return false;
	got -= end + 1;
	if (got > size)
		return false;
	content = arena_alloc(arena, size + 1);
	memcpy(content, start + end + 1, got);
	if (got < size && !inflate_some(stream, content + got, size - got,
					&more))
		return false;
	*bytes = (struct view){ content, size };
	return got + more == size;
}

bool loose_read(const char *objects_dir, const struct oid *oid,
		const char *type, size_t cap, struct arena *arena,
		struct view *bytes)
{
	char hex[OID_HEX + 1];
	z_stream stream = { 0 };
	struct err ignored;
	struct view packed;
	const char *path;
	bool good;

	oid_hex(oid, hex);
	path = arena_printf(arena, "%s/%.2s/%s", objects_dir, hex, hex + 2);
	if (file_read(path, cap + HEADER_MAX + cap / 2, arena, &packed,
		      &ignored) != FILE_OK)
		return false;
	stream.next_in = (unsigned char *)packed.ptr;
	stream.avail_in = (unsigned)packed.len;
	if (inflateInit(&stream) != Z_OK)
		return false;
	good = unpack(&stream, type, cap, arena, bytes);
	inflateEnd(&stream);
	return good;
}
