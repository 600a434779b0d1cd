#include "muster/network_chart.h"

#include "muster/plan_head.h"
#include "muster/svg.h"
#include "muster/utf8.h"

/* In tenths of a pixel. */
#define BOX_WIDTH 1500
#define BOX_HEIGHT 360
#define GAP 260		/* between two columns */
#define ROW 500
#define EDGE 20		/* around all of it, for the lines' width */
#define PAD 80
#define NAME_MOST 18	/* letters of a title */

struct chart {
	struct str *out;
	const struct plan *plan;
	uint32_t *column;	/* of items: as many wait before it */
	uint32_t *row;
	uint32_t columns, rows;
};

static bool is_drawn(const struct plan *plan, uint32_t i)
{
	const struct network *network = &plan->network;

	return !plan->items.items[i].looped &&
	       (network->first[i + 1] > network->first[i] ||
		network->first_behind[i + 1] > network->first_behind[i]);
}

/* --- places */

static void find_columns(struct chart *chart)
{
	const struct network *network = &chart->plan->network;

	for (uint32_t k = 0; k < network->ordered; k++) {
		uint32_t i = network->order[k], column = 0;

		for (uint32_t b = network->first[i]; b < network->first[i + 1];
		     b++)
			if (chart->column[network->before[b]] >= column)
				column = chart->column[network->before[b]] + 1;
		chart->column[i] = column;
		if (is_drawn(chart->plan, i) && column >= chart->columns)
			chart->columns = column + 1;
	}
}

/* Where it would stand best: between those that it waits for. */
static uint32_t wish(const struct chart *chart, uint32_t i)
{
	const struct network *network = &chart->plan->network;
	uint32_t sum = 0, count = network->first[i + 1] - network->first[i];

	for (uint32_t b = network->first[i]; b < network->first[i + 1]; b++)
		sum += chart->row[network->before[b]];
	return count ? sum / count : 0;
}

/* One below the other, in the order of what they wait for. */
static void fill_column(struct chart *chart, uint32_t column)
{
	const struct network *network = &chart->plan->network;
	uint32_t items[NETWORK_CHART_MAX], len = 0, next = 0;

	for (uint32_t k = 0; k < network->ordered; k++) {
		uint32_t i = network->order[k], at = len;

		if (chart->column[i] != column || !is_drawn(chart->plan, i))
			continue;
		for (; at && wish(chart, items[at - 1]) > wish(chart, i); at--)
			items[at] = items[at - 1];
		items[at] = i;
		len++;
	}
	for (uint32_t k = 0; k < len; k++) {
		uint32_t row = wish(chart, items[k]);

		chart->row[items[k]] = row > next ? row : next;
		next = chart->row[items[k]] + 1;
	}
	if (next > chart->rows)
		chart->rows = next;
}

static int64_t x_of(const struct chart *chart, uint32_t i)
{
	return EDGE + (int64_t)chart->column[i] * (BOX_WIDTH + GAP);
}

static int64_t y_of(const struct chart *chart, uint32_t i)
{
	return EDGE + (int64_t)chart->row[i] * ROW;
}

/* --- drawing */

static void add_point(struct str *path, const char *letter, int64_t x,
		      int64_t y)
{
	str_adds(path, letter);
	svg_length(path, x);
	str_addc(path, ' ');
	svg_length(path, y);
}

static void add_edge(const struct chart *chart, uint32_t from, uint32_t to)
{
	const struct plan_item *item = &chart->plan->items.items[to];
	int64_t x1 = x_of(chart, from) + BOX_WIDTH, x2 = x_of(chart, to);
	int64_t y1 = y_of(chart, from) + BOX_HEIGHT / 2;
	int64_t y2 = y_of(chart, to) + BOX_HEIGHT / 2;
	struct str path = STR_INIT;

	add_point(&path, "M", x1, y1);
	add_point(&path, "C", x1 + GAP / 2, y1);
	add_point(&path, " ", x2 - GAP / 2, y2);
	add_point(&path, " ", x2, y2);
	svg_open(chart->out, "path");
	svg_text(chart->out, "class", item->critical && item->driver == from
				      ? VIEW("edge critical") : VIEW("edge"));
	svg_text(chart->out, "d", str_view(&path));
	svg_close(chart->out);
	str_release(&path);
}

