#include "muster/backtest_report.h"

#include <stdlib.h>

#include "muster/report.h"
#include "muster/table.h"

static const char *const names[FORECAST_PERCENTILES] = { "p50", "p80",
							 "p95" };

/* --- in words */

static void add_score(struct table *table, const char *name,
		      const struct backtest_score *score)
{
	table_add(table, STYLE_BOLD, view_of(name));
	table_addf(table, STYLE_PLAIN, "%u", score->n);
	table_addf(table, STYLE_PLAIN, "%+d", (int)score->median);
	table_addf(table, STYLE_PLAIN, "%d.%d", (int)score->mean / 10,
		   (int)score->mean % 10);
}

static void add_scores(struct str *out, const struct backtest *backtest,
		       size_t width, bool color, struct arena *arena)
{
	static const struct table_column columns[] = {
		{ "WORKDAYS OFF", 0, 0 },
		{ "N", TABLE_RIGHT, 0 },
		{ "MEDIAN", TABLE_RIGHT, 0 },
		{ "MEAN", TABLE_RIGHT, 0 },
	};
	struct table table = TABLE_INIT(columns, arena);

	add_score(&table, "forecast, P50", &backtest->forecast);
	if (backtest->stated.n)
		add_score(&table, "due dates stated then", &backtest->stated);
	str_addc(out, '\n');
	table_write(out, &table, width, color);
}

static unsigned percent(uint32_t count, size_t of)
{
	return (unsigned)((count * (uint64_t)100 + of / 2) / of);
}

static void add_verdict(struct str *out, const struct backtest *backtest)
{
	size_t n = backtest->cases.len;

	str_addf(out, "\ndone by P50: %u %% (50 %% would be right), by P80: "
		 "%u %%, by P95: %u %%\n",
		 percent(backtest->kept[FORECAST_P50], n),
		 percent(backtest->kept[FORECAST_P80], n),
		 percent(backtest->kept[FORECAST_P95], n));
	if (backtest->stated.n == n)
		str_addf(out, "%s\n",
			 backtest->forecast.mean < backtest->stated.mean
				 ? "the forecast was nearer than the dates"
			 : backtest->forecast.mean > backtest->stated.mean
				 ? "the dates were nearer than the forecast"
				 : "the dates were as near as the forecast");
}

void backtest_report_text(struct str *out, const struct backtest *backtest,
			  size_t width, bool color, struct arena *arena)
{
	size_t days = backtest->days.len, n = backtest->cases.len;
	char first[DATE_SIZE], last[DATE_SIZE];

	if (days)
		str_addf(out, "%zu forecast%s, each with what was known: %s "
			 "to %s\n", days, days == 1 ? "" : "s",
			 date_format(backtest->days.items[0], first),
			 date_format(backtest->days.items[days - 1], last));
	if (!backtest_enough(backtest)) {
		str_addf(out, "not enough history (n=%zu comparisons, %d "
			 "wanted)\n", n, BACKTEST_MIN);
		return;
	}
	str_addf(out, "%zu comparisons with %u item%s done since\n", n,
		 backtest->items, backtest->items == 1 ? "" : "s");
	add_scores(out, backtest, width, color, arena);
	add_verdict(out, backtest);
}

/* --- as values */

void backtest_report_rows(struct value *list, const struct backtest *backtest,
			  struct arena *arena)
{
	for (size_t i = 0; i < backtest->cases.len; i++) {
		const struct backtest_case *one = &backtest->cases.items[i];
		struct value *row = value_push(arena, list, value_map(arena));

		value_put_text(arena, row, "id", one->item->record->id);
		report_put_day(arena, row, "day", true, one->day);
		for (int k = 0; k < FORECAST_PERCENTILES; k++)
			report_put_day(arena, row, names[k], true,
				       one->said[k]);
		report_put_day(arena, row, "due", one->has_due, one->due);
		report_put_day(arena, row, "done", true, one->item->finish);
	}
}

static struct value *score_value(const struct backtest_score *score,
				 struct arena *arena)
{
	struct value *map = value_map(arena);

	value_put_number(arena, map, "n", score->n);
	value_put_number(arena, map, "median_workdays", score->median);
	value_put_number(arena, map, "mean_tenths", score->mean);
	return map;
}

struct value *backtest_report_value(const struct backtest *backtest,
				    struct arena *arena)
{
	struct value *map = value_map(arena), *cases = value_list(arena);

	value_put_number(arena, map, "days", (int64_t)backtest->days.len);
	value_put_number(arena, map, "items", backtest->items);
	value_put_bool(arena, map, "enough", backtest_enough(backtest));
	value_put(arena, map, VIEW("forecast"),
		  score_value(&backtest->forecast, arena));
	value_put(arena, map, VIEW("stated"),
		  score_value(&backtest->stated, arena));
	for (int k = 0; k < FORECAST_PERCENTILES; k++)
		value_put_number(arena, map, arena_printf(arena, "done_by_%s",
							  names[k]),
				 backtest->kept[k]);
	value_put(arena, map, VIEW("cases"), cases);
	backtest_report_rows(cases, backtest, arena);
	return map;
}
