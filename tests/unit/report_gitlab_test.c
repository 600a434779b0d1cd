#include "expect.h"

#include "muster/report_gitlab.h"

static void without_findings_it_is_an_empty_array(void **state)
{
	struct findings findings = { .arena = *state };
	struct str out = STR_INIT;

	report_gitlab(&out, &findings);
	expect_str(&out, "[]\n");
	finding_add(&findings, RULE_RAID_STALE, VIEW("a.md"),
		    (struct span){ 0, 0 }, "x")->severity = SEVERITY_OFF;
	report_gitlab(&out, &findings);
	expect_str(&out, "[]\n");
}

static void a_finding_is_an_issue(void **state)
{
	struct findings findings = { .arena = *state };
	struct str out = STR_INIT;

	finding_add(&findings, RULE_RAID_STALE, VIEW("a.md"),
		    (struct span){ 7, 3 }, "9 days old");
	finding_hint(&findings, "affirm it");
	finding_add(&findings, RULE_RAID_OVERDUE, VIEW(""),
		    (struct span){ 0, 0 }, "late");
	report_gitlab(&out, &findings);
	expect_str(&out,
		   "[\n"
		   "  {\n"
		   "    \"description\": \"9 days old - help: affirm it\",\n"
		   "    \"check_name\": \"raid/stale\",\n"
		   "    \"fingerprint\": \"a6450b8f66dc7179\",\n"
		   "    \"severity\": \"major\",\n"
		   "    \"location\": {\n"
		   "      \"path\": \"a.md\",\n"
		   "      \"lines\": {\n        \"begin\": 7\n      }\n"
		   "    }\n"
		   "  },\n"
		   "  {\n"
		   "    \"description\": \"late\",\n"
		   "    \"check_name\": \"raid/overdue\",\n"
		   "    \"fingerprint\": \"50637ad57c79b039\",\n"
		   "    \"severity\": \"minor\",\n"
		   "    \"location\": {\n"
		   "      \"path\": \".muster.yml\",\n"
		   "      \"lines\": {\n        \"begin\": 1\n      }\n"
		   "    }\n"
		   "  }\n"
		   "]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(without_findings_it_is_an_empty_array),
		ARENA_TEST(a_finding_is_an_issue),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
