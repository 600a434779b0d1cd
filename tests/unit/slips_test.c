#include "fixture.h"

#include <unistd.h>

#include "muster/slips.h"

static struct documents documents;
static struct programs programs;
static struct ledger ledger;
static struct slips slips;

/* Write program/ID.md with these lines, and commit it on a day. */
static void state(struct fixture *fixture, const char *id, const char *lines,
		  const char *day)
{
	const char *kind = *id == 'M' ? "milestone" : "deliverable";

	fixture_write(fixture, arena_printf(&fixture->arena,
					    "program/%s.md", id),
		      view_of(arena_printf(&fixture->arena,
					   "---\nid: %s\nkind: %s\n%s---\n",
					   id, kind, lines)));
	fixture_run(fixture, "git add -A && GIT_COMMITTER_DATE=%sT12:00:00Z "
		    "git commit -qm x", day);
}

static void begin(struct fixture *fixture)
{
	fixture_run(fixture, "git init -qb main . && mkdir program");
	fixture_write(fixture, "program/charter.md",
		      VIEW("---\nid: charter\nkind: charter\n---\n"));
}

static void load(struct fixture *fixture, const char *today)
{
	struct ledger_scope scope = { .snapshot = &fixture->snapshot,
				      .documents = &documents,
				      .programs = &programs };
	struct plan plan;
	int32_t day;

	assert_true(date_parse(view_of(today), &day));
	fixture_open(fixture);
	documents_init(&documents, &fixture->arena);
	if (snapshot_open(&fixture->snapshot, fixture->repo, SNAPSHOT_COMMIT,
			  "HEAD", &fixture->arena, &fixture->err) < 0 ||
	    programs_load(&programs, &fixture->snapshot, &documents,
			  &fixture->err) < 0 ||
	    ledger_read(&ledger, &scope, &fixture->err) < 0)
		fail_msg("%s", fixture->err.text);
	plan_read(&plan, programs.list.items[0], VIEW(""), day,
		  &fixture->arena);
	if (slips_read(&slips, &plan, &ledger, &fixture->err) < 0)
		fail_msg("%s", fixture->err.text);
}

/* "-1 0 3; 1000 2000": slips, and overruns. */
static void expect_slips(const char *want)
{
	struct str out = STR_INIT;

	for (size_t i = 0; i < slips.slips.len; i++)
		str_addf(&out, "%s%d", i ? " " : "", slips.slips.items[i]);
	str_adds(&out, ";");
	for (size_t i = 0; i < slips.overruns.len; i++)
		str_addf(&out, " %d", slips.overruns.items[i]);
	assert_string_equal(out.buf, want);
	str_release(&out);
}

/* From the date first stated, however often it was moved; early is less than
 * nothing. 2026-05-15 is a Friday. */
static void a_slip_is_from_the_first_date(void **fixture)
{
	begin(*fixture);
	state(*fixture, "M-1", "status: planned\ndue: 2026-05-15\n",
	      "2026-05-01");
	state(*fixture, "M-1", "status: planned\ndue: 2026-05-22\n",
	      "2026-05-10");
	state(*fixture, "M-1", "status: done\ndue: 2026-05-22\n"
	      "done: 2026-05-25\n", "2026-05-25");
	state(*fixture, "M-2", "status: planned\ndue: 2026-05-15\n",
	      "2026-05-01");
	state(*fixture, "M-2", "status: done\ndue: 2026-05-15\n"
	      "done: 2026-05-14\n", "2026-05-25");
	load(*fixture, "2026-06-01");
	expect_slips("-1 6;");
}

static void a_baseline_is_the_first_date(void **fixture)
{
	begin(*fixture);
	state(*fixture, "M-1", "status: done\nbaseline: 2026-05-15\n"
	      "due: 2026-05-22\ndone: 2026-05-22\n", "2026-05-25");
	load(*fixture, "2026-06-01");
	expect_slips("5;");
}

