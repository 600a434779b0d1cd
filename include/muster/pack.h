/*
 * Packs: git's files of many objects, read where they are mapped.
 *
 * An object is whole or a delta to another of the same pack. Bases are kept
 * for a while (bases.h), since the next object is most often a delta to one
 * of the last. Sources: gitformat-pack(5). All lengths and offsets are
 * checked, chains and sizes have caps; only whether the bytes are those
 * that the id promises is not looked at, which is `git fsck`'s work.
 */
#ifndef MUSTER_PACK_H
#define MUSTER_PACK_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/object.h"
#include "muster/oid.h"
#include "muster/text.h"

#define PACK_OBJECT_MAX ((size_t)64 << 20)	/* bytes of one, unpacked */
#define PACK_CHAIN_MAX 4095			/* deltas behind each other */

/* An object's bytes, from malloc(), with a NUL behind them. */
struct raw {
	enum object_type type;
	char *bytes;
	size_t size;
};

struct pack;
struct bases;

/* Open the pack whose index is at `path` (".idx"); NULL when it is not one
 * that we can read. */
struct pack *pack_open(const char *path);
void pack_free(struct pack *pack);

/* Where the object lies; false when it is not in here. */
bool pack_find(const struct pack *pack, const struct oid *oid,
	       uint64_t *offset);

/* The object at an offset that pack_find() gave. False when it is damaged
 * or larger than PACK_OBJECT_MAX. */
bool pack_read(struct pack *pack, uint64_t offset, struct bases *bases,
	       struct raw *raw);

/* Its type and size alone. */
bool pack_look(struct pack *pack, uint64_t offset, struct bases *bases,
	       enum object_type *type, size_t *size);

#endif
