#include "muster/plan_report.h"

#include "muster/escape.h"
#include "muster/table.h"

static struct view id_of(const struct plan *plan, uint32_t item)
{
	return plan->items.items[item].record->id;
}

static const char *mark_of(const struct plan_item *item)
{
	if (item->looped)
		return "in a circle";
	if (item->done)
		return "done";
	if (item->critical)
		return "critical";
	return item->near ? "near" : "";
}

static void add_row(struct table *table, const struct plan_item *item)
{
	char day[DATE_SIZE];

	table_add(table, STYLE_BOLD, item->record->id);
	table_add(table, item->critical ? STYLE_RED : STYLE_PLAIN,
		  view_of(mark_of(item)));
	table_addf(table, STYLE_PLAIN, "%d", (int)item->length);
	table_add(table, STYLE_PLAIN, item->looped
		  ? VIEW("-") : view_of(date_format(item->early_start, day)));
	table_add(table, STYLE_PLAIN, item->looped
		  ? VIEW("-") : view_of(date_format(item->early_finish, day)));
	if (item->bound && !item->done && !item->looped)
		table_addf(table, STYLE_PLAIN, "%d", (int)item->slack);
	else
		table_add(table, STYLE_PLAIN, VIEW("-"));
	table_add(table, STYLE_PLAIN, item->record->title);
}

/* "W-001 10, W-002 40": what of a chain takes time. */
static void add_chain(struct str *out, const struct plan *plan,
		      const struct plan_chain *chain)
{
	const char *comma = "";

	for (size_t i = 0; i < chain->items.len; i++) {
		uint32_t item = chain->items.items[i];

		if (!plan->items.items[item].length)
			continue;
		str_adds(out, comma);
		escape_line(out, id_of(plan, item));
		str_addf(out, " %d", (int)plan->items.items[item].length);
		comma = ", ";
	}
}

static void add_end(struct str *out, const struct plan *plan)
{
	const struct plan_item *end = &plan->items.items[plan->end];
	int32_t per_week = plan->workdays.per_week;
	char day[DATE_SIZE];

	str_addc(out, '\n');
	escape_line(out, end->record->id);
	str_addc(out, ' ');
	escape_line(out, end->record->title);
	str_addf(out, ": %s", date_format(end->early_finish, day));
	if (plan->has_target)
		str_addf(out, ", target %s", date_format(plan->target, day));
	str_addf(out, "\ncritical path: %d workdays", plan->planned.length);
	if (plan->planned.length && plan->planned.length % per_week == 0)
		str_addf(out, " (%d weeks)", plan->planned.length / per_week);
	if (plan->planned.length)
		str_adds(out, ": ");
	add_chain(out, plan, &plan->planned);
	str_addc(out, '\n');
}

void plan_report_table(struct str *out, const struct plan *plan,
		       size_t width, bool color)
{
	static const struct table_column columns[] = {
		{ "ID", 0, 0 },
		{ "PATH", 0, 0 },
		{ "DAYS", TABLE_RIGHT, 2 },
		{ "START", 0, 1 },
		{ "FINISH", 0, 0 },
		{ "SLACK", TABLE_RIGHT, 0 },
		{ "TITLE", TABLE_SHRINK, 3 },
	};
	struct table table = TABLE_INIT(columns, plan->arena);

	for (size_t i = 0; i < plan->items.len; i++)
		add_row(&table, &plan->items.items[i]);
	table_write(out, &table, width, color);
	if (plan->end != NETWORK_NOBODY)
		add_end(out, plan);
}

static void put_day(struct arena *arena, struct value *map, const char *key,
		    bool known, int32_t day)
{
	char text[DATE_SIZE];

	if (known)
		value_put_text(arena, map, key,
			       view_copy(arena, view_of(date_format(day,
								    text))));
	else
		value_put(arena, map, view_of(key), value_null(arena));
}

static struct value *chain_value(const struct plan *plan,
				 const struct plan_chain *chain,
				 struct arena *arena)
{
	struct value *map = value_map(arena), *list = value_list(arena);

	value_put_number(arena, map, "workdays", chain->length);
	value_put(arena, map, VIEW("items"), list);
	for (size_t i = 0; i < chain->items.len; i++)
		value_push(arena, list, value_text(arena, id_of(
			plan, chain->items.items[i])));
	return map;
}

static struct value *item_value(const struct plan_item *item,
				struct arena *arena)
{
	struct value *map = value_map(arena);
	bool slack = item->bound && !item->looped;

	value_put_text(arena, map, "id", item->record->id);
	value_put_text(arena, map, "kind", item->record->kind->name);
	value_put_text(arena, map, "title", item->record->title);
	value_put_text(arena, map, "status", item->record->status);
	value_put_number(arena, map, "workdays", item->length);
	value_put_number(arena, map, "workdays_left", item->left);
	put_day(arena, map, "due", item->has_due, item->due);
	put_day(arena, map, "early_start", !item->looped, item->early_start);
	put_day(arena, map, "early_finish", !item->looped,
		item->early_finish);
	put_day(arena, map, "late_start", slack, item->late_start);
	put_day(arena, map, "late_finish", slack, item->late_finish);
	if (slack)
		value_put_number(arena, map, "slack", item->slack);
	value_put_bool(arena, map, "critical", item->critical);
	value_put_bool(arena, map, "near_critical", item->near);
	value_put_bool(arena, map, "looped", item->looped);
	return map;
}

struct value *plan_report_value(const struct plan *plan, struct arena *arena)
{
	struct value *map = value_map(arena), *items = value_list(arena);
	bool any = plan->end != NETWORK_NOBODY;

	value_put_text(arena, map, "program", plan->program->dir);
	value_put(arena, map, VIEW("end"),
		  any ? value_text(arena, id_of(plan, plan->end))
		      : value_null(arena));
	put_day(arena, map, "target", plan->has_target, plan->target);
	value_put(arena, map, VIEW("critical"),
		  chain_value(plan, &plan->critical, arena));
	value_put(arena, map, VIEW("planned"),
		  chain_value(plan, &plan->planned, arena));
	value_put(arena, map, VIEW("items"), items);
	for (size_t i = 0; i < plan->items.len; i++)
		value_push(arena, items,
			   item_value(&plan->items.items[i], arena));
	return map;
}
