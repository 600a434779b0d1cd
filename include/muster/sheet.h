/*
 * Sheets: tables of texts, from CSV or from the tables of a Markdown file.
 *
 * CSV is RFC 4180 as spreadsheets write it: the separator is a comma, a
 * semicolon or a tab, whichever the header line has most of; a quoted cell
 * may hold separators, line ends and doubled quotes; LF or CR LF; a byte
 * order mark is passed over. The header is the first line with more than
 * one cell filled, since exports like to begin with a title. Markdown is
 * GitHub's tables, outside of fenced code: a row, a delimiter row of as many
 * cells, rows.
 *
 * Cells are trimmed, and line ends in them are LF. Everything lives in the
 * arena; texts without a quote are borrowed from the input.
 */
#ifndef MUSTER_SHEET_H
#define MUSTER_SHEET_H

#include <stddef.h>

#include "muster/err.h"
#include "muster/text.h"
#include "muster/vec.h"

#define SHEET_BYTES_MAX (8u << 20)
#define SHEET_ROWS_MAX 20000
#define SHEET_COLUMNS_MAX 200

struct sheet_cells {
	VEC(struct view) list;
};

struct sheet_row {
	size_t line;			/* of the file, from 1 */
	struct sheet_cells cells;	/* as many as were written */
};

struct sheet {
	struct view heading;		/* the one above, in Markdown */
	size_t line;			/* of the header */
	struct sheet_cells columns;	/* the header's cells */
	VEC(struct sheet_row) rows;
	VEC(struct sheet_row) above;	/* CSV: lines above the header */
};

struct sheets {
	VEC(struct sheet) list;
};

/* Read the one table of a CSV file; the list is empty when there is no
 * header. 0, or -1 with err set: a quote that never ends, a cap. */
int sheet_read_csv(struct sheets *sheets, struct view bytes,
		   struct arena *arena, struct err *err);

/* Read all tables of a Markdown file. The same. */
int sheet_read_markdown(struct sheets *sheets, struct view bytes,
			struct arena *arena, struct err *err);

/* The cell of a row in column `i`; what is not there is empty. */
struct view sheet_cell(const struct sheet_row *row, size_t i);

#endif
