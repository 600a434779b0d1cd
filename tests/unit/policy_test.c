#include "expect.h"

#include "muster/policy.h"

struct test {
	struct policy policy;
	struct kinds kinds;
	struct findings findings;
};

static struct test *read_policy(struct arena *arena, const char *front)
{
	struct test *test = arena_alloc(arena, sizeof(*test));
	struct document *document = document_read(VIEW("policy.md"), view_of(
		arena_printf(arena, "---\n%s\n---\n", front)), arena);

	assert_int_equal(document->findings.list.len, 0);
	kinds_init(&test->kinds, arena);
	policy_init(&test->policy);
	test->findings.arena = arena;
	policy_read(&test->policy, document, &test->kinds, arena,
		    &test->findings);
	return test;
}

static struct test *read_good(struct arena *arena, const char *front)
{
	struct test *test = read_policy(arena, front);

	if (test->findings.list.len)
		fail_msg("%s", test->findings.list.items->message.ptr);
	return test;
}

static void expect_window(struct test *test, const char *kind,
			  const char *severity, const char *window)
{
	struct duration want, got;

	assert_true(policy_freshness(&test->policy,
				     kinds_find(&test->kinds, view_of(kind)),
				     view_of(severity), &got));
	assert_true(duration_parse(view_of(window), &want));
	assert_int_equal(got.count, want.count);
	assert_int_equal(got.unit, want.unit);
}

static void without_options_the_defaults_hold(void **state)
{
	struct test *test = read_good(*state, "id: policy\nfreshness:\n"
				      "calendar:\nrules: {}\nenforce: ~");
	struct duration window;

	assert_int_equal(test->policy.enforce, ENFORCE_PROGRAM);
	assert_true(test->policy.calendar.weekend[5]);
	assert_false(test->policy.calendar.weekend[4]);
	expect_window(test, "risk", "", "7d");
	expect_window(test, "decision", "high", "10bd");
	assert_false(policy_freshness(&test->policy,
				      kinds_find(&test->kinds,
						 VIEW("person")),
				      VIEW(""), &window));
}

static void each_word_of_enforce_is_known(void **state)
{
	for (int i = ENFORCE_PROGRAM; i <= ENFORCE_WARN; i++) {
		struct test *test = read_good(*state, arena_printf(
			*state, "enforce: %s",
			enforce_name((enum enforce)i)));

		assert_int_equal(test->policy.enforce, i);
	}
}

static void freshness_is_by_kind_and_severity(void **state)
{
	struct test *test = read_good(
		*state, "freshness:\n  issue: 3d\n  person: 2w\n"
			"  risk: {high: 3d, low: 4w}\n  action: ");

	expect_window(test, "issue", "critical", "3d");
	expect_window(test, "person", "", "14d");
	expect_window(test, "risk", "high", "3d");
	expect_window(test, "risk", "low", "28d");
	expect_window(test, "risk", "medium", "7d");
	expect_window(test, "risk", "", "7d");
	expect_window(test, "action", "", "7d");
}

static void a_window_that_cannot_be_used_leaves_the_default(void **state)
{
	struct test *test = read_policy(
		*state, "freshness: {risk: soon, issue: {high: x, low: 1d}}");

	assert_int_equal(test->findings.list.len, 2);
	expect_window(test, "risk", "", "7d");
	expect_window(test, "issue", "high", "3d");
	expect_window(test, "issue", "low", "1d");
}

static void the_calendar_is_read(void **state)
{
	struct test *test = read_good(
		*state, "calendar:\n  weekend: [fri, sat]\n"
			"  holidays: [2026-12-26, 2026-12-25]");
	const struct calendar *calendar = &test->policy.calendar;

	assert_true(calendar->weekend[4]);
	assert_false(calendar->weekend[6]);
	assert_int_equal(calendar->holidays.len, 2);
	assert_true(calendar->holidays.items[0] < calendar->holidays.items[1]);
	test = read_good(*state, "calendar: {weekend: [], holidays: []}");
	assert_false(test->policy.calendar.weekend[6]);
}

static void since_is_a_day_or_nothing(void **state)
{
	struct test *test = read_good(*state, "since: 2026-01-02");

	assert_true(test->policy.has_since);
	assert_int_equal(test->policy.since, 20455);
	assert_false(read_good(*state, "since:")->policy.has_since);
	assert_false(read_good(*state, "since: ~")->policy.has_since);
	/* which the kind tells */
	assert_false(read_good(*state, "since: soon")->policy.has_since);
	assert_false(read_good(*state, "since: [2026-01-02]")
			     ->policy.has_since);
}

static void yellow_ages_where_the_policy_says_so(void **state)
{
	struct test *test = read_good(*state, "aging: {yellow: 10bd}");

	assert_true(test->policy.has_yellow);
	assert_int_equal(test->policy.yellow.count, 10);
	assert_int_equal(test->policy.yellow.unit, DURATION_BUSINESS_DAYS);
	assert_false(read_good(*state, "aging: {yellow: }")
			     ->policy.has_yellow);
	assert_false(read_good(*state, "aging: {}")->policy.has_yellow);
}

static void a_misspelt_day_leaves_the_weekend(void **state)
{
	struct test *test = read_policy(*state,
					"calendar: {weekend: [fri, sund]}");

	assert_int_equal(test->findings.list.len, 1);
	assert_false(test->policy.calendar.weekend[4]);
	assert_true(test->policy.calendar.weekend[6]);
}

