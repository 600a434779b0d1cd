#include "expect.h"

#include "muster/fingerprint.h"

/* Of one finding by itself. */
static const char *print_of(struct arena *arena, enum rule rule,
			    struct view path, const char *message)
{
	struct fingerprints none = { .seen = MAP_INIT };
	const struct finding finding = { .rule = rule, .path = path,
					 .message = view_of(message) };

	return fingerprint_make(&none, &finding, arena);
}

static void lines_days_and_numbers_change_nothing(void **state)
{
	const char *one = print_of(*state, RULE_RAID_STALE, VIEW("a.md"),
				   "R-001 is 12 days old since 2026-07-01");

	assert_int_equal(view_of(one).len, FINGERPRINT_HEX);
	assert_string_equal(one, print_of(*state, RULE_RAID_STALE,
					  VIEW("a.md"), "R-001 is 3 days "
					  "old since 2026-06-30"));
}

static void rule_path_and_words_tell_findings_apart(void **state)
{
	const char *one = print_of(*state, RULE_RAID_STALE, VIEW("a.md"),
				   "R-001 is old");

	assert_string_not_equal(one, print_of(*state, RULE_RAID_OVERDUE,
					      VIEW("a.md"), "R-001 is old"));
	assert_string_not_equal(one, print_of(*state, RULE_RAID_STALE,
					      VIEW("b.md"), "R-001 is old"));
	assert_string_not_equal(one, print_of(*state, RULE_RAID_STALE,
					      VIEW("a.md"), "R-002 is old"));
}

static void no_two_of_a_report_are_the_same(void **state)
{
	struct fingerprints fingerprints = { .seen = MAP_INIT };
	const struct finding finding = { .path = VIEW("a.md"),
					 .message = VIEW("line 3") };
	const char *first, *second, *third;

	first = fingerprint_make(&fingerprints, &finding, *state);
	second = fingerprint_make(&fingerprints, &finding, *state);
	third = fingerprint_make(&fingerprints, &finding, *state);
	assert_string_not_equal(first, second);
	assert_string_not_equal(second, third);
	assert_string_not_equal(first, third);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(lines_days_and_numbers_change_nothing),
		ARENA_TEST(rule_path_and_words_tell_findings_apart),
		ARENA_TEST(no_two_of_a_report_are_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
