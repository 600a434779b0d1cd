#include "muster/health.h"

static const char *const names[] = { "none", "green", "yellow", "red" };

const char *rag_name(enum rag rag)
{
	return names[rag];
}

static enum rag rag_parse(struct view word)
{
	for (int i = RAG_GREEN; i <= RAG_RED; i++)
		if (view_is(word, names[i]))
			return (enum rag)i;
	return RAG_NONE;
}

/* --- reasons */

static void give(struct health *health, struct arena *arena, enum rag rag,
		 struct view id, const char *text)
{
	struct health_reason *reason = VEC_PUSH(arena, &health->reasons);

	*reason = (struct health_reason){ rag, id, view_of(text) };
	if (rag > health->computed)
		health->computed = rag;
}

/* Stable, since there are few: the worst first. */
static void sort_reasons(struct health *health)
{
	struct health_reason *reasons = health->reasons.items;

	for (size_t i = 1; i < health->reasons.len; i++)
		for (size_t k = i; k && reasons[k - 1].rag < reasons[k].rag;
		     k--) {
			struct health_reason reason = reasons[k];

			reasons[k] = reasons[k - 1];
			reasons[k - 1] = reason;
		}
}

static void judge_dates(struct health *health,
			const struct health_scope *scope,
			const struct plan_item *item)
{
	const struct plan *plan = scope->plan;
	char due[DATE_SIZE], finish[DATE_SIZE];
	int32_t spare;

	if (!item->has_due || item->looped)
		return;
	date_format(item->due, due);
	date_format(item->early_finish, finish);
	if (item->due < plan->today) {
		give(health, scope->arena, RAG_RED, item->record->id,
		     arena_printf(scope->arena, "was due %s", due));
		return;
	}
	spare = calendar_between(&plan->program->policy.calendar,
				 item->early_finish, item->due);
	if (item->early_finish > item->due)
		give(health, scope->arena, RAG_RED, item->record->id,
		     arena_printf(scope->arena, "is due %s and can't be "
				  "finished before %s", due, finish));
	else if (spare < PLAN_NEAR && item->source != PLAN_HELD)
		give(health, scope->arena, RAG_YELLOW, item->record->id,
		     arena_printf(scope->arena, "is due %s with %d workday%s "
				  "to spare", due, (int)spare,
				  spare == 1 ? "" : "s"));
}

static bool is_named_in(const struct record *record, const char *field,
		  struct view id)
{
	const struct value *value = value_path(record->document->front,
					       view_of(field));

	if (!value || value->type != VALUE_LIST)
		return view_equal(value_string(value), id);
	for (size_t i = 0; i < value->len; i++)
		if (view_equal(value_string(value->entries[i].value), id))
			return true;
	return false;
}

static bool is_yes(const struct record *record, const char *field)
{
	struct view word = record_text(record, view_of(field));

	return view_is(word, "true") || view_is(word, "yes");
}

static void judge_issue(struct health *health,
			const struct health_scope *scope,
			const struct plan_item *item,
			const struct record *issue)
{
	if (is_yes(issue, "blocker") &&
	    is_named_in(issue, "blocks", item->record->id))
		give(health, scope->arena, RAG_RED, issue->id,
		     "is blocked by an open issue");
}

static void judge_dependency(struct health *health,
			     const struct health_scope *scope,
			     const struct plan_item *item,
			     const struct record *dependency)
{
	int32_t needed, promised;
	bool has_needed = record_date(dependency, VIEW("needed_by"), &needed);
	bool has_promise = record_date(dependency, VIEW("promised"),
				       &promised);

	if (!is_named_in(dependency, "consumer", item->record->id) &&
	    !is_named_in(item->record, "depends_on", dependency->id))
		return;
	if (view_is(dependency->status, "broken"))
		give(health, scope->arena, RAG_RED, dependency->id,
		     "waits for a dependency that is broken");
	else if (has_needed && has_promise && promised > needed)
		give(health, scope->arena, RAG_RED, dependency->id,
		     "waits for something that is promised for later than "
		     "it is needed");
	else if (has_needed && needed < scope->plan->today)
		give(health, scope->arena, RAG_YELLOW, dependency->id,
		     "waits for something that was needed by now");
}

