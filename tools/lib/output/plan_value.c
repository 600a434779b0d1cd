#include "muster/plan_value.h"

#include "muster/plan_head.h"
#include "muster/report.h"
#include "muster/timeline.h"

static void put_number(struct arena *arena, struct value *map,
		       const char *key, bool known, int32_t number)
{
	value_put(arena, map, view_of(key),
		  known ? value_number(arena, number) : value_null(arena));
}

/* What an item is called; null: nothing. */
static struct value *name_value(struct arena *arena, const struct plan *plan,
				uint32_t number)
{
	if (number == NETWORK_NOBODY)
		return value_null(arena);
	return value_text(arena, plan_name(&plan->items.items[number]));
}

static struct value *chain_value(struct arena *arena, const struct plan *plan,
				 const struct plan_chain *chain)
{
	struct value *map = value_map(arena), *items = value_list(arena);

	value_put_number(arena, map, "workdays", chain->length);
	value_put(arena, map, VIEW("items"), items);
	for (size_t i = 0; i < chain->items.len; i++)
		value_push(arena, items,
			   name_value(arena, plan, chain->items.items[i]));
	return map;
}

static struct value *cycles_value(struct arena *arena,
				  const struct plan *plan)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < plan->cycles.list.len; i++) {
		const struct cycle *cycle = &plan->cycles.list.items[i];
		struct value *nodes =
			value_push(arena, list, value_list(arena));

		for (size_t k = 0; k < cycle->nodes.len; k++)
			value_push(arena, nodes,
				   name_value(arena, plan, (uint32_t)
					      cycle->nodes.items[k]));
	}
	return list;
}

static struct value *waits_value(struct arena *arena, const struct plan *plan,
				 uint32_t number)
{
	const struct network *network = &plan->network;
	struct value *list = value_list(arena);

	for (uint32_t i = network->first[number];
	     i < network->first[number + 1]; i++)
		value_push(arena, list,
			   name_value(arena, plan, network->before[i]));
	return list;
}

static struct value *others_value(struct arena *arena,
				  const struct plan_item *item)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < item->others.list.len; i++)
		value_push(arena, list,
			   value_text(arena, item->others.list.items[i]));
	return list;
}

static void put_record(struct arena *arena, struct value *map,
		       const struct plan_item *item)
{
	const struct record *record = item->record;

	value_put_text(arena, map, "id", record->id);
	value_put_text(arena, map, "kind",
		       record->kind ? record->kind->name : VIEW(""));
	value_put_text(arena, map, "title", record->title);
	value_put_text(arena, map, "path", record->path);
	value_put_text(arena, map, "status", record->status);
	value_put_text(arena, map, "owner", record->owner);
	value_put_bool(arena, map, "milestone", item->milestone);
	value_put_bool(arena, map, "ended", item->done);
	value_put_bool(arena, map, "begun", item->begun);
}

static void put_length(struct arena *arena, struct value *map,
		       const struct plan_item *item)
{
	static const char *const sources[] = {
		[PLAN_NO_LENGTH] = "none", [PLAN_DURATION] = "duration",
		[PLAN_ESTIMATE] = "estimate", [PLAN_DATES] = "dates",
		[PLAN_HELD] = "held"
	};
	struct value *estimate = value_null(arena);

	value_put_text(arena, map, "workdays_from",
		       view_of(sources[item->source]));
	value_put_number(arena, map, "workdays", item->length);
	value_put_number(arena, map, "workdays_left", item->left);
	if (item->has_estimate) {
		estimate = value_map(arena);
		value_put_number(arena, estimate, "best", item->best);
		value_put_number(arena, estimate, "likely", item->likely);
		value_put_number(arena, estimate, "worst", item->worst);
	}
	value_put(arena, map, VIEW("estimate"), estimate);
	report_put_day(arena, map, "start", item->has_start, item->start);
	report_put_day(arena, map, "due", item->has_due, item->due);
	report_put_day(arena, map, "baseline", item->has_baseline,
		       item->baseline);
	report_put_day(arena, map, "done", item->has_finish, item->finish);
}

/* Nothing that is computed holds in a cycle or behind it, and nothing is
 * late for an end that does not wait for it. */
static void put_times(struct arena *arena, struct value *map,
		      const struct plan_item *item)
{
	bool holds = !item->looped, bound = holds && item->bound;

	report_put_day(arena, map, "early_start", holds, item->early_start);
	report_put_day(arena, map, "early_finish", holds, item->early_finish);
	report_put_day(arena, map, "late_start", bound, item->late_start);
	report_put_day(arena, map, "late_finish", bound, item->late_finish);
	value_put_bool(arena, map, "bound", item->bound);
	put_number(arena, map, "slack", bound, item->slack);
	put_number(arena, map, "free_slack",
		   holds && item->free_slack < NETWORK_TIME_MAX,
		   item->free_slack);
	value_put_bool(arena, map, "critical", item->critical);
	value_put_bool(arena, map, "near_critical", item->near);
	value_put_bool(arena, map, "late", plan_is_late(item));
	value_put_bool(arena, map, "looped", item->looped);
}

static struct value *item_value(struct arena *arena, const struct plan *plan,
				uint32_t number)
{
	const struct plan_item *item = &plan->items.items[number];
	struct value *map = value_map(arena);

	put_record(arena, map, item);
	put_length(arena, map, item);
	put_times(arena, map, item);
	value_put(arena, map, VIEW("driver"),
		  name_value(arena, plan, item->driver));
	value_put(arena, map, VIEW("waits_for"),
		  waits_value(arena, plan, number));
	value_put(arena, map, VIEW("others"), others_value(arena, item));
	return map;
}

struct value *plan_value(const struct plan *plan, struct arena *arena)
{
	struct value *map = value_map(arena), *items = value_list(arena);

	value_put_text(arena, map, "program", plan->program->dir);
	value_put(arena, map, VIEW("end"),
		  name_value(arena, plan, plan->end));
	report_put_day(arena, map, "target", plan->has_target, plan->target);
	value_put(arena, map, VIEW("critical"),
		  chain_value(arena, plan, &plan->critical));
	value_put(arena, map, VIEW("planned"),
		  chain_value(arena, plan, &plan->planned));
	value_put(arena, map, VIEW("cycles"), cycles_value(arena, plan));
	value_put(arena, map, VIEW("items"), items);
	for (uint32_t i = 0; i < plan->items.len; i++)
		value_push(arena, items, item_value(arena, plan, i));
	return map;
}

struct value *plan_value_rows(const struct plan *plan, struct arena *arena)
{
	struct value *list = value_list(arena);
	struct timeline timeline;

	timeline_read(&timeline, plan, arena);
	for (size_t i = 0; i < timeline.rows.len; i++) {
		const struct plan_item *item =
			&plan->items.items[timeline.rows.items[i].item];
		struct value *map =
			value_push(arena, list, value_map(arena));
		int32_t finish;
		bool known = plan_finish(item, &finish);

		value_put_text(arena, map, "id", plan_name(item));
		value_put_text(arena, map, "title", item->record->title);
		value_put_text(arena, map, "status", item->record->status);
		report_put_day(arena, map, "due", item->has_due, item->due);
		report_put_day(arena, map, "finish", known, finish);
		value_put_text(arena, map, "slack",
			       plan_slack_words(item, arena));
		value_put_text(arena, map, "late",
			       plan_is_late(item) ? VIEW("late") : VIEW(""));
	}
	return list;
}
