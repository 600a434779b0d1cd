#include "muster/cycle.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#define NONE SIZE_MAX

/* Tarjan's numbers of one node, and where its edges are being followed. */
struct visit {
	size_t index;		/* order of discovery; NONE: not yet */
	size_t low;
	size_t edge;
	size_t part;		/* number of its part; NONE: on the stack */
};

struct search {
	const struct graph *graph;
	struct cycles *cycles;
	struct visit *visits;
	size_t *path, path_len;		/* the nodes being followed */
	size_t *stack, stack_len;	/* Tarjan's own */
	size_t *came_from;		/* for the shortest circle */
	size_t next_index, next_part;
};

void graph_init(struct graph *graph, size_t len, struct arena *arena)
{
	graph->arena = arena;
	graph->len = len;
	graph->nodes = arena_array(arena, len, sizeof(*graph->nodes));
}

void graph_add(struct graph *graph, size_t from, size_t to)
{
	*VEC_PUSH(graph->arena, &graph->nodes[from].to) = to;
}

/* A shortest way from `start` back to itself within its part, by breadth
 * first search; false for a single node without an edge to itself. */
static bool find_way(struct search *search, size_t start, size_t *queue)
{
	size_t part = search->visits[start].part, head = 0, tail = 0;

	queue[tail++] = start;
	while (head < tail) {
		size_t from = queue[head++];
		const struct graph_edges *edges = &search->graph->nodes[from];

		for (size_t i = 0; i < edges->to.len; i++) {
			size_t to = edges->to.items[i];

			if (search->visits[to].part != part ||
			    search->came_from[to] != NONE)
				continue;
			search->came_from[to] = from;
			if (to == start)
				return true;
			queue[tail++] = to;
		}
	}
	return false;
}

static void add_cycle(struct search *search, size_t start)
{
	struct arena *arena = search->graph->arena;
	struct cycle *cycle = VEC_PUSH(arena, &search->cycles->list);
	size_t node = search->came_from[start];

	*VEC_PUSH(arena, &cycle->nodes) = start;
	for (; node != start; node = search->came_from[node])
		*VEC_PUSH(arena, &cycle->nodes) = node;
	for (size_t i = 1, k = cycle->nodes.len - 1; i < k; i++, k--) {
		size_t swap = cycle->nodes.items[i];

		cycle->nodes.items[i] = cycle->nodes.items[k];
		cycle->nodes.items[k] = swap;
	}
}

/* The part whose root is `root` is complete: take it off the stack. The
 * stack's free room behind it serves as the queue. */
static void close_part(struct search *search, size_t root)
{
	size_t smallest = root, node;

	do {
		node = search->stack[--search->stack_len];
		search->visits[node].part = search->next_part;
		smallest = node < smallest ? node : smallest;
	} while (node != root);
	search->next_part++;
	if (find_way(search, smallest, search->stack + search->stack_len))
		add_cycle(search, smallest);
}

static void enter(struct search *search, size_t node)
{
	search->visits[node] = (struct visit){ search->next_index,
					       search->next_index, 0, NONE };
	search->next_index++;
	search->path[search->path_len++] = node;
	search->stack[search->stack_len++] = node;
}

/* Follow the next edge of the path's last node, or leave it. */
static void step(struct search *search)
{
	size_t node = search->path[search->path_len - 1];
	struct visit *visit = &search->visits[node];
	const struct graph_edges *edges = &search->graph->nodes[node];

	if (visit->edge < edges->to.len) {
		size_t to = edges->to.items[visit->edge++];

		if (search->visits[to].index == NONE)
			enter(search, to);
		else if (search->visits[to].part == NONE &&
			 search->visits[to].index < visit->low)
			visit->low = search->visits[to].index;
		return;
	}
	search->path_len--;
	if (search->path_len) {
		struct visit *above = &search->visits[
			search->path[search->path_len - 1]];

		above->low = visit->low < above->low ? visit->low
						     : above->low;
	}
	if (visit->low == visit->index)
		close_part(search, node);
}

static int compare(const void *a, const void *b)
{
	const struct cycle *left = a, *right = b;
	size_t x = left->nodes.items[0], y = right->nodes.items[0];

	return (x > y) - (x < y);
}

static size_t *numbers(const struct graph *graph)
{
	size_t *items = arena_array(graph->arena, graph->len + 1,
				    sizeof(*items));

	for (size_t i = 0; i <= graph->len; i++)
		items[i] = NONE;
	return items;
}

void cycles_find(const struct graph *graph, struct cycles *cycles)
{
	struct search search = { .graph = graph, .cycles = cycles };

	search.visits = arena_array(graph->arena, graph->len,
				    sizeof(*search.visits));
	for (size_t i = 0; i < graph->len; i++)
		search.visits[i].index = NONE;
	search.path = numbers(graph);
	search.stack = numbers(graph);
	search.came_from = numbers(graph);
	for (size_t i = 0; i < graph->len; i++) {
		if (search.visits[i].index == NONE)
			enter(&search, i);
		while (search.path_len)
			step(&search);
	}
	if (cycles->list.len)
		qsort(cycles->list.items, cycles->list.len,
		      sizeof(*cycles->list.items), compare);
}

void cycle_add(struct str *out, const struct cycle *cycle,
	       struct view (*name)(const void *context, size_t node),
	       const void *context)
{
	const size_t *nodes = cycle->nodes.items;
	size_t len = cycle->nodes.len;

	for (size_t i = 0; i < len && i <= CYCLE_SHOWN; i++)
		str_addf(out, VIEW_FMT " > ", VIEW_ARG(name(context,
							    nodes[i])));
	if (len > CYCLE_SHOWN + 1)
		str_addf(out, "... %zu more > ", len - CYCLE_SHOWN - 1);
	str_addv(out, name(context, nodes[0]));
}