static void judge_log(struct health *health,
		      const struct health_scope *scope,
		      const struct plan_item *item)
{
	for (size_t i = 0; i < scope->raid->entries.len; i++) {
		const struct record *record =
			scope->raid->entries.items[i].record;

		if (view_is(record->kind->name, "issue"))
			judge_issue(health, scope, item, record);
		else if (view_is(record->kind->name, "dependency"))
			judge_dependency(health, scope, item, record);
	}
}

/* Has nobody changed it, or looked at it, for too long? */
static void judge_freshness(struct health *health,
			    const struct health_scope *scope,
			    const struct plan_item *item)
{
	const struct policy *policy = &scope->plan->program->policy;
	const struct movement *movement = movements_of(scope->movements,
						       item->record);
	struct duration window;

	if (!policy_freshness(policy, item->record->kind, VIEW(""), &window))
		return;
	if (movement && movement->known &&
	    movement->day >= calendar_before(&policy->calendar,
					     scope->plan->today, window))
		return;
	give(health, scope->arena, RAG_YELLOW, item->record->id,
	     "was not looked at within its freshness window");
}

static int judge_age(struct health *health, const struct health_scope *scope,
		     const struct record *record, struct err *err)
{
	char since[DATE_SIZE];
	struct tenure tenure;

	if (health->stated != RAG_YELLOW || !scope->tenure)
		return 0;
	if (tenure_read(&tenure, scope->tenure, scope->plan->program, record,
			err) < 0)
		return -1;
	if (tenure.red)
		give(health, scope->arena, RAG_RED, record->id,
		     arena_printf(scope->arena, "has been yellow since %s, "
				  "which counts as red",
				  date_format(tenure.rag.since.day, since)));
	return 0;
}

int health_of_item(struct health *health, const struct health_scope *scope,
		   const struct plan_item *item, struct err *err)
{
	*health = (struct health){ 0 };
	health->stated = rag_parse(record_text(item->record, VIEW("rag")));
	health->computed = RAG_GREEN;
	if (item->done)
		return 0;
	judge_dates(health, scope, item);
	judge_log(health, scope, item);
	judge_freshness(health, scope, item);
	if (judge_age(health, scope, item->record, err) < 0)
		return -1;
	sort_reasons(health);
	return 0;
}

/* --- the program */

/* Does the end wait for it, as far as milestones go? */
static bool is_on_the_way(const struct plan_item *item)
{
	return item->milestone && item->bound && !item->done;
}

static int judge_milestones(struct health *health,
			    const struct health_scope *scope,
			    struct err *err)
{
	for (size_t i = 0; i < scope->plan->items.len; i++) {
		const struct plan_item *item = &scope->plan->items.items[i];
		struct health one;

		if (!is_on_the_way(item))
			continue;
		if (health_of_item(&one, scope, item, err) < 0)
			return -1;
		if (one.computed > RAG_GREEN)
			give(health, scope->arena, one.computed,
			     item->record->id, view_copy(scope->arena,
					one.reasons.items[0].text).ptr);
	}
	return 0;
}

int health_of_program(struct health *health,
		      const struct health_scope *scope, struct err *err)
{
	const struct record *charter = program_charter(scope->plan->program);
	int freshness = raid_freshness(scope->raid);

	*health = (struct health){ 0 };
	health->computed = RAG_GREEN;
	if (charter)
		health->stated = rag_parse(record_text(charter,
						       VIEW("rag")));
	if (judge_milestones(health, scope, err) < 0)
		return -1;
	if (freshness < RAID_FRESH_TARGET)
		give(health, scope->arena, RAG_YELLOW, VIEW(""),
		     arena_printf(scope->arena, "%d %% of the log is fresh, "
				  "of %d %% that are wanted", freshness,
				  RAID_FRESH_TARGET));
	if (charter && judge_age(health, scope, charter, err) < 0)
		return -1;
	sort_reasons(health);
	return 0;
}
