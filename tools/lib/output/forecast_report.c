#include "muster/forecast_report.h"

#include <stdlib.h>

#include "muster/escape.h"
#include "muster/table.h"

static const char *const basis_names[] = {
	[FORECAST_DONE] = "done", [FORECAST_JOIN] = "what it waits for",
	[FORECAST_BETA] = "estimate", [FORECAST_OVERRUN] = "overruns",
	[FORECAST_SLIP] = "slips", [FORECAST_FIXED] = "as stated",
};

static const struct plan_item *item_of(const struct forecast *forecast,
				       uint32_t item)
{
	return &forecast->plan->items.items[item];
}

static struct arena *arena_of(const struct forecast *forecast)
{
	return forecast->plan->arena;
}

static struct view day_text(struct arena *arena, int32_t day)
{
	char text[DATE_SIZE];

	return view_copy(arena, view_of(date_format(day, text)));
}

/* "62 %"; what is not quite nothing, or all, is said to be that. */
static struct view share_text(struct arena *arena, uint32_t permille)
{
	if (permille && permille < 10)
		return VIEW("under 1 %");
	if (permille > 990 && permille < 1000)
		return VIEW("over 99 %");
	return view_of(arena_printf(arena, "%u %%", (permille + 5) / 10));
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
		 VIEW_ARG(share_text(arena_of(forecast), share)));
	add_count(out, forecast->runs);
	str_adds(out, " runs.\n");
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
	if (forecast->has_target)
		add_promise(out, forecast, forecast->plan->target,
			    forecast->on_target);
	else if (item->has_due)
		add_promise(out, forecast, end->due, item->on_time);
	else
		str_adds(out, "no date is promised.\n");
	add_days(out, item);
}

/* --- tables */

static void add_day(struct table *table, bool known, int32_t day)
{
	char text[DATE_SIZE];

	table_add(table, STYLE_PLAIN, known ? view_of(date_format(day, text))
					    : VIEW("-"));
}

static bool is_open(const struct forecast *forecast, uint32_t item)
{
	return forecast->items.items[item].basis != FORECAST_DONE;
}

static void add_milestone(struct table *table,
			  const struct forecast *forecast, uint32_t number)
{
	const struct plan_item *from = item_of(forecast, number);
	const struct forecast_item *item = &forecast->items.items[number];

	table_add(table, STYLE_BOLD, from->record->id);
	add_day(table, item->has_due, from->due);
	table_add(table, STYLE_PLAIN, item->known && item->has_due
		  ? share_text(table->arena, item->on_time) : VIEW("-"));
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
		if (is_open(forecast, i) && item_of(forecast, i)->milestone)
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

		if (!is_open(forecast, i) || !item->criticality)
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
			  share_text(table.arena, item->criticality));
		table_addf(&table, STYLE_PLAIN, "%s%d.%02d",
			   moves < 0 ? "-" : "", abs(moves) / 1000,
			   abs(moves) % 1000 / 10);
		table_add(&table, STYLE_PLAIN,
			  view_of(basis_names[item->basis]));
		table_add(&table, STYLE_PLAIN, from->record->title);
	}
	if (drivers.len)
		str_addc(out, '\n');
	table_write(out, &table, width, color);
}

/* --- what it is made of */

static void add_bases(struct str *out, const struct forecast *forecast)
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
	str_adds(out, *start == ';' ? "\n" : "");
}

/* False, and said, where there are too few. */
static bool add_samples(struct str *out, const char *what, size_t len)
{
	if (len < SLIPS_MIN)
		str_addf(out, "%s: not enough history (n=%zu, %d wanted)\n",
			 what, len, SLIPS_MIN);
	else
		str_addf(out, "%s: n=%zu, ", what, len);
	return len >= SLIPS_MIN;
}

static void add_history(struct str *out, const struct slips *slips)
{
	const int32_t *slip = slips->slips.items;
	const int32_t *overrun = slips->overruns.items;
	size_t len = slips->slips.len;

	if (add_samples(out, "slips of finished items", len))
		str_addf(out, "%d to %d workdays, the middle one %d\n",
			 (int)slip[0], (int)slip[len - 1],
			 (int)slip[len / 2]);
	len = slips->overruns.len;
	if (add_samples(out, "overruns of finished work", len))
		str_addf(out, "%.2f to %.2f times the length, the middle one "
			 "%.2f\n", overrun[0] / (double)SLIPS_RATIO,
			 overrun[len - 1] / (double)SLIPS_RATIO,
			 overrun[len / 2] / (double)SLIPS_RATIO);
	if (slips->cut)
		str_addf(out, "left out: %u finished item%s first stated where "
			 "the history is cut off\n",
			 slips->cut, slips->cut == 1 ? "" : "s");
}

