/*
 * Kinds as JSON Schema, draft-07, for editors and other checkers.
 *
 * Made from the same tables as schema.h reads, so that a front matter which
 * a schema refuses is one that muster refuses. The other way round it knows
 * less: references that lead nowhere, sections of the body and days that
 * the calendar lacks need the program.
 *
 * Editors type plain scalars (2026 is a number, yes may be a bool) where
 * muster has texts. A field therefore takes every JSON type that its text
 * may turn into, and an empty one (null) unless it is required.
 */
#ifndef MUSTER_KIND_SCHEMA_H
#define MUSTER_KIND_SCHEMA_H

#include "muster/kinds.h"
#include "muster/value.h"

/* The schema of a record of the kind. Other kinds are looked up for the ids
 * that its references may name. */
struct value *kind_schema(struct arena *arena, struct kinds *kinds,
			  const struct kind *kind);

/* One schema for the records of all kinds, which tells them by `kind`. */
struct value *kind_schema_any(struct arena *arena, struct kinds *kinds);

#endif
