#include "muster/plan.h"

#include "plan_item.h"

static bool is_left_out(const struct plan_changes *changes, struct view id)
{
	for (size_t i = 0; changes && i < changes->list.len; i++)
		if (changes->list.items[i].supposed == PLAN_WITHOUT &&
		    view_equal(changes->list.items[i].id, id))
			return true;
	return false;
}

/* An id that is there twice is its first record's. */
static void collect(struct plan *plan, const struct plan_changes *changes)
{
	const struct program *program = plan->program;

	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (!plan_item_is(record) || is_left_out(changes, record->id) ||
		    program_find(program, record->id) != record)
			continue;
		plan_item_read(VEC_PUSH(plan->arena, &plan->items), record,
			       plan);
	}
	for (size_t i = 0; i < plan->items.len; i++)
		map_put(plan->arena, &plan->by_id,
			plan->items.items[i].record->id,
			&plan->items.items[i]);
}

static const struct value *value_at(const struct value *value, size_t i)
{
	if (value && value->type == VALUE_TEXT)
		return i ? NULL : value;
	if (!value || value->type != VALUE_LIST || i >= value->len)
		return NULL;
	return value->entries[i].value;
}

/* What the item at `number` waits for, and the milestone that waits for
 * it. */
static void link_item(struct plan *plan, uint32_t number)
{
	struct plan_item *item = &plan->items.items[number];
	const struct value *value = value_get(item->record->document->front,
					      VIEW("depends_on")), *one;
	const struct plan_item *other = plan_find(
		plan, record_text(item->record, VIEW("milestone")));

	for (size_t i = 0; (one = value_at(value, i)); i++) {
		struct view id = value_string(one);
		const struct plan_item *before = plan_find(plan, id);

		if (before)
			network_link(&plan->network, plan->arena, number,
				     plan_number(plan, before));
		else if (id.len)
			*VEC_PUSH(plan->arena, &item->others.list) = id;
	}
	if (!item->milestone && other && other->milestone)
		network_link(&plan->network, plan->arena,
			     plan_number(plan, other), number);
}

static void link_items(struct plan *plan)
{
	uint32_t len = (uint32_t)plan->items.len;

	network_init(&plan->network, len);
	for (uint32_t i = 0; i < len; i++)
		link_item(plan, i);
	network_order(&plan->network, plan->arena);
}

static void find_cycles(struct plan *plan)
{
	const struct network *network = &plan->network;
	struct graph graph;

	if (network->ordered == network->len)
		return;
	graph_init(&graph, network->len, plan->arena);
	for (size_t i = 0; i < network->links.len; i++)
		graph_add(&graph, network->links.items[i].item,
			  network->links.items[i].before);
	cycles_find(&graph, &plan->cycles);
}

static void find_target(struct plan *plan)
{
	const struct record *charter = program_charter(plan->program);

	plan->has_target = charter && record_date(charter, VIEW("target"),
						  &plan->target);
}

static void forward(struct plan *plan, const struct plan_changes *changes)
{
	const struct network *network = &plan->network;

	plan->inputs = arena_array(plan->arena, network->len,
				   sizeof(*plan->inputs));
	for (uint32_t i = 0; i < network->len; i++)
		plan_item_input(&plan->items.items[i],
				network->first[i] < network->first[i + 1],
				plan, &plan->inputs[i]);
	for (size_t i = 0; changes && i < changes->list.len; i++) {
		const struct plan_change *change = &changes->list.items[i];
		const struct plan_item *item = plan_find(plan, change->id);
		uint32_t number = item ? plan_number(plan, item) : 0;

		if (item)
			plan_item_suppose(&plan->items.items[number], change,
					  plan, &plan->inputs[number]);
	}
	network_times_init(&plan->times, network, plan->arena);
	network_forward(network, plan->inputs, &plan->times);
}

static bool is_waited_for(const struct network *network, uint32_t item)
{
	for (uint32_t k = network->first_behind[item];
	     k < network->first_behind[item + 1]; k++)
		if (!network->looped[network->behind[k]])
			return true;
	return false;
}

