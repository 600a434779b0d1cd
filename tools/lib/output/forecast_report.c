#include "muster/forecast_report.h"

#include <stdlib.h>

#include "muster/escape.h"
#include "muster/table.h"

#include "forecast_words.h"

static const struct plan_item *item_of(const struct forecast *forecast,
				       uint32_t item)
{
	return &forecast->plan->items.items[item];
}

static struct arena *arena_of(const struct forecast *forecast)
{
	return forecast->plan->arena;
}

/* 10,000 */
static void add_count(struct str *out, uint64_t count)
{
	if (count >= 1000) {
		add_count(out, count / 1000);
		str_addf(out, ",%03u", (unsigned)(count % 1000));
	} else {
		str_addf(out, "%u", (unsigned)count);
	}
}

static void add_name(struct str *out, const struct plan_item *item)
{
	struct str name = STR_INIT;

	str_addf(&name, VIEW_FMT " " VIEW_FMT, VIEW_ARG(item->record->id),
		 VIEW_ARG(item->record->title));
	escape_line(out, str_view(&name));
	str_release(&name);
}

/* --- the answer */

static void add_promise(struct str *out, const struct forecast *forecast,
			int32_t day, uint32_t share)
{
	char text[DATE_SIZE];

	str_addf(out, "%s is kept in " VIEW_FMT " of ",
		 date_format(day, text),
		 VIEW_ARG(forecast_words_share(share, arena_of(forecast))));
	add_count(out, forecast->runs);
	str_adds(out, " runs.\n");
}

/* Why there are no odds: what the end hangs on has no estimate, and this
 * program's past is too short. */
static void add_lack(struct str *out, const struct forecast *forecast)
{
	const struct slips *slips = forecast->slips;
	size_t n = slips->slips.len;

	for (uint32_t i = 0; i < forecast->items.len; i++)
		if (forecast->items.items[i].criticality &&
		    forecast->items.items[i].basis == FORECAST_FIXED &&
		    item_of(forecast, i)->length)
			n = slips->overruns.len;
	str_addf(out, "no odds can be told: not enough history (n=%zu, %d "
		 "wanted), and what it hangs on has no estimate.\n", n,
		 SLIPS_MIN);
}

static void add_days(struct str *out, const struct forecast_item *item)
{
	char days[FORECAST_PERCENTILES][DATE_SIZE];

	for (int i = 0; i < FORECAST_PERCENTILES; i++)
		date_format(item->days[i], days[i]);
	str_addf(out, "P50 %s, P80 %s, P95 %s\n", days[0], days[1], days[2]);
}

void forecast_report_answer(struct str *out, const struct forecast *forecast)
{
	uint32_t number = forecast->plan->end;
	const struct plan_item *end;
	const struct forecast_item *item;
	char text[DATE_SIZE];

	if (!forecast->runs) {
		str_adds(out, "nothing to forecast: muster plan\n");
		return;
	}
	end = item_of(forecast, number);
	item = &forecast->items.items[number];
	add_name(out, end);
	str_adds(out, ": ");
	if (item->basis == FORECAST_DONE) {
		str_addf(out, "done on %s\n", date_format(item->days[0],
							  text));
		return;
	}
	if (!forecast->has_target && !item->has_due)
		str_adds(out, "no date is promised.\n");
	else if (!forecast_has_odds(forecast, number, forecast->has_target
					     ? forecast->plan->target
					     : end->due))
		add_lack(out, forecast);
	else if (forecast->has_target)
		add_promise(out, forecast, forecast->plan->target,
			    forecast->on_target);
	else
		add_promise(out, forecast, end->due, item->on_time);
	add_days(out, item);
}

/* --- tables */

static void add_day(struct table *table, bool known, int32_t day)
{
	char text[DATE_SIZE];

	table_add(table, STYLE_PLAIN, known ? view_of(date_format(day, text))
					    : VIEW("-"));
}

static void add_milestone(struct table *table,
			  const struct forecast *forecast, uint32_t number)
{
	const struct plan_item *from = item_of(forecast, number);
	const struct forecast_item *item = &forecast->items.items[number];

	table_add(table, STYLE_BOLD, from->record->id);
	add_day(table, item->has_due, from->due);
	table_add(table, STYLE_PLAIN, forecast_words_kept(forecast, number));
	for (int i = 0; i < FORECAST_PERCENTILES; i++)
		add_day(table, item->known, item->days[i]);
	table_add(table, STYLE_PLAIN, from->record->title);
}

static void add_milestones(struct str *out, const struct forecast *forecast,
			   size_t width, bool color)
{
	static const struct table_column columns[] = {
		{ "ID", 0, 0 },
		{ "DUE", 0, 0 },
		{ "KEPT", TABLE_RIGHT, 0 },
		{ "P50", 0, 0 },
		{ "P80", 0, 2 },
		{ "P95", 0, 3 },
		{ "TITLE", TABLE_SHRINK, 1 },
	};
	struct table table = TABLE_INIT(columns, arena_of(forecast));

	for (uint32_t i = 0; i < forecast->items.len; i++)
		if (forecast_words_open(forecast, i) &&
		    item_of(forecast, i)->milestone)
			add_milestone(&table, forecast, i);
	if (table.cells.len)
		str_addc(out, '\n');
	table_write(out, &table, width, color);
}

/* What drives the end most, first: what is critical most often, and of these
 * what varies with it most. */
static bool drives_more(const struct forecast_item *a,
			const struct forecast_item *b)
{
	if (a->criticality != b->criticality)
		return a->criticality > b->criticality;
	return abs(a->sensitivity) > abs(b->sensitivity);
}

struct drivers {
	uint32_t items[FORECAST_DRIVERS];
	size_t len;
};

