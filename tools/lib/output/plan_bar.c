#include "muster/plan_bar.h"

#include <string.h>

#define LABEL 5			/* columns that "2026 " takes */

struct strip {
	const struct timeline *timeline;
	size_t width;
	char *cells;
};

/* `width` blanks behind what is there. */
static struct strip strip_of(struct str *out, const struct timeline *timeline,
			     size_t width)
{
	size_t start = out->len;

	str_pad(out, width, ' ');
	return (struct strip){ timeline, width, out->buf + start };
}

static size_t column_of(const struct strip *strip, int32_t day)
{
	size_t column = (size_t)timeline_place(strip->timeline, day,
					       (int64_t)strip->width);

	return column < strip->width ? column : strip->width - 1;
}

/* Whatever lasts a day is seen. */
static void paint(const struct strip *strip, int32_t from, int32_t to, char c)
{
	size_t first = column_of(strip, from);
	size_t last = column_of(strip, to);

	if (from < to)
		memset(strip->cells + first, c,
		       last > first ? last - first : 1);
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
	struct strip strip = strip_of(out, timeline, width);

	if (row->placed)
		paint(&strip, row->to, row->slack_to, '.');
	strip.cells[column_of(&strip, plan->today)] = '|';
	if (item->has_due && !item->done)
		strip.cells[column_of(&strip, item->due)] = '^';
	if (row->placed) {
		paint(&strip, row->from, row->split, '=');
		paint(&strip, row->split, row->to, item->critical ? '#' : '-');
	}
	if (row->placed && row->point)
		strip.cells[column_of(&strip, row->to - 1)] =
			item->critical ? '*' : 'o';
	trim(out);
}

void plan_bar_axis(struct str *out, const struct timeline *timeline,
		   size_t width)
{
	struct strip strip = strip_of(out, timeline, width);
	int32_t months = timeline_months(timeline, (int64_t)width / LABEL);
	int32_t day = timeline_step(timeline->first, months);
	char label[DATE_SIZE];
	size_t used = 0;

	for (; day < timeline->last; day = timeline_step(day, months)) {
		size_t at = column_of(&strip, day);
		size_t len = strlen(timeline_label(day, label));

		if (at < used || at + len > width)
			continue;
		memcpy(strip.cells + at, label, len);
		used = at + len + 1;
	}
	trim(out);
}
