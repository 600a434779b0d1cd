#include "expect.h"

#include "muster/distribution.h"

static double mean_of(const struct distribution *distribution)
{
	double sum = 0;

	for (size_t i = 0; i < DISTRIBUTION_PARTS; i++)
		sum += distribution->quantiles[i];
	return sum / DISTRIBUTION_PARTS / DISTRIBUTION_ONE;
}

static double variance_of(const struct distribution *distribution)
{
	double mean = mean_of(distribution), sum = 0;

	for (size_t i = 0; i < DISTRIBUTION_PARTS; i++) {
		double x = distribution->quantiles[i];

		x = x / DISTRIBUTION_ONE - mean;
		sum += x * x;
	}
	return sum / DISTRIBUTION_PARTS;
}

static void expect_near(double got, double want, double by)
{
	if (got < want - by || got > want + by)
		fail_msg("expected %f, give or take %f, found %f", want, by,
			 got);
}

/* Wherever the likeliest lies, mean and variance are those of the books:
 * (1 + 4m) / 6 and (1 + 4m)(5 - 4m) / 252. */
static void a_beta_has_the_moments_of_the_books(void **state)
{
	struct distributions all;

	distributions_init(&all, *state);
	for (int32_t likely = 0; likely <= 64; likely++) {
		const struct distribution *beta =
			distribution_beta(&all, 0, likely, 64);
		double m = likely / 64.0;

		expect_near(mean_of(beta), (1 + 4 * m) / 6, 1e-5);
		expect_near(variance_of(beta),
			    (1 + 4 * m) * (5 - 4 * m) / 252, 1e-5);
		for (size_t i = 1; i < DISTRIBUTION_PARTS; i++)
			assert_true(beta->quantiles[i] >=
				    beta->quantiles[i - 1]);
		assert_true(beta->quantiles[0] >= 0);
		assert_true(beta->quantiles[DISTRIBUTION_PARTS - 1] <=
			    DISTRIBUTION_ONE);
	}
}

/* The median of the symmetric one is its middle, and
 * 95 % of it lie below 0.8107 (R: qbeta(.95, 3, 3)). */
static void a_beta_has_the_quantiles_of_the_books(void **state)
{
	const struct distribution *beta;
	struct distributions all;

	distributions_init(&all, *state);
	beta = distribution_beta(&all, 2, 5, 8);
	expect_near(beta->quantiles[511] / (double)DISTRIBUTION_ONE, .5, .001);
	expect_near(beta->quantiles[972] / (double)DISTRIBUTION_ONE, .8107,
		    .001);
}

static void estimates_of_one_shape_share_it(void **state)
{
	struct distributions all;

	distributions_init(&all, *state);
	assert_ptr_equal(distribution_beta(&all, 10, 20, 40),
			 distribution_beta(&all, 1, 2, 4));
	assert_ptr_not_equal(distribution_beta(&all, 1, 2, 4),
			     distribution_beta(&all, 1, 3, 4));
	assert_non_null(distribution_beta(&all, 5, 5, 5));
	assert_non_null(distribution_beta(&all, 0, INT32_MAX, INT32_MAX));
}

static void samples_are_equally_probable(void **state)
{
	static const int32_t samples[] = { -3, 0, 0, 7 };
	const struct distribution *distribution =
		distribution_samples(samples, 4, *state);

	assert_int_equal(distribution->quantiles[0], 0);
	assert_int_equal(distribution->quantiles[255], 0);
	assert_int_equal(distribution->quantiles[256],
			 (3 * DISTRIBUTION_ONE + 5) / 10);
	assert_int_equal(distribution->quantiles[767],
			 (3 * DISTRIBUTION_ONE + 5) / 10);
	assert_int_equal(distribution->quantiles[768], DISTRIBUTION_ONE);
	distribution = distribution_samples(samples, 1, *state);
	assert_int_equal(distribution->quantiles[1023], 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(a_beta_has_the_moments_of_the_books),
		ARENA_TEST(a_beta_has_the_quantiles_of_the_books),
		ARENA_TEST(estimates_of_one_shape_share_it),
		ARENA_TEST(samples_are_equally_probable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
