/*
 * What somebody types for a field, on a command line or in a form, as the
 * value that the field takes.
 *
 * Only the form is made here: whether a date is one and a person known is
 * said of the whole record, once it is put together (schema.h).
 */
#ifndef MUSTER_TYPED_H
#define MUSTER_TYPED_H

#include "muster/err.h"
#include "muster/kind.h"
#include "muster/value.h"

/* The text as a value for the field of that dotted name: null for no text,
 * a list for "a, b" where the field is one, else a text. A field that the
 * kind lacks, or a kind that is NULL, takes a text. In the arena, borrowing
 * the text; NULL with err set when the name can't be a field's, or no text
 * can be its value. */
struct value *typed_value(const struct kind *kind, struct view name,
			  struct view text, struct arena *arena,
			  struct err *err);

#endif
