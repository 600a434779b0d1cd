#include "expect.h"

#include <pthread.h>
#include <stdbool.h>
#include <string.h>

#include "muster/cycle.h"

/* The circles of a graph that is given as pairs of nodes. */
static struct cycles find(struct arena *arena, size_t len, size_t count,
			  const size_t (*edges)[2])
{
	struct cycles cycles = { 0 };
	struct graph graph;

	graph_init(&graph, len, arena);
	for (size_t i = 0; i < count; i++)
		graph_add(&graph, edges[i][0], edges[i][1]);
	cycles_find(&graph, &cycles);
	return cycles;
}

static void expect_cycle(const struct cycle *cycle, size_t len,
			 const size_t *nodes)
{
	assert_int_equal(cycle->nodes.len, len);
	for (size_t i = 0; i < len; i++)
		assert_int_equal(cycle->nodes.items[i], nodes[i]);
}

static void a_graph_without_circles_has_none(void **state)
{
	static const size_t edges[][2] = {
		{ 0, 1 }, { 0, 2 }, { 1, 3 }, { 2, 3 }, { 0, 3 }, { 4, 0 },
		{ 0, 1 },
	};

	assert_int_equal(find(*state, 0, 0, edges).list.len, 0);
	assert_int_equal(find(*state, 3, 0, edges).list.len, 0);
	assert_int_equal(find(*state, 5, 7, edges).list.len, 0);
}

static void a_loop_is_a_circle_of_one(void **state)
{
	static const size_t edges[][2] = { { 1, 1 }, { 0, 1 }, { 1, 2 } };
	struct cycles cycles = find(*state, 3, 3, edges);

	assert_int_equal(cycles.list.len, 1);
	expect_cycle(&cycles.list.items[0], 1, (size_t[]){ 1 });
}

static void a_circle_begins_at_its_smallest_node(void **state)
{
	static const size_t edges[][2] = { { 3, 1 }, { 1, 4 }, { 4, 2 },
					   { 2, 3 }, { 0, 3 } };
	struct cycles cycles = find(*state, 5, 5, edges);

	assert_int_equal(cycles.list.len, 1);
	expect_cycle(&cycles.list.items[0], 4, (size_t[]){ 1, 4, 2, 3 });
}

static void of_a_knot_the_shortest_circle_is_given(void **state)
{
	static const size_t edges[][2] = { { 0, 1 }, { 1, 2 }, { 2, 3 },
					   { 3, 0 }, { 1, 0 }, { 2, 0 } };
	struct cycles cycles = find(*state, 4, 6, edges);

	assert_int_equal(cycles.list.len, 1);
	expect_cycle(&cycles.list.items[0], 2, (size_t[]){ 0, 1 });
}

static void each_knot_is_given_once_in_order(void **state)
{
	static const size_t edges[][2] = { { 5, 4 }, { 4, 5 }, { 1, 0 },
					   { 0, 1 }, { 1, 4 }, { 3, 3 } };
	struct cycles cycles = find(*state, 6, 6, edges);

	assert_int_equal(cycles.list.len, 3);
	expect_cycle(&cycles.list.items[0], 2, (size_t[]){ 0, 1 });
	expect_cycle(&cycles.list.items[1], 1, (size_t[]){ 3 });
	expect_cycle(&cycles.list.items[2], 2, (size_t[]){ 4, 5 });
}

enum { SMALL = 6 };

/* From each node to each other one by way of a third, until nothing new. */
static void close_ways(bool way[SMALL][SMALL])
{
	for (size_t k = 0; k < SMALL; k++)
		for (size_t i = 0; i < SMALL; i++)
			for (size_t j = 0; j < SMALL; j++)
				way[i][j] |= way[i][k] && way[k][j];
}

/* How many knots a graph has, counted the slow way: the nodes that have a
 * way back to themselves and none back to a smaller one. */
static size_t count_knots(bool way[SMALL][SMALL])
{
	size_t count = 0;

	for (size_t i = 0; i < SMALL; i++) {
		bool first = way[i][i];

		for (size_t j = 0; j < i; j++)
			first &= !(way[i][j] && way[j][i]);
		count += first;
	}
	return count;
}

static void expect_circle(const struct cycle *cycle,
			  bool edge[SMALL][SMALL])
{
	for (size_t i = 0; i < cycle->nodes.len; i++) {
		size_t next = (i + 1) % cycle->nodes.len;

		assert_true(edge[cycle->nodes.items[i]]
				[cycle->nodes.items[next]]);
		assert_true(cycle->nodes.items[i] >= cycle->nodes.items[0]);
	}
}

