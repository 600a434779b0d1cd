#include "expect.h"

#include <string.h>

#include "muster/simulation.h"

#define RUNS 10000
#define ITEMS_MAX 64

/* A network that grows item by item. */
struct model {
	struct arena *arena;
	struct distributions betas;
	struct network network;
	struct simulation_item items[ITEMS_MAX];
	bool watched[ITEMS_MAX];
	struct simulation_scope scope;
	struct simulation result;
};

static void begin(struct model *model, struct arena *arena, uint32_t len)
{
	*model = (struct model){ .arena = arena };
	distributions_init(&model->betas, arena);
	network_init(&model->network, len);
	for (uint32_t i = 0; i < len; i++)
		model->watched[i] = true;
	model->scope = (struct simulation_scope){
		.network = &model->network, .items = model->items,
		.end = len - 1, .watched = model->watched, .runs = RUNS,
		.seed = 1, .threads = 1
	};
}

static void add_beta(struct model *model, uint32_t item, int32_t best,
		     int32_t likely, int32_t worst)
{
	model->items[item] = (struct simulation_item){
		.kind = SIMULATION_WORK,
		.distribution = distribution_beta(&model->betas, best, likely,
						  worst),
		.least = best * SIMULATION_DAY,
		.range = (worst - best) * SIMULATION_DAY
	};
}

static void add_length(struct model *model, uint32_t item, int32_t days)
{
	model->items[item] = (struct simulation_item){
		.kind = SIMULATION_WORK, .least = days * SIMULATION_DAY
	};
}

static void waits(struct model *model, uint32_t item, uint32_t before)
{
	network_link(&model->network, model->arena, item, before);
}

static void run(struct model *model)
{
	network_order(&model->network, model->arena);
	simulation_run(&model->result, &model->scope, model->arena);
}

static double mean(const struct simulation *simulation)
{
	double sum = 0;

	for (uint32_t i = 0; i < simulation->runs; i++)
		sum += simulation->ends[i];
	return sum / simulation->runs / SIMULATION_DAY;
}

static double variance(const struct simulation *simulation)
{
	double middle = mean(simulation), sum = 0;

	for (uint32_t i = 0; i < simulation->runs; i++) {
		double x = simulation->ends[i];

		x = x / SIMULATION_DAY - middle;
		sum += x * x;
	}
	return sum / simulation->runs;
}

static void expect_near(double got, double want, double by)
{
	if (got < want - by || got > want + by)
		fail_msg("expected %f, give or take %f, found %f", want, by,
			 got);
}

static double square(double x)
{
	return x * x;
}

/* Newton's way, for what lies between 0 and a million. */
static double root(double square)
{
	double root = 1000;

	for (int i = 0; i < 40; i++)
		root = (root + square / root) / 2;
	return root;
}

/* PERT's mean and variance. */
static double beta_mean(double best, double likely, double worst)
{
	return (best + 4 * likely + worst) / 6;
}

static double beta_variance(double best, double likely, double worst)
{
	double m = beta_mean(best, likely, worst);

	return (m - best) * (worst - m) / 7;
}

/* Means and variances of what comes one after the other add up. */
static void a_chain_is_the_sum_of_its_items(void **state)
{
	struct model model;
	double want = 0, spread = 0, sampling;

	begin(&model, *state, 20);
	for (uint32_t i = 0; i < 20; i++) {
		int32_t best = 10 + (int32_t)i, likely = best + 20,
			worst = likely + 3 * (int32_t)i;

		add_beta(&model, i, best, likely, worst);
		want += beta_mean(best, likely, worst);
		spread += beta_variance(best, likely, worst);
		if (i)
			waits(&model, i, i - 1);
	}
	run(&model);
	sampling = root(spread / RUNS);
	expect_near(mean(&model.result), want, 4 * sampling);
	expect_near(variance(&model.result) / spread, 1,
		    4 * root(2.0 / RUNS));
	/* twenty of them are all but normal */
	expect_near(simulation_percentile(&model.result.histograms[19], 500),
		    want, 5 * sampling + 1);
	expect_near(simulation_percentile(&model.result.histograms[19], 950),
		    want + 1.645 * root(spread), 8 * sampling + 1);
	for (uint32_t i = 0; i < 20; i++)
		assert_int_equal(model.result.critical[i], RUNS);
}

/* How much of PERT's beta from 0 to 1 with its peak in the middle lies below
 * x: that of the density 30 x^2 (1 - x)^2. */