static void an_overrun_is_by_the_first_length(void **fixture)
{
	begin(*fixture);
	state(*fixture, "W-1", "status: planned\nduration: 1w\n",
	      "2026-05-01");
	state(*fixture, "W-1", "status: in-progress\nstart: 2026-05-04\n"
	      "duration: 2w\n", "2026-05-04");
	state(*fixture, "W-1", "status: done\nstart: 2026-05-04\n"
	      "duration: 2w\ndone: 2026-05-15\n", "2026-05-15");
	load(*fixture, "2026-06-01");
	expect_slips("; 2000");
}

static void an_absurd_overrun_is_the_most_there_is(void **fixture)
{
	begin(*fixture);
	state(*fixture, "W-1", "status: done\nduration: 1d\n"
	      "start: 0001-01-01\ndone: 9999-12-30\n", "2026-05-01");
	load(*fixture, "9999-12-31");
	expect_slips("; 536870911");
}

/* What is open, dropped, without a day, or done later says nothing. */
static void only_what_is_done_counts(void **fixture)
{
	begin(*fixture);
	state(*fixture, "M-1", "status: planned\ndue: 2026-05-15\n",
	      "2026-05-01");
	state(*fixture, "M-2", "status: cancelled\ndue: 2026-05-15\n"
	      "done: 2026-05-15\n", "2026-05-01");
	state(*fixture, "M-3", "status: done\ndue: 2026-05-15\n",
	      "2026-05-01");
	state(*fixture, "M-4", "status: done\nbaseline: 2026-05-15\n"
	      "done: 2026-06-15\n", "2026-05-01");
	state(*fixture, "M-5", "status: done\ndone: 2026-05-15\n",
	      "2026-05-01");
	load(*fixture, "2026-06-01");
	expect_slips(";");
}

/* An id that was given to something else begins anew. */
static void another_record_of_the_id_is_another(void **fixture)
{
	begin(*fixture);
	state(*fixture, "M-1", "status: planned\ntitle: Beta\n"
	      "due: 2026-03-02\n", "2026-01-01");
	fixture_run(*fixture, "git rm -q program/M-1.md && "
		    "GIT_COMMITTER_DATE=2026-01-02T12:00:00Z "
		    "git commit -qm rm");
	state(*fixture, "M-1", "status: planned\ntitle: Launch\n"
	      "due: 2026-05-15\n", "2026-05-01");
	state(*fixture, "M-1", "status: done\ntitle: Launch\n"
	      "due: 2026-05-15\ndone: 2026-05-18\n", "2026-05-18");
	load(*fixture, "2026-06-01");
	expect_slips("1;");
}

/* In a shallow clone the first date is not known, unless it is written. */
static void a_history_that_is_cut_off_is_not_guessed(void **state_)
{
	struct fixture *fixture = *state_;

	begin(fixture);
	state(fixture, "M-1", "status: planned\ndue: 2026-05-08\n",
	      "2026-05-01");
	state(fixture, "M-1", "status: done\ndue: 2026-05-15\n"
	      "done: 2026-05-15\n", "2026-05-15");
	state(fixture, "M-2", "status: done\nbaseline: 2026-05-14\n"
	      "done: 2026-05-15\n", "2026-05-15");
	fixture_run(fixture, "git clone -q --depth 1 \"file://$PWD\" cut");
	assert_int_equal(chdir("cut"), 0);
	load(fixture, "2026-06-01");
	expect_slips("1;");
	assert_int_equal(slips.cut, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(a_slip_is_from_the_first_date),
		FIXTURE_TEST(a_baseline_is_the_first_date),
		FIXTURE_TEST(an_overrun_is_by_the_first_length),
		FIXTURE_TEST(an_absurd_overrun_is_the_most_there_is),
		FIXTURE_TEST(only_what_is_done_counts),
		FIXTURE_TEST(another_record_of_the_id_is_another),
		FIXTURE_TEST(a_history_that_is_cut_off_is_not_guessed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
