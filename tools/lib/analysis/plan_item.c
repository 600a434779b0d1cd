#include "plan_item.h"

bool plan_item_is(const struct record *record)
{
	return record->kind && record->id.len &&
	       record->class != STATUS_DROPPED &&
	       (view_is(record->kind->name, "milestone") ||
		view_is(record->kind->name, "deliverable"));
}

static bool read_length(const struct plan *plan, const struct record *record,
			const char *field, int32_t *length)
{
	struct duration duration;

	if (!duration_parse(record_text(record, view_of(field)), &duration))
		return false;
	*length = workdays_length(&plan->workdays, duration);
	return true;
}

/* The workdays from its start to its due date, both worked on. */
static int32_t span_of(const struct plan_item *item, const struct plan *plan)
{
	return item->has_start && item->has_due && item->due >= item->start
		       ? plan_time(plan, item->due + 1) -
				 plan_time(plan, item->start)
		       : 0;
}

static void measure(struct plan_item *item, const struct plan *plan)
{
	const struct record *record = item->record;

	item->has_estimate =
		read_length(plan, record, "estimate.best", &item->best) &&
		read_length(plan, record, "estimate.likely", &item->likely) &&
		read_length(plan, record, "estimate.worst", &item->worst);
	if (item->milestone)
		return;
	if (read_length(plan, record, "duration", &item->length)) {
		item->source = PLAN_DURATION;
	} else if (item->has_estimate) {
		item->source = PLAN_ESTIMATE;
		item->length = (item->best + 4 * item->likely + item->worst +
				5) / 6;
	} else {
		item->length = span_of(item, plan);
		item->source = item->length ? PLAN_DATES : PLAN_NO_LENGTH;
	}
}

/* Whole percent of it that are done; false where it says nothing. */
static bool read_progress(const struct record *record, int64_t *percent)
{
	struct view text = record_text(record, VIEW("progress"));

	if (!type_accepts(TYPE_PERCENT, text))
		return false;
	if (view_ends(text, "%"))
		text.len--;
	text = view_trim(view_slice(text, 0, view_find(text, 0, '.')));
	return view_number(text, percent) && *percent <= 100;
}

static int32_t left_of(const struct plan_item *item, const struct plan *plan)
{
	int64_t left = item->length, percent;

	if (item->done || !left)
		return 0;
	if (!item->begun)
		return item->length;
	if (read_progress(item->record, &percent))
		left = (left * (100 - percent) + 99) / 100;
	else if (item->has_start && item->start < plan->today)
		left += plan_time(plan, item->start);
	return left < 1 ? 1 : (int32_t)left;
}

void plan_item_read(struct plan_item *item, const struct record *record,
		    const struct plan *plan)
{
	const struct kind *kind = record->kind;

	item->record = record;
	item->milestone = view_is(kind->name, "milestone");
	item->done = record->class == STATUS_DONE;
	item->begun = record->class == STATUS_ACTIVE;
	item->has_due = record_date(record, kind->due, &item->due);
	item->has_start = record_date(record, kind->start, &item->start);
	item->has_baseline = record_date(record, VIEW("baseline"),
					 &item->baseline);
	item->has_finish = item->done &&
			   record_date(record, kind->done, &item->finish) &&
			   item->finish <= plan->today;
	measure(item, plan);
	item->left = left_of(item, plan);
}

void plan_item_input(struct plan_item *item, bool waits,
		     const struct plan *plan, struct network_item *input)
{
	*input = (struct network_item){ .length = item->left,
					.not_before = 0 };
	if (item->done) {
		input->fixed = true;
		input->length = item->length;
		input->finish = item->has_finish
					? plan_time(plan, item->finish + 1)
					: 0;
		return;
	}
	if (item->has_start && !item->begun)
		input->not_before = plan_time(plan, item->start);
	if (!waits && !item->length && item->has_due) {
		item->source = PLAN_HELD;
		item->hold = item->due;
		input->not_before = plan_time(plan, item->due + 1);
	}
	if (input->not_before < 0)
		input->not_before = 0;
}

