/*
 * Differences: what two versions of a record say otherwise, field by field,
 * for people.
 *
 * Every field counts, whether its kind counts it as movement or not, but
 * `reviewed`, which says that somebody looked and nothing else.
 */
#ifndef MUSTER_DIFFERENCE_H
#define MUSTER_DIFFERENCE_H

#include "muster/document.h"
#include "muster/vec.h"

struct difference_field {
	struct view name;	/* dotted: raci.accountable */
	struct view from, to;	/* lists as "a, b"; empty: not there */
};

struct difference {
	VEC(struct difference_field) fields;	/* in the new one's order */
	size_t added, removed;	/* lines of the body with words in them */
	struct view line;	/* the first one that was added */
};

/* Find what is different in `new`; no `old`: all that it says. Texts live in
 * the arena or the documents. A front matter that can't be read has no
 * fields. */
void difference_find(struct difference *difference,
		     const struct document *old, const struct document *new,
		     struct arena *arena);

bool difference_none(const struct difference *difference);

/* Append it as words in one line, raw: "status open -> closed, closed
 * 2026-07-15, text +2 lines". */
void difference_words(struct str *out, const struct difference *difference);

/* A field's value as one text: "a, b" for a list, "a: b" for a map. */
struct view difference_text(const struct value *value, struct arena *arena);

#endif
