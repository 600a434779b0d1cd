#include "muster/plan_report.h"

#include <string.h>

#include "muster/escape.h"
#include "muster/plan_bar.h"
#include "muster/plan_head.h"
#include "muster/plan_value.h"
#include "muster/table.h"
#include "muster/tabular.h"
#include "muster/utf8.h"

#define GAP 2			/* blanks between columns (table.c) */
#define INDENT 12		/* behind the labels of the head */
#define INDENT_LEAST 60		/* columns that allow for it */
#define TITLE_LEAST 16
#define CHART_LEAST 20
#define CHART_ANY 60		/* where no terminal says how wide */

enum { ID, TITLE, STATUS, DUE, FINISH, SLACK, CHART, COLUMNS };

static const struct table_column all[COLUMNS] = {
	[ID] = { "ID", 0, 0 },
	[TITLE] = { "TITLE", TABLE_SHRINK, 0 },
	[STATUS] = { "STATUS", 0, 3 },
	[DUE] = { "DUE", 0, 2 },
	[FINISH] = { "FINISH", 0, 0 },
	[SLACK] = { "SLACK", TABLE_RIGHT, 0 },
	[CHART] = { "", 0, 0 },
};

struct row {
	struct view cells[COLUMNS];
	enum style styles[COLUMNS];
};

struct sheet {
	const struct plan *plan;
	struct timeline timeline;
	struct arena *arena;
	struct row *rows;
	size_t widths[COLUMNS];
	bool shown[COLUMNS];
};

static struct view day_text(struct arena *arena, bool known, int32_t day,
			    const char *behind)
{
	char text[DATE_SIZE];

	if (!known)
		return VIEW("-");
	return view_of(arena_printf(arena, "%s%s", date_format(day, text),
				    behind));
}

static void fill_row(struct sheet *sheet, size_t number)
{
	const struct plan_item *item = &sheet->plan->items.items[
		sheet->timeline.rows.items[number].item];
	struct row *row = &sheet->rows[number];
	bool late = plan_is_late(item);
	int32_t finish;
	bool known = plan_finish(item, &finish);

	row->cells[ID] = plan_name(item);
	row->cells[TITLE] = item->record->title;
	row->cells[STATUS] = item->record->status;
	row->cells[DUE] = day_text(sheet->arena, item->has_due, item->due,
				   "");
	row->cells[FINISH] = day_text(sheet->arena, known, finish,
				      late ? " late" : "");
	row->cells[SLACK] = plan_slack_words(item, sheet->arena);
	for (int i = 0; i < COLUMNS; i++)
		row->styles[i] = item->done ? STYLE_DIM : STYLE_PLAIN;
	if (!item->done)
		row->styles[ID] = STYLE_BOLD;
	if (late && !item->done)
		row->styles[FINISH] = STYLE_YELLOW;
	if (item->critical)
		row->styles[SLACK] = row->styles[CHART] = STYLE_RED;
	else if (item->near)
		row->styles[SLACK] = STYLE_YELLOW;
}

static void measure(struct sheet *sheet)
{
	struct str line = STR_INIT;

	for (int i = 0; i < COLUMNS; i++)
		sheet->widths[i] = strlen(all[i].title);
	for (size_t r = 0; r < sheet->timeline.rows.len; r++)
		for (int i = 0; i < CHART; i++) {
			size_t width;

			str_clear(&line);
			escape_line(&line, sheet->rows[r].cells[i]);
			width = utf8_width(str_view(&line));
			if (width > sheet->widths[i])
				sheet->widths[i] = width;
		}
	str_release(&line);
}

