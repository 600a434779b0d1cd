/*
 * Intake: rows of a spreadsheet, as records of a program.
 *
 * Nothing is dropped: every row comes out as a record, as one that is there
 * already, or with the reason why it is neither; what a field can't take,
 * and columns that nobody knows, go into the record's text under their own
 * names. Pure: what is written, and where, is the tool's to do.
 */
#ifndef MUSTER_INTAKE_H
#define MUSTER_INTAKE_H

#include "muster/fieldmap.h"
#include "muster/ids.h"
#include "muster/program.h"
#include "muster/sheet.h"

enum intake_outcome {
	INTAKE_NEW,		/* a record: id, path and bytes */
	INTAKE_THERE,		/* a record has this kind and title */
	INTAKE_EMPTY,		/* nothing is in the row */
	INTAKE_REFUSED		/* `why` says what is missing */
};

struct intake_row {
	size_t line;			/* of the file; 0: of no row */
	const struct sheet *sheet;
	const struct sheet_row *cells;
	enum intake_outcome outcome;
	const struct kind *kind;	/* NULL: nobody can tell */
	struct view id, title;
	struct view path, bytes;
	struct view why;
	VEC(struct view) notes;		/* what went into the text, and why */
};

/* What became of a column for the rows of one kind. */
struct intake_column {
	const struct kind *kind;
	struct view name;
	struct view field;		/* empty: kept in the text */
};

/* Somebody who is named and has no record. */
struct intake_stranger {
	struct view name;
	struct view email;		/* or empty */
	struct view id;			/* of the record that is written */
	size_t rows;
};

struct intake {
	struct arena *arena;
	struct program *program;
	struct ids *ids;		/* all that are taken */
	const struct fieldmap *map;
	const struct kind *kind;	/* of every row that doesn't say;
					 * NULL: none */
	struct view source;		/* the file's name, for the text */
	bool people;			/* write records of strangers */

	VEC(struct intake_row) rows;
	VEC(struct intake_column) columns;
	VEC(struct intake_stranger) strangers;
};

/* Turn the sheets into rows. */
void intake_read(struct intake *intake, const struct sheets *sheets);

/* How many rows came out so. */
size_t intake_count(const struct intake *intake, enum intake_outcome outcome);

#endif
