/*
 * The schema of one field: the part of kind_schema.c that knows of types,
 * lists, tables and the ids of other kinds.
 */
#ifndef MUSTER_KIND_SCHEMA_FIELD_H
#define MUSTER_KIND_SCHEMA_FIELD_H

#include "muster/kinds.h"
#include "muster/value.h"

struct schema_maker {
	struct arena *arena;
	struct kinds *kinds;
	bool foreign;		/* of files that were not written for muster */
};

/* What a value of the field may be; `filled`: and it is not empty. */
struct value *schema_field(struct schema_maker *maker,
			   const struct field *field, bool filled);

/* What an id of the kind is. */
struct value *schema_field_id(struct schema_maker *maker,
			      const struct kind *kind);

/* One of these words, and what editors take them for. */
struct value *schema_field_words(struct schema_maker *maker,
				 const struct views *words, bool filled);

/* One of these statuses: `superseded*` is whatever begins so. */
struct value *schema_field_statuses(struct schema_maker *maker,
				    const struct views *statuses);

/* Anything but what counts as empty. */
struct value *schema_field_filled(struct schema_maker *maker);

/* A map of `properties` that has no other keys. */
struct value *schema_field_object(struct schema_maker *maker, bool filled);

/* The object needs this key. */
void schema_field_require(struct schema_maker *maker, struct value *object,
			  struct view name);

#endif
