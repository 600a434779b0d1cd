#include "expect.h"

#include "muster/acceptance.h"

/* The ids of a trailer's value, with slashes between. */
static void expect_ids(struct view value, const char *ids)
{
	struct str out = STR_INIT;
	struct view id;

	while (acceptance_next(&value, &id)) {
		str_adds(&out, out.len ? "/" : "");
		str_addv(&out, id);
	}
	expect_str(&out, ids);
}

static void ids_stand_at_the_beginning_and_behind_commas(void **state)
{
	(void)state;
	expect_ids(VIEW("D-001"), "D-001");
	expect_ids(VIEW("D-001 Keep it simple, D-002: small ,,D-003"),
		   "D-001/D-002/D-003");
	expect_ids(VIEW(" , "), "");
}

static void one_is_told_by_its_own_key(void **state)
{
	const struct acceptance one = { NULL, VIEW("D-001"), "Decision" };
	struct trailers trailers;

	trailers_find(&trailers, VIEW("a\n\nChange: D-001\ndecision: x, d-001"
				      "\n"), *state);
	assert_int_equal(trailers.list.len, 2);
	assert_true(acceptance_key(&trailers.list.items[0]));
	assert_true(acceptance_told(&one, &trailers));
	trailers.list.len = 1;
	assert_false(acceptance_told(&one, &trailers));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(ids_stand_at_the_beginning_and_behind_commas),
		ARENA_TEST(one_is_told_by_its_own_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
