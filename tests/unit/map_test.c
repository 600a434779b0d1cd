#include "expect.h"

#include "muster/map.h"

#define MANY 100000

static struct view key_of(struct arena *arena, int i)
{
	return view_of(arena_printf(arena, "R-%06d", i));
}

static void an_empty_map_holds_nothing(void **state)
{
	struct map map = MAP_INIT;

	(void)state;
	assert_null(map_get(&map, VIEW("R-001")));
	assert_null(map_get(&map, VIEW("")));
}

static void a_hundred_thousand_keys_are_found_again(void **state)
{
	struct arena arena = ARENA_INIT;
	struct map map = MAP_INIT;
	char *places = arena_alloc(&arena, MANY);

	(void)state;
	for (int i = 0; i < MANY; i++)
		map_put(&arena, &map, key_of(&arena, i), places + i);
	assert_int_equal(map.len, MANY);
	for (int i = 0; i < MANY; i++)
		assert_ptr_equal(map_get(&map, key_of(&arena, i)), places + i);
	assert_null(map_get(&map, VIEW("R-100000")));
	arena_release(&arena);
}

static void entries_stay_in_order_of_insertion(void **state)
{
	struct arena arena = ARENA_INIT;
	struct map map = MAP_INIT;

	(void)state;
	for (int i = 999; i >= 0; i--)
		map_put(&arena, &map, key_of(&arena, i), &map);
	for (int i = 0; i < 1000; i++)
		assert_true(view_equal(map.entries[i].key,
				       key_of(&arena, 999 - i)));
	arena_release(&arena);
}

static void room_may_be_made_beforehand(void **state)
{
	struct arena arena = ARENA_INIT;
	struct map map = MAP_INIT;
	const struct map_entry *entries;

	(void)state;
	map_reserve(&arena, &map, 1000);
	entries = map.entries;
	assert_int_equal(map.len, 0);
	assert_null(map_get(&map, VIEW("R-001")));
	for (int i = 0; i < 1000; i++)
		map_put(&arena, &map, key_of(&arena, i), &map);
	assert_ptr_equal(map.entries, entries);
	for (int i = 1000; i < 5000; i++)
		map_put(&arena, &map, key_of(&arena, i), &map);
	map_reserve(&arena, &map, MANY);
	assert_int_equal(map.len, 5000);
	for (int i = 0; i < 5000; i++)
		assert_ptr_equal(map_get(&map, key_of(&arena, i)), &map);
	arena_release(&arena);
}

static void setting_again_replaces_in_place(void **state)
{
	struct arena arena = ARENA_INIT;
	struct map map = MAP_INIT;
	int first, second;

	(void)state;
	map_put(&arena, &map, VIEW("a"), &first);
	map_put(&arena, &map, VIEW("b"), &first);
	map_put(&arena, &map, VIEW("a"), &second);
	assert_int_equal(map.len, 2);
	expect_view(map.entries[0].key, "a");
	assert_ptr_equal(map_get(&map, VIEW("a")), &second);
	arena_release(&arena);
}

static void keys_may_hold_anything(void **state)
{
	struct arena arena = ARENA_INIT;
	struct map map = MAP_INIT;
	int empty, nul, longer;

	(void)state;
	map_put(&arena, &map, VIEW(""), &empty);
	map_put(&arena, &map, VIEW("\0"), &nul);
	map_put(&arena, &map, VIEW("\0\0"), &longer);
	assert_ptr_equal(map_get(&map, (struct view){ NULL, 0 }), &empty);
	assert_ptr_equal(map_get(&map, VIEW("\0")), &nul);
	assert_ptr_equal(map_get(&map, VIEW("\0\0")), &longer);
	arena_release(&arena);
}

static void a_map_that_was_moved_still_finds(void **state)
{
	struct arena arena = ARENA_INIT;
	struct map map = MAP_INIT, moved;

	(void)state;
	map_put(&arena, &map, VIEW("a"), &arena);
	moved = map;
	map = (struct map)MAP_INIT;
	assert_ptr_equal(map_get(&moved, VIEW("a")), &arena);
	map_put(&arena, &moved, VIEW("a"), &moved);
	assert_int_equal(moved.len, 1);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_map_holds_nothing),
		cmocka_unit_test(a_hundred_thousand_keys_are_found_again),
		cmocka_unit_test(entries_stay_in_order_of_insertion),
		cmocka_unit_test(room_may_be_made_beforehand),
		cmocka_unit_test(setting_again_replaces_in_place),
		cmocka_unit_test(keys_may_hold_anything),
		cmocka_unit_test(a_map_that_was_moved_still_finds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
