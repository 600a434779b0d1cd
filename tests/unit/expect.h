/*
 * What the tests of plain functions share: cmocka's headers in the order
 * that it wants, and a way to compare bytes that are no C strings.
 */
#ifndef EXPECT_H
#define EXPECT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "muster/text.h"

/* Fail unless the bytes are those of the C string. */
#define expect_view(got, want) expect_at((got), (want), __FILE__, __LINE__)

/* The same for what was appended to a struct str, which is emptied. */
#define expect_str(str, want) \
	do { \
		expect_at(str_view(str), (want), __FILE__, __LINE__); \
		str_release(str); \
	} while (0)

void expect_at(struct view got, const char *want, const char *file, int line);

/* A test whose *state is a struct arena of its own. */
#define ARENA_TEST(function) \
	cmocka_unit_test_setup_teardown(function, expect_arena, \
					expect_arena_done)

int expect_arena(void **state);
int expect_arena_done(void **state);

/* Run `action` in a process of its own and yield its exit status, or 128
 * and the number of the signal that ended it. Its standard error is lost. */
int expect_exit(void (*action)(void));

/* How many rounds of a test that tries many cases of one sort, of which the
 * sanitizers see all: a fifth of them under valgrind, which looks for what
 * was never set, and needs fifty times as long. */
unsigned expect_rounds(unsigned all);

#endif
