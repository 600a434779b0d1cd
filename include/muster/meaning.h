/*
 * Meaning: do two versions of a record say the same?
 */
#ifndef MUSTER_MEANING_H
#define MUSTER_MEANING_H

#include <stdbool.h>

#include "muster/document.h"
#include "muster/kind.h"

/* The fields that count as movement for the kind have the same values, as
 * their types read them and whatever the white space, and the bodies the
 * same words. A version that can't be read means something else than one
 * that can, and the same as another if their bytes are. */
bool meaning_same(const struct document *old, const struct document *new,
		  const struct kind *kind, struct arena *arena);

#endif
