#include "muster/whatif_report.h"

#include "muster/escape.h"
#include "muster/table.h"

static const char *unit_of(const struct duration *duration)
{
	return duration->unit == DURATION_BUSINESS_DAYS ? "bd" : "d";
}

/* "W-005 takes 10d longer"; what has no length, or is done, is later. */
static void add_change(struct str *out, const struct whatif *whatif,
		       const struct plan_change *change)
{
	const struct plan_item *item = plan_find(whatif->before, change->id);
	bool moment = item && (item->done || !item->length);
	char day[DATE_SIZE];

	escape_line(out, change->id);
	if (change->supposed == PLAN_WITHOUT)
		str_adds(out, " is dropped");
	else if (change->supposed == PLAN_ON)
		str_addf(out, " is finished on %s",
			 date_format(change->day, day));
	else
		str_addf(out, " %s %d%s %s", moment ? "is" : "takes",
			 (int)change->by.count, unit_of(&change->by),
			 moment ? change->sooner ? "sooner" : "later"
				: change->sooner ? "less" : "longer");
}

static void add_changes(struct str *out, const struct whatif *whatif)
{
	size_t len = whatif->changes->list.len;

	str_adds(out, "If ");
	for (size_t i = 0; i < len; i++) {
		if (i)
			str_adds(out, i + 1 < len ? ", " : " and ");
		add_change(out, whatif, &whatif->changes->list.items[i]);
	}
	str_adds(out, ":\n\n");
}

static bool is_moved(const struct whatif *whatif,
		     const struct plan_item *before)
{
	const struct plan_item *after = whatif_after(whatif, before);

	return !after || before->looped != after->looped ||
	       before->early_finish != after->early_finish;
}

static void add_day(struct table *table, const struct plan_item *item,
		    enum style style)
{
	char day[DATE_SIZE];

	if (!item)
		table_add(table, style, VIEW("dropped"));
	else if (item->looped)
		table_add(table, style, VIEW("in a circle"));
	else
		table_add(table, style,
			  view_of(date_format(item->early_finish, day)));
}

static void add_row(struct table *table, const struct whatif *whatif,
		    const struct plan_item *before)
{
	const struct plan_item *after = whatif_after(whatif, before);
	int32_t moves = after ? whatif_moves(whatif, before, after) : 0;
	enum style style = moves > 0 ? STYLE_RED : moves < 0 ? STYLE_GREEN
							     : STYLE_PLAIN;

	table_add(table, STYLE_BOLD, before->record->id);
	add_day(table, before, STYLE_PLAIN);
	add_day(table, after, style);
	if (after && !before->looped && !after->looped)
		table_addf(table, style, "%+d", (int)moves);
	else
		table_add(table, style, VIEW("-"));
	table_add(table, STYLE_PLAIN, before->record->title);
}

static void add_moved(struct str *out, const struct whatif *whatif,
		      size_t width, bool color)
{
	static const struct table_column columns[] = {
		{ "ID", 0, 0 },
		{ "BEFORE", 0, 1 },
		{ "AFTER", 0, 0 },
		{ "WORKDAYS", TABLE_RIGHT, 0 },
		{ "TITLE", TABLE_SHRINK, 2 },
	};
	struct table table = TABLE_INIT(columns, whatif->before->arena);
	size_t rows = 0, still = 0;

	for (size_t i = 0; i < whatif->before->items.len; i++) {
		const struct plan_item *item = &whatif->before->items.items[i];

		if (!item->milestone || item->done)
			continue;
		if (is_moved(whatif, item)) {
			add_row(&table, whatif, item);
			rows++;
		} else {
			still++;
		}
	}
	table_write(out, &table, width, color);
	if (rows)
		str_addc(out, '\n');
	if (still)
		str_addf(out, "%zu open milestone%s.\n", still, still == 1
			 ? " stays where it is" : "s stay where they are");
}

/* "M-009 Launch: 2026-05-15, 96 workdays before the target ..." */
static void add_end(struct str *out, const struct whatif *whatif)
{
	const struct plan *plan = whatif->before;
	const struct plan_item *before, *after;
	char from[DATE_SIZE], to[DATE_SIZE];

	if (plan->end == NETWORK_NOBODY)
		return;
	before = &plan->items.items[plan->end];
	after = whatif_after(whatif, before);
	if (!after || after->looped || before->looped)
		return;
	escape_line(out, before->record->id);
	str_addc(out, ' ');
	escape_line(out, before->record->title);
	date_format(before->early_finish, from);
	date_format(after->early_finish, to);
	if (is_moved(whatif, before))
		str_addf(out, ": %s, not %s", to, from);
	else
		str_addf(out, ": %s as before", to);
	if (plan->has_target) {
		int32_t spare = plan_time(plan, plan->target + 1) -
				plan_time(plan, after->early_finish + 1);

		str_addf(out, "; %d workday%s %s the target of %s",
			 (int)(spare < 0 ? -spare : spare),
			 spare == 1 || spare == -1 ? "" : "s",
			 spare < 0 ? "after" : "before",
			 date_format(plan->target, to));
	}
	str_adds(out, ".\n");
}

