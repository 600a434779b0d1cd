#include "fixture.h"

#include <string.h>
#include <unistd.h>

#include "expect.h"
#include "muster/past.h"

#define TODAY 20649	/* 2026-07-15 */

static struct snapshot snapshot;
static struct documents documents;
static struct programs programs;
static struct past past;

static int teardown(void **state)
{
	past_close(&past);
	return fixture_teardown(state);
}

#define PAST_TEST(function) \
	cmocka_unit_test_setup_teardown(function, fixture_setup, teardown)

static void commit(struct fixture *fixture, const char *author,
		   const char *committer)
{
	fixture_run(fixture, "git add -A && GIT_AUTHOR_DATE=%sT12:00:00Z "
		    "GIT_COMMITTER_DATE=%sT12:00:00Z git commit -qm x",
		    author, committer);
}

static void put_risk(struct fixture *fixture, const char *path,
		     const char *fields)
{
	fixture_write(fixture, path, view_of(arena_printf(
		&fixture->arena, "---\nid: R-001\nkind: risk\nstatus: open\n"
		"title: A risk\nprobability: low\nimpact: low\n%s---\n",
		fields)));
}

static void begin(struct fixture *fixture)
{
	fixture_run(fixture, "git init -q .");
	fixture_write(fixture, "program/charter.md",
		      VIEW("---\nid: charter\nkind: charter\nstatus: draft\n"
			   "title: Apollo\n---\n"));
	put_risk(fixture, "program/r.md", "");
	commit(fixture, "2026-06-01", "2026-06-01");
}

/* "DAY AUTHOR, ..." of all steps, newest first. */
static void expect_steps(struct fixture *fixture, const char *want)
{
	struct err *err = &fixture->err;
	const struct past_record *record;
	struct str out = STR_INIT;
	char day[DATE_SIZE];

	documents_init(&documents, &fixture->arena);
	if (snapshot_open(&snapshot, fixture_open(fixture), SNAPSHOT_WORKTREE,
			  NULL, &fixture->arena, err) < 0 ||
	    programs_load(&programs, &snapshot, &documents, err) < 0 ||
	    past_open(&past, &programs, &snapshot, &documents, TODAY,
		      err) < 0)
		fail_msg("%s", err->text);
	past_want(&past, programs.list.items[0],
		  programs_find(&programs, VIEW("R-001"), NULL));
	record = past_of(&past, programs_find(&programs, VIEW("R-001"), NULL));
	assert_non_null(record);
	for (size_t i = 0; i < record->steps.len; i++) {
		const struct past_step *step = &record->steps.items[i];

		str_addf(&out, "%s%s " VIEW_FMT "%s", i ? ", " : "",
			 date_format(step->day, day), VIEW_ARG(step->author),
			 step->pending ? "pending" : step->old ? "" : " new");
	}
	if (past.cut)
		str_adds(&out, ", cut");
	expect_str(&out, want);
}

static void back_to_the_last_change_of_meaning(void **state)
{
	begin(*state);
	put_risk(*state, "program/r.md", "due: 2026-08-01\n");
	commit(*state, "2026-06-02", "2026-06-02");
	put_risk(*state, "program/r.md", "due: 2026-08-02\n");
	commit(*state, "2026-06-03", "2026-06-03");
	put_risk(*state, "program/r.md", "due: 2026-08-02\ntags: [a]\n");
	commit(*state, "2026-06-04", "2026-06-04");
	expect_steps(*state, "2026-06-04 Ada Author, 2026-06-03 Ada Author");
}

static void back_to_the_last_look(void **state)
{
	begin(*state);
	put_risk(*state, "program/r.md", "due: 2026-08-01\n");
	commit(*state, "2026-06-02", "2026-06-02");
	put_risk(*state, "program/r.md", "due: 2026-08-02\n");
	commit(*state, "2026-06-02", "2026-06-05");
	put_risk(*state, "program/r.md",
		 "due: 2026-08-02\nreviewed: 2026-06-04\n");
	commit(*state, "2026-06-06", "2026-06-06");
	/* written before the look, but nobody had it then */
	expect_steps(*state, "2026-06-06 Ada Author, 2026-06-02 Ada Author");
}

static void a_renamed_file_is_the_same_record(void **state)
{
	begin(*state);
	fixture_run(*state, "mkdir program/risks && git mv program/r.md "
		    "program/risks/R-001.md");
	commit(*state, "2026-06-02", "2026-06-02");
	expect_steps(*state, "2026-06-02 Ada Author, 2026-06-01 Ada Author "
		     "new");
}

static void what_is_not_committed_comes_first(void **state)
{
	begin(*state);
	put_risk(*state, "program/r.md", "tags: [a]\n");
	expect_steps(*state, "2026-07-15 pending, 2026-06-01 Ada Author new");
}

static void before_the_first_commit_there_is_nothing(void **state)
{
	fixture_run(*state, "git init -q .");
	fixture_write(*state, "program/charter.md",
		      VIEW("---\nid: charter\nkind: charter\n---\n"));
	put_risk(*state, "program/r.md", "");
	expect_steps(*state, "");
}

static void a_person_is_known_by_name(void **state)
{
	begin(*state);
	fixture_write(*state, "program/people/ada.md",
		      VIEW("---\nid: ada\nkind: person\ntitle: Ada L.\n"
			   "emails: [Ada@Example.org]\n---\n"));
	expect_steps(*state, "2026-06-01 Ada L. new");
}

static void a_shallow_clone_says_that_it_is_cut(void **state)
{
	struct fixture *fixture = *state;

	begin(fixture);
	put_risk(fixture, "program/r.md", "tags: [a]\n");
	commit(fixture, "2026-06-02", "2026-06-02");
	fixture_run(fixture, "git clone -q --depth 1 file://%s cut",
		    fixture->root);
	assert_int_equal(chdir("cut"), 0);
	expect_steps(fixture, ", cut");
	assert_non_null(strstr(past.err.text, "git fetch --unshallow"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		PAST_TEST(back_to_the_last_change_of_meaning),
		PAST_TEST(back_to_the_last_look),
		PAST_TEST(a_renamed_file_is_the_same_record),
		PAST_TEST(what_is_not_committed_comes_first),
		PAST_TEST(before_the_first_commit_there_is_nothing),
		PAST_TEST(a_person_is_known_by_name),
		PAST_TEST(a_shallow_clone_says_that_it_is_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