static double below(double x)
{
	return x * x * x * (10 - 15 * x + 6 * x * x);
}

/* The later of two is done by a time with the square of one's probability. */
static void a_pair_is_the_later_of_both(void **state)
{
	const struct simulation_histogram *end;
	struct model model;
	double sum = 0;

	begin(&model, *state, 3);
	add_beta(&model, 0, 0, 500, 1000);
	add_beta(&model, 1, 0, 500, 1000);
	add_length(&model, 2, 0);
	waits(&model, 2, 0);
	waits(&model, 2, 1);
	run(&model);
	end = &model.result.histograms[2];
	for (int day = 0; day < 1000; day++)
		sum += 1 - square(below(day / 1000.0));
	expect_near(mean(&model.result), sum, 4 * 160 / root(RUNS));
	for (int day = 100; day < 1000; day += 100)
		expect_near(simulation_within(end, day) / (double)RUNS,
			    square(below(day / 1000.0)), 4 * .5 / root(RUNS));
	/* each of them is the later one as often */
	expect_near(model.result.critical[0], RUNS / 2.0, 2 * root(RUNS));
	expect_near(model.result.critical[1], RUNS / 2.0, 2 * root(RUNS));
	assert_int_equal(model.result.critical[2], RUNS);
	expect_near(model.result.sensitivity[0],
		    model.result.sensitivity[1], 40);
}

/* The correlation of a summand with the sum is the root of its share. */
static void what_varies_most_moves_the_end_most(void **state)
{
	struct model model;

	begin(&model, *state, 4);
	add_beta(&model, 0, 0, 300, 600);
	add_beta(&model, 1, 0, 400, 800);
	add_length(&model, 2, 50);
	add_beta(&model, 3, 0, 1, 2);
	for (uint32_t i = 1; i < 4; i++)
		waits(&model, i, i - 1);
	run(&model);
	expect_near(model.result.sensitivity[0], 600, 40);
	expect_near(model.result.sensitivity[1], 800, 40);
	assert_int_equal(model.result.sensitivity[2], 0);
	expect_near(model.result.sensitivity[3], 2, 40);
}

static void one_item_is_the_end_itself(void **state)
{
	struct model model;

	begin(&model, *state, 1);
	add_beta(&model, 0, 10, 20, 60);
	run(&model);
	assert_int_equal(model.result.sensitivity[0], 1000);
	expect_near(mean(&model.result), 25, 4 * root(107.1 / RUNS));
}

static void without_estimates_every_run_is_the_same(void **state)
{
	const struct simulation_histogram *end;
	struct model model;

	begin(&model, *state, 4);
	add_length(&model, 0, 3);
	add_length(&model, 1, 5);
	add_length(&model, 2, 4);
	add_length(&model, 3, 0);
	model.items[2].not_before = 2 * SIMULATION_DAY;
	waits(&model, 1, 0);
	waits(&model, 3, 1);
	waits(&model, 3, 2);
	run(&model);
	end = &model.result.histograms[3];
	assert_int_equal(end->len, 1);
	assert_int_equal(simulation_percentile(end, 500), 8);
	assert_int_equal(simulation_percentile(end, 950), 8);
	assert_int_equal(simulation_within(end, 7), 0);
	assert_int_equal(simulation_within(end, 8), RUNS);
	assert_int_equal(model.result.critical[1], RUNS);
	assert_int_equal(model.result.critical[2], 0);
}

/* What has ended waits for nothing; a date is there at its time, and not
 * before what it waits for. */
static void ends_and_dates_hold(void **state)
{
	struct model model;

	begin(&model, *state, 4);
	add_length(&model, 0, 10);
	model.items[1] = (struct simulation_item){
		.kind = SIMULATION_ENDED, .least = -3 * SIMULATION_DAY
	};
	model.items[2] = (struct simulation_item){
		.kind = SIMULATION_DATE, .least = 12 * SIMULATION_DAY
	};
	model.items[3] = (struct simulation_item){
		.kind = SIMULATION_DATE, .least = 4 * SIMULATION_DAY
	};
	waits(&model, 1, 0);
	waits(&model, 2, 0);
	waits(&model, 3, 0);
	run(&model);
	assert_int_equal(simulation_percentile(&model.result.histograms[1],
					       500), -3);
	assert_int_equal(simulation_percentile(&model.result.histograms[2],
					       500), 12);
	assert_int_equal(simulation_percentile(&model.result.histograms[3],
					       500), 10);
	assert_int_equal(model.result.critical[0], RUNS);
	model.scope.end = 2;
	run(&model);
	assert_int_equal(model.result.critical[0], 0);
	assert_int_equal(model.result.critical[2], RUNS);
}

