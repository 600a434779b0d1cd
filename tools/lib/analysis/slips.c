#include "muster/slips.h"

#include <stdlib.h>

#include "plan_item.h"

/* What an item first said. */
struct first {
	bool has_due;
	int32_t due;
	int32_t length;		/* 0: none was stated */
	bool cut;		/* it may have said something else before */
};

static void take_first(struct first *first, const struct plan_item *item)
{
	if (!first->has_due && item->has_due) {
		first->has_due = true;
		first->due = item->due;
	}
	if (!first->length)
		first->length = item->length;
}

/* Is the version a new record of an old id? */
static bool begins(const struct ledger_version *version)
{
	return version->events & LEDGER_REUSED;
}

/* The versions of what the id means on that day. */
static void find_versions(const struct ledger_record *record, int32_t today,
			  size_t *from, size_t *to)
{
	*from = *to = 0;
	for (size_t i = 0; record && i < record->versions.len; i++) {
		const struct ledger_version *version =
			&record->versions.items[i];

		if (date_of_time(version->commit->landed) > today)
			break;
		if (begins(version))
			*from = i;
		*to = i + 1;
	}
}

static int read_first(struct first *first, const struct plan_item *item,
		      const struct plan *plan, const struct ledger *ledger,
		      struct err *err)
{
	const struct ledger_record *record = ledger_find(
		ledger, plan->program, item->record->id);
	size_t from, to;

	*first = (struct first){ .cut = false };
	find_versions(record, plan->today, &from, &to);
	for (size_t i = from; i < to; i++) {
		const struct ledger_version *version =
			&record->versions.items[i];
		const struct document *old, *new;
		struct record then = { .kind = item->record->kind };
		struct plan_item was = { .record = NULL };

		if (ledger_documents(ledger, version, &old, &new, err) < 0)
			return -1;
		first->cut |= i == from && version->events & LEDGER_CUT;
		if (!new || !new->front)
			continue;
		record_take(&then, new);
		plan_item_read(&was, &then, plan);
		take_first(first, &was);
	}
	take_first(first, item);
	return 0;
}

static void add_slip(struct slips *slips, const struct plan_item *item,
		     const struct first *first, const struct plan *plan)
{
	int32_t due = item->has_baseline ? item->baseline : first->due;

	if (item->has_baseline || (first->has_due && !first->cut))
		*VEC_PUSH(plan->arena, &slips->slips) =
			plan_time(plan, item->finish + 1) -
			plan_time(plan, due + 1);
	else
		slips->cut += first->cut;
}

static void add_overrun(struct slips *slips, const struct plan_item *item,
			const struct first *first, const struct plan *plan)
{
	int64_t days, ratio;

	if (!item->has_start || item->start > item->finish ||
	    !first->length || first->cut)
		return;
	days = plan_time(plan, item->finish + 1) -
	       plan_time(plan, item->start);
	ratio = (days < 1 ? 1 : days) * SLIPS_RATIO / first->length;
	*VEC_PUSH(plan->arena, &slips->overruns) =
		ratio < NETWORK_TIME_MAX ? (int32_t)ratio : NETWORK_TIME_MAX;
}

static int compare(const void *a, const void *b)
{
	int32_t left = *(const int32_t *)a, right = *(const int32_t *)b;

	return (left > right) - (left < right);
}

static void sort(int32_t *items, size_t len)
{
	if (len)
		qsort(items, len, sizeof(*items), compare);
}

int slips_read(struct slips *slips, const struct plan *plan,
	       const struct ledger *ledger, struct err *err)
{
	*slips = (struct slips){ .cut = 0 };
	for (size_t i = 0; i < plan->items.len; i++) {
		const struct plan_item *item = &plan->items.items[i];
		struct first first;

		if (!item->done || !item->has_finish)
			continue;
		if (read_first(&first, item, plan, ledger, err) < 0)
			return -1;
		add_slip(slips, item, &first, plan);
		add_overrun(slips, item, &first, plan);
	}
	sort(slips->slips.items, slips->slips.len);
	sort(slips->overruns.items, slips->overruns.len);
	return 0;
}
