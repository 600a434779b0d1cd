/*
 * Deeds: what a review does to records, as values.
 *
 * A deed is what one key does: some steps, in one file or in several. The
 * files are made from what they were and all deeds in order, so that undoing
 * one is leaving it out.
 */
#ifndef MUSTER_DEED_H
#define MUSTER_DEED_H

#include "muster/document.h"
#include "muster/err.h"
#include "muster/vec.h"

enum deed_op {
	DEED_SET,	/* the field becomes the text */
	DEED_APPEND,	/* the list gets "a, b" too, what is not in it yet */
	DEED_NOTE,	/* a line at the end of a section of the body */
	DEED_FILE	/* the whole file is this */
};

struct deed_step {
	enum deed_op op;
	struct view path;	/* of the file */
	struct view field;	/* the file's key; of DEED_NOTE, the heading */
	struct view text;
};

struct deed {
	size_t entry;		/* whose: its place in the agenda */
	bool affirms;		/* nothing else than "still true" */
	VEC(struct deed_step) steps;
};

struct deeds {
	VEC(struct deed) list;
};

/* Add a step; all texts are borrowed. */
void deed_add(struct deed *deed, struct arena *arena, struct deed_step step);

/* Does any deed touch the file? */
bool deeds_touch(const struct deeds *deeds, struct view path);

/* The file that was `base` (raw; NULL: there was none) after all deeds, as a
 * document in the arena; `base` itself where none touches it. NULL with err
 * set when a step can't be made. */
const struct document *deeds_apply(const struct deeds *deeds,
				   struct view path,
				   const struct document *base,
				   struct arena *arena, struct err *err);

#endif