static void rules_get_their_severity(void **state)
{
	struct test *test = read_good(*state, "rules: {raid/overdue: error, "
				      "yaml/comment: off, text/bom: warning}");
	struct findings findings = { .arena = *state };
	struct span span = { 1, 1 };

	finding_add(&findings, RULE_RAID_OVERDUE, VIEW("a"), span, "a");
	finding_add(&findings, RULE_YAML_COMMENT, VIEW("b"), span, "b");
	finding_add(&findings, RULE_YAML_TAB, VIEW("c"), span, "c");
	policy_judge(&test->policy, &findings);
	assert_int_equal(findings.list.len, 2);
	assert_int_equal(findings.list.items[0].severity, SEVERITY_ERROR);
	expect_view(findings.list.items[1].path, "c");
	assert_int_equal(findings.list.items[1].severity, SEVERITY_ERROR);
}

static void a_severity_of_its_own_is_kept_or_judged(void **state)
{
	struct test *test = read_good(*state, "rules: {}");
	struct findings findings = { .arena = *state };
	struct span span = { 1, 1 };

	finding_add(&findings, RULE_TEXT_BIDI, VIEW("a"), span, "a")
		->severity = SEVERITY_WARNING;
	policy_judge(&test->policy, &findings);
	assert_int_equal(findings.list.items[0].severity, SEVERITY_WARNING);
	test = read_good(*state, "rules: {text/bidi: error}");
	policy_judge(&test->policy, &findings);
	assert_int_equal(findings.list.items[0].severity, SEVERITY_ERROR);
}

/* Options that can't be used, and where that is told. */
static const struct {
	const char *front;
	uint32_t line, column;
} wrong[] = {
	{ "freshness: 7d", 2, 12 }, { "freshness: [risk]", 2, 12 },
	{ "freshness: {rsik: 7d}", 2, 13 },
	{ "freshness:\n  risk: 7", 3, 9 },
	{ "freshness:\n  risk: [7d]", 3, 9 },
	{ "freshness:\n  risk: {huge: 7d}", 3, 10 },
	{ "freshness:\n  risk: {high: -1d}", 3, 16 },
	{ "rules: {raid/over: off}", 2, 9 },
	{ "rules: {raid/stale: no}", 2, 21 },
	{ "rules: {raid/stale: }", 2, 21 }, { "rules: off", 2, 8 },
	{ "aging: 14d", 2, 8 }, { "aging: {red: 14d}", 2, 9 },
	{ "aging: {yellow: 14}", 2, 17 },
	{ "calendar: {weekend: sat}", 2, 21 },
	{ "calendar: {weekend: [Sat]}", 2, 22 },
	{ "calendar: {holidays: [2026-02-30]}", 2, 23 },
	{ "calendar: {holidays: 2026-02-03}", 2, 22 },
	{ "calendar: {holiday: []}", 2, 12 }, { "calendar: x", 2, 11 },
};

static void what_cannot_be_used_is_told(void **state)
{
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct test *test = read_policy(*state, wrong[i].front);
		const struct finding *finding = test->findings.list.items;

		if (test->findings.list.len != 1)
			fail_msg("%s", wrong[i].front);
		assert_int_equal(finding->rule, RULE_POLICY_VALUE);
		assert_int_equal(finding->span.line, wrong[i].line);
		assert_int_equal(finding->span.column, wrong[i].column);
		assert_true(finding->hint.len > 0);
	}
}

static void decisions_are_immutable_unless_said_otherwise(void **state)
{
	static const struct {
		const char *front;
		bool immutable;
		size_t findings;
	} cases[] = {
		{ "title: a", true, 0 },
		{ "decisions: {immutable: true}", true, 0 },
		{ "decisions: {immutable: false}", false, 0 },
		{ "decisions: {immutable: no}", false, 0 },
		{ "decisions: {immutable: nope}", true, 1 },
		{ "decisions: {immutable: [false]}", true, 1 },
		{ "decisions: {imutable: false}", true, 1 },
		{ "decisions: free", true, 1 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct test *test = read_policy(*state, cases[i].front);

		assert_int_equal(test->policy.immutable, cases[i].immutable);
		assert_int_equal(test->findings.list.len, cases[i].findings);
	}
}

static void branches_are_safe_unless_said_otherwise(void **state)
{
	const struct policy_receive *receive;

	receive = &read_good(*state, "id: policy")->policy.receive;
	assert_false(receive->deletions || receive->force);
	assert_int_equal(receive->branches.list.len, 0);
	receive = &read_good(*state, "receive: {branches: [a, b/*], "
			     "deletions: allow, force: allow}")->policy.receive;
	assert_true(receive->deletions && receive->force);
	assert_int_equal(receive->branches.list.len, 2);
	assert_true(view_is(receive->branches.list.items[1], "b/*"));
	receive = &read_policy(*state, "receive: {deletions: yes, "
			       "force: [allow]}")->policy.receive;
	assert_false(receive->deletions || receive->force);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(without_options_the_defaults_hold),
		ARENA_TEST(each_word_of_enforce_is_known),
		ARENA_TEST(freshness_is_by_kind_and_severity),
		ARENA_TEST(a_window_that_cannot_be_used_leaves_the_default),
		ARENA_TEST(the_calendar_is_read),
		ARENA_TEST(since_is_a_day_or_nothing),
		ARENA_TEST(yellow_ages_where_the_policy_says_so),
		ARENA_TEST(a_misspelt_day_leaves_the_weekend),
		ARENA_TEST(rules_get_their_severity),
		ARENA_TEST(a_severity_of_its_own_is_kept_or_judged),
		ARENA_TEST(decisions_are_immutable_unless_said_otherwise),
		ARENA_TEST(branches_are_safe_unless_said_otherwise),
		ARENA_TEST(what_cannot_be_used_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
