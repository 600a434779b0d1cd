#include "muster/plan.h"

/* Of what is not done of that which it waits for, what ends last. */
static const struct plan_item *latest_before(const struct plan *plan,
					     uint32_t number)
{
	const struct network *network = &plan->network;
	const struct plan_item *latest = NULL;

	for (uint32_t k = network->first[number];
	     k < network->first[number + 1]; k++) {
		const struct plan_item *item =
			&plan->items.items[network->before[k]];

		if (!item->done && !item->looped &&
		    (!latest || item->early_finish > latest->early_finish))
			latest = item;
	}
	return latest;
}

static void check_due(const struct plan *plan, uint32_t number,
		      struct findings *findings)
{
	const struct plan_item *item = &plan->items.items[number];
	const struct plan_item *last = latest_before(plan, number);
	const struct record *record = item->record;
	char due[DATE_SIZE], day[DATE_SIZE];

	if (item->done || item->looped || !item->has_due || !last ||
	    last->early_finish <= item->due)
		return;
	date_format(last->early_finish, day);
	finding_add(findings, RULE_PLAN_DUE, record->path,
		    document_span(record->document, record->kind->due),
		    "'" VIEW_FMT "' is due on %s, but '" VIEW_FMT "', which it "
		    "waits for, can't be finished before %s",
		    VIEW_ARG(record->id), date_format(item->due, due),
		    VIEW_ARG(last->record->id), day);
	finding_hint(findings, "move '" VIEW_FMT "' to %s or later, or see "
		     "what holds it up: muster plan why " VIEW_FMT,
		     VIEW_ARG(record_key(record, record->kind->due)), day,
		     VIEW_ARG(last->record->id));
}

static struct view id_of(const void *context, size_t node)
{
	const struct plan *plan = context;

	return plan->items.items[node].record->id;
}

static void tell_cycle(const struct plan *plan, const struct cycle *cycle,
		       struct findings *findings)
{
	const struct record *record =
		plan->items.items[cycle->nodes.items[0]].record;
	struct str path = STR_INIT;

	cycle_add(&path, cycle, id_of, plan);
	finding_add(findings, RULE_LINK_CYCLE, record->path,
		    document_span(record->document, VIEW("depends_on")),
		    "these wait for each other in a circle, so that none of "
		    "them can begin: %s", path.buf);
	finding_hint(findings, "take one of them out of 'depends_on', or out "
		     "of 'milestone': the one that is not true");
	str_release(&path);
}

void plan_findings(const struct plan *plan, struct findings *findings)
{
	struct findings own = { .arena = findings->arena };

	for (size_t i = 0; i < plan->cycles.list.len; i++)
		tell_cycle(plan, &plan->cycles.list.items[i], &own);
	for (uint32_t i = 0; i < plan->network.len; i++)
		check_due(plan, i, &own);
	policy_judge(&plan->program->policy, &own);
	findings_join(findings, &own);
}
