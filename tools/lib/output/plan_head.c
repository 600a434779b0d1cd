#include "muster/plan_head.h"

#include <stdlib.h>

struct view plan_name(const struct plan_item *item)
{
	return item->record->id.len ? item->record->id : item->record->path;
}

struct view plan_slack_words(const struct plan_item *item,
			     struct arena *arena)
{
	if (item->looped)
		return VIEW("cycle");
	if (item->critical)
		return VIEW("critical");
	if (item->done || !item->bound)
		return VIEW("-");
	return view_of(arena_printf(arena, "%s%dbd",
				    item->near ? "near " : "", item->slack));
}

bool plan_finish(const struct plan_item *item, int32_t *day)
{
	*day = item->done && item->has_finish ? item->finish
					      : item->early_finish;
	return !item->looped;
}

bool plan_is_late(const struct plan_item *item)
{
	int32_t day;

	return plan_finish(item, &day) && item->has_due && day > item->due;
}

/* --- lines */

static void add_line(struct plan_head *head, struct arena *arena,
		     const char *label, struct str *text)
{
	struct plan_line *line = VEC_PUSH(arena, &head->lines);

	line->label = label;
	line->text = view_copy(arena, str_view(text));
	str_clear(text);
}

/* ", due 2026-09-30: 12 days to spare" */
static void add_margin(struct str *text, const char *label, int32_t stated,
		       int32_t computed)
{
	int32_t days = stated - computed;
	char day[DATE_SIZE];

	str_addf(text, ", %s %s: ", label, date_format(stated, day));
	if (!days)
		str_adds(text, "no day to spare");
	else
		str_addf(text, "%d day%s %s", abs(days),
			 abs(days) == 1 ? "" : "s",
			 days > 0 ? "to spare" : "late");
}

static void add_end(struct str *text, const struct plan *plan)
{
	const struct plan_item *end = &plan->items.items[plan->end];
	bool same = plan->has_target && end->has_due &&
		    plan->target == end->due;
	char day[DATE_SIZE];
	int32_t finish;

	str_addv(text, plan_name(end));
	str_addc(text, ' ');
	str_addv(text, end->record->title);
	if (!plan_finish(end, &finish)) {
		str_adds(text, ": waits for a cycle, and has no date");
		return;
	}
	str_addf(text, ": %s %s", end->done ? "done" : "computed",
		 date_format(finish, day));
	if (end->has_due && !same)
		add_margin(text, "due", end->due, finish);
	if (plan->has_target)
		add_margin(text, same ? "due and target" : "target",
			   plan->target, finish);
}

static void add_name(struct str *text, const struct plan *plan,
		     uint32_t number)
{
	str_addv(text, plan_name(&plan->items.items[number]));
}

/* The ids of a chain; of a long one the first, and the last. */
static void add_chain(struct str *text, const struct plan *plan,
		      const uint32_t *items, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (i)
			str_adds(text, " -> ");
		if (len > PLAN_HEAD_SHOWN && i == PLAN_HEAD_SHOWN - 1) {
			str_addf(text, "(%zu more) -> ", len - 1 - i);
			i = len - 1;
		}
		add_name(text, plan, items[i]);
	}
}

/* Workdays in weeks, where they are whole ones. */
static void add_length(struct str *text, const struct plan *plan,
		       int32_t workdays)
{
	int32_t week = plan->workdays.per_week;

	if (week && workdays && workdays % week == 0)
		str_addf(text, "%d week%s", workdays / week,
			 workdays == week ? "" : "s");
	else
		str_addf(text, "%d workday%s", workdays,
			 workdays == 1 ? "" : "s");
}

/* What is still to be done of the critical chain. */
static void add_critical(struct str *text, const struct plan *plan,
			 struct arena *arena)
{
	VEC(uint32_t) items = { 0 };
	int32_t left = 0;

	for (size_t i = 0; i < plan->critical.items.len; i++) {
		uint32_t number = plan->critical.items.items[i];
		const struct plan_item *item = &plan->items.items[number];

		if (item->done)
			continue;
		*VEC_PUSH(arena, &items) = number;
		if (left < NETWORK_TIME_MAX)
			left += item->left;
	}
	if (!items.len)
		return;
	add_length(text, plan, left);
	str_adds(text, " left, ");
	add_chain(text, plan, items.items, items.len);
}

static void add_near(struct str *text, const struct plan *plan)
{
	size_t more = 0, shown = 0;

	for (size_t i = 0; i < plan->items.len; i++) {
		const struct plan_item *item = &plan->items.items[i];

		if (!item->near)
			continue;
		if (shown++ >= PLAN_HEAD_SHOWN) {
			more++;
			continue;
		}
		str_adds(text, shown > 1 ? ", " : "");
		str_addv(text, plan_name(item));
		str_addf(text, " (%dbd)", item->slack);
	}
	if (more)
		str_addf(text, " and %zu more", more);
}

static void add_planned(struct str *text, const struct plan *plan)
{
	const struct plan_chain *chain = &plan->planned;

	if (!chain->items.len)
		return;
	add_length(text, plan, chain->length);
	str_adds(text, ", ");
	add_chain(text, plan, chain->items.items, chain->items.len);
}

static void add_cycle(struct str *text, const struct plan *plan,
		      const struct cycle *cycle)
{
	size_t shown = cycle->nodes.len > CYCLE_SHOWN ? CYCLE_SHOWN
						      : cycle->nodes.len;

	for (size_t i = 0; i < shown; i++) {
		add_name(text, plan, (uint32_t)cycle->nodes.items[i]);
		str_adds(text, " -> ");
	}
	if (shown < cycle->nodes.len)
		str_addf(text, "(%zu more) -> ", cycle->nodes.len - shown);
	add_name(text, plan, (uint32_t)cycle->nodes.items[0]);
}

void plan_head_read(struct plan_head *head, const struct plan *plan,
		    struct arena *arena)
{
	struct str text = STR_INIT;

	*head = (struct plan_head){ 0 };
	if (!plan->items.len)
		str_adds(&text, "no milestone and no deliverable yet");
	else if (plan->end == NETWORK_NOBODY)
		str_adds(&text, "none, since all of it waits for a cycle");
	else
		add_end(&text, plan);
	add_line(head, arena, "end", &text);
	add_critical(&text, plan, arena);
	if (text.len)
		add_line(head, arena, "critical", &text);
	add_near(&text, plan);
	if (text.len)
		add_line(head, arena, "near", &text);
	add_planned(&text, plan);
	if (text.len)
		add_line(head, arena, "as planned", &text);
	for (size_t i = 0; i < plan->cycles.list.len; i++) {
		add_cycle(&text, plan, &plan->cycles.list.items[i]);
		add_line(head, arena, "cycle", &text);
	}
	str_release(&text);
}
