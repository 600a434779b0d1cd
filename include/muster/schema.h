/*
 * Schema: one record held against its kind.
 */
#ifndef MUSTER_SCHEMA_H
#define MUSTER_SCHEMA_H

#include "muster/document.h"
#include "muster/finding.h"
#include "muster/kind.h"

#define SCHEMA_ID_MAX 64	/* bytes */

/* Is the text a well-formed id of the kind? On false, *why is a clause
 * such as "must begin with R-". */
bool schema_id(const struct kind *kind, struct view id, const char **why);

/* Add what is wrong with the record as a record of its kind: id, unknown
 * fields, types, required fields, status, required sections. References
 * are looked at when all records are known (links.h). */
void schema_check(const struct document *document, const struct kind *kind,
		  struct arena *arena, struct findings *findings);

/* Call `visit` with every scalar that names another record: the value of a
 * field, each item of a list, each cell of a table's column. */
typedef void schema_visit(void *context, const struct field *field,
			  const struct value *value);
void schema_references(const struct document *document,
		       const struct kind *kind, schema_visit *visit,
		       void *context);

#endif
