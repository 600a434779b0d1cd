#include "expect.h"

#include "muster/date.h"
#include "muster/judgement.h"

/* A program of plain files, each a record or none; no repository. */
struct test {
	struct arena *arena;
	struct program program;
	struct programs programs;
	struct findings findings;
	struct touches touches;
	struct judgement judgement;
};

static int32_t day(const char *text)
{
	int32_t day;

	assert_true(date_parse(view_of(text), &day));
	return day;
}

static struct test *begin(struct arena *arena)
{
	struct test *test = arena_alloc(arena, sizeof(*test));

	test->arena = arena;
	test->program.arena = arena;
	test->program.dir = VIEW("p");
	policy_init(&test->program.policy);
	*VEC_PUSH(arena, &test->programs.list) = &test->program;
	test->findings.arena = arena;
	touches_init(&test->touches, arena);
	judgement_init(&test->judgement, &test->programs, day("2026-07-15"),
		       arena);
	return test;
}

static void add_record(struct test *test, const char *path, const char *kind,
		       const char *front)
{
	struct snapshot_file *file = VEC_PUSH(test->arena,
					      &test->program.files.files);
	struct record *record = VEC_PUSH(test->arena, &test->program.records);
	struct kind *found = arena_alloc(test->arena, sizeof(*found));

	file->path = view_of(path);
	file->has_oid = true;
	record->path = view_of(path);
	found->name = view_of(kind);
	record->kind = found;
	record->document = document_read(record->path, view_of(arena_printf(
		test->arena, "---\n%s\n---\n", front)), test->arena);
}

static void add_finding(struct test *test, enum rule rule, const char *path)
{
	uint32_t line = (uint32_t)test->findings.list.len + 1;

	finding_add(&test->findings, rule, view_of(path),
		    (struct span){ line, 1 }, "wrong");
	finding_hint(&test->findings, "mend it");
}

static void judge(struct test *test)
{
	judgement_waive(&test->judgement, &test->findings);
	judgement_seek(&test->judgement, &test->findings, &test->touches);
	judgement_since(&test->judgement, &test->touches, &test->findings);
	judgement_accept(&test->judgement, &test->findings);
}

static size_t left(const struct test *test, enum judgement_why why)
{
	return judgement_count(&test->judgement, NULL, why);
}

static void what_nobody_excuses_counts(void **state)
{
	struct test *test = begin(*state);

	add_record(test, "p/a.md", "risk", "id: a");
	add_finding(test, RULE_OPEN_DATE, "p/a.md");
	add_finding(test, RULE_PROGRAM_CHARTER, "p");
	add_finding(test, RULE_POLICY_VALUE, ".muster.yml");
	judge(test);
	assert_int_equal(test->findings.list.len, 3);
	assert_int_equal(test->judgement.left.len, 0);
}

static void a_waiver_is_for_one_rule_in_one_record(void **state)
{
	struct test *test = begin(*state);

	add_record(test, "p/a.md", "risk",
		   "waive:\n  open/date: until 2026-07-15, x");
	add_record(test, "p/b.md", "risk", "id: b");
	add_finding(test, RULE_OPEN_DATE, "p/a.md");
	add_finding(test, RULE_OPEN_DATE, "p/a.md");
	add_finding(test, RULE_OPEN_OWNER, "p/a.md");
	add_finding(test, RULE_OPEN_DATE, "p/b.md");
	judge(test);
	assert_int_equal(left(test, JUDGEMENT_WAIVED), 2);
	assert_int_equal(test->findings.list.len, 2);
	assert_int_equal(test->judgement.left.items->until,
			 day("2026-07-15"));
}

static void an_expired_one_is_said_in_the_hint(void **state)
{
	struct test *test = begin(*state);

	add_record(test, "p/a.md", "risk",
		   "waive:\n  open/date: until 2026-07-14, x");
	add_finding(test, RULE_OPEN_DATE, "p/a.md");
	judge(test);
	assert_int_equal(left(test, JUDGEMENT_WAIVED), 0);
	expect_view(test->findings.list.items->hint,
		    "mend it; its waiver expired on 2026-07-14");
}

static void since_asks_for_records_alone(void **state)
{
	struct test *test = begin(*state);
	struct snapshot unborn = { .source = SNAPSHOT_INDEX };
	struct err err;

	test->program.policy.has_since = true;
	test->program.policy.since = day("2026-01-01");
	add_record(test, "p/a.md", "risk", "id: a");
	add_record(test, "p/policy.md", "policy", "id: policy");
	add_record(test, "p/kinds/x.md", "kind", "id: x");
	add_record(test, "p/link.md", "risk", "id: l");
	test->program.files.files.items[3].kind = SNAPSHOT_SYMLINK;
	add_finding(test, RULE_RECORD_TYPE, "p/policy.md");
	add_finding(test, RULE_RECORD_FIELD, "p/kinds/x.md");
	add_finding(test, RULE_FILE_ODD, "p/link.md");
	add_finding(test, RULE_ID_DUPLICATE, "p/a.md");
	add_finding(test, RULE_LINK_CYCLE, "p/a.md");
	add_finding(test, RULE_WAIVER_EXPIRED, "p/a.md");
	add_finding(test, RULE_PROGRAM_CHARTER, "p");
	judgement_seek(&test->judgement, &test->findings, &test->touches);
	assert_int_equal(test->touches.open, 0);
	add_finding(test, RULE_RECORD_TYPE, "p/a.md");
	add_finding(test, RULE_OPEN_DATE, "p/a.md");
	judgement_seek(&test->judgement, &test->findings, &test->touches);
	assert_int_equal(test->touches.open, 1);
	/* before the first commit everything is new */
	assert_int_equal(touches_read(&test->touches, &test->programs,
				      &unborn, &err), 0);
	judgement_since(&test->judgement, &test->touches, &test->findings);
	assert_int_equal(test->findings.list.len, 9);
}

