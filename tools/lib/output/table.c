#include "muster/table.h"

#include <stdarg.h>

#include "muster/escape.h"
#include "muster/utf8.h"

#define GAP 2			/* blanks between columns */
#define SHRINK_LEAST 12		/* columns of prose that are worth reading */
#define ELLIPSIS "\xe2\x80\xa6"	/* one column wide */

/* The width of each column as it is shown; 0: it is not. */
struct widths {
	size_t of[TABLE_COLUMNS_MAX];
};

void table_add(struct table *table, enum style style, struct view text)
{
	struct table_cell *cell = VEC_PUSH(table->arena, &table->cells);
	struct str line = STR_INIT;

	escape_line(&line, text);
	cell->text = view_copy(table->arena, str_view(&line));
	cell->width = utf8_width(cell->text);
	cell->style = style;
	str_release(&line);
}

void table_addf(struct table *table, enum style style, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	table_add(table, style,
		  view_of(arena_vprintf(table->arena, fmt, args)));
	va_end(args);
}

static void measure(const struct table *table, struct widths *widths)
{
	for (size_t i = 0; i < table->ncolumns; i++)
		widths->of[i] = utf8_width(view_of(table->columns[i].title));
	for (size_t i = 0; i < table->cells.len; i++) {
		size_t *width = &widths->of[i % table->ncolumns];

		if (table->cells.items[i].width > *width)
			*width = table->cells.items[i].width;
	}
}

static size_t total(const struct table *table, const struct widths *widths)
{
	size_t sum = 0;

	for (size_t i = 0; i < table->ncolumns; i++)
		if (widths->of[i])
			sum += widths->of[i] + (sum ? GAP : 0);
	return sum;
}

/* Take from the widest column that has `traits`, and from the next widest
 * when they are level, until the table fits or none is wider than `least`.
 * Does it fit? */
static bool shrink(const struct table *table, struct widths *widths,
		   unsigned traits, size_t least, size_t width)
{
	size_t sum = total(table, widths);

	for (; sum > width; sum--) {
		size_t *widest = NULL;

		for (size_t i = 0; i < table->ncolumns; i++)
			if ((table->columns[i].traits & traits) == traits &&
			    widths->of[i] > (widest ? *widest : least))
				widest = &widths->of[i];
		if (!widest)
			return false;
		--*widest;
	}
	return true;
}

/* Leave out the column that is spared first; false when all must stay. */
static bool drop(const struct table *table, struct widths *widths)
{
	size_t *first = NULL;
	unsigned spare = 0;

	for (size_t i = 0; i < table->ncolumns; i++)
		if (widths->of[i] && table->columns[i].spare > spare) {
			spare = table->columns[i].spare;
			first = &widths->of[i];
		}
	if (first)
		*first = 0;
	return first != NULL;
}

static struct widths fit(const struct table *table, size_t width)
{
	struct widths natural = { { 0 } }, widths;

	measure(table, &natural);
	do {
		widths = natural;
		if (shrink(table, &widths, TABLE_SHRINK, SHRINK_LEAST, width))
			return widths;
	} while (drop(table, &natural));
	shrink(table, &widths, 0, 1, width);
	return widths;
}

/* The cell's text in at most `width` columns; sets *used to those taken. */
static void cut(struct str *out, const struct table_cell *cell, size_t width,
		size_t *used)
{
	struct view part = cell->text;

	*used = cell->width;
	if (cell->width > width) {
		part = utf8_fit(cell->text, width - 1);
		*used = utf8_width(part) + 1;
	}
	str_addv(out, part);
	if (cell->width > width)
		str_adds(out, ELLIPSIS);
}

static void add_row(struct str *out, const struct table *table,
		    const struct table_cell *cells,
		    const struct widths *widths, bool color)
{
	struct str text = STR_INIT;
	size_t blanks = 0;	/* owed before the next text */

	for (size_t i = 0; i < table->ncolumns; i++) {
		size_t width = widths->of[i], used;

		if (!width)
			continue;
		str_clear(&text);
		cut(&text, &cells[i], width, &used);
		if (table->columns[i].traits & TABLE_RIGHT) {
			blanks += width - used;
			used = width;
		}
		if (text.len) {
			str_pad(out, blanks, ' ');
			style_add(out, cells[i].style, str_view(&text), color);
			blanks = 0;
		}
		blanks += (text.len ? width - used : width) + GAP;
	}
	str_addc(out, '\n');
	str_release(&text);
}

void table_write(struct str *out, const struct table *table, size_t width,
		 bool color)
{
	struct table_cell titles[TABLE_COLUMNS_MAX];
	struct widths widths;

	if (table->cells.len < table->ncolumns)
		return;
	widths = fit(table, width);
	for (size_t i = 0; i < table->ncolumns; i++) {
		struct view title = view_of(table->columns[i].title);

		titles[i] = (struct table_cell){ title, utf8_width(title),
						 STYLE_BOLD };
	}
	add_row(out, table, titles, &widths, color);
	for (size_t i = 0; i + table->ncolumns <= table->cells.len;
	     i += table->ncolumns)
		add_row(out, table, &table->cells.items[i], &widths, color);
}
