#include "muster/simulation.h"

#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "simulation_lanes.h"

/* What the threads share, and each writes of its own part alone. */
struct shared {
	const struct simulation_scope *scope;
	struct simulation *simulation;
	struct lanes_job job;
	int32_t *values;		/* of each run's end, for the sums */
	int64_t value_sum, square_sum;
	unsigned threads;
};

struct worker {
	struct shared *shared;
	unsigned number;
	struct arena arena;
	uint32_t *critical;		/* by place */
	struct simulation_histogram *histograms;	/* by item */
	lanes_times *finishes, *marks;
	pthread_t thread;
	bool started;
};

/* --- the network in its order */

/* Words that differ in all their bits for seeds and items that differ in
 * one: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
 * Generators" (2014). */
static uint64_t scramble(uint64_t word)
{
	word += 0x9e3779b97f4a7c15;
	word = (word ^ word >> 30) * 0xbf58476d1ce4e5b9;
	word = (word ^ word >> 27) * 0x94d049bb133111eb;
	return word ^ word >> 31;
}

/* range * q as scale * q / 2^shift, so that it stays within 32 bits. */
static void set_range(struct lanes_item *item, int32_t range)
{
	int32_t cut = 0;

	while (range >> cut > UINT16_MAX)
		cut++;
	item->scale = range >> cut;
	item->shift = 15 - cut;
}

static void set_item(struct lanes_item *item, uint32_t number,
		     const struct simulation_scope *scope)
{
	const struct simulation_item *from = &scope->items[number];
	uint64_t word = scramble(scramble(scope->seed) ^
				 (from->stream ? from->stream : number));

	*item = (struct lanes_item){
		.keys = { (uint32_t)word, (uint32_t)(word >> 32) },
		.not_before = from->not_before, .least = from->least,
		.kind = from->kind,
		.len = scope->network->first[number + 1] -
		       scope->network->first[number],
	};
	set_range(item, from->range);
	if (from->distribution && from->range)
		item->quantiles = from->distribution->quantiles;
}

static void set_job(struct shared *shared, struct arena *arena)
{
	const struct simulation_scope *scope = shared->scope;
	const struct network *network = scope->network;
	uint32_t len = network->ordered, links = 0;
	struct lanes_item *items = arena_array(arena, len, sizeof(*items));
	uint32_t *before = arena_array(arena, network->first[network->len],
				       sizeof(*before));
	uint32_t *place = arena_array(arena, network->len, sizeof(*place));

	for (uint32_t i = 0; i < len; i++)
		place[network->order[i]] = i;
	for (uint32_t i = 0; i < len; i++) {
		uint32_t number = network->order[i];

		set_item(&items[i], number, scope);
		items[i].first = links;
		for (uint32_t k = 0; k < items[i].len; k++)
			before[links++] = place[network->before[
				network->first[number] + k]];
	}
	shared->job = (struct lanes_job){ items, before, len,
					  place[scope->end],
					  scramble(scope->seed) };
}

/* --- histograms */

/* The workdays that so many ticks need. */
static int32_t days_of(int32_t ticks)
{
	int32_t days = ticks / SIMULATION_DAY;

	return days + (ticks > days * SIMULATION_DAY);
}

/* Finishes, when each draw is the lowest that there can be, or the
 * highest. */
static void read_bounds(const struct shared *shared, bool highest,
			lanes_times *finishes, struct arena *arena)
{
	struct lanes_job job = shared->job;
	struct lanes_item *items = arena_array(arena, job.len,
					       sizeof(*items));

	for (uint32_t i = 0; i < job.len; i++) {
		items[i] = job.items[i];
		if (items[i].quantiles && highest)
			items[i].least += shared->scope->items[
				shared->scope->network->order[i]].range;
		items[i].quantiles = NULL;
	}
	job.items = items;
	lanes_forward(&job, 0, finishes);
}

static void set_histogram(struct simulation_histogram *histogram,
			  int32_t lowest, int32_t highest,
			  struct arena *arena)
{
	int32_t first = days_of(lowest);
	int32_t days = days_of(highest) - first;
	int32_t width = 1;

	while (days / width >= SIMULATION_BINS_MAX)
		width *= 2;
	*histogram = (struct simulation_histogram){
		.first = first, .width = width,
		.len = (uint32_t)(days / width) + 1,
	};
	histogram->counts = arena_array(arena, histogram->len,
					sizeof(*histogram->counts));
}