/* A graph of as many edges as `count`, the same for the same seed. */
static void fill(struct graph *graph, bool edge[SMALL][SMALL], size_t count,
		 uint64_t seed)
{
	uint64_t random = seed;

	for (size_t i = 0; i < count; i++) {
		size_t from, to;

		random = random * 6364136223846793005u + 1442695040888963407u;
		from = (random >> 33) % SMALL;
		to = (random >> 50) % SMALL;
		graph_add(graph, from, to);
		edge[from][to] = true;
	}
}

static void every_small_graph_agrees_with_counting(void **state)
{
	for (size_t round = 0; round < 3000; round++) {
		bool edge[SMALL][SMALL] = { { false } }, way[SMALL][SMALL];
		struct cycles cycles = { 0 };
		struct graph graph;

		graph_init(&graph, SMALL, *state);
		fill(&graph, edge, 2 + round % 10, round);
		cycles_find(&graph, &cycles);
		for (size_t i = 0; i < cycles.list.len; i++)
			expect_circle(&cycles.list.items[i], edge);
		memcpy(way, edge, sizeof(way));
		close_ways(way);
		assert_int_equal(cycles.list.len, count_knots(way));
		arena_clear(*state);
	}
}

enum { LONG = 200000 };

/* A chain, a circle through all of it, and many edges besides. */
static void *find_long(void *arena)
{
	struct cycles cycles = { 0 };
	struct graph graph;

	graph_init(&graph, LONG, arena);
	for (size_t i = 0; i + 1 < LONG; i++)
		graph_add(&graph, i, i + 1);
	for (size_t i = 0; i + 10 < LONG; i++)
		graph_add(&graph, i, i + 10);
	cycles_find(&graph, &cycles);
	if (cycles.list.len)
		return NULL;
	graph_add(&graph, LONG - 1, 0);
	cycles_find(&graph, &cycles);
	return cycles.list.len == 1 ? arena : NULL;
}

static void a_long_chain_needs_no_stack(void **state)
{
	pthread_attr_t attributes;
	pthread_t thread;
	void *result;

	assert_int_equal(pthread_attr_init(&attributes), 0);
	assert_int_equal(pthread_attr_setstacksize(&attributes, 256 << 10),
			 0);
	assert_int_equal(pthread_create(&thread, &attributes, find_long,
					*state), 0);
	assert_int_equal(pthread_join(thread, &result), 0);
	assert_ptr_equal(result, *state);
	pthread_attr_destroy(&attributes);
}

static struct view letter(const void *letters, size_t node)
{
	return (struct view){ (const char *)letters + node, 1 };
}

static void a_long_circle_is_not_spelled_out(void **state)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	struct cycle cycle = { .nodes = { .items = NULL } };
	struct str text = STR_INIT;

	for (size_t i = 0; i < 2; i++)
		*VEC_PUSH((struct arena *)*state, &cycle.nodes) = i;
	cycle_add(&text, &cycle, letter, letters);
	expect_str(&text, "A > B > A");
	for (size_t i = 2; i < CYCLE_SHOWN + 1; i++)
		*VEC_PUSH((struct arena *)*state, &cycle.nodes) = i;
	cycle_add(&text, &cycle, letter, letters);
	expect_str(&text, "A > B > C > D > E > F > G > H > I > J > K > L > M "
		   "> A");
	for (size_t i = CYCLE_SHOWN + 1; i < 20; i++)
		*VEC_PUSH((struct arena *)*state, &cycle.nodes) = i;
	cycle_add(&text, &cycle, letter, letters);
	expect_str(&text, "A > B > C > D > E > F > G > H > I > J > K > L > M "
		   "> ... 7 more > A");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(a_graph_without_circles_has_none),
		ARENA_TEST(a_loop_is_a_circle_of_one),
		ARENA_TEST(a_circle_begins_at_its_smallest_node),
		ARENA_TEST(of_a_knot_the_shortest_circle_is_given),
		ARENA_TEST(each_knot_is_given_once_in_order),
		ARENA_TEST(every_small_graph_agrees_with_counting),
		ARENA_TEST(a_long_chain_needs_no_stack),
		ARENA_TEST(a_long_circle_is_not_spelled_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
