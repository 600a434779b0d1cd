#include "fixture.h"

#include "muster/ledger.h"

static struct documents documents;
static struct programs programs;
static struct ledger ledger;

/* A risk at program/NAME with this title; committed. */
static void risk(struct fixture *fixture, const char *name, const char *id,
		 const char *title)
{
	fixture_run(fixture, "mkdir -p program && printf -- '---\\nid: %s\\n"
		    "kind: risk\\ntitle: %s\\n---\\n' >program/%s && git add "
		    "-A && git commit -qm '%s'", id, title, name, title);
}

static void load(struct fixture *fixture)
{
	struct ledger_scope scope = { .snapshot = &fixture->snapshot,
				      .documents = &documents,
				      .programs = &programs };

	fixture_open(fixture);
	documents_init(&documents, &fixture->arena);
	if (snapshot_open(&fixture->snapshot, fixture->repo, SNAPSHOT_COMMIT,
			  "HEAD", &fixture->arena, &fixture->err) < 0 ||
	    programs_load(&programs, &fixture->snapshot, &documents,
			  &fixture->err) < 0 ||
	    ledger_read(&ledger, &scope, &fixture->err) < 0)
		fail_msg("%s", fixture->err.text);
}

/* "R-1: created changed renamed; R-2: ..." */
static void ledger_is(struct fixture *fixture, const char *want)
{
	static const struct {
		unsigned event;
		const char *name;
	} events[] = {
		{ LEDGER_CREATED, "created" }, { LEDGER_CHANGED, "changed" },
		{ LEDGER_RENAMED, "renamed" }, { LEDGER_DELETED, "deleted" },
		{ LEDGER_REBORN, "reborn" }, { LEDGER_REUSED, "reused" },
		{ LEDGER_RENUMBERED, "renumbered" }, { LEDGER_CUT, "cut" }
	};
	struct str out = STR_INIT;

	load(fixture);
	for (size_t i = 0; i < ledger.records.len; i++) {
		const struct ledger_record *record = ledger.records.items[i];

		str_addf(&out, "%s" VIEW_FMT "%s:", i ? "; " : "",
			 VIEW_ARG(record->id), record->alive ? "" : "!");
		for (size_t k = 0; k < record->versions.len; k++) {
			str_adds(&out, k ? "," : "");
			for (size_t e = 0; e < 8; e++)
				if (record->versions.items[k].events &
				    events[e].event)
					str_addf(&out, " %s", events[e].name);
			if (record->versions.items[k].other.len)
				str_addf(&out, " " VIEW_FMT, VIEW_ARG(
					 record->versions.items[k].other));
		}
	}
	assert_string_equal(out.buf, want);
	str_release(&out);
}

static void begin(struct fixture *fixture)
{
	fixture_run(fixture, "git init -qb main .");
	risk(fixture, "a.md", "R-1", "one");
}

static void the_id_is_the_record(void **state)
{
	begin(*state);
	risk(*state, "a.md", "R-1", "two");
	fixture_run(*state, "git mv program/a.md program/b.md && "
		    "git commit -qm mv");
	fixture_run(*state, "git mv program/b.md program/c.md && "
		    "echo x >>program/c.md && git commit -qam both");
	risk(*state, "a.md", "R-2", "other");
	ledger_is(*state, "R-1: created, changed, renamed, changed renamed; "
			  "R-2: created");
}

static void two_files_that_swap_their_names(void **state)
{
	begin(*state);
	risk(*state, "b.md", "R-2", "other");
	fixture_run(*state, "mv program/a.md x && mv program/b.md "
		    "program/a.md && mv x program/b.md && git add -A && "
		    "git commit -qm swap");
	ledger_is(*state, "R-1: created, renamed; R-2: created, renamed");
}

static void lives_after_the_first(void **state)
{
	begin(*state);
	fixture_run(*state, "git rm -q program/a.md && git commit -qm rm");
	risk(*state, "b.md", "R-1", "one");
	fixture_run(*state, "git rm -q program/b.md && git commit -qm rm");
	risk(*state, "b.md", "R-1", "something else");
	ledger_is(*state, "R-1: created, deleted, reborn, deleted, reused");
	fixture_run(*state, "git rm -q program/b.md && git commit -qm rm");
	risk(*state, "z.md", "R-2", "z");
	ledger_is(*state, "R-1!: created, deleted, reborn, deleted, reused, "
			  "deleted; R-2: created");
}

static void a_number_that_changes(void **state)
{
	begin(*state);
	risk(*state, "a.md", "R-9", "one");
	ledger_is(*state, "R-1!: created, deleted renumbered R-9; "
			  "R-9: created renumbered R-1");
}

static void a_version_that_can_not_be_read_is_one(void **state)
{
	begin(*state);
	fixture_run(*state, "printf -- '---\\nid: [\\n---\\n' >program/a.md "
		    "&& git commit -qam broken");
	risk(*state, "a.md", "R-1", "one");
	fixture_run(*state, "printf -- '---\\nid: [\\n---\\n' "
		    ">program/R-7-x.md && git add -A && git commit -qm new");
	ledger_is(*state, "R-1: created, changed, changed; R-7!: created");
}

