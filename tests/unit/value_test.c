#include "expect.h"

#include "muster/value.h"

/* {"a": 1, "b": [true, "x", null]}, keys in either order. */
static struct value *sample(struct arena *arena, bool turned)
{
	struct value *map = value_map(arena), *list = value_list(arena);

	value_push(arena, list, value_bool(arena, true));
	value_push(arena, list, value_text(arena, VIEW("x")));
	value_push(arena, list, value_null(arena));
	if (turned)
		value_put(arena, map, VIEW("b"), list);
	value_put_number(arena, map, "a", 1);
	if (!turned)
		value_put(arena, map, VIEW("b"), list);
	return map;
}

static void a_map_gives_what_was_put(void **state)
{
	struct value *map = sample(*state, false);

	assert_int_equal(value_get(map, VIEW("a"))->number, 1);
	assert_int_equal(value_get(map, VIEW("b"))->len, 3);
	assert_null(value_get(map, VIEW("c")));
	assert_null(value_get(map, VIEW("")));
}

static void what_is_no_map_holds_nothing(void **state)
{
	assert_null(value_get(NULL, VIEW("a")));
	assert_null(value_get(value_text(*state, VIEW("a")), VIEW("a")));
	assert_null(value_get(value_get(sample(*state, false), VIEW("b")),
			      VIEW("")));
}

static void a_path_goes_down_dot_by_dot(void **state)
{
	struct value *top = value_map(*state);

	value_put(*state, top, VIEW("in"), sample(*state, false));
	assert_int_equal(value_path(top, VIEW("in.a"))->number, 1);
	assert_null(value_path(top, VIEW("in.a.b")));
	assert_null(value_path(top, VIEW("in.")));
	assert_null(value_path(top, VIEW(".a")));
	assert_null(value_path(top, VIEW("")));
	assert_null(value_path(NULL, VIEW("in.a")));
}

static void equality_ignores_the_order_of_keys(void **state)
{
	assert_true(value_equal(sample(*state, false), sample(*state, true)));
}

static void equality_minds_the_order_of_a_list(void **state)
{
	struct value *a = value_list(*state), *b = value_list(*state);

	value_push(*state, a, value_number(*state, 1));
	value_push(*state, a, value_number(*state, 2));
	value_push(*state, b, value_number(*state, 2));
	value_push(*state, b, value_number(*state, 1));
	assert_false(value_equal(a, b));
}

static void equality_minds_types(void **state)
{
	assert_false(value_equal(value_number(*state, 1),
				 value_bool(*state, true)));
	assert_false(value_equal(value_null(*state),
				 value_text(*state, VIEW(""))));
	assert_false(value_equal(value_list(*state), value_map(*state)));
	assert_false(value_equal(value_null(*state), NULL));
	assert_true(value_equal(NULL, NULL));
}

static void a_key_that_is_there_twice_hides_no_other(void **state)
{
	struct value *twice = value_map(*state), *both = value_map(*state);

	value_put_number(*state, twice, "a", 1);
	value_put_number(*state, twice, "a", 1);
	value_put_number(*state, both, "a", 1);
	value_put_number(*state, both, "b", 2);
	assert_false(value_equal(twice, both));
	assert_false(value_equal(both, twice));
}

static void equality_looks_inside(void **state)
{
	struct value *other = sample(*state, false);

	value_get(other, VIEW("b"))->entries[1].value->text = VIEW("y");
	assert_false(value_equal(sample(*state, false), other));
}

static void deep_trees_are_compared_in_good_time(void **state)
{
	struct value *a = value_map(*state), *b = value_map(*state);

	for (int i = 0; i < 64; i++) {
		struct value *over_a = value_map(*state);
		struct value *over_b = value_map(*state);

		value_put(*state, over_a, VIEW("k"), a);
		value_put(*state, over_b, VIEW("k"), b);
		a = over_a;
		b = over_b;
	}
	assert_true(value_equal(a, b));
}

static void emptiness(void **state)
{
	assert_true(value_empty(NULL));
	assert_true(value_empty(value_null(*state)));
	assert_true(value_empty(value_text(*state, VIEW(" \n"))));
	assert_true(value_empty(value_list(*state)));
	assert_true(value_empty(value_map(*state)));
	assert_false(value_empty(value_number(*state, 0)));
	assert_false(value_empty(value_bool(*state, false)));
}

static void only_a_text_has_a_string(void **state)
{
	expect_view(value_string(value_text(*state, VIEW("x"))), "x");
	expect_view(value_string(value_number(*state, 1)), "");
	expect_view(value_string(NULL), "");
}

static void a_copy_of_a_map_shares_values_and_nothing_else(void **state)
{
	struct value *map = sample(*state, false);
	struct value *copy = value_map_copy(*state, map);

	assert_true(value_equal(map, copy));
	assert_ptr_equal(value_get(map, VIEW("b")),
			 value_get(copy, VIEW("b")));
	for (int i = 0; i < 20; i++)
		value_put_number(*state, copy, "c", i);
	assert_int_equal(map->len, 2);
	assert_null(value_get(map, VIEW("c")));
	assert_int_equal(copy->len, 22);
	copy = value_map_copy(*state, value_map(*state));
	value_put_number(*state, copy, "c", 1);
	assert_int_equal(copy->len, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(a_map_gives_what_was_put),
		ARENA_TEST(what_is_no_map_holds_nothing),
		ARENA_TEST(a_path_goes_down_dot_by_dot),
		ARENA_TEST(equality_ignores_the_order_of_keys),
		ARENA_TEST(equality_minds_the_order_of_a_list),
		ARENA_TEST(equality_minds_types),
		ARENA_TEST(a_key_that_is_there_twice_hides_no_other),
		ARENA_TEST(equality_looks_inside),
		ARENA_TEST(deep_trees_are_compared_in_good_time),
		ARENA_TEST(emptiness),
		ARENA_TEST(only_a_text_has_a_string),
		ARENA_TEST(a_copy_of_a_map_shares_values_and_nothing_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
