#include "muster/distribution.h"

#define CELLS 4096		/* of the way from best to worst */
#define ONE ((uint64_t)1 << 31)	/* fixed point: 1 */

/* The whole part of a square root. */
static uint64_t root_of(uint64_t square)
{
	uint64_t root = 0;

	for (uint64_t bit = (uint64_t)1 << 31; bit; bit >>= 1)
		if ((root | bit) * (root | bit) <= square)
			root |= bit;
	return root;
}

static uint64_t power_of(uint64_t base, unsigned exponent)
{
	uint64_t power = ONE;

	for (; exponent; exponent >>= 1) {
		if (exponent & 1)
			power = power * base / ONE;
		base = base * base / ONE;
	}
	return power;
}

/* The 256th root of the middle of each cell: PERT's exponents are whole
 * numbers of 256ths. */
static void add_roots(struct distributions *all)
{
	all->roots = arena_array(all->arena, CELLS, sizeof(*all->roots));
	for (uint64_t i = 0; i < CELLS; i++) {
		uint64_t value = (2 * i + 1) * (ONE / (2 * CELLS));

		for (int k = 0; k < 8; k++)
			value = root_of(value * ONE);
		all->roots[i] = value;
	}
}

/* x^(4 mode) (1 - x)^(4 - 4 mode) in the middle of each cell. Yields the
 * sum. */
static uint64_t add_density(const struct distributions *all, unsigned mode,
			    uint64_t density[CELLS])
{
	uint64_t sum = 0;

	for (size_t i = 0; i < CELLS; i++) {
		density[i] = power_of(all->roots[i], mode) *
			     power_of(all->roots[CELLS - 1 - i],
				      DISTRIBUTION_MODES - mode) / ONE;
		sum += density[i];
	}
	return sum;
}

/* Cut what lies below the curve into parts of equal size; a cell may lie in
 * several. */
static void cut(struct distribution *distribution,
		const uint64_t density[CELLS], uint64_t sum)
{
	uint64_t left = density[0], done = 0;
	size_t cell = 0;

	for (uint64_t k = 0; k < DISTRIBUTION_PARTS; k++) {
		uint64_t want = sum * (k + 1) / DISTRIBUTION_PARTS - done;
		uint64_t size = want, moment = 0;

		done += want;
		while (want) {
			uint64_t taken = left < want ? left : want;

			moment += taken * (2 * cell + 1);
			want -= taken;
			left -= taken;
			if (!left && cell + 1 < CELLS)
				left = density[++cell];
		}
		moment /= size / 16;	/* in 16ths of half a cell */
		distribution->quantiles[k] = (int32_t)(
			(moment * DISTRIBUTION_ONE + 16 * CELLS) /
			(2 * 16 * CELLS));
	}
}

void distributions_init(struct distributions *distributions,
			struct arena *arena)
{
	*distributions = (struct distributions){ .arena = arena };
}

const struct distribution *distribution_beta(struct distributions *all,
					     int32_t best, int32_t likely,
					     int32_t worst)
{
	int64_t range = (int64_t)worst - best;
	size_t mode = range ? (size_t)((2 * ((int64_t)likely - best) *
					DISTRIBUTION_MODES + range) /
				       (2 * range))
			    : 0;
	uint64_t density[CELLS];

	if (!all->roots)
		add_roots(all);
	if (!all->by_mode[mode]) {
		uint64_t sum = add_density(all, (unsigned)mode, density);

		all->by_mode[mode] = arena_alloc(all->arena,
						 sizeof(**all->by_mode));
		cut(all->by_mode[mode], density, sum);
	}
	return all->by_mode[mode];
}

const struct distribution *distribution_samples(const int32_t *samples,
						size_t len,
						struct arena *arena)
{
	struct distribution *distribution = arena_alloc(arena,
							sizeof(*distribution));
	int64_t first = samples[0], range = samples[len - 1] - first;

	for (size_t k = 0; k < DISTRIBUTION_PARTS && range; k++) {
		int64_t above = samples[k * len / DISTRIBUTION_PARTS] - first;

		distribution->quantiles[k] = (int32_t)(
			(2 * above * DISTRIBUTION_ONE + range) / (2 * range));
	}
	return distribution;
}
