#include "expect.h"

#include "muster/vec.h"

static void pushing_keeps_what_was_there(void **state)
{
	struct arena arena = ARENA_INIT;
	VEC(size_t) numbers = { 0 };

	(void)state;
	for (size_t i = 0; i < 1000; i++)
		*VEC_PUSH(&arena, &numbers) = i;
	assert_int_equal(numbers.len, 1000);
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(numbers.items[i], i);
	arena_release(&arena);
}

static void room_may_be_made_beforehand(void **state)
{
	struct arena arena = ARENA_INIT;
	VEC(size_t) numbers = { 0 };
	size_t *first;

	(void)state;
	VEC_RESERVE(&arena, &numbers, 3);
	assert_int_equal(numbers.len, 0);
	first = VEC_PUSH(&arena, &numbers);
	for (size_t i = 1; i < 3; i++)
		*VEC_PUSH(&arena, &numbers) = i;
	assert_ptr_equal(numbers.items, first);
	for (size_t i = 3; i < 100; i++)
		*VEC_PUSH(&arena, &numbers) = i;
	VEC_RESERVE(&arena, &numbers, 1000);
	for (size_t i = 0; i < 100; i++)
		assert_int_equal(numbers.items[i], i);
	arena_release(&arena);
}

static void large_items_grow_as_small_ones_do(void **state)
{
	struct large { char bytes[1000]; };
	struct arena arena = ARENA_INIT;
	VEC(struct large) items = { 0 };

	(void)state;
	for (int i = 0; i < 50; i++)
		VEC_PUSH(&arena, &items)->bytes[999] = (char)i;
	for (int i = 0; i < 50; i++)
		assert_int_equal(items.items[i].bytes[999], i);
	arena_release(&arena);
}

static void a_new_item_is_zeroed(void **state)
{
	struct arena arena = ARENA_INIT;
	VEC(struct view) views = { 0 };

	(void)state;
	for (int i = 0; i < 20; i++) {
		struct view *view = VEC_PUSH(&arena, &views);

		assert_null(view->ptr);
		*view = VIEW("used");
	}
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pushing_keeps_what_was_there),
		cmocka_unit_test(room_may_be_made_beforehand),
		cmocka_unit_test(large_items_grow_as_small_ones_do),
		cmocka_unit_test(a_new_item_is_zeroed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
