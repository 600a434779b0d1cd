#include "expect.h"

#include <stdlib.h>
#include <unistd.h>

#include "muster/child.h"
#include "muster/err.h"
#include "muster/watchdog.h"

static void spin(void)
{
	volatile unsigned long turns = 0;

	setenv("MUSTER_CPU_SECONDS", "1", 1);
	watchdog_start(1000);
	watchdog_note("R-001.md");
	while (1)
		turns++;
}

static void a_run_that_does_not_end_is_ended(void **state)
{
	(void)state;
	assert_int_equal(expect_exit(spin), EXIT_CANNOT);
}

static void wait_long(void)
{
	setenv("MUSTER_CPU_SECONDS", "1", 1);
	watchdog_start(1000);
	usleep(1500 * 1000);
}

static void waiting_is_not_working(void **state)
{
	(void)state;
	assert_int_equal(expect_exit(wait_long), 0);
}

static void wait_for_a_child(void)
{
	const char *const argv[] = { "sleep", "100", NULL };
	struct arena arena = ARENA_INIT;
	struct child_result result;
	struct err err;

	setenv("MUSTER_WALL_SECONDS", "1", 1);
	watchdog_wall(1000);
	child_read(argv, &arena, &result, &err);
	arena_release(&arena);
}

static void waiting_for_others_ends_with_them(void **state)
{
	(void)state;
	assert_int_equal(expect_exit(wait_for_a_child), EXIT_CANNOT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_run_that_does_not_end_is_ended),
		cmocka_unit_test(waiting_is_not_working),
		cmocka_unit_test(waiting_for_others_ends_with_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
