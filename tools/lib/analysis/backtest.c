#include "muster/backtest.h"

#include <stdlib.h>

#include "muster/mainline.h"

#define WEEK 7

/* --- the days */

static int32_t monday_from(int32_t day)
{
	return day + (WEEK - date_weekday(day)) % WEEK;
}

/* Mondays from the first commit to before today, the last one among them. */
static void list_days(struct backtest *backtest,
		      const struct backtest_scope *scope)
{
	const struct annals *annals = &scope->ledger->annals;
	int32_t first, last, weeks, step;

	if (!annals->commits.len)
		return;
	first = monday_from(date_of_time(annals->commits.items[0].landed));
	last = monday_from(scope->plan->today - WEEK);
	weeks = (last - first) / WEEK + 1;
	step = (weeks + BACKTEST_DAYS_MAX - 1) / BACKTEST_DAYS_MAX * WEEK;
	while (step && last - step >= first)
		last -= step;
	for (; step && last >= first && last < scope->plan->today;
	     last += step)
		*VEC_PUSH(scope->arena, &backtest->days) = last;
}

/* --- one of them */

/* What of a day's forecast is known to have been true. */
static void compare(struct backtest *backtest,
		    const struct backtest_scope *scope,
		    const struct forecast *then)
{
	for (size_t i = 0; then->runs && i < then->items.len; i++) {
		const struct plan_item *was = &then->plan->items.items[i];
		const struct plan_item *now = plan_find(scope->plan,
							was->record->id);
		const struct forecast_item *said = &then->items.items[i];
		struct backtest_case *one;

		if (was->done || !said->known || !now || !now->has_finish ||
		    now->finish < then->plan->today)
			continue;
		one = VEC_PUSH(scope->arena, &backtest->cases);
		*one = (struct backtest_case){
			.item = now, .day = then->plan->today,
			.has_due = was->has_due, .due = was->due
		};
		for (int k = 0; k < FORECAST_PERCENTILES; k++)
			one->said[k] = said->days[k];
	}
}

/* The program of that folder, or NULL. */
static const struct program *program_in(const struct programs *programs,
					struct view dir)
{
	for (size_t i = 0; i < programs->list.len; i++)
		if (view_equal(programs->list.items[i]->dir, dir))
			return programs->list.items[i];
	return NULL;
}

static int forecast_then(struct backtest *backtest,
			 const struct backtest_scope *scope,
			 const struct program *program, int32_t day,
			 struct arena *scratch, struct err *err)
{
	struct forecast forecast;
	struct slips slips;
	struct plan plan;

	plan_read(&plan, program, VIEW(""), day, scratch);
	if (slips_read(&slips, &plan, scope->ledger, err) < 0)
		return -1;
	forecast_read(&forecast, &plan, &slips, scope->options, scratch);
	compare(backtest, scope, &forecast);
	return 0;
}

static int read_day(struct backtest *backtest,
		    const struct backtest_scope *scope, int32_t day,
		    struct arena *scratch, struct err *err)
{
	const struct ledger *ledger = scope->ledger;
	struct programs programs = { 0 };
	struct snapshot snapshot;
	char hex[OID_HEX + 1];
	const struct program *program;
	struct oid commit;
	int rc = mainline_at(ledger->repo, &ledger->annals.tip, day, &commit,
			     err);

	if (rc <= 0)
		return rc;
	if (snapshot_open(&snapshot, ledger->repo, SNAPSHOT_COMMIT,
			  oid_hex(&commit, hex), scratch, err) < 0 ||
	    programs_load(&programs, &snapshot, ledger->documents, err) < 0)
		return -1;
	program = program_in(&programs, scope->plan->program->dir);
	return program ? forecast_then(backtest, scope, program, day, scratch,
				       err)
		       : 0;
}

/* --- scores */

static int by_size(const void *a, const void *b)
{
	int32_t left = *(const int32_t *)a, right = *(const int32_t *)b;

	return (left > right) - (left < right);
}

static void score(struct backtest_score *score, int32_t *errors, uint32_t n)
{
	int64_t sum = 0;

	*score = (struct backtest_score){ .n = n };
	if (!n)
		return;
	qsort(errors, n, sizeof(*errors), by_size);
	for (uint32_t i = 0; i < n; i++)
		sum += abs(errors[i]);
	score->median = errors[n / 2];
	score->mean = (int32_t)((sum * 10 + n / 2) / n);
}

/* Workdays from the one day's end to the other's. */
static int32_t between(const struct plan *plan, int32_t from, int32_t to)
{
	return plan_time(plan, to + 1) - plan_time(plan, from + 1);
}

static void add_scores(struct backtest *backtest,
		       const struct backtest_scope *scope)
{
	size_t len = backtest->cases.len;
	int32_t *errors = arena_array(scope->arena, len, sizeof(*errors));
	int32_t *stated = arena_array(scope->arena, len, sizeof(*stated));
	uint32_t dated = 0;

	for (size_t i = 0; i < len; i++) {
		const struct backtest_case *one = &backtest->cases.items[i];
		int32_t actual = one->item->finish;

		errors[i] = between(scope->plan, one->said[FORECAST_P50],
				    actual);
		if (one->has_due)
			stated[dated++] = between(scope->plan, one->due,
						  actual);
		for (int k = 0; k < FORECAST_PERCENTILES; k++)
			backtest->kept[k] += actual <= one->said[k];
	}
	score(&backtest->forecast, errors, (uint32_t)len);
	score(&backtest->stated, stated, dated);
}

static void count_items(struct backtest *backtest,
			const struct backtest_scope *scope)
{
	const struct plan *plan = scope->plan;
	bool *seen = arena_array(scope->arena, plan->items.len,
				 sizeof(*seen));

	for (size_t i = 0; i < backtest->cases.len; i++) {
		bool *one = &seen[plan_number(plan,
					      backtest->cases.items[i].item)];

		backtest->items += !*one;
		*one = true;
	}
}

int backtest_read(struct backtest *backtest,
		  const struct backtest_scope *scope, struct err *err)
{
	struct arena scratch = ARENA_INIT;
	int rc = 0;

	*backtest = (struct backtest){ .items = 0 };
	if (scope->ledger->annals.cut)
		return err_set(err, "the history is cut off (shallow clone), "
			       "and a backtest needs all of it: run `git "
			       "fetch --unshallow`");
	list_days(backtest, scope);
	for (size_t i = 0; !rc && i < backtest->days.len; i++) {
		rc = read_day(backtest, scope, backtest->days.items[i],
			      &scratch, err);
		scope->tick(scope->context, i + 1);
		arena_clear(&scratch);
	}
	scope->tick(scope->context, 0);
	arena_release(&scratch);
	if (rc < 0)
		return -1;
	add_scores(backtest, scope);
	count_items(backtest, scope);
	return 0;
}

bool backtest_enough(const struct backtest *backtest)
{
	return backtest->cases.len >= BACKTEST_MIN;
}
