#include "muster/impact.h"

#include <stdlib.h>

#include "impact_tally.h"

static bool is_kind(const struct record *record, const char *name)
{
	return record->kind && view_is(record->kind->name, name);
}

/* --- dates */

static void put_date(struct impact_date *date, int side, int32_t day)
{
	date->has[side] = true;
	date->day[side] = day;
}

static bool same_date(const struct impact_date *date)
{
	return date->has[0] == date->has[1] &&
	       (!date->has[0] || date->day[0] == date->day[1]);
}

/* What a side says of an item, by its number. */
static void put_item(struct impact *impact, struct impact_item *item,
		     int side, uint32_t number)
{
	const struct plan_item *planned =
		&impact->plans[side].items.items[number];
	const struct forecast *forecast = &impact->forecasts[side];
	const struct forecast_item *drawn =
		number < forecast->items.len ? &forecast->items.items[number]
					     : NULL;

	item->id = planned->record->id;
	item->title = planned->record->title;
	item->there[side] = true;
	if (planned->has_due)
		put_date(&item->due, side, planned->due);
	if (!planned->looped)
		put_date(&item->planned, side, planned->early_finish);
	if (!drawn || !drawn->known)
		return;
	put_date(&item->p50, side, drawn->days[FORECAST_P50]);
	put_date(&item->p80, side, drawn->days[FORECAST_P80]);
}

static void find_end(struct impact *impact, int side)
{
	const struct plan *plan = &impact->plans[side];
	const struct forecast *forecast = &impact->forecasts[side];

	impact->looped |= plan->cycles.list.len > 0;
	if (plan->has_target)
		put_date(&impact->target, side, plan->target);
	if (plan->end == NETWORK_NOBODY)
		return;
	put_item(impact, &impact->end, side, plan->end);
	impact->ends[side] = impact->end.id;
	impact->has_on_target[side] = forecast->has_target;
	impact->on_target[side] = forecast->on_target;
}

static bool moves(const struct impact_item *item)
{
	return item->there[0] != item->there[1] || !same_date(&item->due) ||
	       !same_date(&item->planned) || !same_date(&item->p50) ||
	       !same_date(&item->p80);
}

static bool is_over(const struct plan_item *item)
{
	return !item || item->done;
}

/* Note a milestone of either side, unless it is the end or has ended. */
static void add_milestone(struct impact *impact, struct view id,
			  struct arena *arena)
{
	struct impact_item item = { .id = id };
	bool over = true;

	for (int side = 0; side < 2; side++) {
		const struct plan *plan = &impact->plans[side];
		const struct plan_item *planned = plan_find(plan, id);

		over &= is_over(planned);
		if (planned)
			put_item(impact, &item, side,
				 (uint32_t)(planned - plan->items.items));
	}
	if (over || (view_equal(id, impact->ends[0]) &&
		     view_equal(id, impact->ends[1])))
		return;
	if (moves(&item))
		*VEC_PUSH(arena, &impact->milestones) = item;
	else
		impact->unmoved++;
}

static void find_milestones(struct impact *impact, struct arena *arena)
{
	for (int side = 1; side >= 0; side--) {
		const struct plan *plan = &impact->plans[side];

		for (size_t i = 0; i < plan->items.len; i++) {
			const struct plan_item *item = &plan->items.items[i];
			struct view id = item->record->id;

			if (item->milestone && plan_find(plan, id) == item &&
			    (side || !plan_find(&impact->plans[1], id)))
				add_milestone(impact, id, arena);
		}
	}
}

/* --- the critical path */

static struct view id_on(const struct plan *plan, size_t i)
{
	return plan->items.items[plan->critical.items.items[i]].record->id;
}

/* Add whom one side's path goes through and the other's does not. */
static void compare_paths(const struct plan *plan, const struct plan *other,
			  struct views *ids, struct arena *arena)
{
	struct map there = MAP_INIT;

	for (size_t i = 0; i < other->critical.items.len; i++)
		map_put(arena, &there, id_on(other, i), ids);
	for (size_t i = 0; i < plan->critical.items.len; i++)
		if (!map_get(&there, id_on(plan, i)))
			*VEC_PUSH(arena, &ids->list) = id_on(plan, i);
}

/* --- RAID */

