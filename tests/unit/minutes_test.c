#include "expect.h"

#include "muster/date.h"
#include "muster/minutes.h"

static void add(struct minutes *minutes, struct arena *arena, const char *id,
		const char *words)
{
	*VEC_PUSH(arena, &minutes->lines) =
		(struct minutes_line){ view_of(id), view_of(words), NULL };
}

static struct minutes minutes_of(size_t looked, size_t count)
{
	struct minutes minutes = { .looked = looked, .count = count };

	assert_true(date_parse(VIEW("2026-07-15"), &minutes.today));
	return minutes;
}

static void a_line_for_each_and_the_affirmed_together(void **state)
{
	struct minutes minutes = minutes_of(3, 14);
	struct str out = STR_INIT;

	add(&minutes, *state, "R-001", "");
	add(&minutes, *state, "R-002", "status open -> mitigating");
	add(&minutes, *state, "R-007", "");
	minutes_message(&out, &minutes);
	expect_str(&out, "raid: review 2026-07-15, 3 of 14 entries\n\n"
			 "R-002: status open -> mitigating\n"
			 "Still true: R-001, R-007\n");
}

static void what_is_accepted_is_said_in_trailers(void **state)
{
	struct minutes minutes = minutes_of(2, 2);
	struct str out = STR_INIT;

	add(&minutes, *state, "D-001", "status proposed -> accepted");
	minutes.lines.items[0].trailer = "Decision";
	add(&minutes, *state, "R-001", "");
	add(&minutes, *state, "D-002", "status proposed -> accepted");
	minutes.lines.items[2].trailer = "Decision";
	minutes_message(&out, &minutes);
	expect_str(&out, "raid: review 2026-07-15, 2 of 2 entries\n\n"
			 "D-001: status proposed -> accepted\n"
			 "D-002: status proposed -> accepted\n"
			 "Still true: R-001\n\n"
			 "Decision: D-001\nDecision: D-002\n");
}

static void long_lines_go_on_indented(void **state)
{
	struct minutes minutes = minutes_of(1, 1);
	struct str out = STR_INIT;

	add(&minutes, *state, "R-002", "added: one two three four five six "
	    "seven eight nine ten #eleven twelve");
	minutes_message(&out, &minutes);
	expect_str(&out, "raid: review 2026-07-15, 1 of 1 entries\n\n"
			 "R-002: added: one two three four five six seven "
			 "eight nine ten #eleven\n  twelve\n");
}

static void a_line_stays_a_line(void **state)
{
	struct minutes minutes = minutes_of(1, 1);
	struct str out = STR_INIT;

	add(&minutes, *state, "R-002", "title a\n# b\033[2J");
	minutes_message(&out, &minutes);
	expect_str(&out, "raid: review 2026-07-15, 1 of 1 entries\n\n"
			 "R-002: title a # b<U+001B>[2J\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(a_line_for_each_and_the_affirmed_together),
		ARENA_TEST(what_is_accepted_is_said_in_trailers),
		ARENA_TEST(long_lines_go_on_indented),
		ARENA_TEST(a_line_stays_a_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