static int32_t latest(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

/* The day that lies so much behind or before another. */
static int32_t later(const struct plan *plan, int32_t day,
		     const struct plan_change *change)
{
	int32_t count = change->by.count;

	if (change->by.unit == DURATION_DAYS || !count)
		return change->sooner ? day - count : day + count;
	return plan_finish_day(plan, change->sooner
			       ? plan_time(plan, day) - count + 1
			       : plan_time(plan, day + 1) + count);
}

static void prolong(struct plan_item *item, const struct plan_change *change,
		    const struct plan *plan, struct network_item *input)
{
	int32_t by = workdays_length(&plan->workdays, change->by);
	int32_t length = input->length + (change->sooner ? -by : by);

	if (length > NETWORK_TIME_MAX)
		length = NETWORK_TIME_MAX;
	input->length = length < 0 ? 0 : length;
	item->left = input->length;
}

/* A new end for what has one of its own. */
static void move_end(struct plan_item *item, int32_t day,
		     const struct plan *plan, struct network_item *input)
{
	input->fixed = true;
	input->finish = plan_time(plan, day + 1);
	item->has_finish = true;
	item->finish = day;
}

void plan_item_suppose(struct plan_item *item,
		       const struct plan_change *change,
		       const struct plan *plan, struct network_item *input)
{
	if (change->supposed == PLAN_ON) {
		move_end(item, change->day, plan, input);
	} else if (input->fixed) {
		move_end(item, later(plan, item->has_finish ? item->finish
							    : plan->today,
				     change), plan, input);
	} else if (item->source == PLAN_HELD) {
		item->hold = later(plan, latest(item->hold, plan->today),
				   change);
		input->not_before = plan_time(plan, item->hold + 1);
		if (input->not_before < 0)
			input->not_before = 0;
	} else {
		prolong(item, change, plan, input);
	}
}

/* What has no length happens at a moment, which belongs to the day that
 * ends there; when only a day is waited for, to that day. */
static void place_moment(struct plan *plan, struct plan_item *item,
			 const struct network_times *times, uint32_t number)
{
	int32_t day = latest(plan_finish_day(plan,
					     times->early_finish[number]),
			     plan->today);

	if (item->driver == NETWORK_NOBODY) {
		if (item->source == PLAN_HELD)
			day = latest(day, item->hold);
		else if (item->has_start && !item->begun)
			day = latest(day, item->start);
	}
	item->early_start = item->early_finish = day;
	item->late_start = item->late_finish = latest(
		plan_finish_day(plan, times->late_finish[number]), day);
}

static void place(struct plan *plan, struct plan_item *item,
		  const struct network_times *times, uint32_t number)
{
	bool fixed = plan->inputs[number].fixed;

	item->early_start = plan_start_day(plan, times->early_start[number]);
	item->early_finish = plan_finish_day(plan,
					     times->early_finish[number]);
	item->late_start = plan_start_day(plan, times->late_start[number]);
	item->late_finish = plan_finish_day(plan,
					    times->late_finish[number]);
	if (fixed && item->has_finish)
		item->early_finish = item->finish;
	if (item->has_start && item->start <= item->early_start &&
	    (item->done || item->begun))
		item->early_start = item->start;
	if (fixed && item->early_start > item->early_finish)
		item->early_start = item->early_finish;
}

/* Workdays until its end moves the start of another item. */
static int32_t free_slack_of(const struct plan *plan, uint32_t number)
{
	const struct network *network = &plan->network;
	const struct network_times *times = &plan->times;
	int32_t next = plan->end == number ? times->early_finish[number]
					   : NETWORK_TIME_MAX;

	for (uint32_t k = network->first_behind[number];
	     k < network->first_behind[number + 1]; k++) {
		uint32_t item = network->behind[k];

		if (!plan->inputs[item].fixed && !network->looped[item] &&
		    times->early_start[item] < next)
			next = times->early_start[item];
	}
	return next == NETWORK_TIME_MAX ? next
					: next - times->early_finish[number];
}

void plan_item_compute(struct plan *plan, uint32_t number)
{
	const struct network_times *times = &plan->times;
	struct plan_item *item = &plan->items.items[number];

	item->looped = plan->network.looped[number];
	item->driver = times->driver[number];
	if (plan->inputs[number].fixed || plan->inputs[number].length)
		place(plan, item, times, number);
	else
		place_moment(plan, item, times, number);
	item->bound = times->late_finish[number] < NETWORK_TIME_MAX;
	item->slack = item->bound ? times->late_finish[number] -
					    times->early_finish[number]
				  : NETWORK_TIME_MAX;
	item->free_slack = free_slack_of(plan, number);
	item->critical = item->bound && !item->done && !item->slack;
	item->near = item->bound && !item->done && item->slack > 0 &&
		     item->slack <= PLAN_NEAR;
}