static void what_stands_in_a_cycle_is_left_out(void **state)
{
	struct model model;

	begin(&model, *state, 3);
	for (uint32_t i = 0; i < 3; i++)
		add_length(&model, i, 1);
	waits(&model, 0, 1);
	waits(&model, 1, 0);
	run(&model);
	assert_int_equal(model.result.histograms[0].len, 0);
	assert_int_equal(simulation_percentile(&model.result.histograms[2],
					       500), 1);
}

static void times_stay_at_the_most_there_is(void **state)
{
	struct model model;

	begin(&model, *state, 3);
	for (uint32_t i = 0; i < 3; i++) {
		add_beta(&model, i, 0, 1, 2);
		model.items[i].least = model.items[i].range =
			SIMULATION_TIME_MAX / 2;
		if (i)
			waits(&model, i, i - 1);
	}
	run(&model);
	assert_int_equal(model.result.ends[0], SIMULATION_TIME_MAX);
}

static void expect_same(const struct model *a, const struct model *b,
			uint32_t len)
{
	assert_memory_equal(a->result.ends, b->result.ends,
			    a->result.runs * sizeof(int32_t));
	assert_memory_equal(a->result.critical, b->result.critical,
			    len * sizeof(uint32_t));
	assert_memory_equal(a->result.sensitivity, b->result.sensitivity,
			    len * sizeof(int32_t));
	for (uint32_t i = 0; i < len; i++)
		assert_memory_equal(a->result.histograms[i].counts,
				    b->result.histograms[i].counts,
				    a->result.histograms[i].len *
					    sizeof(uint32_t));
}

static void grow(struct model *model, struct arena *arena, uint32_t runs,
		 unsigned threads)
{
	begin(model, arena, 40);
	model->scope.runs = runs;
	model->scope.threads = threads;
	for (uint32_t i = 0; i < 40; i++) {
		add_beta(model, i, 1, 3 + (int32_t)i % 5, 20);
		for (uint32_t k = 2; i && k < 5; k++)
			waits(model, i, i - 1 - (i * k) % (i < 9 ? i : 9));
	}
	run(model);
}

/* Also where the runs fill no block, or are fewer than the threads. */
static void threads_change_nothing(void **state)
{
	static const uint32_t runs[] = { 1, 15, 16, 33, 1000, 1023 };
	static const unsigned threads[] = { 2, 3, 8, 1000, 0 };
	struct model alone, together;

	for (size_t i = 0; i < 6; i++) {
		grow(&alone, *state, runs[i], 1);
		assert_int_equal(alone.result.critical[39], runs[i]);
		for (size_t k = 0; k < 5; k++) {
			grow(&together, *state, runs[i], threads[k]);
			expect_same(&alone, &together, 40);
		}
	}
}

/* More runs begin with those that fewer have; another seed has others. */
static void a_run_is_its_number_and_the_seed(void **state)
{
	struct model few, many;

	grow(&few, *state, 100, 1);
	grow(&many, *state, 1000, 1);
	assert_memory_equal(few.result.ends, many.result.ends,
			    100 * sizeof(int32_t));
	many.scope.seed = 2;
	run(&many);
	assert_memory_not_equal(few.result.ends, many.result.ends,
				100 * sizeof(int32_t));
}

/* The bytes are the same on every machine: these were found on one. */
static void the_same_seed_gives_the_same_ends(void **state)
{
	struct model model;

	grow(&model, *state, 3, 1);
	assert_int_equal(model.result.ends[0], 37762);
	assert_int_equal(model.result.ends[1], 38912);
	assert_int_equal(model.result.ends[2], 47075);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(a_chain_is_the_sum_of_its_items),
		ARENA_TEST(a_pair_is_the_later_of_both),
		ARENA_TEST(what_varies_most_moves_the_end_most),
		ARENA_TEST(one_item_is_the_end_itself),
		ARENA_TEST(without_estimates_every_run_is_the_same),
		ARENA_TEST(ends_and_dates_hold),
		ARENA_TEST(what_stands_in_a_cycle_is_left_out),
		ARENA_TEST(times_stay_at_the_most_there_is),
		ARENA_TEST(threads_change_nothing),
		ARENA_TEST(a_run_is_its_number_and_the_seed),
		ARENA_TEST(the_same_seed_gives_the_same_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