static void set_histograms(const struct shared *shared, struct arena *arena)
{
	const struct network *network = shared->scope->network;
	struct arena scratch = ARENA_INIT;
	uint32_t len = shared->job.len;
	lanes_times *low = arena_array(&scratch, len, sizeof(*low));
	lanes_times *high = arena_array(&scratch, len, sizeof(*high));

	read_bounds(shared, false, low, &scratch);
	read_bounds(shared, true, high, &scratch);
	for (uint32_t i = 0; i < len; i++)
		if (shared->scope->watched[network->order[i]])
			set_histogram(&shared->simulation->histograms[
					      network->order[i]],
				      low[i][0], high[i][0], arena);
	arena_release(&scratch);
}

static void add_finishes(struct simulation_histogram *histogram,
			 const lanes_times finishes, uint32_t runs)
{
	const int32_t first = (histogram->first - 1) * SIMULATION_DAY + 1;
	const int shift = __builtin_ctz((unsigned)histogram->width *
					SIMULATION_DAY);
	lanes_times bins;

	for (uint32_t l = 0; l < LANES; l++)
		bins[l] = (finishes[l] - first) >> shift;
	for (uint32_t l = 0; l < runs; l++)
		histogram->counts[bins[l]]++;
}

/* --- runs */

static void run_block(struct worker *worker, uint32_t first, uint32_t runs)
{
	const struct shared *shared = worker->shared;
	const struct lanes_job *job = &shared->job;

	lanes_forward(job, first, worker->finishes);
	lanes_backward(job, runs, worker->finishes, worker->marks,
		       worker->critical);
	memcpy(shared->simulation->ends + first, worker->finishes[job->end],
	       runs * sizeof(*shared->simulation->ends));
	for (uint32_t i = 0; i < job->len; i++) {
		uint32_t item = shared->scope->network->order[i];

		if (worker->histograms[item].len)
			add_finishes(&worker->histograms[item],
				     worker->finishes[i], runs);
	}
}

static void *run_blocks(void *context)
{
	struct worker *worker = context;
	const struct shared *shared = worker->shared;
	uint32_t left, runs = shared->scope->runs;

	for (uint64_t first = (uint64_t)worker->number * LANES; first < runs;
	     first += (uint64_t)shared->threads * LANES) {
		left = runs - (uint32_t)first;
		run_block(worker, (uint32_t)first, left < LANES ? left : LANES);
	}
	return NULL;
}

/* --- sensitivity */

#define VALUE_MAX 2047		/* lanes_sum() */

/* Ends as small numbers around 0; the last block is filled up with 0. */
static void set_values(struct shared *shared, struct arena *arena)
{
	const int32_t *ends = shared->simulation->ends;
	uint32_t runs = shared->scope->runs;
	int64_t lowest = ends[0], highest = ends[0], spread;

	shared->values = arena_array(arena, (size_t)runs + LANES,
				     sizeof(*shared->values));
	for (uint32_t i = 1; i < runs; i++) {
		lowest = ends[i] < lowest ? ends[i] : lowest;
		highest = ends[i] > highest ? ends[i] : highest;
	}
	spread = highest - lowest;
	for (uint32_t i = 0; i < runs && spread; i++) {
		int64_t value = ((ends[i] - lowest) * 2 - spread) * VALUE_MAX /
				spread;

		shared->values[i] = (int32_t)value;
		shared->value_sum += value;
		shared->square_sum += value * value;
	}
}

/* The whole number that is nearest to 1000 times a share. */
static int32_t root_permille(double square)
{
	int32_t root = 0;

	for (int32_t bit = 1 << 11; bit; bit >>= 1)
		if ((root | bit) * (double)(root | bit) <= square * 4e6)
			root |= bit;
	return (root + 1) / 2;
}

/* Pearson's correlation, in 1/1000. The sums are whole numbers; what is
 * rounded in between is far below the last digit. */
static int32_t correlate(const struct shared *shared,
			 const struct lanes_sums *sums)
{
	double runs = shared->scope->runs;
	double x = (double)sums->x, y = (double)shared->value_sum;
	double both = runs * (double)sums->xy - x * y;
	double squares = (runs * (double)sums->xx - x * x) *
			 (runs * (double)shared->square_sum - y * y);
	int32_t root;

	if (squares <= 0)
		return 0;
	root = root_permille(both * both / squares);
	return both < 0 ? -root : root;
}

static void *run_sums(void *context)
{
	const struct worker *worker = context;
	const struct shared *shared = worker->shared;
	const struct lanes_job *job = &shared->job;

	for (uint32_t i = worker->number; i < job->len; i += shared->threads) {
		uint32_t item = shared->scope->network->order[i];
		struct lanes_sums sums;

		if (!shared->simulation->critical[item] ||
		    !job->items[i].quantiles)
			continue;
		lanes_sum(job, &job->items[i], shared->scope->runs,
			  shared->values, &sums);
		shared->simulation->sensitivity[item] = correlate(shared,
								  &sums);
	}
	return NULL;
}

/* --- threads */

