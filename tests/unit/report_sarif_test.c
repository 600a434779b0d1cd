#include "expect.h"

#include "muster/report_sarif.h"

static size_t count_of(const struct str *out, const char *needle)
{
	struct view text = str_view(out);
	size_t count = 0, at = 0;

	while ((at = view_search(text, at, needle)) < text.len) {
		count++;
		at++;
	}
	return count;
}

static void without_findings_it_has_no_results(void **state)
{
	struct findings findings = { .arena = *state };
	struct str out = STR_INIT;

	report_sarif(&out, &findings);
	assert_int_equal(count_of(&out, "\"results\": []"), 1);
	assert_int_equal(count_of(&out, "\"rules\": []"), 1);
	str_release(&out);
}

static void a_rule_is_told_once(void **state)
{
	struct findings findings = { .arena = *state };
	struct str out = STR_INIT;

	for (int i = 0; i < 3; i++)
		finding_add(&findings, RULE_RAID_STALE, VIEW("a b:ü.md"),
			    (struct span){ 7, 3 }, "9 days old");
	report_sarif(&out, &findings);
	assert_int_equal(count_of(&out, "\"id\": \"raid/stale\""), 1);
	assert_int_equal(count_of(&out, "\"ruleIndex\": 0"), 3);
	assert_int_equal(count_of(&out, "\"a%20b%3A%C3%BC.md\""), 3);
	assert_int_equal(count_of(&out, "\"startLine\": 7"), 3);
	assert_int_equal(count_of(&out, "\"startColumn\": 3"), 3);
	str_release(&out);
}

static void errors_come_first(void **state)
{
	struct findings findings = { .arena = *state };
	struct str out = STR_INIT;
	struct view text;

	finding_add(&findings, RULE_RAID_OVERDUE, VIEW("a.md"),
		    (struct span){ 0, 0 }, "late");
	finding_add(&findings, RULE_RAID_STALE, VIEW(""),
		    (struct span){ 0, 0 }, "old");
	report_sarif(&out, &findings);
	text = str_view(&out);
	assert_true(view_search(text, 0, "\"text\": \"old\"") <
		    view_search(text, 0, "\"text\": \"late\""));
	assert_int_equal(count_of(&out, "\".muster.yml\""), 1);
	assert_int_equal(count_of(&out, "\"startLine\": 1"), 2);
	str_release(&out);
}

static void what_is_too_much_is_counted(void **state)
{
	struct findings findings = { .arena = *state };
	struct str out = STR_INIT;

	for (int i = 0; i < REPORT_SARIF_RESULTS + 2; i++)
		finding_add(&findings, RULE_RAID_STALE, VIEW("a.md"),
			    (struct span){ 7, 3 }, "x");
	report_sarif(&out, &findings);
	assert_int_equal(count_of(&out, "\"ruleIndex\""),
			 REPORT_SARIF_RESULTS);
	assert_int_equal(count_of(&out, "\"left_out\": 2"), 1);
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(without_findings_it_has_no_results),
		ARENA_TEST(a_rule_is_told_once),
		ARENA_TEST(errors_come_first),
		ARENA_TEST(what_is_too_much_is_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
