#include "expect.h"

#include "muster/report_github.h"

static struct finding *add(struct findings *findings, enum rule rule,
			   const char *path, const char *message)
{
	return finding_add(findings, rule, view_of(path),
			   (struct span){ 7, 3 }, "%s", message);
}

static void an_annotation_is_a_line(void **state)
{
	struct findings findings = { .arena = *state };
	struct str out = STR_INIT;

	add(&findings, RULE_RAID_OVERDUE, "a.md", "late");
	add(&findings, RULE_RAID_STALE, "b.md", "9 days old");
	finding_hint(&findings, "muster raid affirm R-1");
	report_github(&out, &findings);
	expect_str(&out,
		   "::error file=b.md,line=7,endLine=7,col=3,title=raid/stale"
		   "::9 days old%0Ahelp: muster raid affirm R-1\n"
		   "::warning file=a.md,line=7,endLine=7,col=3,"
		   "title=raid/overdue::late\n");
}

static void what_would_end_a_part_is_encoded(void **state)
{
	struct findings findings = { .arena = *state };
	struct str out = STR_INIT;

	add(&findings, RULE_RAID_STALE, "a:b,c%d\n.md", "50 %, a: b\r\n::x");
	report_github(&out, &findings);
	expect_str(&out,
		   "::error file=a%3Ab%2Cc%25d .md,line=7,endLine=7,col=3,"
		   "title=raid/stale::50 %25, a: b  ::x\n");
}

static void no_command_is_in_it(void **state)
{
	struct findings findings = { .arena = *state };
	struct str out = STR_INIT;

	add(&findings, RULE_RAID_STALE, "", "##[stop-commands]x")->span =
		(struct span){ 0, 0 };
	report_github(&out, &findings);
	expect_str(&out, "::error title=raid/stale::## [stop-commands]x\n");
}

static void what_is_off_is_left_out(void **state)
{
	struct findings findings = { .arena = *state };
	struct str out = STR_INIT;

	add(&findings, RULE_RAID_STALE, "a.md", "x")->severity = SEVERITY_OFF;
	report_github(&out, &findings);
	report_github_table(&out, &findings, REPORT_GITHUB_SUMMARY_MAX);
	expect_str(&out, "");
}

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

static void the_last_of_ten_tells_of_the_others(void **state)
{
	struct findings findings = { .arena = *state };
	struct str out = STR_INIT;

	for (int i = 0; i < 10; i++)
		add(&findings, RULE_RAID_STALE, "a.md", "x");
	report_github(&out, &findings);
	assert_int_equal(count_of(&out, "::error "), 10);
	assert_int_equal(count_of(&out, "more errors"), 0);
	str_clear(&out);
	add(&findings, RULE_RAID_STALE, "a.md", "x");
	report_github(&out, &findings);
	assert_int_equal(count_of(&out, "::error "), 10);
	assert_int_equal(count_of(&out, "::error title=muster::2 more errors:"),
			 1);
	str_release(&out);
}

static void a_table_holds_them_as_markdown(void **state)
{
	struct findings findings = { .arena = *state };
	struct str out = STR_INIT;

	add(&findings, RULE_RAID_OVERDUE, "a.md", "late");
	add(&findings, RULE_RAID_STALE, "b_c.md", "a | <b> @all");
	finding_hint(&findings, "do `x`");
	report_github_table(&out, &findings, REPORT_GITHUB_SUMMARY_MAX);
	expect_str(&out,
		   "| | where | what | rule |\n|---|---|---|---|\n"
		   "| error | b\\_c.md:7 | a \\| \\<b\\> \\@all<br>help: do "
		   "\\`x\\` | raid/stale |\n"
		   "| warning | a.md:7 | late | raid/overdue |\n\n");
}

static void a_long_table_is_folded_and_cut(void **state)
{
	struct findings findings = { .arena = *state };
	struct str out = STR_INIT;

	for (int i = 0; i < 100; i++)
		add(&findings, RULE_RAID_STALE, "a.md", "x");
	report_github_table(&out, &findings, REPORT_GITHUB_SUMMARY_MAX);
	assert_int_equal(count_of(&out, "<details><summary>all 100 "), 1);
	assert_int_equal(count_of(&out, "| error |"), 100);
	assert_int_equal(count_of(&out, "</details>"), 1);
	str_clear(&out);
	report_github_table(&out, &findings, 1000);
	assert_in_range(out.len, 1, 1000);
	assert_int_equal(count_of(&out, " more: see the log"), 1);
	assert_int_equal(count_of(&out, "</details>"), 1);
	str_clear(&out);
	report_github_table(&out, &findings, 10);
	expect_str(&out, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(an_annotation_is_a_line),
		ARENA_TEST(what_would_end_a_part_is_encoded),
		ARENA_TEST(no_command_is_in_it),
		ARENA_TEST(what_is_off_is_left_out),
		ARENA_TEST(the_last_of_ten_tells_of_the_others),
		ARENA_TEST(a_table_holds_them_as_markdown),
		ARENA_TEST(a_long_table_is_folded_and_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