static unsigned count_threads(const struct simulation_scope *scope)
{
	uint32_t blocks = (scope->runs + LANES - 1) / LANES;
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	unsigned threads = scope->threads;

	if (!threads)
		threads = processors > 0 ? (unsigned)processors : 1;
	if (threads > SIMULATION_THREADS_MAX)
		threads = SIMULATION_THREADS_MAX;
	return threads < blocks ? threads : blocks;
}

/* Each worker has what it writes to itself. */
static void set_worker(struct worker *worker, struct shared *shared)
{
	const struct simulation_histogram *of = shared->simulation->histograms;
	uint32_t len = shared->job.len, all = shared->scope->network->len;
	struct arena *arena = &worker->arena;

	worker->shared = shared;
	worker->critical = arena_array(arena, len, sizeof(uint32_t));
	worker->finishes = arena_array(arena, len, sizeof(lanes_times));
	worker->marks = arena_array(arena, len, sizeof(lanes_times));
	worker->histograms = arena_array(arena, all, sizeof(*of));
	for (uint32_t i = 0; i < all; i++) {
		worker->histograms[i] = of[i];
		if (of[i].len)
			worker->histograms[i].counts = arena_array(
				arena, of[i].len, sizeof(uint32_t));
	}
}

/* Have all of them do it. The first one is this thread; where the system
 * has no thread to give, it does another's part as well. */
static void do_all(struct worker *workers, unsigned count,
		   void *(*work)(void *))
{
	for (unsigned i = 1; i < count; i++)
		workers[i].started = !pthread_create(&workers[i].thread, NULL,
						     work, &workers[i]);
	for (unsigned i = 0; i < count; i++)
		if (!workers[i].started)
			work(&workers[i]);
	for (unsigned i = 1; i < count; i++)
		if (workers[i].started)
			pthread_join(workers[i].thread, NULL);
}

static void take_results(struct shared *shared, const struct worker *worker)
{
	struct simulation *simulation = shared->simulation;
	const uint32_t *order = shared->scope->network->order;

	for (uint32_t i = 0; i < shared->job.len; i++) {
		struct simulation_histogram *all =
			&simulation->histograms[order[i]];

		simulation->critical[order[i]] += worker->critical[i];
		for (uint32_t k = 0; k < all->len; k++)
			all->counts[k] +=
				worker->histograms[order[i]].counts[k];
	}
}

static void set_simulation(struct simulation *simulation,
			   const struct simulation_scope *scope,
			   struct arena *arena)
{
	uint32_t len = scope->network->len;

	*simulation = (struct simulation){
		.runs = scope->runs,
		.ends = arena_array(arena, scope->runs, sizeof(int32_t)),
		.critical = arena_array(arena, len, sizeof(uint32_t)),
		.sensitivity = arena_array(arena, len, sizeof(int32_t)),
		.histograms = arena_array(arena, len,
					  sizeof(*simulation->histograms)),
	};
}

void simulation_run(struct simulation *simulation,
		    const struct simulation_scope *scope,
		    struct arena *arena)
{
	struct shared shared = { .scope = scope, .simulation = simulation,
				 .threads = count_threads(scope) };
	struct arena scratch = ARENA_INIT;
	struct worker *workers = arena_array(&scratch, shared.threads,
					     sizeof(*workers));

	set_simulation(simulation, scope, arena);
	set_job(&shared, &scratch);
	set_histograms(&shared, arena);
	for (unsigned i = 0; i < shared.threads; i++) {
		workers[i].number = i;
		set_worker(&workers[i], &shared);
	}
	do_all(workers, shared.threads, run_blocks);
	for (unsigned i = 0; i < shared.threads; i++) {
		take_results(&shared, &workers[i]);
		arena_release(&workers[i].arena);
	}
	set_values(&shared, &scratch);
	do_all(workers, shared.threads, run_sums);
	arena_release(&scratch);
}

/* --- questions */

int32_t simulation_percentile(const struct simulation_histogram *histogram,
			      uint32_t permille)
{
	uint64_t runs = 0, sum = 0;
	uint32_t i = 0;

	for (uint32_t k = 0; k < histogram->len; k++)
		runs += histogram->counts[k];
	while (i + 1 < histogram->len &&
	       (sum += histogram->counts[i]) * 1000 < permille * runs)
		i++;
	return histogram->first + (int32_t)(i + 1) * histogram->width - 1;
}

uint32_t simulation_within(const struct simulation_histogram *histogram,
			   int32_t days)
{
	uint32_t runs = 0;

	for (uint32_t i = 0; i < histogram->len; i++)
		if (histogram->first + (int32_t)(i + 1) * histogram->width -
		    1 <= days)
			runs += histogram->counts[i];
	return runs;
}
