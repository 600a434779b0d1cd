/*
 * A pack and its index, both of which somebody may have tampered with. The
 * input is the index's size (two bytes, the high one first), the index and
 * the pack.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "muster/bases.h"
#include "muster/pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_file(const char *path, const uint8_t *data, size_t size)
{
	FILE *file = fopen(path, "w");

	if (!file || fwrite(data, 1, size, file) != size || fclose(file))
		abort();
}

/* Every id that the index lists, and one that it does not. */
static void read_all(struct pack *pack, const uint8_t *index, size_t size)
{
	struct bases *bases = bases_new();
	enum object_type type;
	uint64_t offset;
	struct raw raw;
	size_t length;

	for (size_t at = 1032; at + OID_SIZE <= size; at += OID_SIZE) {
		struct oid oid;

		memcpy(oid.id, index + at, OID_SIZE);
		if (!pack_find(pack, &oid, &offset))
			continue;
		pack_look(pack, offset, bases, &type, &length);
		if (pack_read(pack, offset, bases, &raw))
			free(raw.bytes);
	}
	bases_free(bases);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char index[64], objects[64];
	struct pack *pack;
	size_t cut;

	if (size < 2)
		return 0;
	cut = (size_t)data[0] << 8 | data[1];
	data += 2;
	size -= 2;
	if (cut > size)
		cut = size;
	snprintf(index, sizeof(index), "fuzz-%d.idx", (int)getpid());
	snprintf(objects, sizeof(objects), "fuzz-%d.pack", (int)getpid());
	write_file(index, data, cut);
	write_file(objects, data + cut, size - cut);
	pack = pack_open(index);
	if (pack)
		read_all(pack, data, cut);
	pack_free(pack);
	unlink(index);
	unlink(objects);
	return 0;
}
