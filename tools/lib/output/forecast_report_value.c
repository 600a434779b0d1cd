#include "forecast_words.h"
#include "muster/report.h"

static const struct plan_item *item_of(const struct forecast *forecast,
				       uint32_t item)
{
	return &forecast->plan->items.items[item];
}

static struct arena *arena_of(const struct forecast *forecast)
{
	return forecast->plan->arena;
}

static void put_share(struct arena *arena, struct value *map, const char *key,
		      bool known, uint32_t share)
{
	value_put(arena, map, view_of(key),
		  known ? value_number(arena, share) : value_null(arena));
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

		if (!forecast_words_open(forecast, i) || !item->known)
			continue;
		row = value_push(arena, list, value_map(arena));
		value_put_text(arena, row, "id", from->record->id);
		report_put_day(arena, row, "due", item->has_due, from->due);
		value_put_text(arena, row, "kept",
			       forecast_words_kept(forecast, i));
		for (int k = 0; k < FORECAST_PERCENTILES; k++)
			report_put_day(arena, row, percentiles[k], true,
				item->days[k]);
		value_put_text(arena, row, "critical",
			       forecast_words_share(item->criticality, arena));
		value_put_text(arena, row, "drawn from",
			       view_of(forecast_words_basis(item->basis)));
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
	report_put_day(arena, map, "due", item->has_due, from->due);
	for (int k = 0; k < FORECAST_PERCENTILES; k++)
		report_put_day(arena, map, percentiles[k], item->known,
			item->days[k]);
	put_share(arena, map, "on_time_permille",
		  item->known && item->has_due &&
			  forecast_has_odds(forecast, number, from->due),
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
	report_put_day(arena, map, "target", forecast->has_target,
		       plan->target);
	put_share(arena, map, "on_target_permille", forecast->has_target &&
		  forecast_has_odds(forecast, plan->end, plan->target),
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
