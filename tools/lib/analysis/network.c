#include "muster/network.h"

#include <stddef.h>

void network_init(struct network *network, uint32_t len)
{
	*network = (struct network){ .len = len };
}

void network_link(struct network *network, struct arena *arena,
		  uint32_t item, uint32_t before)
{
	*VEC_PUSH(arena, &network->links) =
		(struct network_link){ item, before };
}

/* The links sorted by one end, by counting: those of i are at[i] to
 * at[i + 1]. */
static uint32_t *sort_links(const struct network *network, bool by_item,
			    struct network_link *links, struct arena *arena)
{
	uint32_t *at = arena_array(arena, (size_t)network->len + 2,
				   sizeof(*at));
	struct network_link *sorted = arena_array(
		arena, network->links.len, sizeof(*sorted));

	for (size_t i = 0; i < network->links.len; i++)
		at[(by_item ? links[i].item : links[i].before) + 2]++;
	for (size_t i = 2; i < (size_t)network->len + 2; i++)
		at[i] += at[i - 1];
	for (size_t i = 0; i < network->links.len; i++)
		sorted[at[(by_item ? links[i].item
				   : links[i].before) + 1]++] = links[i];
	for (size_t i = 0; i < network->links.len; i++)
		links[i] = sorted[i];
	return at;
}

/* Sorted by both ends, each link once. */
static void drop_doubles(struct network *network, struct arena *arena)
{
	struct network_link *links = network->links.items;
	size_t kept = 0;

	sort_links(network, false, links, arena);
	sort_links(network, true, links, arena);
	for (size_t i = 0; i < network->links.len; i++)
		if (!i || links[i].item != links[kept - 1].item ||
		    links[i].before != links[kept - 1].before)
			links[kept++] = links[i];
	network->links.len = kept;
}

static void index_links(struct network *network, struct arena *arena)
{
	size_t count = network->links.len;
	struct network_link *links =
		arena_array(arena, count, sizeof(*links));
	uint32_t *before = arena_array(arena, count, sizeof(*before));
	uint32_t *behind = arena_array(arena, count, sizeof(*behind));

	for (size_t i = 0; i < count; i++)
		links[i] = network->links.items[i];
	network->first_behind = sort_links(network, false, links, arena);
	for (size_t i = 0; i < count; i++)
		behind[i] = links[i].item;
	network->first = sort_links(network, true, links, arena);
	for (size_t i = 0; i < count; i++)
		before[i] = links[i].before;
	network->before = before;
	network->behind = behind;
}

/* Free items, the lowest number on top. */
struct heap {
	uint32_t *items;
	uint32_t len;
};

static void heap_push(struct heap *heap, uint32_t item)
{
	uint32_t i = heap->len++;

	while (i && item < heap->items[(i - 1) / 2]) {
		heap->items[i] = heap->items[(i - 1) / 2];
		i = (i - 1) / 2;
	}
	heap->items[i] = item;
}

static uint32_t heap_pop(struct heap *heap)
{
	uint32_t top = heap->items[0], last = heap->items[--heap->len];
	uint32_t i = 0, child;

	while ((child = 2 * i + 1) < heap->len) {
		child += child + 1 < heap->len &&
			 heap->items[child + 1] < heap->items[child];
		if (last <= heap->items[child])
			break;
		heap->items[i] = heap->items[child];
		i = child;
	}
	heap->items[i] = last;
	return top;
}

static void sort_items(struct network *network, struct arena *arena)
{
	uint32_t *left = arena_array(arena, network->len, sizeof(*left));
	uint32_t *order = arena_array(arena, network->len, sizeof(*order));
	bool *looped = arena_array(arena, network->len, sizeof(*looped));
	struct heap heap = { arena_array(arena, (size_t)network->len + 1,
					 sizeof(*heap.items)), 0 };
	uint32_t len = 0;

	for (uint32_t i = 0; i < network->len; i++) {
		looped[i] = true;
		left[i] = network->first[i + 1] - network->first[i];
		if (!left[i])
			heap_push(&heap, i);
	}
	while (heap.len) {
		uint32_t item = heap_pop(&heap);

		order[len++] = item;
		looped[item] = false;
		for (uint32_t k = network->first_behind[item];
		     k < network->first_behind[item + 1]; k++)
			if (!--left[network->behind[k]])
				heap_push(&heap, network->behind[k]);
	}
	network->ordered = len;
	for (uint32_t i = 0; i < network->len; i++)
		if (looped[i])
			order[len++] = i;
	network->order = order;
	network->looped = looped;
}

