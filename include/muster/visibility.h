/*
 * Visibility: who may see a record or a field where a program is published.
 *
 * It says nothing of who may read the repository: git has no read control
 * for single files, and whoever can fetch has all of it.
 */
#ifndef MUSTER_VISIBILITY_H
#define MUSTER_VISIBILITY_H

#include <stdbool.h>

#include "muster/value.h"

enum visibility {
	VISIBILITY_OPEN,	/* not said: what it is part of decides */
	VISIBILITY_PUBLIC,
	VISIBILITY_INTERNAL,
	VISIBILITY_RESTRICTED	/* no audience */
};

/* "public", "internal", "restricted"; "" for VISIBILITY_OPEN. */
const char *visibility_name(enum visibility visibility);

/* Read what stands under a key; nothing is VISIBILITY_OPEN. False when it is
 * no such word: then it is restricted, so that a slip shows nothing. */
bool visibility_read(const struct value *value, enum visibility *visibility);

#endif
