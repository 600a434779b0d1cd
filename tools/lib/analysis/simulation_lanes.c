#include "simulation_lanes.h"

#include <string.h>

/* The same loops compiled twice, for what the processor may know beyond the
 * least; which of them runs changes nothing but the time. */
#if defined(__x86_64__)
#define WIDE __attribute__((target("avx2")))
#define has_wide() __builtin_cpu_supports("avx2")
#else
#define WIDE
#define has_wide() false
#endif
#define ALWAYS static inline __attribute__((always_inline))

/* Chris Wellons' "lowbias32" with two keys, one before and one in between. */
ALWAYS uint32_t mix(uint32_t word, const uint32_t keys[2])
{
	word ^= keys[0];
	word ^= word >> 16;
	word *= 0x7feb352d;
	word ^= word >> 15;
	word += keys[1];
	word *= 0x846ca68b;
	return word ^ word >> 16;
}

/* What the runs from `first` on begin their draws with. */
ALWAYS void number(const struct lanes_job *job, uint32_t first,
		   uint32_t runs[LANES])
{
	const uint32_t keys[2] = { (uint32_t)job->seed,
				   (uint32_t)(job->seed >> 32) };

	for (uint32_t l = 0; l < LANES; l++)
		runs[l] = mix(first + l, keys);
}

ALWAYS void draw(const struct lanes_item *item, const uint32_t runs[LANES],
		 lanes_times quantiles)
{
	uint32_t index[LANES];

	for (uint32_t l = 0; l < LANES; l++)
		index[l] = mix(runs[l], item->keys) >> 22;
	for (uint32_t l = 0; l < LANES; l++)
		quantiles[l] = item->quantiles[index[l]];
}

ALWAYS void stretch(const struct lanes_item *item, lanes_times times)
{
	const int32_t half = 1 << item->shift >> 1;

	for (uint32_t l = 0; l < LANES; l++)
		times[l] = item->least + ((times[l] * item->scale + half) >>
					  item->shift);
}

/* When what it waits for is finished. */
ALWAYS void wait(const struct lanes_job *job, const struct lanes_item *item,
		 const lanes_times *finishes, lanes_times times)
{
	const uint32_t *before = job->before + item->first;

	for (uint32_t l = 0; l < LANES; l++)
		times[l] = item->not_before;
	for (uint32_t i = 0; i < item->len; i++) {
		const int32_t *finish = finishes[before[i]];

		for (uint32_t l = 0; l < LANES; l++)
			times[l] = times[l] > finish[l] ? times[l]
							: finish[l];
	}
}

ALWAYS void finish(const struct lanes_job *job, const struct lanes_item *item,
		   const uint32_t runs[LANES], lanes_times *finishes)
{
	lanes_times start, drawn = { 0 };
	int32_t *out = finishes[item - job->items];

	if (item->quantiles)
		draw(item, runs, drawn);
	stretch(item, drawn);
	if (item->kind == SIMULATION_ENDED) {
		memcpy(out, drawn, sizeof(drawn));
		return;
	}
	wait(job, item, finishes, start);
	if (item->kind == SIMULATION_WORK)
		for (uint32_t l = 0; l < LANES; l++)
			drawn[l] += start[l];
	for (uint32_t l = 0; l < LANES; l++) {
		int32_t later = drawn[l] > start[l] ? drawn[l] : start[l];

		out[l] = later < SIMULATION_TIME_MAX ? later
						     : SIMULATION_TIME_MAX;
	}
}

ALWAYS void forward(const struct lanes_job *job, uint32_t first,
		    lanes_times *finishes)
{
	uint32_t runs[LANES];

	number(job, first, runs);
	for (uint32_t i = 0; i < job->len; i++)
		finish(job, &job->items[i], runs, finishes);
}

/* Mark what an item, whose marks are set, waited for: what finished last, and
 * not before anything else that held it back. */