/* Is item a, as an end, rather the program's than b? */
static bool is_further(const struct plan *plan, uint32_t a, uint32_t b)
{
	const struct plan_item *left = &plan->items.items[a];
	const struct plan_item *right = &plan->items.items[b];

	if (left->done != right->done)
		return right->done;
	if (left->milestone != right->milestone)
		return left->milestone;
	return plan->times.early_finish[a] > plan->times.early_finish[b];
}

static void choose_end(struct plan *plan, struct view id)
{
	const struct plan_item *given = plan_find(plan, id);

	plan->end = NETWORK_NOBODY;
	if (given) {
		plan->end = plan_number(plan, given);
		return;
	}
	for (uint32_t i = 0; i < plan->network.len; i++)
		if (!plan->network.looped[i] &&
		    !is_waited_for(&plan->network, i) &&
		    (plan->end == NETWORK_NOBODY ||
		     is_further(plan, i, plan->end)))
			plan->end = i;
}

static void backward(struct plan *plan)
{
	int32_t finish = plan->end == NETWORK_NOBODY
				 ? 0 : plan->times.early_finish[plan->end];

	network_backward(&plan->network, plan->inputs, plan->end, finish,
			 &plan->times);
	for (uint32_t i = 0; i < plan->network.len; i++)
		plan_item_compute(plan, i);
}

static void chain_by(const struct plan *plan, const uint32_t *drivers,
		     uint32_t item, struct plan_chain *chain)
{
	*chain = (struct plan_chain){ 0 };
	for (; item != NETWORK_NOBODY; item = drivers[item]) {
		*VEC_PUSH(plan->arena, &chain->items) = item;
		chain->length += plan->items.items[item].length;
	}
	for (size_t i = 0, k = chain->items.len; i + 1 < k--; i++) {
		uint32_t swap = chain->items.items[i];

		chain->items.items[i] = chain->items.items[k];
		chain->items.items[k] = swap;
	}
}

/* By lengths alone: nothing is done, nothing waits for a day. */
static void find_planned(struct plan *plan)
{
	uint32_t len = plan->network.len;
	struct network_item *inputs = arena_array(plan->arena, len,
						  sizeof(*inputs));
	struct network_times times;

	for (uint32_t i = 0; i < len; i++)
		inputs[i] = (struct network_item){
			.length = plan->items.items[i].length,
			.not_before = INT32_MIN
		};
	network_times_init(&times, &plan->network, plan->arena);
	network_forward(&plan->network, inputs, &times);
	chain_by(plan, times.driver, plan->end, &plan->planned);
}

void plan_suppose(struct plan *plan, const struct program *program,
		  struct view end, int32_t today,
		  const struct plan_changes *changes, struct arena *arena)
{
	*plan = (struct plan){ .arena = arena, .program = program,
			       .today = today };
	workdays_init(&plan->workdays, &program->policy.calendar, arena);
	plan->origin = workdays_day(&plan->workdays,
				    workdays_number(&plan->workdays, today));
	collect(plan, changes);
	link_items(plan);
	find_cycles(plan);
	find_target(plan);
	forward(plan, changes);
	choose_end(plan, end);
	backward(plan);
	chain_by(plan, plan->times.driver, plan->end, &plan->critical);
	find_planned(plan);
}

void plan_read(struct plan *plan, const struct program *program,
	       struct view end, int32_t today, struct arena *arena)
{
	plan_suppose(plan, program, end, today, NULL, arena);
}

const struct plan_item *plan_find(const struct plan *plan, struct view id)
{
	return id.len ? map_get(&plan->by_id, id) : NULL;
}

uint32_t plan_number(const struct plan *plan, const struct plan_item *item)
{
	return (uint32_t)(item - plan->items.items);
}

void plan_chain(const struct plan *plan, uint32_t item,
		struct plan_chain *chain)
{
	chain_by(plan, plan->times.driver, item, chain);
}
