/* The page of the dates. */
#include "muster/site_pages.h"

#include "muster/gantt.h"
#include "muster/network_chart.h"
#include "muster/plan_head.h"
#include "muster/site_text.h"
#include "muster/trend_chart.h"

static struct value *chart_value(struct str *chart, struct arena *arena)
{
	struct value *value = chart->len
		? value_html(arena, view_copy(arena, str_view(chart)))
		: value_null(arena);

	str_release(chart);
	return value;
}

/* What the plan says first, as `muster plan` does. */
static void put_head(struct value *document, const struct site_program *site,
		     struct arena *arena)
{
	struct value *list = value_list(arena);
	struct plan_head head = { 0 };

	plan_head_read(&head, &site->plan, arena);
	for (size_t i = 0; i < head.lines.len; i++) {
		struct value *line = value_push(arena, list,
						value_map(arena));

		value_put_text(arena, line, "label",
			       view_of(head.lines.items[i].label));
		site_put_parts(line, "parts", site, site_arrows(
				head.lines.items[i].text, arena), arena);
	}
	value_put(arena, document, VIEW("head"), list);
}

static void put_waits(struct value *map, const struct site_program *site,
		      uint32_t i, struct arena *arena)
{
	const struct network *network = &site->plan.network;
	struct value *list = value_list(arena);

	for (uint32_t k = network->first[i]; k < network->first[i + 1]; k++)
		value_push(arena, list, site_record_of(
				site, site->plan.items.items[
					network->before[k]].record, arena));
	for (size_t k = 0; k + 1 < list->len; k++)
		value_put_bool(arena, list->entries[k].value, "more", true);
	value_put(arena, map, VIEW("waits_for"), list);
}

static void put_items(struct value *document,
		      const struct site_program *site, struct arena *arena)
{
	const struct plan *plan = &site->plan;
	struct value *list = value_list(arena);
	bool forecast = false;

	for (uint32_t i = 0; i < plan->items.len; i++) {
		const struct plan_item *item = &plan->items.items[i];
		struct value *map = value_push(
			arena, list, site_record_of(site, item->record,
						    arena));
		int32_t finish;
		bool has_finish = plan_finish(item, &finish);

		site_put_day(map, "start", !item->looped, item->early_start,
			     arena);
		site_put_day(map, "finish", has_finish, finish, arena);
		site_put_day(map, "due", item->has_due, item->due, arena);
		site_put_day(map, "baseline", item->has_baseline,
			     item->baseline, arena);
		value_put_bool(arena, map, "late", plan_is_late(item));
		value_put_bool(arena, map, "critical", item->critical);
		value_put_text(arena, map, "slack",
			       plan_slack_words(item, arena));
		forecast |= site_put_forecast(map, site, i, arena);
		put_waits(map, site, i, arena);
	}
	value_put_bool(arena, document, "has_forecast", forecast);
	value_put_bool(arena, document, "has_items", list->len > 0);
	value_put(arena, document, VIEW("items"), list);
}

static void put_points(struct value *map, const struct trend_line *line,
		       struct arena *arena)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < line->points.len; i++) {
		struct value *point = value_push(arena, list,
						 value_map(arena));

		site_put_day(point, "day", true, line->points.items[i].day,
			     arena);
		site_put_day(point, "due", true, line->points.items[i].due,
			     arena);
		value_put_bool(arena, point, "more",
			       i + 1 < line->points.len);
	}
	value_put(arena, map, VIEW("points"), list);
}

static int put_trend(struct value *document, const struct site_program *site,
		     struct arena *arena, struct err *err)
{
	struct value *lines = value_list(arena);
	struct str chart = STR_INIT;
	struct trend trend;

	if (trend_read(&trend, &site->plan, site->site->ledger, arena,
		       err) < 0)
		return -1;
	trend_chart(&chart, &trend, site->site->today, arena);
	value_put(arena, document, VIEW("trend"), chart_value(&chart, arena));
	for (size_t i = 0; i < trend.lines.len; i++)
		put_points(value_push(arena, lines, site_record_of(
				site, trend.lines.items[i].item->record,
				arena)),
			   &trend.lines.items[i], arena);
	value_put(arena, document, VIEW("trend_lines"), lines);
	return 0;
}

int site_plan(struct value *document, const struct site_program *site,
	      struct arena *arena, struct err *err)
{
	struct str chart = STR_INIT, network = STR_INIT;

	put_head(document, site, arena);
	put_items(document, site, arena);
	if (site->plan.items.len)
		gantt_write(&chart, &site->plan, false, arena);
	value_put(arena, document, VIEW("gantt"), chart_value(&chart, arena));
	network_chart(&network, &site->plan, arena);
	value_put(arena, document, VIEW("network"),
		  chart_value(&network, arena));
	return put_trend(document, site, arena, err);
}
