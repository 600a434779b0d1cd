/*
 * Records: a document joined with its kind.
 */
#ifndef MUSTER_RECORD_H
#define MUSTER_RECORD_H

#include <stdbool.h>

#include "muster/document.h"
#include "muster/kind.h"
#include "muster/oid.h"

struct record {
	const struct document *document;
	const struct kind *kind;	/* NULL: missing or unknown */
	struct view path;
	struct view id, title, status, owner;	/* empty where missing */
	enum status_class class;
	bool has_oid;
	struct oid oid;			/* of its blob */
};

/* Take over what its document says; the kind stays. */
void record_take(struct record *record, const struct document *document);

/* What a field is called in the record's file. */
struct view record_key(const struct record *record, struct view field);

bool record_is_open(const struct record *record);

/* A field's text by dotted path, or the empty view. */
struct view record_text(const struct record *record, struct view field);

/* The day that a date field holds: false when absent or no date. */
bool record_date(const struct record *record, struct view field,
		 int32_t *day);

/* Its severity in a word of the scale: `severity`, or else `impact`. */
struct view record_severity(const struct record *record);

#endif