ALWAYS void mark(const struct lanes_job *job, const struct lanes_item *item,
		 const lanes_times *finishes, lanes_times *marks)
{
	const uint32_t *before = job->before + item->first;
	const uint32_t place = (uint32_t)(item - job->items);
	lanes_times start;

	wait(job, item, finishes, start);
	if (item->kind == SIMULATION_DATE)
		memcpy(start, finishes[place], sizeof(start));
	for (uint32_t i = 0; i < item->len; i++) {
		const int32_t *last = finishes[before[i]];
		int32_t *marked = marks[before[i]];

		for (uint32_t l = 0; l < LANES; l++)
			marked[l] |= marks[place][l] &
				     -(last[l] == start[l]);
	}
}

ALWAYS int32_t count(const lanes_times times)
{
	int32_t sum = 0;

	for (uint32_t l = 0; l < LANES; l++)
		sum -= times[l];
	return sum;
}

ALWAYS void backward(const struct lanes_job *job, const lanes_times *finishes,
		     lanes_times *marks, uint32_t *counts)
{
	for (uint32_t i = job->end + 1; i-- > 0;) {
		const struct lanes_item *item = &job->items[i];
		int32_t marked = count(marks[i]);

		if (!marked)
			continue;
		counts[i] += (uint32_t)marked;
		if (item->kind != SIMULATION_ENDED)
			mark(job, item, finishes, marks);
		memset(marks[i], 0, sizeof(marks[i]));
	}
}

/* 13 bits of a quantile are enough, and with them no sum of a block is too
 * large for a lane. */
ALWAYS void sum(const struct lanes_job *job, const struct lanes_item *item,
		uint32_t runs, const int32_t *values, struct lanes_sums *sums)
{
	for (uint32_t first = 0; first < runs; first += LANES) {
		int32_t x = 0, xx = 0, xy = 0;
		uint32_t numbers[LANES];
		lanes_times drawn;

		number(job, first, numbers);
		draw(item, numbers, drawn);
		for (uint32_t l = 0; l < LANES; l++)
			drawn[l] = (drawn[l] - DISTRIBUTION_ONE / 2) >> 2;
		for (uint32_t l = runs - first; l < LANES; l++)
			drawn[l] = 0;
		for (uint32_t l = 0; l < LANES; l++) {
			x += drawn[l];
			xx += drawn[l] * drawn[l];
			xy += drawn[l] * values[first + l];
		}
		sums->x += x;
		sums->xx += xx;
		sums->xy += xy;
	}
}

WIDE static void forward_wide(const struct lanes_job *job, uint32_t first,
			      lanes_times *finishes)
{
	forward(job, first, finishes);
}

WIDE static void backward_wide(const struct lanes_job *job,
			       const lanes_times *finishes,
			       lanes_times *marks, uint32_t *counts)
{
	backward(job, finishes, marks, counts);
}

WIDE static void sum_wide(const struct lanes_job *job,
			  const struct lanes_item *item, uint32_t runs,
			  const int32_t *values, struct lanes_sums *sums)
{
	sum(job, item, runs, values, sums);
}

void lanes_forward(const struct lanes_job *job, uint32_t first,
		   lanes_times *finishes)
{
	if (has_wide())
		forward_wide(job, first, finishes);
	else
		forward(job, first, finishes);
}

void lanes_backward(const struct lanes_job *job, uint32_t runs,
		    const lanes_times *finishes, lanes_times *marks,
		    uint32_t *counts)
{
	for (uint32_t l = 0; l < runs && l < LANES; l++)
		marks[job->end][l] = -1;
	if (has_wide())
		backward_wide(job, finishes, marks, counts);
	else
		backward(job, finishes, marks, counts);
}

void lanes_sum(const struct lanes_job *job, const struct lanes_item *item,
	       uint32_t runs, const int32_t *values, struct lanes_sums *sums)
{
	*sums = (struct lanes_sums){ 0 };
	if (has_wide())
		sum_wide(job, item, runs, values, sums);
	else
		sum(job, item, runs, values, sums);
}