static void accept(struct test *test, const char *lines)
{
	struct findings none = { .arena = test->arena };

	test->program.baseline = (struct baseline){
		.path = VIEW("p/baseline.txt")
	};
	baseline_parse(&test->program.baseline, view_of(lines), &none);
	assert_int_equal(none.list.len, 0);
}

static void as_many_as_are_accepted_are_left_out(void **state)
{
	struct test *test = begin(*state);

	add_record(test, "p/a.md", "risk", "id: a");
	accept(test, "2 open/date p/a.md\n");
	add_finding(test, RULE_OPEN_DATE, "p/a.md");
	add_finding(test, RULE_OPEN_OWNER, "p/a.md");
	add_finding(test, RULE_OPEN_DATE, "p/a.md");
	judge(test);
	assert_int_equal(left(test, JUDGEMENT_ACCEPTED), 2);
	assert_int_equal(test->findings.list.len, 1);
	assert_int_equal(test->judgement.gone.len, 0);
}

static void with_one_more_all_of_them_count(void **state)
{
	struct test *test = begin(*state);

	add_record(test, "p/a.md", "risk", "id: a");
	accept(test, "1 open/date p/a.md\n");
	add_finding(test, RULE_OPEN_DATE, "p/a.md");
	add_finding(test, RULE_OPEN_DATE, "p/a.md");
	judge(test);
	assert_int_equal(test->judgement.left.len, 0);
	assert_int_equal(test->findings.list.len, 2);
	expect_view(test->findings.list.items->hint,
		    "mend it; p/baseline.txt accepts 1 of this rule in this "
		    "file, and there are 2");
}

static void what_is_gone_is_counted(void **state)
{
	struct test *test = begin(*state);

	add_record(test, "p/a.md", "risk", "id: a");
	accept(test, "3 open/date p/a.md\n2 open/date p/gone.md\n");
	add_finding(test, RULE_OPEN_DATE, "p/a.md");
	judge(test);
	assert_int_equal(test->judgement.gone.len, 2);
	assert_int_equal(test->judgement.gone.items[0].count, 2);
	assert_int_equal(test->judgement.gone.items[1].count, 2);
}

static void what_is_waived_is_not_accepted_as_well(void **state)
{
	struct test *test = begin(*state);

	add_record(test, "p/a.md", "risk",
		   "waive:\n  open/date: until 2026-07-15, x");
	accept(test, "1 open/date p/a.md\n");
	add_finding(test, RULE_OPEN_DATE, "p/a.md");
	judge(test);
	assert_int_equal(left(test, JUDGEMENT_WAIVED), 1);
	assert_int_equal(left(test, JUDGEMENT_ACCEPTED), 0);
	assert_int_equal(test->judgement.gone.len, 1);
}

static void it_is_narrowed_to_paths(void **state)
{
	struct test *test = begin(*state);
	struct map paths = MAP_INIT;

	add_record(test, "p/a.md", "risk", "id: a");
	add_record(test, "p/b.md", "risk", "id: b");
	accept(test, "1 open/date p/a.md\n1 open/date p/b.md\n"
	       "1 open/owner p/a.md\n1 open/owner p/b.md\n");
	add_finding(test, RULE_OPEN_DATE, "p/a.md");
	add_finding(test, RULE_OPEN_DATE, "p/b.md");
	judge(test);
	map_put(*state, &paths, VIEW("p/b.md"), test);
	judgement_narrow(&test->judgement, &paths);
	assert_int_equal(test->judgement.left.len, 1);
	expect_view(test->judgement.left.items->finding.path, "p/b.md");
	assert_int_equal(test->judgement.gone.len, 1);
	expect_view(test->judgement.gone.items->entry->path, "p/b.md");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(what_nobody_excuses_counts),
		ARENA_TEST(a_waiver_is_for_one_rule_in_one_record),
		ARENA_TEST(an_expired_one_is_said_in_the_hint),
		ARENA_TEST(since_asks_for_records_alone),
		ARENA_TEST(as_many_as_are_accepted_are_left_out),
		ARENA_TEST(with_one_more_all_of_them_count),
		ARENA_TEST(what_is_gone_is_counted),
		ARENA_TEST(what_is_waived_is_not_accepted_as_well),
		ARENA_TEST(it_is_narrowed_to_paths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
