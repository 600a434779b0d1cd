#include "muster/forecast.h"

/* What all items are set up from. */
struct setting {
	const struct plan *plan;
	struct distributions betas;
	const struct slips *slips;
	const struct distribution *overrun, *slip;	/* NULL: too few */
};

static int32_t ticks(int64_t value)
{
	if (value > SIMULATION_TIME_MAX)
		return SIMULATION_TIME_MAX;
	if (value < -SIMULATION_TIME_MAX)
		return -SIMULATION_TIME_MAX;
	return (int32_t)value;
}

static int32_t ticks_of(int64_t days)
{
	return ticks(days * SIMULATION_DAY);
}

/* What lies from `least` to `most`, workdays times `times` over `parts`. */
static void set_range(struct simulation_item *to, int64_t least, int64_t most,
		      int64_t times, int64_t parts)
{
	to->least = ticks(least * SIMULATION_DAY * times / parts);
	to->range = ticks(most * SIMULATION_DAY * times / parts) - to->least;
}

/* A due date as the time when that day is over. */
static int32_t due_time(const struct plan *plan, const struct plan_item *item)
{
	return plan_time(plan, (item->source == PLAN_HELD ? item->hold
							  : item->due) + 1);
}

static enum forecast_basis set_date(struct setting *setting,
				    const struct plan_item *item,
				    struct simulation_item *to)
{
	const struct slips *slips = setting->slips;
	int32_t due = due_time(setting->plan, item);

	to->kind = SIMULATION_DATE;
	if (item->source == PLAN_HELD)
		to->not_before = 0;
	to->least = ticks_of(due);
	if (!setting->slip)
		return FORECAST_FIXED;
	to->distribution = setting->slip;
	set_range(to, (int64_t)due + slips->slips.items[0],
		  (int64_t)due + slips->slips.items[slips->slips.len - 1], 1,
		  1);
	return FORECAST_SLIP;
}

static bool has_shape(const struct plan_item *item)
{
	return item->has_estimate && item->best <= item->likely &&
	       item->likely <= item->worst && item->worst;
}

static enum forecast_basis set_work(struct setting *setting,
				    const struct plan_item *item,
				    struct simulation_item *to)
{
	const struct slips *slips = setting->slips;

	if (has_shape(item)) {
		to->distribution = distribution_beta(&setting->betas,
						     item->best, item->likely,
						     item->worst);
		set_range(to, item->best, item->worst, item->left,
			  item->length);
		return FORECAST_BETA;
	}
	to->least = ticks_of(item->left);
	if (!setting->overrun)
		return FORECAST_FIXED;
	to->distribution = setting->overrun;
	set_range(to, slips->overruns.items[0],
		  slips->overruns.items[slips->overruns.len - 1], item->left,
		  SLIPS_RATIO);
	return FORECAST_OVERRUN;
}

static enum forecast_basis set_item(struct setting *setting, uint32_t number,
				    struct simulation_item *to)
{
	const struct plan_item *item = &setting->plan->items.items[number];
	const struct network_item *input = &setting->plan->inputs[number];

	*to = (struct simulation_item){
		.kind = SIMULATION_WORK,
		.not_before = ticks_of(input->not_before)
	};
	if (input->fixed) {
		to->kind = SIMULATION_ENDED;
		to->least = ticks_of(input->finish);
		return FORECAST_DONE;
	}
	if (item->length)
		return set_work(setting, item, to);
	return item->has_due ? set_date(setting, item, to) : FORECAST_JOIN;
}

/* FNV-1a, never 0. */
static uint64_t stream_of(const struct plan_item *item)
{
	struct view id = item->record->id;
	uint64_t hash = 0xcbf29ce484222325;

	for (size_t i = 0; i < id.len; i++)
		hash = (hash ^ (unsigned char)id.ptr[i]) * 0x100000001b3;
	return hash ? hash : 1;
}

/* --- results */

static uint32_t permille(uint64_t count, uint32_t runs)
{
	return (uint32_t)((count * 1000 + runs / 2) / runs);
}

/* The share of the runs in which an item keeps a day. What is not done by
 * now has not kept one that is over. */
