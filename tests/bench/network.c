/*
 * network ITEMS RUNS THREADS: what is behind a forecast, alone: a network of
 * so many items, three times as many links and a three-point estimate each,
 * run so many times. Prints the nanoseconds per item and run and a sum that
 * is the same for any number of threads.
 *
 * A tenth of the items are milestones, whose finishes are counted.
 */
#include <stdio.h>
#include <time.h>

#include "muster/simulation.h"
#include "muster/text.h"

#define LINKS 3
#define NEAR 300	/* an item waits for some of the last so many */

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void link_items(struct network *network, struct arena *arena)
{
	uint64_t word = 1;

	for (uint32_t i = 1; i < network->len; i++)
		for (int k = 0; k < LINKS; k++) {
			word = word * 6364136223846793005 + 1442695040888963407;
			network_link(network, arena, i, i - 1 - (uint32_t)(
				     (word >> 33) % (i < NEAR ? i : NEAR)));
		}
	network_order(network, arena);
}

static void estimate(struct simulation_item *item, uint32_t number,
		     struct distributions *betas)
{
	int32_t best = 1 + (int32_t)(number % 7);
	int32_t likely = best + 1 + (int32_t)(number % 3);
	int32_t worst = likely + (int32_t)(number % 11);

	*item = (struct simulation_item){
		.kind = SIMULATION_WORK,
		.distribution = distribution_beta(betas, best, likely, worst),
		.least = best * SIMULATION_DAY,
		.range = (worst - best) * SIMULATION_DAY
	};
}

static uint64_t sum_of(const struct simulation *simulation, uint32_t items)
{
	uint64_t sum = 0;

	for (uint32_t i = 0; i < simulation->runs; i++)
		sum += (uint64_t)simulation->ends[i] * (i + 1);
	for (uint32_t i = 0; i < items; i++)
		sum += (uint64_t)(simulation->critical[i] +
				  (uint32_t)simulation->sensitivity[i]) * i;
	return sum;
}

static uint32_t number(const char *text)
{
	int64_t number = 0;

	view_number(view_of(text), &number);
	return (uint32_t)number;
}

static void run(const struct simulation_scope *scope, struct arena *arena)
{
	uint32_t len = scope->network->len;
	struct simulation simulation;
	double start = seconds();

	simulation_run(&simulation, scope, arena);
	printf("%.2f ns, sum %llx\n",
	       (seconds() - start) * 1e9 / len / scope->runs,
	       (unsigned long long)sum_of(&simulation, len));
}

int main(int argc, char **argv)
{
	struct arena arena = ARENA_INIT;
	uint32_t len = argc > 3 ? number(argv[1]) : 0;
	struct simulation_item *items = arena_array(&arena, len,
						    sizeof(*items));
	bool *watched = arena_array(&arena, len, sizeof(*watched));
	struct network network;
	struct simulation_scope scope = { .network = &network,
					  .items = items, .end = len - 1,
					  .watched = watched, .seed = 1 };
	struct distributions betas;

	if (!len)
		return 2;
	distributions_init(&betas, &arena);
	network_init(&network, len);
	link_items(&network, &arena);
	for (uint32_t i = 0; i < len; i++) {
		estimate(&items[i], i, &betas);
		watched[i] = i % 10 == 9;
	}
	scope.runs = number(argv[2]);
	scope.threads = number(argv[3]);
	run(&scope, &arena);
	arena_release(&arena);
	return 0;
}
