#include "muster/timeline.h"

#include <stdio.h>
#include <stdlib.h>

#define MARGIN 2		/* days beside the first and the last one */

static int32_t least(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

static int32_t most(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

static int32_t clamp(int64_t day)
{
	if (day < DATE_MIN)
		return DATE_MIN;
	return day > DATE_MAX ? DATE_MAX : (int32_t)day;
}

/* The last day of work as the end of a span. */
static int32_t end_of(int32_t day)
{
	return clamp((int64_t)day + 1);
}

/* What has ended is where the record says, and not where the network would
 * have it. */
static struct timeline_row row_of(const struct plan *plan, uint32_t number)
{
	const struct plan_item *item = &plan->items.items[number];
	struct timeline_row row = { .item = number, .placed = !item->looped,
				    .point = item->milestone };

	if (item->looped)
		return row;
	row.to = end_of(item->done && item->has_finish ? item->finish
						       : item->early_finish);
	row.from = item->has_start && (item->begun || item->done)
			   ? item->start
			   : item->early_start;
	row.from = row.point ? row.to : least(clamp(row.from), row.to);
	row.split = item->done ? row.to
			       : most(row.from, least(plan->today, row.to));
	row.slack_to = row.to;
	if (!item->done && item->bound)
		row.slack_to = most(row.to, end_of(item->late_finish));
	return row;
}

static int compare(const void *left, const void *right)
{
	const struct timeline_row *a = left, *b = right;

	if (a->placed != b->placed)
		return a->placed ? -1 : 1;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	return a->item < b->item ? -1 : 1;
}

static void hold(struct timeline *timeline, bool known, int32_t day)
{
	if (!known)
		return;
	timeline->first = least(timeline->first, clamp(day));
	timeline->last = most(timeline->last, end_of(day));
}

void timeline_read(struct timeline *timeline, const struct plan *plan,
		   struct arena *arena)
{
	*timeline = (struct timeline){ .plan = plan, .first = plan->today,
				       .last = end_of(plan->today) };
	hold(timeline, plan->has_target, plan->target);
	for (uint32_t i = 0; i < plan->items.len; i++) {
		const struct plan_item *item = &plan->items.items[i];
		struct timeline_row row = row_of(plan, i);

		*VEC_PUSH(arena, &timeline->rows) = row;
		hold(timeline, item->has_due, item->due);
		hold(timeline, item->has_baseline, item->baseline);
		hold(timeline, row.placed && !row.point, row.from);
		hold(timeline, row.placed, row.slack_to - 1);
	}
	timeline->first = clamp((int64_t)timeline->first - MARGIN);
	timeline->last = clamp((int64_t)timeline->last + MARGIN);
	if (timeline->rows.len)
		qsort(timeline->rows.items, timeline->rows.len,
		      sizeof(*timeline->rows.items), compare);
}

int64_t timeline_place(const struct timeline *timeline, int32_t day,
		       int64_t width)
{
	int64_t days = (int64_t)timeline->last - timeline->first;
	int64_t passed = (int64_t)day - timeline->first;

	if (passed <= 0 || days <= 0)
		return 0;
	return passed >= days ? width : passed * width / days;
}

/* Counted in months from the year 0 on. */
static int64_t month_of(int32_t day)
{
	char text[DATE_SIZE];
	int year = 0, month = 1;

	sscanf(date_format(clamp(day), text), "%d-%d", &year, &month);
	return (int64_t)year * 12 + month - 1;
}

int32_t timeline_step(int32_t day, int32_t months)
{
	int64_t month = (month_of(day) / months + 1) * months;
	char text[DATE_SIZE];
	int32_t first;

	snprintf(text, sizeof(text), "%04d-%02d-01", (int)(month / 12),
		 (int)(month % 12) + 1);
	return date_parse(view_of(text), &first) ? first : INT32_MAX;
}

const char *timeline_label(int32_t day, char out[DATE_SIZE])
{
	static const char *const names[] = { "Jan", "Feb", "Mar", "Apr",
					     "May", "Jun", "Jul", "Aug",
					     "Sep", "Oct", "Nov", "Dec" };
	int64_t month = month_of(day);

	if (month % 12)
		snprintf(out, DATE_SIZE, "%s", names[month % 12]);
	else
		snprintf(out, DATE_SIZE, "%04d", (int)(month / 12));
	return out;
}

int32_t timeline_months(const struct timeline *timeline, int64_t parts)
{
	static const int32_t steps[] = { 1, 3, 6, 12, 24, 60, 120, 240, 600,
					 1200, 2400, 6000, 12000 };
	int64_t months = month_of(timeline->last) - month_of(timeline->first);
	size_t i = 0;

	while (i + 1 < sizeof(steps) / sizeof(*steps) &&
	       months > parts * steps[i])
		i++;
	return steps[i];
}
