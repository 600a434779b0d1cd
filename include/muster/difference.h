/*
 * Differences: what two versions of a record say otherwise, field by field,
 * for people.
 *
 * Every field counts, whether its kind counts it as movement or not, but
 * `reviewed`, which says that somebody looked and stands apart.
 */
#ifndef MUSTER_DIFFERENCE_H
#define MUSTER_DIFFERENCE_H

#include "muster/document.h"
#include "muster/kind.h"
#include "muster/vec.h"

struct difference_field {
	struct view name;	/* dotted: raci.accountable */
	struct view from, to;	/* lists as "a, b"; empty: not there */
	struct view more, less;	/* items, where both are lists */
};

struct difference {
	VEC(struct difference_field) fields;	/* in the new one's order */
	size_t added, removed;	/* lines of the body with words in them */
	struct view line;	/* the first one that was added */
	struct view reviewed;	/* the new day, where that changed */
};

/* Find what is different in `new`; no `old`: all that it says. Fields of the
 * kind (NULL: none is known) are compared as their types read them: 5 and
 * 5.0, 1w and 7d are the same. Texts live in the arena or the documents. A
 * front matter that can't be read has no fields. */
void difference_find(struct difference *difference,
		     const struct document *old, const struct document *new,
		     const struct kind *kind, struct arena *arena);

/* Neither fields nor text; `reviewed` may be another. */
bool difference_none(const struct difference *difference);

/* Append it as words in one line, raw: "status open -> closed, closed
 * 2026-07-15, text +2 lines". */
void difference_words(struct str *out, const struct difference *difference);

/* Append "open -> closed", raw; long texts are cut, and of long lists only
 * the items that one side has: "+ c, - a". */
void difference_value(struct str *out, const struct difference_field *field);

/* A field's value as one text: "a, b" for a list, "a: b" for a map. */
struct view difference_text(const struct value *value, struct arena *arena);

#endif