static void find_drivers(const struct forecast *forecast,
			 struct drivers *drivers)
{
	drivers->len = 0;
	for (uint32_t i = 0; i < forecast->items.len; i++) {
		const struct forecast_item *item = &forecast->items.items[i];
		size_t at = drivers->len;

		if (!forecast_words_open(forecast, i) || !item->criticality)
			continue;
		for (; at && drives_more(item, &forecast->items.items[
					 drivers->items[at - 1]]); at--)
			if (at < FORECAST_DRIVERS)
				drivers->items[at] = drivers->items[at - 1];
		if (at < FORECAST_DRIVERS)
			drivers->items[at] = i;
		if (drivers->len < FORECAST_DRIVERS)
			drivers->len++;
	}
}

static void add_drivers(struct str *out, const struct forecast *forecast,
			size_t width, bool color)
{
	static const struct table_column columns[] = {
		{ "DRIVES IT", 0, 0 },
		{ "CRITICAL IN", TABLE_RIGHT, 0 },
		{ "MOVES IT", TABLE_RIGHT, 2 },
		{ "DRAWN FROM", 0, 3 },
		{ "TITLE", TABLE_SHRINK, 1 },
	};
	struct table table = TABLE_INIT(columns, arena_of(forecast));
	struct drivers drivers;

	find_drivers(forecast, &drivers);
	for (size_t i = 0; i < drivers.len; i++) {
		const struct plan_item *from = item_of(forecast,
						       drivers.items[i]);
		const struct forecast_item *item =
			&forecast->items.items[drivers.items[i]];
		int32_t moves = item->sensitivity;

		table_add(&table, STYLE_BOLD, from->record->id);
		table_add(&table, STYLE_PLAIN,
			  forecast_words_share(item->criticality,
						table.arena));
		table_addf(&table, STYLE_PLAIN, "%s%d.%02d",
			   moves < 0 ? "-" : "", abs(moves) / 1000,
			   abs(moves) % 1000 / 10);
		table_add(&table, STYLE_PLAIN,
			  view_of(forecast_words_basis(item->basis)));
		table_add(&table, STYLE_PLAIN, from->record->title);
	}
	if (drivers.len)
		str_addc(out, '\n');
	table_write(out, &table, width, color);
}

/* --- what it is made of */

static void add_bases(struct str *out, const struct forecast *forecast,
		      const char *mark)
{
	static const struct {
		enum forecast_basis basis;
		const char *words;
	} parts[] = {
		{ FORECAST_BETA, "by estimate" },
		{ FORECAST_OVERRUN, "by length and past overruns" },
		{ FORECAST_SLIP, "by due date and past slips" },
		{ FORECAST_FIXED, "as stated, without any spread" },
		{ FORECAST_JOIN, "with neither length nor due date" },
	};
	const char *start = "open items: ";

	str_adds(out, mark);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		size_t count = 0;

		for (size_t k = 0; k < forecast->items.len; k++)
			count += forecast->items.items[k].basis ==
				 parts[i].basis;
		if (!count)
			continue;
		str_addf(out, "%s%zu %s", start, count, parts[i].words);
		start = "; ";
	}
	str_adds(out, *start == ';' ? "\n" : "open items: none\n");
}

/* False, and said, where there are too few. */
static bool add_samples(struct str *out, const char *mark, const char *what,
			size_t len)
{
	str_adds(out, mark);
	if (len < SLIPS_MIN)
		str_addf(out, "%s: not enough history (n=%zu, %d wanted)\n",
			 what, len, SLIPS_MIN);
	else
		str_addf(out, "%s: n=%zu, ", what, len);
	return len >= SLIPS_MIN;
}

static void add_history(struct str *out, const struct slips *slips,
			const char *mark)
{
	const int32_t *slip = slips->slips.items;
	const int32_t *overrun = slips->overruns.items;
	size_t len = slips->slips.len;

	if (add_samples(out, mark, "slips of finished items", len))
		str_addf(out, "%d to %d workdays, the middle one %d\n",
			 (int)slip[0], (int)slip[len - 1],
			 (int)slip[len / 2]);
	len = slips->overruns.len;
	if (add_samples(out, mark, "overruns of finished work", len))
		str_addf(out, "%.2f to %.2f times the length, the middle one "
			 "%.2f\n", overrun[0] / (double)SLIPS_RATIO,
			 overrun[len - 1] / (double)SLIPS_RATIO,
			 overrun[len / 2] / (double)SLIPS_RATIO);
	if (slips->cut)
		str_addf(out, "%sleft out: %u finished item%s first stated "
			 "where the history is cut off\n", mark, slips->cut,
			 slips->cut == 1 ? "" : "s");
}

static void add_looped(struct str *out, const struct forecast *forecast,
		       const char *mark)
{
	size_t count = 0;

	for (size_t i = 0; i < forecast->plan->items.len; i++)
		count += forecast->plan->items.items[i].looped;
	if (count)
		str_addf(out, "%sleft out: %zu item%s in a circle or behind "
			 "one: muster plan\n", mark, count,
			 count == 1 ? "" : "s");
}

void forecast_report_basis(struct str *out, const struct forecast *forecast,
			   const char *mark)
{
	add_bases(out, forecast, mark);
	add_history(out, forecast->slips, mark);
	add_looped(out, forecast, mark);
}

void forecast_report_text(struct str *out, const struct forecast *forecast,
			  size_t width, bool color)
{
	forecast_report_answer(out, forecast);
	if (!forecast->runs)
		return;
	add_milestones(out, forecast, width, color);
	add_drivers(out, forecast, width, color);
	str_addc(out, '\n');
	forecast_report_basis(out, forecast, "");
}
