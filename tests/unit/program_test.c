#include "fixture.h"

#include "muster/program.h"

static struct repo *repo;
static struct snapshot snapshot;
static struct documents documents;
static struct programs programs;

static int teardown(void **state)
{
	repo_free(repo);
	repo = NULL;
	return fixture_teardown(state);
}

#define PROGRAM_TEST(function) \
	cmocka_unit_test_setup_teardown(function, setup, teardown)

static void put(struct fixture *fixture, const char *path, const char *text)
{
	fixture_write(fixture, path, view_of(text));
}

static int setup(void **state)
{
	struct fixture *fixture;

	if (fixture_setup(state))
		return -1;
	fixture = *state;
	fixture_run(fixture, "git init -q .");
	put(fixture, "program/charter.md", "---\nid: charter\nkind: charter\n"
	    "status: draft\ntitle: Apollo\n---\n## Business context\n");
	put(fixture, "program/people/ann.md", "---\nid: ann\nkind: person\n"
	    "title: Ann\nemails: [Ann@Example.com]\n---\n");
	return 0;
}

static void load(struct fixture *fixture)
{
	documents_init(&documents, &fixture->arena);
	if (repo_open(&repo, NULL, &fixture->err) < 0 ||
	    snapshot_open(&snapshot, repo, SNAPSHOT_WORKTREE, NULL,
			  &fixture->arena, &fixture->err) < 0 ||
	    programs_load(&programs, &snapshot, &documents,
			  &fixture->err) < 0)
		fail_msg("%s", fixture->err.text);
}

static const char *first_rule(const struct findings *findings)
{
	return findings->list.len
		       ? rule_info(findings->list.items[0].rule)->id
		       : "none";
}

static void records_are_joined_by_id(void **state)
{
	load(*state);
	assert_int_equal(programs.list.len, 1);
	assert_int_equal(programs.list.items[0]->records.len, 2);
	assert_non_null(programs_find(&programs, VIEW("ann"), NULL));
	assert_null(programs_find(&programs, VIEW("bob"), NULL));
	assert_string_equal(first_rule(&programs.list.items[0]->findings),
			    "none");
}

static void a_person_is_found_by_any_case_of_the_address(void **state)
{
	const struct record *ann;

	load(*state);
	ann = program_person(programs.list.items[0], VIEW("ann@EXAMPLE.com"));
	assert_non_null(ann);
	assert_true(view_is(ann->id, "ann"));
}

static void the_charter_names_the_program(void **state)
{
	load(*state);
	assert_true(view_is(program_title(programs.list.items[0]), "Apollo"));
}

static void a_broken_record_is_there_and_counted(void **state)
{
	put(*state, "program/risks/R-001.md", "---\nid: [\n---\n");
	load(*state);
	assert_int_equal(programs.list.items[0]->records.len, 3);
	assert_int_equal(programs.list.items[0]->broken, 1);
}

static void the_repository_defines_a_kind(void **state)
{
	const struct record *record;

	put(*state, "program/kinds/rfc.md", "---\nid: rfc\nkind: kind\n"
	    "title: RFC\nabout: A proposal.\nprefix: RFC\n"
	    "statuses: {active: [open]}\n---\n");
	put(*state, "program/RFC-1.md",
	    "---\nid: RFC-1\nkind: rfc\ntitle: x\nstatus: open\n---\n");
	load(*state);
	record = programs_find(&programs, VIEW("RFC-1"), NULL);
	assert_non_null(record);
	assert_true(record_is_open(record));
}

static void documentation_is_left_alone(void **state)
{
	put(*state, "program/notes.md", "# Notes\n");
	put(*state, "program/risks/README.md", "# Risks\n");
	load(*state);
	assert_int_equal(programs.list.items[0]->records.len, 2);
	assert_int_equal(programs.list.items[0]->findings.list.len, 0);
}

static void a_record_without_front_matter_is_told(void **state)
{
	put(*state, "program/risks/vendor.md", "# The vendor\n");
	load(*state);
	assert_string_equal(first_rule(&programs.list.items[0]->findings),
			    "file/not-record");
}

static void no_program_is_no_error(void **state)
{
	fixture_run(*state, "rm -rf program");
	load(*state);
	assert_int_equal(programs.list.len, 0);
	assert_int_equal(programs.findings.list.len, 0);
}

static void the_manifest_lists_the_programs(void **state)
{
	put(*state, ".muster.yml", "programs:\n  - plans/apollo/\n");
	fixture_run(*state, "mkdir plans && mv program plans/apollo");
	load(*state);
	assert_int_equal(programs.list.len, 1);
	assert_true(view_is(programs.list.items[0]->dir, "plans/apollo"));
}

static void a_manifest_can_not_lead_out_of_the_repository(void **state)
{
	static const char *const manifests[] = {
		"programs: [../x]\n", "programs: [/etc]\n",
		"programs: [a/../../b]\n", "programs: [.]\n",
		"programs: program\n", "program: [x]\n",
	};

	for (size_t i = 0; i < sizeof(manifests) / sizeof(*manifests); i++) {
		put(*state, ".muster.yml", manifests[i]);
		load(*state);
		repo_free(repo);
		repo = NULL;
		assert_string_equal(first_rule(&programs.findings),
				    "policy/value");
		assert_true(view_is(programs.list.items[0]->dir, "program"));
	}
}

static void a_program_without_a_charter_is_told(void **state)
{
	fixture_run(*state, "rm program/charter.md");
	load(*state);
	assert_string_equal(first_rule(&programs.list.items[0]->findings),
			    "program/charter");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(records_are_joined_by_id),
		PROGRAM_TEST(a_person_is_found_by_any_case_of_the_address),
		PROGRAM_TEST(the_charter_names_the_program),
		PROGRAM_TEST(a_broken_record_is_there_and_counted),
		PROGRAM_TEST(the_repository_defines_a_kind),
		PROGRAM_TEST(documentation_is_left_alone),
		PROGRAM_TEST(a_record_without_front_matter_is_told),
		PROGRAM_TEST(no_program_is_no_error),
		PROGRAM_TEST(the_manifest_lists_the_programs),
		PROGRAM_TEST(a_manifest_can_not_lead_out_of_the_repository),
		PROGRAM_TEST(a_program_without_a_charter_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