static void the_documents_of_a_version(void **state)
{
	struct fixture *fixture = *state;
	const struct document *old, *new;
	const struct ledger_record *record;

	begin(fixture);
	risk(fixture, "a.md", "R-1", "two");
	load(fixture);
	record = ledger_find(&ledger, programs.list.items[0],
			     VIEW("R-1"));
	assert_int_equal(ledger_documents(&ledger,
					  &record->versions.items[1], &old,
					  &new, &fixture->err), 0);
	assert_true(view_is(document_text(old, "title"), "one"));
	assert_true(view_is(document_text(new, "title"), "two"));
	assert_int_equal(ledger_documents(&ledger,
					  &record->versions.items[0], &old,
					  &new, &fixture->err), 0);
	assert_null(old);
	assert_null(ledger_find(&ledger, programs.list.items[0],
				VIEW("R-3")));
}

static void plain_files_are_no_records(void **state)
{
	begin(*state);
	fixture_run(*state, "echo text >program/README.md && git add -A && "
		    "git commit -qm text");
	ledger_is(*state, "R-1: created");
}

/* --- several programs */

/* Both programs have a charter, and R-1, committed at once. */
static void begin_two(struct fixture *fixture)
{
	fixture_run(fixture, "git init -qb main . && mkdir one two && "
		    "echo 'programs: [one, two]' >.muster.yml && "
		    "for p in one two; do : >$p/charter.md; "
		    "printf -- '---\\nid: R-1\\nkind: risk\\n"
		    "title: of %%s\\n---\\n' $p >$p/a.md; done && "
		    "git add -A && git commit -qm begin");
}

static void change(struct fixture *fixture, const char *command)
{
	fixture_run(fixture, "%s && git add -A && git commit -qm change",
		    command);
}

static const struct ledger_record *of(size_t program)
{
	return ledger_find(&ledger, programs.list.items[program],
			   VIEW("R-1"));
}

static void each_program_has_its_own(void **state)
{
	begin_two(*state);
	change(*state, "echo x >>two/a.md");
	change(*state, "echo y >>one/a.md; echo y >>two/a.md");
	ledger_is(*state, "R-1: created, changed; "
			  "R-1: created, changed, changed");
	assert_string_equal(of(0)->program->dir.ptr, "one");
	assert_int_equal(of(0)->versions.len, 2);
	assert_int_equal(of(1)->versions.len, 3);
}

static void one_goes_and_the_other_stays(void **state)
{
	begin_two(*state);
	change(*state, "git mv one/a.md one/b.md; git rm -q two/a.md");
	ledger_is(*state, "R-1: created, renamed; R-1!: created, deleted");
	change(*state, "git rm -q one/b.md; printf -- "
	       "'---\\nid: R-1\\nkind: risk\\ntitle: of two\\n---\\n' "
	       ">two/a.md");
	ledger_is(*state, "R-1!: created, renamed, deleted; "
			  "R-1: created, deleted, reborn");
}

static void it_moves_to_another_program(void **state)
{
	begin_two(*state);
	change(*state, "git rm -q two/a.md");
	change(*state, "git mv one/a.md two/c.md");
	ledger_is(*state, "R-1: created, renamed; R-1!: created, deleted");
	assert_int_equal(of(1)->versions.len, 2);
	assert_null(of(0));
	change(*state, "sed 's/of one/a new one/' two/c.md >one/a.md");
	ledger_is(*state, "R-1: created, renamed; R-1!: created, deleted; "
			  "R-1: created");
}

static void two_that_change_places(void **state)
{
	begin_two(*state);
	change(*state, "mv one/a.md x; mv two/a.md one; mv x two/a.md");
	ledger_is(*state, "R-1: created, changed; R-1: created, changed");
}

static void a_branch_that_knows_of_no_move(void **state)
{
	begin_two(*state);
	change(*state, "git rm -q two/a.md; seq 20 >>one/a.md");
	change(*state, "git branch side; git mv one/a.md two/c.md");
	fixture_run(*state, "git checkout -q side; echo x >>one/a.md; "
		    "git commit -qam side; git checkout -q main; "
		    "git merge -q side");
	ledger_is(*state, "R-1: created, changed, renamed, changed, "
			  "changed; R-1!: created, deleted");
}

static void a_file_that_two_programs_have(void **state)
{
	fixture_run(*state, "git init -qb main . && mkdir -p one/two && "
		    "echo 'programs: [one, one/two]' >.muster.yml && "
		    ": >one/charter.md && : >one/two/charter.md && "
		    "printf -- '---\\nid: R-1\\nkind: risk\\n---\\n' "
		    ">one/two/a.md && git add -A && git commit -qm begin");
	ledger_is(*state, "R-1: created");
	assert_non_null(of(0));
	assert_ptr_equal(of(0), of(1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(the_id_is_the_record),
		FIXTURE_TEST(two_files_that_swap_their_names),
		FIXTURE_TEST(lives_after_the_first),
		FIXTURE_TEST(a_number_that_changes),
		FIXTURE_TEST(a_version_that_can_not_be_read_is_one),
		FIXTURE_TEST(the_documents_of_a_version),
		FIXTURE_TEST(plain_files_are_no_records),
		FIXTURE_TEST(each_program_has_its_own),
		FIXTURE_TEST(one_goes_and_the_other_stays),
		FIXTURE_TEST(it_moves_to_another_program),
		FIXTURE_TEST(two_that_change_places),
		FIXTURE_TEST(a_branch_that_knows_of_no_move),
		FIXTURE_TEST(a_file_that_two_programs_have),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