static void add_looped(struct str *out, const struct forecast *forecast)
{
	size_t count = 0;

	for (size_t i = 0; i < forecast->plan->items.len; i++)
		count += forecast->plan->items.items[i].looped;
	if (count)
		str_addf(out, "left out: %zu item%s in a circle or behind "
			 "one: muster plan\n", count, count == 1 ? "" : "s");
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
	add_bases(out, forecast);
	add_history(out, forecast->slips);
	add_looped(out, forecast);
}

/* --- as values */

static void put_day(struct arena *arena, struct value *map, const char *key,
		    bool known, int32_t day)
{
	value_put(arena, map, view_of(key),
		  known ? value_text(arena, day_text(arena, day))
			: value_null(arena));
}

static const char *const percentiles[FORECAST_PERCENTILES] = { "p50", "p80",
							       "p95" };

void forecast_report_rows(struct value *list, const struct forecast *forecast)
{
	struct arena *arena = arena_of(forecast);

	for (uint32_t i = 0; i < forecast->items.len; i++) {
		const struct plan_item *from = item_of(forecast, i);
		const struct forecast_item *item = &forecast->items.items[i];
		struct value *row;

		if (!is_open(forecast, i) || !item->known)
			continue;
		row = value_push(arena, list, value_map(arena));
		value_put_text(arena, row, "id", from->record->id);
		put_day(arena, row, "due", item->has_due, from->due);
		value_put_text(arena, row, "kept",
			       item->has_due ? share_text(arena, item->on_time)
					     : VIEW("-"));
		for (int k = 0; k < FORECAST_PERCENTILES; k++)
			put_day(arena, row, percentiles[k], true,
				item->days[k]);
		value_put_text(arena, row, "critical",
			       share_text(arena, item->criticality));
		value_put_text(arena, row, "drawn from",
			       view_of(basis_names[item->basis]));
		value_put_text(arena, row, "title", from->record->title);
	}
}

static struct value *item_value(const struct forecast *forecast,
				uint32_t number)
{
	static const char *const bases[] = {
		[FORECAST_DONE] = "done", [FORECAST_JOIN] = "join",
		[FORECAST_BETA] = "beta", [FORECAST_OVERRUN] = "overrun",
		[FORECAST_SLIP] = "slip", [FORECAST_FIXED] = "fixed",
	};
	const struct plan_item *from = item_of(forecast, number);
	const struct forecast_item *item = &forecast->items.items[number];
	struct arena *arena = arena_of(forecast);
	struct value *map = value_map(arena);

	value_put_text(arena, map, "id", from->record->id);
	value_put_text(arena, map, "kind", from->record->kind->name);
	value_put_text(arena, map, "title", from->record->title);
	value_put_text(arena, map, "status", from->record->status);
	value_put_text(arena, map, "basis", view_of(bases[item->basis]));
	put_day(arena, map, "due", item->has_due, from->due);
	for (int k = 0; k < FORECAST_PERCENTILES; k++)
		put_day(arena, map, percentiles[k], item->known,
			item->days[k]);
	if (item->known && item->has_due)
		value_put_number(arena, map, "on_time_permille",
				 item->on_time);
	value_put_number(arena, map, "criticality_permille",
			 item->criticality);
	value_put_number(arena, map, "sensitivity_permille",
			 item->sensitivity);
	return map;
}

static void put_samples(struct arena *arena, struct value *map,
			const char *key, const int32_t *samples, size_t len)
{
	struct value *of = value_map(arena), *list = value_list(arena);

	value_put_number(arena, of, "n", (int64_t)len);
	value_put_bool(arena, of, "enough", len >= SLIPS_MIN);
	for (size_t i = 0; i < len; i++)
		value_push(arena, list, value_number(arena, samples[i]));
	value_put(arena, of, VIEW("samples"), list);
	value_put(arena, map, view_of(key), of);
}

struct value *forecast_report_value(const struct forecast *forecast)
{
	const struct plan *plan = forecast->plan;
	const struct slips *slips = forecast->slips;
	struct arena *arena = arena_of(forecast);
	struct value *map = value_map(arena), *items = value_list(arena);

	value_put_text(arena, map, "program", plan->program->dir);
	value_put(arena, map, VIEW("end"), forecast->runs
		  ? value_text(arena, item_of(forecast, plan->end)->record->id)
		  : value_null(arena));
	value_put_number(arena, map, "runs", forecast->runs);
	value_put_number(arena, map, "seed", (int64_t)forecast->seed);
	put_day(arena, map, "target", forecast->has_target, plan->target);
	if (forecast->has_target)
		value_put_number(arena, map, "on_target_permille",
				 forecast->on_target);
	put_samples(arena, map, "slips", slips->slips.items,
		    slips->slips.len);
	put_samples(arena, map, "overruns_permille", slips->overruns.items,
		    slips->overruns.len);
	value_put_number(arena, map, "cut", slips->cut);
	value_put(arena, map, VIEW("items"), items);
	for (uint32_t i = 0; i < forecast->items.len; i++)
		value_push(arena, items, item_value(forecast, i));
	return map;
}