/* The items that are critical in one plan and open but not so in the other,
 * into the list. */
static void changed(const struct plan *in, const struct plan *but,
		    struct views *ids)
{
	for (size_t i = 0; i < in->items.len; i++) {
		const struct plan_item *item = &in->items.items[i];
		const struct plan_item *other =
			plan_find(but, item->record->id);

		if (item->critical && (!other || !other->critical))
			*VEC_PUSH(in->arena, &ids->list) = item->record->id;
	}
}

static void add_ids(struct str *out, const char *what,
		    const struct views *ids)
{
	if (!ids->list.len)
		return;
	str_adds(out, what);
	for (size_t i = 0; i < ids->list.len; i++) {
		str_adds(out, i ? ", " : " ");
		escape_line(out, ids->list.items[i]);
	}
	str_adds(out, ".\n");
}

void whatif_report_add(struct str *out, const struct whatif *whatif,
		       size_t width, bool color)
{
	struct views now = { 0 }, before = { 0 };

	add_changes(out, whatif);
	add_moved(out, whatif, width, color);
	add_end(out, whatif);
	changed(&whatif->after, whatif->before, &now);
	changed(whatif->before, &whatif->after, &before);
	add_ids(out, "Becomes critical:", &now);
	add_ids(out, "Is no longer critical:", &before);
}

/* --- JSON */

static struct value *day_value(const struct plan_item *item,
			       struct arena *arena)
{
	char day[DATE_SIZE];

	if (!item || item->looped)
		return value_null(arena);
	return value_text(arena, view_copy(arena, view_of(
		date_format(item->early_finish, day))));
}

static struct value *move_value(const struct whatif *whatif,
				const struct plan_item *before,
				struct arena *arena)
{
	const struct plan_item *after = whatif_after(whatif, before);
	struct value *map = value_map(arena);

	value_put_text(arena, map, "id", before->record->id);
	value_put_text(arena, map, "title", before->record->title);
	value_put(arena, map, VIEW("before"), day_value(before, arena));
	value_put(arena, map, VIEW("after"), day_value(after, arena));
	value_put(arena, map, VIEW("workdays"),
		  after && !after->looped && !before->looped
			  ? value_number(arena, whatif_moves(whatif, before,
							     after))
			  : value_null(arena));
	return map;
}

static void put_moved(struct value *map, const struct whatif *whatif,
		      struct arena *arena)
{
	const struct plan *plan = whatif->before;
	struct value *moved = value_list(arena);

	value_put(arena, map, VIEW("end"), plan->end == NETWORK_NOBODY
		  ? value_null(arena)
		  : move_value(whatif, &plan->items.items[plan->end], arena));
	value_put(arena, map, VIEW("moved"), moved);
	for (size_t i = 0; i < plan->items.len; i++)
		if (!plan->items.items[i].done &&
		    is_moved(whatif, &plan->items.items[i]))
			value_push(arena, moved, move_value(
				whatif, &plan->items.items[i], arena));
}

static struct value *ids_value(const struct plan *in, const struct plan *but,
			       struct arena *arena)
{
	struct value *list = value_list(arena);
	struct views ids = { 0 };

	changed(in, but, &ids);
	for (size_t i = 0; i < ids.list.len; i++)
		value_push(arena, list,
			   value_text(arena, ids.list.items[i]));
	return list;
}

struct value *whatif_report_value(const struct whatif *whatif,
				  struct arena *arena)
{
	const struct plan *plan = whatif->before;
	struct value *map = value_map(arena), *changes = value_list(arena);
	char day[DATE_SIZE];

	value_put_text(arena, map, "program", plan->program->dir);
	value_put(arena, map, VIEW("if"), changes);
	for (size_t i = 0; i < whatif->changes->list.len; i++) {
		struct str text = STR_INIT;

		add_change(&text, whatif,
			   &whatif->changes->list.items[i]);
		value_push(arena, changes, value_text(arena, view_copy(
			arena, str_view(&text))));
		str_release(&text);
	}
	value_put(arena, map, VIEW("target"), plan->has_target
		  ? value_text(arena, view_copy(arena, view_of(
			    date_format(plan->target, day))))
		  : value_null(arena));
	put_moved(map, whatif, arena);
	value_put(arena, map, VIEW("becomes_critical"),
		  ids_value(&whatif->after, plan, arena));
	value_put(arena, map, VIEW("no_longer_critical"),
		  ids_value(plan, &whatif->after, arena));
	return map;
}