void network_order(struct network *network, struct arena *arena)
{
	drop_doubles(network, arena);
	index_links(network, arena);
	sort_items(network, arena);
}

void network_times_init(struct network_times *times,
			const struct network *network, struct arena *arena)
{
	times->early_start = arena_array(arena, network->len, sizeof(int32_t));
	times->early_finish = arena_array(arena, network->len,
					  sizeof(int32_t));
	times->late_start = arena_array(arena, network->len, sizeof(int32_t));
	times->late_finish = arena_array(arena, network->len, sizeof(int32_t));
	times->driver = arena_array(arena, network->len, sizeof(uint32_t));
}

static int32_t clamp(int64_t time)
{
	if (time > NETWORK_TIME_MAX)
		return NETWORK_TIME_MAX;
	return time < -NETWORK_TIME_MAX ? -NETWORK_TIME_MAX : (int32_t)time;
}

/* When all that it waits for is finished, and what of it last; INT32_MIN
 * where that is nothing. */
static int32_t ready(const struct network *network,
		     const struct network_times *times, uint32_t item,
		     uint32_t *last)
{
	int32_t time = INT32_MIN;

	*last = NETWORK_NOBODY;
	for (uint32_t k = network->first[item]; k < network->first[item + 1];
	     k++) {
		uint32_t before = network->before[k];

		if (network->looped[before] ||
		    times->early_finish[before] <= time)
			continue;
		time = times->early_finish[before];
		*last = before;
	}
	return time;
}

void network_forward(const struct network *network,
		     const struct network_item *items,
		     struct network_times *times)
{
	for (uint32_t i = 0; i < network->len; i++) {
		uint32_t item = network->order[i];
		const struct network_item *it = &items[item];
		int32_t start;

		times->driver[item] = NETWORK_NOBODY;
		if (it->fixed) {
			times->early_finish[item] = clamp(it->finish);
			times->early_start[item] =
				clamp((int64_t)it->finish - it->length);
			continue;
		}
		start = ready(network, times, item, &times->driver[item]);
		if (it->not_before > start) {
			start = it->not_before;
			times->driver[item] = NETWORK_NOBODY;
		}
		start = start == INT32_MIN ? 0 : clamp(start);
		times->early_start[item] = start;
		times->early_finish[item] =
			clamp((int64_t)start + it->length);
	}
}

/* What of an item's late start bounds those before it; what is late at no
 * time bounds nobody. */
static void bound(const struct network *network, struct network_times *times,
		  uint32_t item)
{
	for (uint32_t k = network->first[item]; k < network->first[item + 1];
	     k++) {
		int32_t *late = &times->late_finish[network->before[k]];

		if (times->late_start[item] < *late)
			*late = times->late_start[item];
	}
}

void network_backward(const struct network *network,
		      const struct network_item *items, uint32_t end,
		      int32_t finish, struct network_times *times)
{
	for (uint32_t i = 0; i < network->len; i++) {
		bool last = end == NETWORK_NOBODY || end == i;

		times->late_start[i] = NETWORK_TIME_MAX;
		times->late_finish[i] = last && !network->looped[i]
						? clamp(finish)
						: NETWORK_TIME_MAX;
	}
	for (uint32_t i = network->ordered; i-- > 0;) {
		uint32_t item = network->order[i];

		if (times->late_finish[item] == NETWORK_TIME_MAX)
			continue;
		times->late_start[item] = clamp(
			(int64_t)times->late_finish[item] -
			items[item].length);
		if (!items[item].fixed)
			bound(network, times, item);
	}
}