/* What the shown columns take but the chart; with a title of that width. */
static size_t width_of(const struct sheet *sheet, size_t title)
{
	size_t sum = 0;

	for (int i = 0; i < CHART; i++)
		if (sheet->shown[i])
			sum += (i == TITLE ? title : sheet->widths[i]) + GAP;
	return sum;
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* A column goes while the chart is too narrow, even with titles cut down to
 * a few words; where there is more room, titles have a quarter and the chart
 * the rest. Yields the chart's width, 0 where there is no room for it: then
 * the columns are back, and the table leaves out what it must. */
static size_t choose(struct sheet *sheet, size_t width)
{
	static const int spare[] = { STATUS, DUE };
	size_t least = smaller(sheet->widths[TITLE], TITLE_LEAST);
	size_t title = smaller(sheet->widths[TITLE], width / 4);

	for (int i = 0; i < COLUMNS; i++)
		sheet->shown[i] = true;
	if (width == WIDTH_ANY)
		return CHART_ANY;
	for (size_t i = 0; i < 2; i++)
		if (width_of(sheet, least) + CHART_LEAST > width)
			sheet->shown[spare[i]] = false;
	if (width_of(sheet, least) + CHART_LEAST > width) {
		for (int i = 0; i < COLUMNS; i++)
			sheet->shown[i] = i != CHART;
		return 0;
	}
	while (title > least && width_of(sheet, title) + CHART_LEAST > width)
		title--;
	return width - width_of(sheet, title > least ? title : least);
}

static void add_cells(struct table *table, const struct sheet *sheet,
		      const struct row *row)
{
	for (int i = 0; i < COLUMNS; i++)
		if (sheet->shown[i])
			table_add(table, row->styles[i], row->cells[i]);
}

static void add_table(struct str *out, struct sheet *sheet, size_t width,
		      bool color)
{
	struct table_column columns[COLUMNS];
	struct table table = { .columns = columns, .arena = sheet->arena };
	size_t chart = choose(sheet, width);
	struct str bar = STR_INIT;

	for (int i = 0; i < COLUMNS; i++)
		if (sheet->shown[i])
			columns[table.ncolumns++] = all[i];
	if (chart) {
		plan_bar_axis(&bar, &sheet->timeline, chart);
		columns[table.ncolumns - 1].title =
			view_copy(sheet->arena, str_view(&bar)).ptr;
	}
	for (size_t i = 0; i < sheet->timeline.rows.len; i++) {
		str_clear(&bar);
		if (chart)
			plan_bar_add(&bar, &sheet->timeline,
				     &sheet->timeline.rows.items[i], chart);
		sheet->rows[i].cells[CHART] =
			view_copy(sheet->arena, str_view(&bar));
		add_cells(&table, sheet, &sheet->rows[i]);
	}
	table_write(out, &table, width, color);
	str_release(&bar);
	if (!chart)
		return;
	str_addc(out, '\n');
	wrap_add(out, VIEW(PLAN_BAR_LEGEND), 0, 0, width);
	str_addc(out, '\n');
}

static void add_head(struct str *out, const struct plan *plan, size_t width,
		     bool color, struct arena *arena)
{
	struct plan_head head;
	struct str line = STR_INIT;

	plan_head_read(&head, plan, arena);
	for (size_t i = 0; i < head.lines.len; i++) {
		struct view label = view_of(head.lines.items[i].label);
		size_t column = width < INDENT_LEAST ? label.len + 2 : INDENT;

		str_clear(&line);
		escape_line(&line, head.lines.items[i].text);
		style_add(out, STYLE_BOLD, label, color);
		str_addc(out, ':');
		str_pad(out, column - label.len - 1, ' ');
		wrap_add(out, str_view(&line), column,
			 width < INDENT_LEAST ? 2 : INDENT, width);
		str_addc(out, '\n');
	}
	str_release(&line);
}

void plan_report_text(struct str *out, const struct plan *plan, size_t width,
		      bool color, struct arena *arena)
{
	struct sheet sheet = { .plan = plan, .arena = arena };

	add_head(out, plan, width, color, arena);
	if (!plan->items.len)
		return;
	timeline_read(&sheet.timeline, plan, arena);
	sheet.rows = arena_array(arena, plan->items.len, sizeof(*sheet.rows));
	for (size_t i = 0; i < plan->items.len; i++)
		fill_row(&sheet, i);
	measure(&sheet);
	str_addc(out, '\n');
	add_table(out, &sheet, width, color);
}

void plan_report_markdown(struct str *out, const struct plan *plan,
			  struct arena *arena)
{
	struct plan_head head;

	plan_head_read(&head, plan, arena);
	for (size_t i = 0; i < head.lines.len; i++) {
		str_addf(out, "- **%s**: ", head.lines.items[i].label);
		escape_markdown(out, head.lines.items[i].text);
		str_addc(out, '\n');
	}
	if (!plan->items.len)
		return;
	str_addc(out, '\n');
	tabular_markdown(out, plan_value_rows(plan, arena));
}
