#include "muster/sheet.h"

struct csv {
	struct view rest;	/* what is still to be read */
	size_t line;
	char separator;
	struct arena *arena;
	struct err *err;
};

struct view sheet_cell(const struct sheet_row *row, size_t i)
{
	return i < row->cells.list.len ? row->cells.list.items[i] : VIEW("");
}

/* What the first line that has any of them has most of. */
static char find_separator(struct view bytes)
{
	static const char separators[] = { ',', ';', '\t' };
	size_t counts[3] = { 0 }, best = 0;
	bool quoted = false;

	for (size_t i = 0; i < bytes.len; i++) {
		if (bytes.ptr[i] == '"')
			quoted = !quoted;
		for (size_t k = 0; k < 3 && !quoted; k++)
			counts[k] += bytes.ptr[i] == separators[k];
		if (bytes.ptr[i] == '\n' && !quoted &&
		    counts[0] + counts[1] + counts[2])
			break;
	}
	for (size_t k = 1; k < 3; k++)
		if (counts[k] > counts[best])
			best = k;
	return separators[best];
}

/* Behind the opening quote: the text up to the closing one. */
static int read_quoted(struct csv *csv, struct view *cell)
{
	struct view rest = csv->rest;
	struct str text = STR_INIT;
	size_t began = csv->line, i = 0;

	for (; i < rest.len; i++) {
		char c = rest.ptr[i];

		if (c == '"' && (i + 1 >= rest.len || rest.ptr[i + 1] != '"'))
			break;
		i += c == '"';
		csv->line += c == '\n';
		if (c != '\r' || i + 1 >= rest.len || rest.ptr[i + 1] != '\n')
			str_addc(&text, c == '\r' ? '\n' : c);
	}
	*cell = view_copy(csv->arena, str_view(&text));
	str_release(&text);
	if (i == rest.len)
		return err_set(csv->err, "line %zu: the quote that opens a "
			       "cell there is never closed", began);
	csv->rest = view_slice(rest, i + 1, rest.len);
	return 0;
}

/* Up to the separator or the line's end, which stay. */
static struct view read_plain(struct csv *csv)
{
	struct view rest = csv->rest;
	size_t i = 0;

	while (i < rest.len && rest.ptr[i] != csv->separator &&
	       rest.ptr[i] != '\n')
		i++;
	csv->rest = view_slice(rest, i, rest.len);
	return view_slice(rest, 0, i);
}

/* One cell and what ends it. 1 when more follow on the line, 0 at its end. */
static int read_cell(struct csv *csv, struct sheet_row *row)
{
	struct view blanks = view_slice(csv->rest, 0,
					view_find(csv->rest, 0, '"'));
	struct view cell = VIEW(""), behind;

	if (row->cells.list.len >= SHEET_COLUMNS_MAX)
		return err_set(csv->err, "line %zu: more than %d cells",
			       csv->line, SHEET_COLUMNS_MAX);
	if (blanks.len < csv->rest.len && !view_trim(blanks).len &&
	    view_find(blanks, 0, csv->separator) == blanks.len &&
	    view_find(blanks, 0, '\n') == blanks.len) {
		csv->rest = view_slice(csv->rest, blanks.len + 1,
				       csv->rest.len);
		if (read_quoted(csv, &cell) < 0)
			return -1;
		behind = view_trim(read_plain(csv));
		if (behind.len)
			cell = view_of(arena_printf(csv->arena, VIEW_FMT
						    VIEW_FMT, VIEW_ARG(cell),
						    VIEW_ARG(behind)));
	} else {
		cell = read_plain(csv);
	}
	*VEC_PUSH(csv->arena, &row->cells.list) = view_trim(cell);
	if (csv->rest.len && *csv->rest.ptr == csv->separator) {
		csv->rest = view_slice(csv->rest, 1, csv->rest.len);
		return 1;
	}
	csv->line += csv->rest.len > 0;
	csv->rest = view_slice(csv->rest, 1, csv->rest.len);
	return 0;
}

static int read_row(struct csv *csv, struct sheet_row *row)
{
	int rc;

	*row = (struct sheet_row){ .line = csv->line };
	do
		rc = read_cell(csv, row);
	while (rc > 0);
	return rc;
}

static size_t count_filled(const struct sheet_row *row)
{
	size_t count = 0;

	for (size_t i = 0; i < row->cells.list.len; i++)
		count += row->cells.list.items[i].len > 0;
	return count;
}

/* A header of one column is one all the same, if nothing wider follows. */
static int read_header(struct csv *csv, struct sheet *sheet)
{
	struct sheet_row row;

	while (csv->rest.len) {
		if (read_row(csv, &row) < 0)
			return -1;
		if (count_filled(&row) > 1 ||
		    (count_filled(&row) && row.cells.list.len == 1 &&
		     !csv->rest.len)) {
			sheet->line = row.line;
			sheet->columns = row.cells;
			return 1;
		}
		if (count_filled(&row))
			*VEC_PUSH(csv->arena, &sheet->above) = row;
	}
	return 0;
}

int sheet_read_csv(struct sheets *sheets, struct view bytes,
		   struct arena *arena, struct err *err)
{
	struct csv csv = { bytes, 1, ',', arena, err };
	struct sheet sheet = { .line = 0 };
	struct sheet_row row;
	int rc;

	if (view_starts(bytes, "\xef\xbb\xbf"))
		csv.rest = view_slice(bytes, 3, bytes.len);
	csv.separator = find_separator(csv.rest);
	rc = read_header(&csv, &sheet);
	if (rc <= 0)
		return rc;
	while (csv.rest.len) {
		if (sheet.rows.len >= SHEET_ROWS_MAX)
			return err_set(err, "more than %d rows: split the "
				       "file", SHEET_ROWS_MAX);
		if (read_row(&csv, &row) < 0)
			return -1;
		*VEC_PUSH(arena, &sheet.rows) = row;
	}
	*VEC_PUSH(arena, &sheets->list) = sheet;
	return 0;
}
