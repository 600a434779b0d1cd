#include "expect.h"

#include "muster/finding.h"

static const struct span here = { 7, 3 };

static void a_finding_has_its_rules_severity(void **state)
{
	struct findings findings = { .arena = *state };
	struct finding *stale = finding_add(&findings, RULE_RAID_STALE,
					    VIEW("a.md"), here, "%d days", 9);

	assert_int_equal(stale->severity, SEVERITY_ERROR);
	assert_int_equal(stale->span.column, 3);
	expect_view(stale->path, "a.md");
	expect_view(stale->message, "9 days");
	expect_view(stale->hint, "");
}

static void a_hint_belongs_to_the_last_one(void **state)
{
	struct findings findings = { .arena = *state };

	for (int i = 0; i < 20; i++)
		finding_add(&findings, RULE_RAID_STALE, VIEW("a"), here, "x");
	finding_hint(&findings, "touch %s", "R-1");
	expect_view(findings.list.items[18].hint, "");
	expect_view(findings.list.items[19].hint, "touch R-1");
}

static void what_is_too_long_to_read_is_cut(void **state)
{
	struct findings findings = { .arena = *state };
	struct str text = STR_INIT;
	struct finding *finding;

	for (int i = 0; i < 5000; i++)
		str_adds(&text, "\xc3\xa9");
	finding = finding_add(&findings, RULE_RAID_STALE, VIEW("a"), here,
			      "x%s", text.buf);
	assert_true(view_ends(finding->message, "\xc3\xa9 ..."));
	assert_true(finding->message.len <= FINDING_TEXT_MAX + 4);
	finding_hint(&findings, "%s", text.buf);
	finding = &findings.list.items[0];
	assert_int_equal(finding->hint.len, FINDING_TEXT_MAX + 4);
	str_release(&text);
}

static void add(struct findings *findings, const char *path, uint32_t line,
		uint32_t column, enum rule rule)
{
	finding_add(findings, rule, view_of(path),
		    (struct span){ line, column }, "m");
}

static void sorting_is_by_path_line_column_rule(void **state)
{
	struct findings findings = { .arena = *state };
	struct finding *items;

	add(&findings, "b", 1, 1, RULE_FILE_ODD);
	add(&findings, "a", 10, 1, RULE_FILE_ODD);
	add(&findings, "a", 2, 9, RULE_FILE_ODD);
	add(&findings, "a", 2, 1, RULE_RAID_STALE);
	add(&findings, "a", 2, 1, RULE_FILE_ODD);
	findings_sort(&findings);
	items = findings.list.items;
	assert_int_equal(items[0].rule, RULE_FILE_ODD);
	assert_int_equal(items[1].rule, RULE_RAID_STALE);
	assert_int_equal(items[2].span.column, 9);
	assert_int_equal(items[3].span.line, 10);
	expect_view(items[4].path, "b");
}

static void equal_findings_are_kept_once(void **state)
{
	struct findings findings = { .arena = *state };

	add(&findings, "a", 1, 1, RULE_FILE_ODD);
	add(&findings, "b", 1, 1, RULE_FILE_ODD);
	add(&findings, "a", 1, 1, RULE_FILE_ODD);
	findings_sort(&findings);
	assert_int_equal(findings.list.len, 2);
}

static void sorting_nothing_is_fine(void **state)
{
	struct findings findings = { .arena = *state };

	findings_sort(&findings);
	assert_int_equal(findings.list.len, 0);
	assert_int_equal(findings_count(&findings, SEVERITY_ERROR), 0);
}

static void joined_findings_are_counted_together(void **state)
{
	struct findings all = { .arena = *state }, more = all;

	add(&all, "a", 1, 1, RULE_FILE_ODD);
	add(&more, "b", 1, 1, RULE_FILE_NAME);
	add(&more, "c", 1, 1, RULE_FILE_ODD);
	findings_join(&all, &more);
	assert_int_equal(findings_count(&all, SEVERITY_ERROR), 2);
	assert_int_equal(findings_count(&all, SEVERITY_WARNING), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(a_finding_has_its_rules_severity),
		ARENA_TEST(a_hint_belongs_to_the_last_one),
		ARENA_TEST(what_is_too_long_to_read_is_cut),
		ARENA_TEST(sorting_is_by_path_line_column_rule),
		ARENA_TEST(equal_findings_are_kept_once),
		ARENA_TEST(sorting_nothing_is_fine),
		ARENA_TEST(joined_findings_are_counted_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
