/*
 * Tables for a terminal: columns two blanks apart, as wide as what is in
 * them, and never wider together than the terminal.
 *
 *	static const struct table_column columns[] = {
 *		{ "ID", 0, 0 },
 *		{ "AGE", TABLE_RIGHT, 1 },
 *		{ "TITLE", TABLE_SHRINK, 0 },
 *	};
 *	struct table table = TABLE_INIT(columns, &arena);
 *
 *	table_add(&table, STYLE_PLAIN, id);
 *	table_addf(&table, STYLE_RED, "%d d", age);
 *	table_add(&table, STYLE_PLAIN, title);
 *	table_write(&out, &table, width, color);
 */
#ifndef MUSTER_TABLE_H
#define MUSTER_TABLE_H

#include "muster/style.h"
#include "muster/text.h"
#include "muster/vec.h"
#include "muster/wrap.h"

#define TABLE_COLUMNS_MAX 16

enum table_trait {
	TABLE_RIGHT = 1,	/* numbers: aligned to the right */
	TABLE_SHRINK = 2	/* prose: gives way first, ends in … */
};

struct table_column {
	const char *title;
	unsigned traits;	/* enum table_trait */
	unsigned spare;		/* 0: stays; else the highest goes first */
};

struct table_cell {
	struct view text;	/* escaped */
	size_t width;
	enum style style;
};

struct table {
	const struct table_column *columns;
	size_t ncolumns;
	struct arena *arena;
	VEC(struct table_cell) cells;	/* row by row */
};

#define TABLE_INIT(columns, arena) \
	{ (columns), sizeof(columns) / sizeof(*(columns)), (arena), { 0 } }

/* Add the next cell; a row is full when each column has one. The text is
 * escaped here, so that record text may be handed in as it is. */
void table_add(struct table *table, enum style style, struct view text);
void table_addf(struct table *table, enum style style, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Append the titles and the rows, or nothing when there are no rows. When
 * `width` is too small, columns that shrink do so, then spare columns go,
 * then all shrink. WIDTH_ANY: nothing does. No line ends in a blank. */
void table_write(struct str *out, const struct table *table, size_t width,
		 bool color);

#endif
