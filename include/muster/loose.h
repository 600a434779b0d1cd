/*
 * Loose objects: one file each, inflated without libgit2, which does not
 * come back from one that was cut short.
 */
#ifndef MUSTER_LOOSE_H
#define MUSTER_LOOSE_H

#include "muster/object.h"
#include "muster/oid.h"
#include "muster/pack.h"

/* Read the object from the folder `objects_dir`: 1, 0 when it is not there,
 * -1 when it is damaged or of more than `cap` bytes. */
int loose_read(const char *objects_dir, const struct oid *oid, size_t cap,
	       struct raw *raw);

/* Its type and size alone: the same. */
int loose_look(const char *objects_dir, const struct oid *oid,
	       enum object_type *type, size_t *size);

#endif
