#include "muster/sheet.h"

struct markdown {
	struct view rest;
	size_t line;		/* of the line read last */
	struct view heading;
	struct view before;	/* the line above, a header perhaps */
	bool fenced;
	struct arena *arena;
	struct err *err;
};

/* A line without its end; false when there is none left. */
static bool next_line(struct markdown *md, struct view *line)
{
	if (!view_line(&md->rest, line))
		return false;
	md->line++;
	if (view_ends(*line, "\r"))
		line->len--;
	return true;
}

/* A cell with its \| as | again. */
static struct view unescape(struct arena *arena, struct view cell)
{
	struct str text = STR_INIT;
	struct view copy;

	if (view_search(cell, 0, "\\|") == cell.len)
		return cell;
	for (size_t i = 0; i < cell.len; i++)
		if (cell.ptr[i] != '\\' || i + 1 == cell.len ||
		    cell.ptr[i + 1] != '|')
			str_addc(&text, cell.ptr[i]);
	copy = view_copy(arena, str_view(&text));
	str_release(&text);
	return copy;
}

/* The offset of the next | that is not escaped, or the line's end. */
static size_t find_pipe(struct view line, size_t from)
{
	size_t at = view_find(line, from, '|');

	while (at < line.len && at && line.ptr[at - 1] == '\\')
		at = view_find(line, at + 1, '|');
	return at;
}

static void split(struct arena *arena, struct view line,
		  struct sheet_cells *cells)
{
	size_t from, to;

	*cells = (struct sheet_cells){ 0 };
	line = view_trim(line);
	from = view_starts(line, "|");
	while (from <= line.len) {
		struct view cell;

		to = find_pipe(line, from);
		cell = view_trim(view_slice(line, from, to));
		if (to == line.len && from == line.len && cells->list.len)
			break;		/* behind the closing | */
		if (cells->list.len >= SHEET_COLUMNS_MAX)
			break;
		*VEC_PUSH(arena, &cells->list) = unescape(arena, cell);
		from = to + 1;
	}
}

/* --- or :-: and the like, in every cell. */
static bool is_delimiter(const struct sheet_cells *cells)
{
	for (size_t i = 0; i < cells->list.len; i++) {
		struct view cell = cells->list.items[i];
		size_t start = view_starts(cell, ":");
		size_t end = cell.len - (cell.len > start &&
					 view_ends(cell, ":"));

		if (start == end)
			return false;
		for (; start < end; start++)
			if (cell.ptr[start] != '-')
				return false;
	}
	return cells->list.len > 0;
}

/* The rows below the delimiter, up to a line without a |. */
static int read_rows(struct markdown *md, struct sheet *sheet)
{
	struct view rest = md->rest, line;

	while (next_line(md, &line)) {
		struct sheet_row row = { .line = md->line };

		if (find_pipe(line, 0) == line.len) {
			md->rest = rest;	/* it may be a heading */
			md->line--;
			return 0;
		}
		if (sheet->rows.len >= SHEET_ROWS_MAX)
			return err_set(md->err, "more than %d rows: split the "
				       "file", SHEET_ROWS_MAX);
		split(md->arena, line, &row.cells);
		*VEC_PUSH(md->arena, &sheet->rows) = row;
		rest = md->rest;
	}
	return 0;
}

static bool is_fence(struct view line)
{
	line = view_trim(line);
	return view_starts(line, "```") || view_starts(line, "~~~");
}

static struct view heading_of(struct view line)
{
	size_t level = 0;

	while (level < line.len && line.ptr[level] == '#')
		level++;
	if (!level || level > 6 || level == line.len ||
	    line.ptr[level] != ' ')
		return VIEW("");
	return view_trim(view_slice(line, level, line.len));
}

/* A line outside of tables. Does a table's delimiter row stand here? */
static int read_line(struct markdown *md, struct sheets *sheets,
		     struct view line)
{
	struct sheet sheet = { .heading = md->heading,
			       .line = md->line - 1 };
	struct sheet_cells cells;

	if (is_fence(line))
		md->fenced = !md->fenced;
	if (md->fenced)
		return 0;
	if (heading_of(line).len)
		md->heading = heading_of(line);
	if (find_pipe(line, 0) == line.len ||
	    find_pipe(md->before, 0) == md->before.len)
		return 0;
	split(md->arena, line, &cells);
	split(md->arena, md->before, &sheet.columns);
	if (!is_delimiter(&cells) ||
	    cells.list.len != sheet.columns.list.len)
		return 0;
	if (read_rows(md, &sheet) < 0)
		return -1;
	*VEC_PUSH(md->arena, &sheets->list) = sheet;
	return 0;
}

int sheet_read_markdown(struct sheets *sheets, struct view bytes,
			struct arena *arena, struct err *err)
{
	struct markdown md = { .rest = bytes, .arena = arena, .err = err };
	struct view line;

	while (next_line(&md, &line)) {
		if (read_line(&md, sheets, line) < 0)
			return -1;
		md.before = md.fenced ? VIEW("") : line;
	}
	return 0;
}