static bool is_high(const struct record *record)
{
	int probability = type_scale_rank(record_text(record,
						      VIEW("probability")));
	int gravity = type_scale_rank(record_severity(record));

	return is_kind(record, "risk") && record_is_open(record) &&
	       (view_is(record_text(record, VIEW("rag")), "red") ||
		probability * gravity >= IMPACT_HIGH);
}

/* Add the high risks of one program that are none in the other. */
static void compare_risks(const struct program *program,
			  const struct program *other, struct views *ids,
			  struct arena *arena)
{
	for (size_t i = 0; program && i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];
		const struct record *same;

		if (!is_high(record))
			continue;
		same = other ? program_find(other, record->id) : NULL;
		if (!same || !is_high(same))
			*VEC_PUSH(arena, &ids->list) = record->id;
	}
}

static struct impact_count *count_of(struct impact *impact, struct view name,
				     struct arena *arena)
{
	struct impact_count *count;

	for (size_t i = 0; i < impact->raid.len; i++)
		if (view_equal(impact->raid.items[i].name, name))
			return &impact->raid.items[i];
	count = VEC_PUSH(arena, &impact->raid);
	count->name = name;
	return count;
}

static void count_raid(struct impact *impact, const struct program *program,
		       int side, struct arena *arena)
{
	for (size_t i = 0; program && i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (record->kind && record->kind->raid &&
		    record_is_open(record))
			count_of(impact, record->kind->name,
				 arena)->open[side]++;
	}
}

static int compare_counts(const void *a, const void *b)
{
	const struct impact_count *left = a, *right = b;

	return view_compare(left->name, right->name);
}

static void sort_raid(struct impact *impact)
{
	if (impact->raid.len)
		qsort(impact->raid.items, impact->raid.len,
		      sizeof(*impact->raid.items), compare_counts);
}

static struct view budget_of(const struct program *program)
{
	const struct record *charter = program_charter(program);

	return charter ? record_text(charter, VIEW("budget")) : VIEW("");
}

/* Plan and forecast one side; without a program there is nothing of it. */
static void read_side(struct impact *impact, const struct impact_scope *scope,
		      int side, struct arena *arena)
{
	const struct program *program = scope->programs[side];
	impact->plans[side].end = NETWORK_NOBODY;
	if (!program)
		return;
	plan_read(&impact->plans[side], program, VIEW(""), scope->today,
		  arena);
	forecast_read(&impact->forecasts[side], &impact->plans[side],
		      scope->slips, &scope->options, arena);
	find_end(impact, side);
	count_raid(impact, program, side, arena);
	impact->budget[side] = budget_of(program);
}

void impact_read(struct impact *impact, const struct impact_scope *scope,
		 struct arena *arena)
{
	const struct program *base = scope->programs[0];
	const struct program *head = scope->programs[1];

	*impact = (struct impact){ .today = scope->today };
	read_side(impact, scope, 0, arena);
	read_side(impact, scope, 1, arena);
	sort_raid(impact);
	find_milestones(impact, arena);
	compare_paths(&impact->plans[1], &impact->plans[0], &impact->joined,
		      arena);
	compare_paths(&impact->plans[0], &impact->plans[1], &impact->left,
		      arena);
	compare_risks(head, base, &impact->risks, arena);
	compare_risks(base, head, &impact->gone, arena);
	impact_tally(impact, base, head, arena);
}

static bool is_nothing(const struct impact_tally *tally)
{
	return !tally->added && !tally->dropped && !tally->changed;
}

bool impact_none(const struct impact *impact)
{
	bool raid = false;

	for (size_t i = 0; i < impact->raid.len; i++)
		raid |= impact->raid.items[i].open[0] !=
			impact->raid.items[i].open[1];
	return !raid && !moves(&impact->end) &&
	       view_equal(impact->ends[0], impact->ends[1]) &&
	       same_date(&impact->target) && !impact->milestones.len &&
	       !impact->joined.list.len && !impact->left.list.len &&
	       !impact->risks.list.len && !impact->gone.list.len &&
	       is_nothing(&impact->in) && is_nothing(&impact->criteria) &&
	       is_nothing(&impact->work) &&
	       view_equal(impact->budget[0], impact->budget[1]);
}

int32_t impact_workdays(const struct impact *impact, int32_t from,
			int32_t to)
{
	return plan_time(&impact->plans[1], to) -
	       plan_time(&impact->plans[1], from);
}
