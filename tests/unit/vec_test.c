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
		cmocka_unit_test(a_new_item_is_zeroed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
