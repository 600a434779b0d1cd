/*
 * Starters: the text of a new record, from its kind.
 *
 * The keys of the kind's `starter` in their order, with the fields'
 * defaults, the first status and whatever is set; a key that has no value
 * yet is there with nothing behind it. Then the kind's body. What is set is
 * not judged here: the result is held against the kind as any record is
 * (draft.h).
 */
#ifndef MUSTER_STARTER_H
#define MUSTER_STARTER_H

#include "muster/err.h"
#include "muster/kind.h"
#include "muster/value.h"

#define STARTER_SLUG_MAX 40	/* bytes */

struct starter {
	const struct kind *kind;
	struct arena *arena;
	struct value *front;	/* a map, in the order of the lines */
	struct view body;	/* the text; the kind's, unless set */
};

void starter_init(struct starter *starter, const struct kind *kind,
		  struct arena *arena);

/* Set a field by its dotted name; `raci.accountable` is a map in a map. A
 * list is given as "a, b", no text takes the default away. Both are
 * borrowed. 0, or -1 with err set when no text can be that field's value.
 */
int starter_set(struct starter *starter, struct view name, struct view text,
		struct err *err);

/* What a field holds so far, or the empty view. */
struct view starter_text(const struct starter *starter, const char *name);

/* Where a record of that id and title belongs below the program's folder:
 * DIR/risks/R-013-slug.md; one without a prefix is named by its id alone.
 * In the arena. */
struct view starter_path(const struct starter *starter, struct view dir);

/* Append the whole file. */
void starter_write(const struct starter *starter, struct str *out);

/* A title as a part of a file name: lower-case ASCII letters and digits
 * (Latin letters without their marks), words joined by dashes, cut behind a
 * word; in the arena, may be empty. */
struct view starter_slug(struct arena *arena, struct view title);

#endif
