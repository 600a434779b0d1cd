#include "muster/plan_bar.h"

#include <string.h>

#define LABEL 5			/* columns that "2026 " takes */

static size_t column_of(const struct timeline *timeline, int32_t day,
			size_t width)
{
	size_t column = (size_t)timeline_place(timeline, day, (int64_t)width);

	return column < width ? column : width - 1;
}

/* Whatever lasts a day is seen. */
static void paint(char *cells, const struct timeline *timeline, size_t width,
		  const int32_t span[2], char c)
{
	size_t from = column_of(timeline, span[0], width);
	size_t to = (size_t)timeline_place(timeline, span[1], (int64_t)width);

	if (span[0] >= span[1])
		return;
	memset(cells + from, c, to > from ? to - from : 1);
}

static void trim(struct str *out)
{
	while (out->len && out->buf[out->len - 1] == ' ')
		out->buf[--out->len] = '\0';
}

void plan_bar_add(struct str *out, const struct timeline *timeline,
		  const struct timeline_row *row, size_t width)
{
	const struct plan *plan = timeline->plan;
	const struct plan_item *item = &plan->items.items[row->item];
	bool critical = item->critical;
	size_t start = out->len;
	char *cells;

	str_pad(out, width, ' ');
	cells = out->buf + start;
	if (row->placed)
		paint(cells, timeline, width,
		      (int32_t[]){ row->to, row->slack_to }, '.');
	cells[column_of(timeline, plan->today, width)] = '|';
	if (item->has_due && !item->done)
		cells[column_of(timeline, item->due, width)] = '^';
	if (row->placed && row->point)
		cells[column_of(timeline, row->to - 1, width)] =
			critical ? '*' : 'o';
	else if (row->placed) {
		paint(cells, timeline, width,
		      (int32_t[]){ row->from, row->split }, '=');
		paint(cells, timeline, width,
		      (int32_t[]){ row->split, row->to }, critical ? '#' : '-');
	}
	trim(out);
}

void plan_bar_axis(struct str *out, const struct timeline *timeline,
		   size_t width)
{
	int32_t months = timeline_months(timeline, (int64_t)width / LABEL);
	int32_t day = timeline_step(timeline->first, months);
	size_t start = out->len, used = 0;
	char label[DATE_SIZE];
	char *cells;

	str_pad(out, width, ' ');
	cells = out->buf + start;
	for (; day < timeline->last; day = timeline_step(day, months)) {
		size_t at = column_of(timeline, day, width);
		size_t len = strlen(timeline_label(day, label));

		if (at < used || at + len > width)
			continue;
		memcpy(cells + at, label, len);
		used = at + len + 1;
	}
	trim(out);
}
