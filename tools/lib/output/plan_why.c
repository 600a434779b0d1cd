#include "muster/plan_why.h"

#include "muster/escape.h"
#include "muster/report.h"

static void add_name(struct str *out, const struct record *record)
{
	escape_line(out, record->id);
	str_addc(out, ' ');
	escape_line(out, record->title);
}

static void add_day(struct str *out, const char *before, int32_t day)
{
	char text[DATE_SIZE];

	str_addf(out, "%s%s", before, date_format(day, text));
}

static void add_workdays(struct str *out, int32_t count)
{
	str_addf(out, "%d workday%s", (int)count, count == 1 ? "" : "s");
}

static const struct plan_item *item_at(const struct plan *plan, uint32_t item)
{
	return &plan->items.items[item];
}

/* --- one id behind the other, up to PLAN_WHY_IDS */

/* What stands before id `i`. False: the rest has been told as a number. */
static bool add_id(struct str *out, size_t i, size_t len)
{
	bool cut = len > PLAN_WHY_IDS + 1;

	if (cut && i == PLAN_WHY_IDS) {
		str_addf(out, " and %zu more", len - i);
		return false;
	}
	if (i)
		str_adds(out, cut || i + 1 < len ? ", " : " and ");
	return true;
}

/* "W-002 (done 2026-03-20)", "M-1 (2026-05-01 at the earliest)" */
static void add_before(struct str *out, const struct plan_item *item)
{
	escape_line(out, item->record->id);
	if (item->looped)
		str_adds(out, " (in a circle");
	else if (item->done && !item->has_finish)
		str_adds(out, " (done");
	else
		add_day(out, item->done ? " (done " : " (",
			item->early_finish);
	str_addc(out, ')');
}

static void add_waits(struct str *out, const struct plan *plan,
		      uint32_t number)
{
	const struct network *network = &plan->network;
	uint32_t from = network->first[number];
	size_t len = network->first[number + 1] - from;

	if (!len)
		return;
	str_adds(out, " It waits for ");
	for (size_t i = 0; i < len && add_id(out, i, len); i++)
		add_before(out, item_at(plan, network->before[from + i]));
	str_addc(out, '.');
}

static void add_next(struct str *out, const struct plan *plan,
		     uint32_t number)
{
	const struct network *network = &plan->network;
	uint32_t from = network->first_behind[number];
	size_t len = network->first_behind[number + 1] - from;

	if (!len)
		return;
	str_adds(out, " Next after it: ");
	for (size_t i = 0; i < len && add_id(out, i, len); i++)
		escape_line(out, item_at(plan, network->behind[from + i])
					 ->record->id);
	str_addc(out, '.');
}

static void add_outside(struct str *out, const struct plan *plan,
			const struct plan_item *item)
{
	size_t len = item->others.list.len;

	if (!len)
		return;
	str_adds(out, " Its depends_on also names what has no place in the "
		 "plan: ");
	for (size_t i = 0; i < len && add_id(out, i, len); i++) {
		struct view id = item->others.list.items[i];
		const struct record *record =
			program_find(plan->program, id);

		escape_line(out, id);
		str_adds(out, " (");
		escape_line(out, !record ? VIEW("not a record here")
				 : record->status.len ? record->status
						      : VIEW("no status"));
		str_addc(out, ')');
	}
	str_addc(out, '.');
}

/* --- what holds it up */

/* The chain that it waits for, without itself. */
static void add_chain(struct str *out, const struct plan *plan,
		      uint32_t number)
{
	struct plan_chain chain;
	size_t len, from;

	plan_chain(plan, number, &chain);
	len = chain.items.len - 1;
	from = len > PLAN_WHY_IDS ? len - PLAN_WHY_IDS : 0;
	str_adds(out, " It is held up by ");
	if (from)
		str_addf(out, "%zu more, ", from);
	for (size_t i = from; i < len; i++) {
		if (i > from)
			str_adds(out, ", then ");
		escape_line(out, item_at(plan, chain.items.items[i])
					 ->record->id);
	}
	add_day(out, ", until ", item_at(plan, chain.items.items[len - 1])
		->early_finish);
	str_addc(out, '.');
}

static void add_cause(struct str *out, const struct plan *plan,
		      const struct plan_item *item)
{
	if (item->driver != NETWORK_NOBODY) {
		add_chain(out, plan, plan_number(plan, item));
	} else if (item->source == PLAN_HELD) {
		add_day(out, " It has no length and waits for nothing, so its "
			"due date of ", item->hold);
		str_adds(out, " is all that is known of it.");
	} else if (item->begun && item->left) {
		str_adds(out, " It is under way, and ");
		add_workdays(out, item->left);
		str_addf(out, " of %d are left.", (int)item->length);
	} else if (item->has_start && item->start > plan->today) {
		add_day(out, " Nothing holds it up before its start on ",
			item->start);
		str_addc(out, '.');
	} else {
		str_adds(out, item->left ? " It can begin today."
					 : " It can be done today.");
	}
}