static uint32_t keeps(const struct forecast *forecast, uint32_t number,
		      int32_t day, const struct simulation *simulation)
{
	const struct plan *plan = forecast->plan;

	if (!plan->inputs[number].fixed && day < plan->today)
		return 0;
	return permille(simulation_within(&simulation->histograms[number],
					  plan_time(plan, day + 1)),
			simulation->runs);
}

/* The day on which so many workdays are over. A due date that is a free day
 * is kept on that day. */
static int32_t day_of(const struct plan *plan, uint32_t number, int32_t time)
{
	const struct plan_item *item = &plan->items.items[number];
	int32_t day = plan_finish_day(plan, time);

	if (plan->inputs[number].fixed)
		return item->has_finish ? item->finish : day;
	if (!item->length && item->has_due &&
	    time == due_time(plan, item) && item->due > day)
		day = item->due;
	return day > plan->today ? day : plan->today;
}

static void take(struct forecast *forecast, uint32_t number,
		 const struct simulation *simulation)
{
	static const uint32_t shares[FORECAST_PERCENTILES] = { 500, 800,
							       950 };
	const struct plan_item *from = &forecast->plan->items.items[number];
	struct forecast_item *item = &forecast->items.items[number];
	const struct simulation_histogram *histogram =
		&simulation->histograms[number];

	item->has_due = from->has_due;
	item->known = histogram->len;
	item->varies = histogram->len > 1;
	item->criticality = permille(simulation->critical[number],
				     simulation->runs);
	item->sensitivity = simulation->sensitivity[number];
	if (!item->known)
		return;
	for (int i = 0; i < FORECAST_PERCENTILES; i++)
		item->days[i] = day_of(forecast->plan, number,
				       simulation_percentile(histogram,
							     shares[i]));
	if (item->has_due)
		item->on_time = keeps(forecast, number, from->due,
				      simulation);
}

static void run(struct forecast *forecast,
		const struct forecast_options *options,
		const struct simulation_item *items, struct arena *arena)
{
	const struct plan *plan = forecast->plan;
	bool *watched = arena_array(arena, plan->items.len, sizeof(*watched));
	const struct simulation_scope scope = {
		.network = &plan->network, .items = items, .end = plan->end,
		.watched = watched, .runs = forecast->runs,
		.seed = forecast->seed, .threads = options->threads
	};
	struct simulation simulation;

	for (uint32_t i = 0; i < plan->items.len; i++)
		watched[i] = i == plan->end ||
			     plan->items.items[i].milestone ||
			     plan->items.len <= FORECAST_WATCHED;
	simulation_run(&simulation, &scope, arena);
	for (uint32_t i = 0; i < plan->items.len; i++)
		take(forecast, i, &simulation);
	forecast->has_target = plan->has_target && !options->own_date;
	if (forecast->has_target)
		forecast->on_target = keeps(forecast, plan->end, plan->target,
					    &simulation);
}

static const struct distribution *history(const int32_t *samples, size_t len,
					  struct arena *arena)
{
	return len < SLIPS_MIN ? NULL
			       : distribution_samples(samples, len, arena);
}

void forecast_read(struct forecast *forecast, const struct plan *plan,
		   const struct slips *slips,
		   const struct forecast_options *options,
		   struct arena *arena)
{
	struct setting setting = { .plan = plan, .slips = slips };
	struct simulation_item *items = arena_array(arena, plan->items.len,
						    sizeof(*items));

	*forecast = (struct forecast){ .plan = plan, .slips = slips,
				       .seed = options->seed };
	distributions_init(&setting.betas, arena);
	setting.overrun = history(slips->overruns.items, slips->overruns.len,
				  arena);
	setting.slip = history(slips->slips.items, slips->slips.len, arena);
	for (uint32_t i = 0; i < plan->items.len; i++) {
		VEC_PUSH(arena, &forecast->items)->basis =
			set_item(&setting, i, &items[i]);
		items[i].stream = stream_of(&plan->items.items[i]);
	}
	if (plan->end == NETWORK_NOBODY ||
	    plan->items.items[plan->end].looped)
		return;
	forecast->runs = options->runs ? options->runs : FORECAST_RUNS;
	run(forecast, options, items, arena);
}

bool forecast_has_odds(const struct forecast *forecast, uint32_t item,
		       int32_t day)
{
	return forecast->items.items[item].varies ||
	       forecast->items.items[item].basis == FORECAST_DONE ||
	       day < forecast->plan->today;
}
