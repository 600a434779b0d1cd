/*
 * The values of a record, held against its kind's fields: the part of
 * schema.c that knows of types, lists, tables and groups of fields.
 */
#ifndef MUSTER_SCHEMA_VALUE_H
#define MUSTER_SCHEMA_VALUE_H

#include "muster/schema.h"

struct schema {
	const struct document *document;
	const struct kind *kind;
	struct arena *arena;
	struct findings *findings;
	struct view status;
};

/* Add what is wrong with every field that the record has: its type, or
 * that the kind does not have it. */
void schema_values(struct schema *schema);

/* What a value of the field looks like: "a date such as 2026-07-15", "one
 * of: open, closed". */
const char *schema_form(const struct schema *schema,
			const struct field *field);

/* Give the finding that was added last the words to choose from as its hint,
 * of which `form` tells, first the one that is probably meant. */
void schema_hint_word(struct schema *schema, const struct views *words,
		      struct view word, const char *form);

#endif