static void add_due(struct str *out, const struct plan_item *item)
{
	if (!item->has_due || item->due >= item->early_finish)
		return;
	add_day(out, " It is due on ", item->due);
	add_day(out, " and can't be finished before ", item->early_finish);
	str_addc(out, '.');
}

/* --- what it can slip */

static void tell_end(struct str *out, const struct plan *plan,
		     const struct plan_item *end)
{
	int32_t spare = plan_time(plan, plan->target + 1) -
			plan_time(plan, end->early_finish + 1);

	add_day(out, " is what this plan is measured by: it can be finished "
		"on ", end->early_finish);
	if (plan->has_target) {
		str_adds(out, ", ");
		if (spare)
			add_workdays(out, spare < 0 ? -spare : spare);
		str_adds(out, spare < 0 ? " after" : spare ? " before" : "on");
		add_day(out, " the target of ", plan->target);
	}
	str_addc(out, '.');
}

static void add_end(struct str *out, const struct plan *plan)
{
	const struct plan_item *end = item_at(plan, plan->end);

	add_name(out, end->record);
	add_day(out, " (", end->early_finish);
	str_addc(out, ')');
}

static void tell_critical(struct str *out, const struct plan *plan)
{
	str_adds(out, " is critical: each day that it takes longer moves ");
	add_end(out, plan);
	str_adds(out, " by a day.");
}

static void tell_slack(struct str *out, const struct plan *plan,
		       const struct plan_item *item)
{
	str_adds(out, item->near ? " is near-critical: it can slip "
				 : " is not critical: it can slip ");
	add_workdays(out, item->slack);
	add_day(out, ", to ", item->late_finish);
	str_adds(out, ", before it moves ");
	add_end(out, plan);
	str_adds(out, ". It would be critical if it took ");
	add_workdays(out, item->slack);
	str_adds(out, " longer");
	if (item->free_slack < item->slack) {
		str_adds(out, "; what comes next moves ");
		if (item->free_slack)
			str_addf(out, "after %d", (int)item->free_slack);
		else
			str_adds(out, "with the first");
		str_adds(out, " of them");
	}
	str_addc(out, '.');
}

static void tell_unbound(struct str *out, const struct plan *plan,
			 const struct plan_item *item)
{
	add_day(out, " is not critical: it ends on ", item->early_finish);
	str_adds(out, ", and ");
	add_end(out, plan);
	str_adds(out, " does not wait for it, so that it can slip as far as "
		 "it likes. It would be critical if ");
	escape_line(out, item_at(plan, plan->end)->record->id);
	if (item->early_finish < item_at(plan, plan->end)->early_finish)
		str_adds(out, " depended on it, or on what waits for it, and "
			 "it ended on that day or later.");
	else
		str_adds(out, " depended on it, or on what waits for it.");
}

/* --- sentences of those that have none of that */

static void tell_done(struct str *out, const struct plan *plan,
		      const struct plan_item *item)
{
	int32_t late;

	str_adds(out, " is done");
	if (item->has_finish)
		add_day(out, " since ", item->finish);
	if (item->has_finish && item->has_due && item->finish != item->due) {
		late = plan_time(plan, item->finish + 1) -
		       plan_time(plan, item->due + 1);
		str_adds(out, ", ");
		if (late)
			add_workdays(out, late < 0 ? -late : late);
		else
			str_adds(out, "a free day");
		str_adds(out, item->finish < item->due ? " before" : " after");
		add_day(out, " its due date of ", item->due);
	}
	str_adds(out, ": nothing that is open can move it.");
}

static bool is_in(const struct cycle *cycle, uint32_t number)
{
	for (size_t i = 0; i < cycle->nodes.len; i++)
		if (cycle->nodes.items[i] == number)
			return true;
	return false;
}

static void add_circle(struct str *out, const struct plan *plan,
		       const struct cycle *cycle)
{
	size_t len = cycle->nodes.len;

	for (size_t i = 0; i < len && i < CYCLE_SHOWN; i++) {
		escape_line(out, item_at(plan, (uint32_t)
					 cycle->nodes.items[i])->record->id);
		str_adds(out, " > ");
	}
	if (len > CYCLE_SHOWN)
		str_addf(out, "... %zu more > ", len - CYCLE_SHOWN);
	escape_line(out, item_at(plan, (uint32_t)cycle->nodes.items[0])
				 ->record->id);
}

