/*
 * Field maps: what a spreadsheet calls things, in the words of a kind.
 *
 * A map is a YAML file, field to column and our word to theirs; the
 * built-in one (templates/import.yml) knows the usual names, and a file of
 * the same form is asked before it:
 *
 *	kind: risk			# of every row; else by `kinds`
 *	kinds: {risk: [Threat]}
 *	fields: {title: Summary, due: [When, Deadline], body: Notes}
 *	skip: [Rank, Sprint]		# columns that are left out
 *	statuses: {active: [Doing]}	# by class
 *	values: {owner: {bob-smith: Bob}, scale: {high: [Big]}}
 *	dates: dmy			# 03/04/2026 is the third of April
 *
 * Words are compared without regard to case, blanks and punctuation.
 */
#ifndef MUSTER_FIELDMAP_H
#define MUSTER_FIELDMAP_H

#include "muster/err.h"
#include "muster/freedate.h"
#include "muster/kinds.h"
#include "muster/value.h"

struct fieldmap {
	struct arena *arena;
	const struct value *own;	/* NULL: none was given */
	const struct value *standard;
	struct view kind;		/* `kind`, or empty */
	enum freedate_order dates;
};

/* Take the built-in map. */
void fieldmap_init(struct fieldmap *map, struct arena *arena);

/* Ask `bytes`, a map's file at `path`, first. 0, or -1 with err set: the
 * line and what is wrong there. */
int fieldmap_read(struct fieldmap *map, struct view path, struct view bytes,
		  struct err *err);

/* The kind that a word of theirs is, or NULL. */
const struct kind *fieldmap_kind(const struct fieldmap *map,
				 struct kinds *kinds, struct view word);

/* What a column is: a field of the kind, or "type", "key", "body", "skip";
 * empty when nobody knows. `kind` may be NULL: only the four. */
struct view fieldmap_field(const struct fieldmap *map,
			   const struct kind *kind, struct view column);

/* Our word for a value of that field, or the text as it is. */
struct view fieldmap_value(const struct fieldmap *map,
			   const struct kind *kind,
			   const struct field *field, struct view text);

#endif
