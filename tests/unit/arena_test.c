#include "expect.h"

#include <string.h>

#include "muster/arena.h"

static void memory_is_zeroed_and_aligned(void **state)
{
	struct arena arena = ARENA_INIT;
	char *odd = arena_alloc(&arena, 3);
	char *next = arena_alloc(&arena, 64);

	(void)state;
	memset(odd, 'x', 3);
	assert_int_equal((uintptr_t)next % _Alignof(max_align_t), 0);
	for (int i = 0; i < 64; i++)
		assert_int_equal(next[i], 0);
	arena_release(&arena);
}

static void pointers_stay_good_while_it_grows(void **state)
{
	struct arena arena = ARENA_INIT;
	char *first = arena_copy(&arena, "first", 5);

	(void)state;
	for (int i = 0; i < 10000; i++)
		memset(arena_alloc(&arena, 100), 'x', 100);
	assert_string_equal(first, "first");
	arena_release(&arena);
}

static void a_large_piece_leaves_the_rest_of_the_block(void **state)
{
	struct arena arena = ARENA_INIT;
	char *before = arena_alloc(&arena, 16);
	char *large = arena_alloc(&arena, 1 << 20);
	char *after = arena_alloc(&arena, 16);

	(void)state;
	large[(1 << 20) - 1] = 'x';
	assert_ptr_equal(after, before + 16);
	arena_release(&arena);
}

static void clearing_gives_zeroed_memory_again(void **state)
{
	struct arena arena = ARENA_INIT;
	char *again;

	(void)state;
	for (int i = 0; i < 1000; i++)
		memset(arena_alloc(&arena, 1000), 'x', 1000);
	arena_clear(&arena);
	again = arena_alloc(&arena, 1000);
	assert_int_equal(again[0], 0);
	assert_int_equal(again[999], 0);
	arena_release(&arena);
}

static void a_copy_ends_in_a_nul(void **state)
{
	struct arena arena = ARENA_INIT;
	char *copy = arena_copy(&arena, "ab\0cd", 5);

	(void)state;
	assert_memory_equal(copy, "ab\0cd", 6);
	assert_string_equal(arena_copy(&arena, NULL, 0), "");
	arena_release(&arena);
}

static void printf_takes_what_it_needs(void **state)
{
	struct arena arena = ARENA_INIT;

	(void)state;
	for (int len = 1; len <= 600; len++) {
		const char *text = arena_printf(&arena, "%0*d-%s", len, 7,
						"end");

		assert_int_equal(strlen(text), len + 4);
		assert_string_equal(text + len - 1, "7-end");
	}
	arena_release(&arena);
}

static void ask_for_more_than_there_is(void)
{
	struct arena arena = ARENA_INIT;

	arena_array(&arena, SIZE_MAX / 2, 3);
}

static void a_product_that_overflows_ends_the_process(void **state)
{
	(void)state;
	assert_int_equal(expect_exit(ask_for_more_than_there_is), 3);
}

static void releasing_twice_is_harmless(void **state)
{
	struct arena arena = ARENA_INIT;

	(void)state;
	arena_clear(&arena);
	arena_alloc(&arena, 1);
	arena_release(&arena);
	arena_release(&arena);
	assert_null(arena.head);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_and_aligned),
		cmocka_unit_test(pointers_stay_good_while_it_grows),
		cmocka_unit_test(a_large_piece_leaves_the_rest_of_the_block),
		cmocka_unit_test(clearing_gives_zeroed_memory_again),
		cmocka_unit_test(a_copy_ends_in_a_nul),
		cmocka_unit_test(printf_takes_what_it_needs),
		cmocka_unit_test(a_product_that_overflows_ends_the_process),
		cmocka_unit_test(releasing_twice_is_harmless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
