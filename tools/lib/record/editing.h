/*
 * Editing: one field of one document on its way to another value.
 */
#ifndef MUSTER_EDITING_H
#define MUSTER_EDITING_H

#include "slot.h"
#include "splice.h"

struct editing {
	const struct document *document;
	struct view key;
	struct value *value;	/* a text, a list; NULL: nothing */
	struct slot slot;
	struct splice splice;
	struct arena arena;
};

/* Write a field that has no value yet, with the maps around it. False, with
 * nothing done, where there is one. */
bool editing_add(struct editing *edit);

#endif
