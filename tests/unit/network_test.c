#include "expect.h"

#include <string.h>

#include "muster/network.h"

#define ORACLE_MAX 24
#define NEVER INT32_MIN

/* A generator of our own: the same networks on every machine. */
static uint32_t next_random(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

/* The same answers by another way: a matrix, and relaxation until nothing
 * moves. */
struct oracle {
	uint32_t len;
	bool waits[ORACLE_MAX][ORACLE_MAX];	/* [item][before] */
	struct network_item items[ORACLE_MAX];
	int32_t early[ORACLE_MAX], late[ORACLE_MAX];	/* finishes */
};

static int32_t oracle_finish(const struct oracle *oracle, uint32_t item)
{
	const struct network_item *it = &oracle->items[item];
	int32_t start = it->not_before;

	if (it->fixed)
		return it->finish;
	for (uint32_t k = 0; k < oracle->len; k++)
		if (oracle->waits[item][k] && oracle->early[k] > start)
			start = oracle->early[k];
	return (start == NEVER ? 0 : start) + it->length;
}

static void oracle_early(struct oracle *oracle)
{
	bool moved = true;

	for (uint32_t i = 0; i < oracle->len; i++)
		oracle->early[i] = NEVER;
	while (moved) {
		moved = false;
		for (uint32_t i = 0; i < oracle->len; i++) {
			int32_t finish = oracle_finish(oracle, i);

			moved = moved || finish != oracle->early[i];
			oracle->early[i] = finish;
		}
	}
}

/* The longest way from behind `item` to the end of `end`, so that the item
 * is late by so much before it; NEVER where there is none. */
static void oracle_late(struct oracle *oracle, uint32_t end, int32_t finish)
{
	int32_t longest[ORACLE_MAX];
	bool moved = true;

	for (uint32_t i = 0; i < oracle->len; i++)
		longest[i] = end == NETWORK_NOBODY || end == i ? 0 : NEVER;
	while (moved) {
		moved = false;
		for (uint32_t i = 0; i < oracle->len; i++)
			for (uint32_t k = 0; k < oracle->len; k++) {
				if (!oracle->waits[i][k] ||
				    oracle->items[i].fixed ||
				    longest[i] == NEVER ||
				    longest[i] + oracle->items[i].length <=
					    longest[k])
					continue;
				longest[k] = longest[i] +
					     oracle->items[i].length;
				moved = true;
			}
	}
	for (uint32_t i = 0; i < oracle->len; i++)
		oracle->late[i] = longest[i] == NEVER ? NETWORK_TIME_MAX
						      : finish - longest[i];
}

/* Items in a random order, so that numbers say nothing of who waits. */
static void draw(struct oracle *oracle, uint32_t *seed)
{
	uint32_t place[ORACLE_MAX];

	memset(oracle, 0, sizeof(*oracle));
	oracle->len = 1 + next_random(seed, ORACLE_MAX);
	for (uint32_t i = 0; i < oracle->len; i++) {
		uint32_t k = next_random(seed, i + 1);

		place[i] = place[k];
		place[k] = i;
		oracle->items[i] = (struct network_item){
			.length = (int32_t)next_random(seed, 12),
			.not_before = next_random(seed, 3)
					      ? NEVER
					      : (int32_t)next_random(seed, 30),
			.fixed = !next_random(seed, 9),
			.finish = (int32_t)next_random(seed, 20) - 15
		};
	}
	for (uint32_t i = 0; i < oracle->len; i++)
		for (uint32_t k = 0; k < i; k++)
			oracle->waits[place[i]][place[k]] =
				!next_random(seed, 4);
}

static void build(struct network *network, const struct oracle *oracle,
		  struct arena *arena)
{
	network_init(network, oracle->len);
	for (uint32_t i = 0; i < oracle->len; i++)
		for (uint32_t k = 0; k < oracle->len; k++)
			for (int twice = 0; twice < 2; twice++)
				if (oracle->waits[i][k])
					network_link(network, arena, i, k);
	network_order(network, arena);
}

static void expect_times(const struct oracle *oracle,
			 const struct network_times *times)
{
	for (uint32_t i = 0; i < oracle->len; i++) {
		int32_t length = oracle->items[i].length;

		assert_int_equal(times->early_finish[i], oracle->early[i]);
		assert_int_equal(times->early_start[i],
				 oracle->early[i] - length);
		assert_int_equal(times->late_finish[i], oracle->late[i]);
		if (oracle->late[i] < NETWORK_TIME_MAX)
			assert_int_equal(times->late_start[i],
					 oracle->late[i] - length);
	}
}

/* What an item waits for longest ends when it starts, and nothing later. */
static void expect_drivers(const struct oracle *oracle,
			   const struct network_times *times)
{
	for (uint32_t i = 0; i < oracle->len; i++) {
		uint32_t driver = times->driver[i];

		if (driver != NETWORK_NOBODY) {
			assert_true(oracle->waits[i][driver]);
			assert_int_equal(oracle->early[driver],
					 times->early_start[i]);
		}
		for (uint32_t k = 0; k < oracle->len; k++)
			if (oracle->waits[i][k] && !oracle->items[i].fixed &&
			    oracle->early[k] == times->early_start[i])
				assert_true(driver <= k);
	}
}

static void a_thousand_networks_are_as_another_way_has_them(void **state)
{
	struct arena *arena = *state;
	uint32_t seed = 20260424;

	for (unsigned round = 0; round < expect_rounds(1000); round++) {
		struct oracle oracle;
		struct network network;
		struct network_times times;
		uint32_t end;

		draw(&oracle, &seed);
		build(&network, &oracle, arena);
		assert_int_equal(network.ordered, oracle.len);
		end = next_random(&seed, oracle.len + 1);
		end = end == oracle.len ? NETWORK_NOBODY : end;
		oracle_early(&oracle);
		oracle_late(&oracle, end, 40);
		network_times_init(&times, &network, arena);
		network_forward(&network, oracle.items, &times);
		network_backward(&network, oracle.items, end, 40, &times);
		expect_times(&oracle, &times);
		expect_drivers(&oracle, &times);
		arena_clear(arena);
	}
}

static void the_order_is_by_number_among_those_that_are_free(void **state)
{
	static const uint32_t order[] = { 1, 3, 0, 4, 2 };
	struct network network;

	network_init(&network, 5);
	network_link(&network, *state, 0, 3);
	network_link(&network, *state, 2, 0);
	network_link(&network, *state, 2, 4);
	network_link(&network, *state, 4, 1);
	network_link(&network, *state, 4, 3);
	network_order(&network, *state);
	assert_memory_equal(network.order, order, sizeof(order));
}

static void links_are_kept_once_and_sorted(void **state)
{
	struct network network;

	network_init(&network, 3);
	network_link(&network, *state, 2, 1);
	network_link(&network, *state, 2, 0);
	network_link(&network, *state, 2, 1);
	network_order(&network, *state);
	assert_int_equal(network.links.len, 2);
	assert_int_equal(network.first[3] - network.first[2], 2);
	assert_int_equal(network.before[0], 0);
	assert_int_equal(network.before[1], 1);
	assert_int_equal(network.behind[network.first_behind[1]], 2);
}

/* 0 waits for itself, 1 for 0; 2 and 3 for each other; 4 for 3 and 5. */
static void cycles_and_what_is_behind_come_last(void **state)
{
	struct network_item items[6] = { 0 };
	struct network network;
	struct network_times times;

	network_init(&network, 6);
	network_link(&network, *state, 0, 0);
	network_link(&network, *state, 1, 0);
	network_link(&network, *state, 2, 3);
	network_link(&network, *state, 3, 2);
	network_link(&network, *state, 4, 3);
	network_link(&network, *state, 4, 5);
	network_order(&network, *state);
	assert_int_equal(network.ordered, 1);
	assert_int_equal(network.order[0], 5);
	assert_true(network.looped[1] && network.looped[4]);
	items[5].length = 7;
	network_times_init(&times, &network, *state);
	network_forward(&network, items, &times);
	network_backward(&network, items, NETWORK_NOBODY, 9, &times);
	assert_int_equal(times.early_start[4], 7);
	assert_int_equal(times.early_start[1], 0);
	assert_int_equal(times.late_finish[4], NETWORK_TIME_MAX);
	assert_int_equal(times.late_finish[5], 9);
}

static void a_chain_of_great_lengths_stays_at_the_top(void **state)
{
	enum { LEN = 20000 };
	struct network_item *items = arena_array(*state, LEN, sizeof(*items));
	struct network network;
	struct network_times times;

	network_init(&network, LEN);
	for (uint32_t i = 0; i < LEN; i++) {
		items[i].length = NETWORK_TIME_MAX;
		if (i)
			network_link(&network, *state, i, i - 1);
	}
	network_order(&network, *state);
	network_times_init(&times, &network, *state);
	network_forward(&network, items, &times);
	network_backward(&network, items, LEN - 1, 0, &times);
	assert_int_equal(times.early_finish[LEN - 1], NETWORK_TIME_MAX);
	assert_int_equal(times.late_start[0], -NETWORK_TIME_MAX);
}

static void an_empty_network_has_no_times(void **state)
{
	struct network network;
	struct network_times times;

	network_init(&network, 0);
	network_order(&network, *state);
	network_times_init(&times, &network, *state);
	network_forward(&network, NULL, &times);
	network_backward(&network, NULL, NETWORK_NOBODY, 0, &times);
	assert_int_equal(network.ordered, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(a_thousand_networks_are_as_another_way_has_them),
		ARENA_TEST(the_order_is_by_number_among_those_that_are_free),
		ARENA_TEST(links_are_kept_once_and_sorted),
		ARENA_TEST(cycles_and_what_is_behind_come_last),
		ARENA_TEST(a_chain_of_great_lengths_stays_at_the_top),
		ARENA_TEST(an_empty_network_has_no_times),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
