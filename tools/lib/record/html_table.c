#include "html_table.h"

/* Up to the next bar that no backslash stands before. */
static struct view cut_cell(struct view *rest)
{
	struct view cell;
	size_t end = 0;

	while (end < rest->len && rest->ptr[end] != '|')
		end += rest->ptr[end] == '\\' ? 2 : 1;
	cell = view_slice(*rest, 0, end);
	*rest = view_slice(*rest, end + 1, rest->len);
	return view_trim(cell);
}

/* Cut a row into its cells, trimmed, at most HTML_COLUMNS_MAX. Yields how
 * many the row has. */
static size_t cut_row(struct view row, struct view *cells)
{
	struct view rest = view_trim(row);
	size_t count = 0;

	if (view_starts(rest, "|"))
		rest = view_slice(rest, 1, rest.len);
	while (rest.len) {
		struct view cell = cut_cell(&rest);

		if (count < HTML_COLUMNS_MAX)
			cells[count] = cell;
		count++;
	}
	return count;
}

/* `---`, `:--`, `--:` or `:-:`; NULL for anything else. */
static const char *alignment_of(struct view cell)
{
	bool left = view_starts(cell, ":");
	bool right = cell.len > 1 && view_ends(cell, ":");

	cell = view_slice(cell, left, cell.len - right);
	if (!cell.len)
		return NULL;
	for (size_t i = 0; i < cell.len; i++)
		if (cell.ptr[i] != '-')
			return NULL;
	return left ? (right ? "center" : "left") : right ? "right" : "";
}

static bool is_dashes(struct view row, struct html_table *table)
{
	struct view cells[HTML_COLUMNS_MAX];

	table->columns = cut_row(row, cells);
	if (!table->columns || table->columns > HTML_COLUMNS_MAX)
		return false;
	for (size_t i = 0; i < table->columns; i++)
		if (!(table->align[i] = alignment_of(cells[i])))
			return false;
	return true;
}

static bool has_bar(struct view line)
{
	return view_find(line, 0, '|') < line.len;
}

bool html_table_find(const struct view *lines, size_t count,
		     struct html_table *table)
{
	struct view cells[HTML_COLUMNS_MAX];

	for (size_t i = 0; i + 1 < count; i++) {
		if ((!has_bar(lines[i]) && !has_bar(lines[i + 1])) ||
		    !is_dashes(lines[i + 1], table) ||
		    cut_row(lines[i], cells) != table->columns)
			continue;
		table->head = i;
		return true;
	}
	return false;
}

static void write_cell(struct html_cells *cells, bool head, const char *align,
		       struct view cell)
{
	str_adds(cells->out, head ? "<th scope=\"col\"" : "<td");
	if (*align)
		str_addf(cells->out, " class=\"%s\"", align);
	str_addc(cells->out, '>');
	cells->add(cells->data, cell);
	str_adds(cells->out, head ? "</th>\n" : "</td>\n");
}

/* What a row has too few of is added, what it has too many of is cut. */
static void write_row(struct html_cells *cells, const struct html_table *table,
		      bool head, struct view row)
{
	struct view parts[HTML_COLUMNS_MAX];
	size_t count = cut_row(row, parts);

	str_adds(cells->out, "<tr>\n");
	for (size_t i = 0; i < table->columns; i++)
		if (i < count)
			write_cell(cells, head, table->align[i], parts[i]);
		else if (cells->padding++ < HTML_PADDING_MAX)
			write_cell(cells, head, table->align[i], VIEW(""));
	str_adds(cells->out, "</tr>\n");
}

/* Wide tables scroll in their own box, with the keyboard too. */
void html_table_write(struct html_cells *cells,
		      const struct html_table *table,
		      const struct view *lines, size_t count)
{
	size_t first = table->head + 2;

	str_adds(cells->out, "<div class=\"table\" role=\"group\" "
		 "aria-label=\"table\" tabindex=\"0\">\n<table>\n<thead>\n");
	write_row(cells, table, true, lines[table->head]);
	str_adds(cells->out, "</thead>\n");
	if (first < count)
		str_adds(cells->out, "<tbody>\n");
	for (size_t i = first; i < count; i++)
		write_row(cells, table, false, lines[i]);
	if (first < count)
		str_adds(cells->out, "</tbody>\n");
	str_adds(cells->out, "</table>\n</div>\n");
}
