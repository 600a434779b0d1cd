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

/* Do two values of a field say the same? `field`: what the kind says of it,
 * or NULL; what is empty and what is not there are the same. */
bool meaning_same_value(const struct value *old, const struct value *new,
			const struct field *field, struct arena *arena);

#endif
