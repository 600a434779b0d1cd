#include "expect.h"

#include "muster/report_junit.h"

static void without_findings_a_test_has_passed(void **state)
{
	struct findings findings = { .arena = *state };
	struct str out = STR_INIT;

	report_junit(&out, &findings, "check");
	expect_str(&out,
		   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		   "<testsuites name=\"muster check\" tests=\"1\" "
		   "failures=\"0\" errors=\"0\" time=\"0\">\n"
		   "  <testsuite name=\"check\" tests=\"1\" failures=\"0\" "
		   "errors=\"0\" time=\"0\">\n"
		   "    <testcase classname=\"muster check\" "
		   "name=\"no findings\" time=\"0\"/>\n"
		   "  </testsuite>\n"
		   "</testsuites>\n");
}

static void a_family_is_a_suite(void **state)
{
	struct findings findings = { .arena = *state };
	struct str out = STR_INIT;

	finding_add(&findings, RULE_RAID_STALE, VIEW("a.md"),
		    (struct span){ 7, 3 }, "\"old\" & <b>\x1b ##[x]");
	finding_hint(&findings, "affirm it");
	finding_add(&findings, RULE_REF_PERSON, VIEW("b.md"),
		    (struct span){ 0, 0 }, "nobody");
	findings.list.items[1].severity = SEVERITY_WARNING;
	finding_add(&findings, RULE_RAID_OVERDUE, VIEW(""),
		    (struct span){ 0, 0 }, "x")->severity = SEVERITY_OFF;
	report_junit(&out, &findings, "check");
	expect_str(&out,
		   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		   "<testsuites name=\"muster check\" tests=\"2\" "
		   "failures=\"1\" errors=\"0\" time=\"0\">\n"
		   "  <testsuite name=\"raid\" tests=\"1\" failures=\"1\" "
		   "errors=\"0\" time=\"0\">\n"
		   "    <testcase classname=\"raid/stale\" name=\"a.md:7: "
		   "&quot;old&quot; &amp; &lt;b&gt;&lt;U+001B&gt; ## [x]\" "
		   "time=\"0\">\n"
		   "      <failure message=\"&quot;old&quot; &amp; "
		   "&lt;b&gt;&lt;U+001B&gt; ## [x]\" type=\"raid/stale\">"
		   "a.md:7: &quot;old&quot; &amp; &lt;b&gt;&lt;U+001B&gt; "
		   "## [x]\nhelp: affirm it</failure>\n"
		   "    </testcase>\n"
		   "  </testsuite>\n"
		   "  <testsuite name=\"ref\" tests=\"1\" failures=\"0\" "
		   "errors=\"0\" time=\"0\">\n"
		   "    <testcase classname=\"ref/person\" "
		   "name=\"b.md: nobody\" time=\"0\">\n"
		   "      <system-out>warning: b.md: nobody</system-out>\n"
		   "    </testcase>\n"
		   "  </testsuite>\n"
		   "</testsuites>\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(without_findings_a_test_has_passed),
		ARENA_TEST(a_family_is_a_suite),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
