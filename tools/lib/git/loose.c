#include "muster/loose.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "muster/mapping.h"

#define HEADER_MAX 32		/* "commit 12345" and a NUL */

static const char *const types[] = {
	[OBJECT_COMMIT] = "commit ", [OBJECT_TREE] = "tree ",
	[OBJECT_BLOB] = "blob ", [OBJECT_TAG] = "tag "
};

/* An object on the way out of its file. */
struct unpacking {
	struct mapping file;
	z_stream stream;
	char start[HEADER_MAX];
	size_t got;		/* bytes in `start` */
	size_t header;		/* of which the header takes these */
	enum object_type type;
	size_t size;
};

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
static bool parse_header(struct unpacking *unpacking)
{
	struct view start = { unpacking->start, unpacking->got };
	size_t end = view_find(start, 0, '\0');
	int64_t number;

	if (end == start.len)
		return false;
	for (int type = OBJECT_COMMIT; type <= OBJECT_TAG; type++) {
		size_t len = strlen(types[type]);

		if (!view_starts(start, types[type]) || len >= end ||
		    !view_number(view_slice(start, len, end), &number))
			continue;
		unpacking->type = (enum object_type)type;
		unpacking->size = (size_t)number;
		unpacking->header = end + 1;
		return (int64_t)unpacking->size == number;
	}
	return false;
}

static int start(struct unpacking *unpacking, const char *objects_dir,
		 const struct oid *oid)
{
	struct str path = STR_INIT;
	char hex[OID_HEX + 1];
	int rc;

	memset(unpacking, 0, sizeof(*unpacking));
	oid_hex(oid, hex);
	str_addf(&path, "%s/%.2s/%s", objects_dir, hex, hex + 2);
	rc = mapping_open(&unpacking->file, path.buf);
	str_release(&path);
	if (rc < 0)
		return errno == ENOENT || errno == ENOTDIR ? 0 : -1;
	if (unpacking->file.size > UINT_MAX ||
	    inflateInit(&unpacking->stream) != Z_OK) {
		mapping_close(&unpacking->file);
		return -1;
	}
	unpacking->stream.next_in = (unsigned char *)unpacking->file.bytes;
	unpacking->stream.avail_in = (unsigned)unpacking->file.size;
	return 1;
}

static void stop(struct unpacking *unpacking)
{
	inflateEnd(&unpacking->stream);
	mapping_close(&unpacking->file);
}

/* The object is as long as its header says, and its stream ends there with
 * the right checksum, which is read once there is room for more; or it is
 * no good. */
static bool unpack(struct unpacking *unpacking, char *bytes)
{
	size_t got = unpacking->got - unpacking->header, more;
	z_stream *stream = &unpacking->stream;

	if (got > unpacking->size)
		return false;
	memcpy(bytes, unpacking->start + unpacking->header, got);
	more = unpacking->size - got;
	stream->next_out = (unsigned char *)bytes + got;
	stream->avail_out = (unsigned)more + 1;
	if (inflate(stream, Z_FINISH) != Z_STREAM_END ||
	    stream->avail_out != 1)
		return false;
	bytes[unpacking->size] = '\0';
	return true;
}

int loose_read(const char *objects_dir, const struct oid *oid, size_t cap,
	       struct raw *raw)
{
	struct unpacking unpacking;
	int rc = start(&unpacking, objects_dir, oid);

	memset(raw, 0, sizeof(*raw));
	if (rc <= 0)
		return rc;
	if (inflate_some(&unpacking.stream, unpacking.start, HEADER_MAX,
			 &unpacking.got) &&
	    parse_header(&unpacking) && unpacking.size <= cap &&
	    unpacking.size < UINT_MAX) {
		raw->type = unpacking.type;
		raw->size = unpacking.size;
		raw->bytes = malloc(unpacking.size + 1);
		if (!raw->bytes)
			die("out of memory");
	}
	if (!raw->bytes || !unpack(&unpacking, raw->bytes)) {
		free(raw->bytes);
		raw->bytes = NULL;
		rc = -1;
	}
	stop(&unpacking);
	return rc;
}

int loose_look(const char *objects_dir, const struct oid *oid,
	       enum object_type *type, size_t *size)
{
	struct unpacking unpacking;
	int rc = start(&unpacking, objects_dir, oid);

	if (rc <= 0)
		return rc;
	if (!inflate_some(&unpacking.stream, unpacking.start, HEADER_MAX,
			  &unpacking.got) || !parse_header(&unpacking))
		rc = -1;
	*type = unpacking.type;
	*size = unpacking.size;
	stop(&unpacking);
	return rc;
}