static void tell_looped(struct str *out, const struct plan *plan,
			uint32_t number)
{
	const struct cycle *cycle = NULL;

	for (size_t i = 0; !cycle && i < plan->cycles.list.len; i++)
		if (is_in(&plan->cycles.list.items[i], number))
			cycle = &plan->cycles.list.items[i];
	str_adds(out, " waits, in the end, for ");
	if (cycle) {
		str_adds(out, "itself: ");
		add_circle(out, plan, cycle);
	} else {
		str_adds(out, "items that wait for each other in a circle");
	}
	str_adds(out, ". Nothing can be said of its dates until that is "
		 "broken; `muster plan` shows where.");
}

static void tell_slip(struct str *out, const struct plan *plan,
		      const struct plan_item *item)
{
	if (plan->end == plan_number(plan, item))
		tell_end(out, plan, item);
	else if (item->critical)
		tell_critical(out, plan);
	else if (item->bound)
		tell_slack(out, plan, item);
	else
		tell_unbound(out, plan, item);
	add_cause(out, plan, item);
	add_due(out, item);
}

void plan_why_add(struct str *out, const struct plan *plan,
		  const struct plan_item *item)
{
	uint32_t number = plan_number(plan, item);

	add_name(out, item->record);
	if (item->looped)
		tell_looped(out, plan, number);
	else if (item->done)
		tell_done(out, plan, item);
	else
		tell_slip(out, plan, item);
	add_waits(out, plan, number);
	add_next(out, plan, number);
	add_outside(out, plan, item);
}

/* --- records that are no items */

static void add_namers(struct str *out, const struct views *namers)
{
	if (namers->list.len)
		str_adds(out, " It is named by ");
	for (size_t i = 0; i < namers->list.len &&
			   add_id(out, i, namers->list.len); i++)
		escape_line(out, namers->list.items[i]);
	if (namers->list.len)
		str_addc(out, '.');
}

void plan_why_not(struct str *out, const struct plan *plan,
		  const struct record *record)
{
	struct views namers = { 0 };

	for (size_t i = 0; i < plan->items.len; i++)
		if (views_have(&plan->items.items[i].others, record->id))
			*VEC_PUSH(plan->arena, &namers.list) =
				plan->items.items[i].record->id;
	add_name(out, record);
	if (record->class == STATUS_DROPPED) {
		str_adds(out, " is out of the plan (");
		escape_line(out, record->status);
		str_adds(out, "), and nothing waits for it.");
	} else {
		str_adds(out, " has no place in the plan, which is made of "
			 "milestones and deliverables: it takes no time, and "
			 "nothing in the plan waits for it.");
	}
	add_namers(out, &namers);
}

static struct value *ids_value(const struct plan *plan, const uint32_t *items,
			       size_t len, struct arena *arena)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < len; i++)
		value_push(arena, list, value_text(
			arena, item_at(plan, items[i])->record->id));
	return list;
}

static void put_facts(struct value *map, const struct plan *plan,
		      const struct plan_item *item, struct arena *arena)
{
	const struct network *network = &plan->network;
	uint32_t number = plan_number(plan, item);
	uint32_t from = network->first[number];
	uint32_t behind = network->first_behind[number];
	bool slips = item->bound && !item->looped && !item->done;
	struct value *outside = value_list(arena);

	value_put_bool(arena, map, "critical", item->critical);
	value_put(arena, map, VIEW("slack"), slips
		  ? value_number(arena, item->slack) : value_null(arena));
	report_put_day(arena, map, "early_finish", !item->looped,
		       item->early_finish);
	report_put_day(arena, map, "late_finish", slips, item->late_finish);
	value_put(arena, map, VIEW("waits_for"), ids_value(
		plan, network->before + from,
		network->first[number + 1] - from, arena));
	value_put(arena, map, VIEW("next"), ids_value(
		plan, network->behind + behind,
		network->first_behind[number + 1] - behind, arena));
	value_put(arena, map, VIEW("outside"), outside);
	for (size_t i = 0; i < item->others.list.len; i++)
		value_push(arena, outside, value_text(
			arena, item->others.list.items[i]));
}

struct value *plan_why_value(const struct plan *plan,
			     const struct record *record,
			     struct arena *arena)
{
	const struct plan_item *item = plan_find(plan, record->id);
	struct value *map = value_map(arena);
	struct str text = STR_INIT;

	if (item)
		plan_why_add(&text, plan, item);
	else
		plan_why_not(&text, plan, record);
	value_put_text(arena, map, "id", record->id);
	value_put_text(arena, map, "text",
		       view_copy(arena, str_view(&text)));
	value_put_bool(arena, map, "planned", item != NULL);
	if (item)
		put_facts(map, plan, item, arena);
	str_release(&text);
	return map;
}