static void add_edges(const struct chart *chart, uint32_t i)
{
	const struct network *network = &chart->plan->network;

	for (uint32_t b = network->first[i]; b < network->first[i + 1]; b++)
		if (!chart->plan->items.items[network->before[b]].looped)
			add_edge(chart, network->before[b], i);
}

static void add_words(struct str *out, const char *class, int64_t x, int64_t y,
		      size_t most, struct view words)
{
	struct view fit = utf8_fit(words, most);
	struct str shown = STR_INIT;

	str_addv(&shown, fit);
	if (fit.len < words.len)
		str_adds(&shown, "\xe2\x80\xa6");
	svg_label(out, class, x, y, str_view(&shown));
	str_release(&shown);
}

static void add_box(const struct chart *chart, uint32_t i)
{
	const struct plan_item *item = &chart->plan->items.items[i];
	int64_t x = x_of(chart, i), y = y_of(chart, i);
	struct str class = STR_INIT;

	str_adds(&class, item->milestone ? "box milestone" : "box");
	str_adds(&class, item->critical ? " critical"
					: item->done ? " done" : "");
	svg_open(chart->out, "g");
	svg_text(chart->out, "class", str_view(&class));
	svg_begin(chart->out);
	svg_element(chart->out, "title", item->record->title);
	svg_open(chart->out, "rect");
	svg_number(chart->out, "x", x);
	svg_number(chart->out, "y", y);
	svg_number(chart->out, "width", BOX_WIDTH);
	svg_number(chart->out, "height", BOX_HEIGHT);
	svg_number(chart->out, "rx", item->milestone ? BOX_HEIGHT / 2 : 40);
	svg_close(chart->out);
	x += item->milestone ? 2 * PAD : PAD;
	add_words(chart->out, "id", x, y + 150, NAME_MOST, plan_name(item));
	/* A round box has less room. */
	add_words(chart->out, "name", x, y + 290,
		  item->milestone ? NAME_MOST - 2 : NAME_MOST,
		  item->record->title);
	svg_end(chart->out, "g");
	str_release(&class);
}

static void draw(const struct chart *chart)
{
	int64_t width = chart->columns * (int64_t)(BOX_WIDTH + GAP) - GAP;
	int64_t height = chart->rows * (int64_t)ROW - ROW + BOX_HEIGHT;

	svg_open(chart->out, "svg");
	svg_text(chart->out, "class", VIEW("network"));
	svg_text(chart->out, "role", VIEW("img"));
	svg_text(chart->out, "aria-labelledby",
		 VIEW("network-title network-desc"));
	svg_number(chart->out, "width", width + 2 * EDGE);
	svg_number(chart->out, "height", height + 2 * EDGE);
	svg_begin(chart->out);
	str_adds(chart->out, "<title id=\"network-title\">Network</title>"
		 "<desc id=\"network-desc\">What waits for what, from left "
		 "to right; the table of the plan says the same.</desc>");
	for (uint32_t i = 0; i < chart->plan->items.len; i++)
		if (is_drawn(chart->plan, i))
			add_edges(chart, i);
	for (uint32_t i = 0; i < chart->plan->items.len; i++)
		if (is_drawn(chart->plan, i))
			add_box(chart, i);
	svg_end(chart->out, "svg");
}

void network_chart(struct str *out, const struct plan *plan,
		   struct arena *arena)
{
	struct chart chart = { .out = out, .plan = plan };
	uint32_t len = plan->network.len, drawn = 0;

	for (uint32_t i = 0; i < len; i++)
		drawn += is_drawn(plan, i);
	if (!drawn || drawn > NETWORK_CHART_MAX)
		return;
	chart.column = arena_array(arena, len, sizeof(*chart.column));
	chart.row = arena_array(arena, len, sizeof(*chart.row));
	for (uint32_t i = 0; i < len; i++)
		chart.column[i] = chart.row[i] = 0;
	find_columns(&chart);
	for (uint32_t column = 0; column < chart.columns; column++)
		fill_column(&chart, column);
	draw(&chart);
}
