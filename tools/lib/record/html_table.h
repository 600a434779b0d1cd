/*
 * Tables as GitHub has them, found in the lines of what CommonMark takes for
 * a paragraph: a row of names, a row of dashes, rows of cells between bars.
 */
#ifndef HTML_TABLE_H
#define HTML_TABLE_H

#include "muster/html.h"

struct html_table {
	size_t head;		/* the line of the names; dashes follow */
	size_t columns;
	const char *align[HTML_COLUMNS_MAX];	/* "left" ..., "" */
};

/* The first table in these lines. False when there is none. */
bool html_table_find(const struct view *lines, size_t count,
		     struct html_table *table);

/* Where tables are written to, and what writes the Markdown of a cell. */
struct html_cells {
	struct str *out;
	void (*add)(void *data, struct view cell);
	void *data;
	size_t padding;		/* cells that short rows got so far */
};

/* Append a table that was found in these lines; what stands above it is
 * left out. */
void html_table_write(struct html_cells *cells,
		      const struct html_table *table,
		      const struct view *lines, size_t count);

#endif
