/*
 * Loose objects: one file each, inflated without libgit2.
 *
 * For a look that must cost less than loading libgit2 does; what is packed,
 * large or damaged is simply not found.
 */
#ifndef MUSTER_LOOSE_H
#define MUSTER_LOOSE_H

#include <stdbool.h>
#include <stddef.h>

#include "muster/oid.h"
#include "muster/text.h"

/* The bytes of the object in the folder `objects_dir` when it is loose, of
 * that type ("commit", "tree") and of at most `cap` bytes. */
bool loose_read(const char *objects_dir, const struct oid *oid,
		const char *type, size_t cap, struct arena *arena,
		struct view *bytes);

#endif
