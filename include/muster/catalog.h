/*
 * The catalogue: kinds as people read them, and as JSON.
 */
#ifndef MUSTER_CATALOG_H
#define MUSTER_CATALOG_H

#include <stdbool.h>

#include "muster/kinds.h"
#include "muster/text.h"
#include "muster/value.h"

/* Append a table with a line for each kind. */
void catalog_table(struct str *out, struct kinds *kinds, size_t width,
		   bool color);

/* Append all that one kind says: what it is, its life cycle, its dates and
 * sections, and each field with its type, when it is required and its help.
 */
void catalog_page(struct str *out, const struct kind *kind,
		  struct arena *arena, size_t width, bool color);

/* The same as a map: kind, title, about, prefix, folder, raid, statuses,
 * dates, freshness, sections, moves, starter, fields. */
struct value *catalog_value(struct arena *arena, const struct kind *kind);

#endif
