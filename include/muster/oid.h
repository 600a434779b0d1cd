/*
 * Object ids: git's SHA-1 names, without libgit2's header.
 */
#ifndef MUSTER_OID_H
#define MUSTER_OID_H

#include <stdbool.h>

#include "muster/text.h"

#define OID_SIZE 20
#define OID_HEX (2 * OID_SIZE)

struct oid {
	unsigned char id[OID_SIZE];
};

bool oid_equal(const struct oid *a, const struct oid *b);
bool oid_is_zero(const struct oid *oid);

/* 40 hex digits and a NUL into `out`; yields out. */
const char *oid_hex(const struct oid *oid, char out[OID_HEX + 1]);

/* Exactly 40 hex digits. */
bool oid_parse(struct view hex, struct oid *oid);

/* The id's own bytes as a key for a map; good as long as the id. */
struct view oid_key(const struct oid *oid);

#endif
