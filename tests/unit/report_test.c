#include "expect.h"

#include "muster/json.h"
#include "muster/report.h"

static struct finding *add(struct findings *findings, struct view path,
			   uint32_t line, struct view message)
{
	struct finding *finding =
		finding_add(findings, RULE_RAID_STALE, path,
			    (struct span){ line, line ? 3 : 0 }, " ");

	finding->message = message;
	return finding;
}

static void expect_text(const struct findings *findings, bool color,
			const char *want)
{
	struct str out = STR_INIT;

	report_findings(&out, findings, color);
	expect_str(&out, want);
}

static void a_finding_is_one_line_and_its_help(void **state)
{
	struct findings findings = { .arena = *state };

	add(&findings, VIEW("program/r.md"), 7, VIEW("9 days old"));
	finding_hint(&findings, "muster raid affirm R-1");
	expect_text(&findings, false,
		    "program/r.md:7:3: error: 9 days old [raid/stale]\n"
		    "  help: muster raid affirm R-1\n");
}

static void what_is_unknown_is_left_out(void **state)
{
	struct findings findings = { .arena = *state };

	add(&findings, VIEW("r.md"), 0, VIEW("old"));
	add(&findings, VIEW(""), 0, VIEW("older"));
	expect_text(&findings, false, "r.md: error: old [raid/stale]\n"
				      "error: older [raid/stale]\n");
}

static void what_is_off_is_not_reported(void **state)
{
	struct findings findings = { .arena = *state };

	add(&findings, VIEW("r.md"), 1, VIEW("old"))->severity = SEVERITY_OFF;
	expect_text(&findings, false, "");
	assert_int_equal(report_findings_value(*state, &findings)->len, 0);
}

static void nothing_from_a_record_is_obeyed(void **state)
{
	struct findings findings = { .arena = *state };

	add(&findings, VIEW("::error::\033[2J.md"), 1,
	    VIEW("a\n::error::\xe2\x80\xae"))->hint = VIEW("\a##[x]");
	expect_text(&findings, false,
		    ": :error::<U+001B>[2J.md:1:3: error: "
		    "a ::error::<U+202E> [raid/stale]\n"
		    "  help: <U+0007>## [x]\n");
}

static void colour_is_for_severity_and_rule(void **state)
{
	struct findings findings = { .arena = *state };

	add(&findings, VIEW("r.md"), 1, VIEW("old"));
	add(&findings, VIEW("r.md"), 2, VIEW("old"))->severity =
		SEVERITY_WARNING;
	expect_text(&findings, true,
		    "r.md:1:3: \033[31merror:\033[0m old "
		    "\033[2m[raid/stale]\033[0m\n"
		    "r.md:2:3: \033[33mwarning:\033[0m old "
		    "\033[2m[raid/stale]\033[0m\n");
}

static void expect_count(struct arena *arena, int errors, int warnings,
			 const char *want)
{
	struct findings findings = { .arena = arena };
	struct str out = STR_INIT;

	while (errors-- > 0)
		add(&findings, VIEW("r.md"), 1, VIEW("old"));
	while (warnings-- > 0)
		add(&findings, VIEW("r.md"), 1, VIEW("old"))->severity =
			SEVERITY_WARNING;
	report_count(&out, &findings);
	expect_str(&out, want);
}

static void findings_are_counted_in_words(void **state)
{
	expect_count(*state, 0, 0, "no findings");
	expect_count(*state, 1, 0, "1 error");
	expect_count(*state, 0, 2, "2 warnings");
	expect_count(*state, 2, 1, "2 errors, 1 warning");
}

static void a_document_begins_with_its_schema(void **state)
{
	struct str out = STR_INIT;

	json_write(&out, report_document(*state, "raid", 20284));
	expect_str(&out, "{\n  \"schema\": \"muster/raid/1\",\n"
			 "  \"muster\": \"" MUSTER_VERSION "\",\n"
			 "  \"today\": \"2025-07-15\"\n}\n");
}

static void a_finding_is_a_map(void **state)
{
	struct findings findings = { .arena = *state };
	struct str out = STR_INIT;

	add(&findings, VIEW("r.md"), 0, VIEW("old"));
	json_write(&out, report_findings_value(*state, &findings));
	expect_str(&out, "[\n  {\n    \"rule\": \"raid/stale\",\n"
			 "    \"severity\": \"error\",\n"
			 "    \"path\": \"r.md\",\n    \"line\": null,\n"
			 "    \"column\": null,\n    \"message\": \"old\",\n"
			 "    \"help\": null\n  }\n]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(a_finding_is_one_line_and_its_help),
		ARENA_TEST(what_is_unknown_is_left_out),
		ARENA_TEST(what_is_off_is_not_reported),
		ARENA_TEST(nothing_from_a_record_is_obeyed),
		ARENA_TEST(colour_is_for_severity_and_rule),
		ARENA_TEST(findings_are_counted_in_words),
		ARENA_TEST(a_document_begins_with_its_schema),
		ARENA_TEST(a_finding_is_a_map),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
