#include "fixture.h"

#include <unistd.h>

#include "muster/date.h"
#include "muster/touch.h"

static struct snapshot_files files;

/* Commit what the shell command leaves, by somebody who wrote it later. */
static void commit(struct fixture *fixture, const char *day,
		   const char *command)
{
	fixture_run(fixture, "%s\ngit add -A && GIT_AUTHOR_DATE="
		    "2027-01-01T00:00:00Z "
		    "GIT_COMMITTER_DATE=%sT12:00:00Z git commit -qm x "
		    "--allow-empty", command, day);
}

static int32_t day_of(const char *text)
{
	int32_t day;

	assert_true(date_parse(view_of(text), &day));
	return day;
}

/* A repository whose program has a.md and b.md from 2026-03-01. */
static int begin(void **state)
{
	int rc = fixture_setup(state);

	if (rc)
		return rc;
	fixture_run(*state, "git init -qb main .");
	commit(*state, "2026-03-01", "mkdir program && echo a >program/a.md "
	       "&& echo b >program/b.md");
	return 0;
}

#define TOUCH_TEST(function) \
	cmocka_unit_test_setup_teardown(function, begin, fixture_teardown)

static int ask(struct fixture *fixture, enum snapshot_source source,
	       const char *since, struct touches *touches)
{
	struct program program = { .reach.dir = VIEW("program") };
	struct programs programs = { 0 };

	*VEC_PUSH(&fixture->arena, &program.reach.folders.list) =
		program.reach.dir;
	*VEC_PUSH(&fixture->arena, &programs.list) = &program;
	fixture_open(fixture);
	if (snapshot_open(&fixture->snapshot, fixture->repo, source, NULL,
			  &fixture->arena, &fixture->err) < 0 ||
	    snapshot_list(&fixture->snapshot, VIEW("program"), &files,
			  &fixture->err) < 0)
		fail_msg("%s", fixture->err.text);
	program.files = files;
	touches_init(touches, &fixture->arena);
	for (size_t i = 0; i < files.files.len; i++) {
		struct view bytes;

		assert_int_equal(snapshot_read(&fixture->snapshot,
					       &files.files.items[i], &bytes,
					       &fixture->err), 0);
		touches_seek(touches, &files.files.items[i], day_of(since));
	}
	return touches_read(touches, &programs, &fixture->snapshot,
			    &fixture->err);
}

/* Are these, separated by blanks, all files that were touched since? */
static void expect(struct fixture *fixture, const char *since,
		   const char *names)
{
	struct str got = STR_INIT;
	struct touches touches;

	if (ask(fixture, SNAPSHOT_WORKTREE, since, &touches) < 0)
		fail_msg("%s", fixture->err.text);
	for (size_t i = 0; i < files.files.len; i++)
		if (touches_have(&touches, files.files.items[i].path)) {
			str_adds(&got, got.len ? " " : "");
			str_addv(&got, view_slice(
				files.files.items[i].path, 8,
				files.files.items[i].path.len));
		}
	str_addc(&got, '\0');
	assert_string_equal(got.buf, names);
	str_release(&got);
}

static void a_commit_of_that_day_touches(void **state)
{
	commit(*state, "2026-04-01", "echo more >>program/a.md");
	expect(*state, "2026-04-01", "a.md");
	expect(*state, "2026-04-02", "");
	expect(*state, "2026-03-01", "a.md b.md");
}

static void what_is_not_committed_is_touched(void **state)
{
	fixture_run(*state, "echo more >>program/a.md; echo c >program/c.md");
	expect(*state, "2026-04-01", "a.md c.md");
	fixture_run(*state, "git add -A");
	expect(*state, "2026-04-01", "a.md c.md");
}

static void what_is_only_moved_is_not(void **state)
{
	fixture_run(*state, "mv program/a.md program/z.md");
	expect(*state, "2026-04-01", "");
	expect(*state, "2026-03-01", "b.md z.md");
	fixture_run(*state, "git add -A");
	expect(*state, "2026-04-01", "");
	fixture_run(*state, "cp program/z.md program/y.md");
	expect(*state, "2026-04-01", "z.md");
}

static void a_copy_is_touched(void **state)
{
	commit(*state, "2026-04-01", "cp program/a.md program/c.md; "
	       "git mv program/b.md program/d.md; cp program/d.md "
	       "program/e.md");
	expect(*state, "2026-04-01", "c.md e.md");
}

static void the_day_is_the_files_own(void **state)
{
	struct touches touches;

	commit(*state, "2026-04-01", "echo more >>program/a.md");
	assert_int_equal(ask(*state, SNAPSHOT_COMMIT, "2026-04-02", &touches),
			 0);
	assert_false(touches_have(&touches, VIEW("program/a.md")));
	assert_true(touches_have(&touches, VIEW("program/nobody-asked.md")));
}

static void a_rename_touches_nothing(void **state)
{
	commit(*state, "2026-04-01", "git mv program/a.md program/z.md");
	commit(*state, "2026-04-02", "mkdir program/d; "
	       "git mv program/z.md program/b.md program/d");
	expect(*state, "2026-04-01", "");
	expect(*state, "2026-03-01", "d/b.md d/z.md");
}

static void what_was_touched_before_a_rename_is(void **state)
{
	commit(*state, "2026-04-01", "echo more >>program/a.md");
	commit(*state, "2026-04-02", "git mv program/a.md program/z.md");
	expect(*state, "2026-04-01", "z.md");
	expect(*state, "2026-04-02", "");
}

static void a_rename_with_an_edit_touches(void **state)
{
	commit(*state, "2026-04-01",
	       "git mv program/a.md program/z.md; echo more >>program/z.md");
	expect(*state, "2026-04-01", "z.md");
}

static void another_branch_may_touch_the_old_name(void **state)
{
	commit(*state, "2026-04-01", "git checkout -qb side");
	commit(*state, "2026-04-05", "echo more >>program/a.md");
	fixture_run(*state, "git checkout -q main");
	commit(*state, "2026-04-02", "git mv program/a.md program/z.md");
	fixture_run(*state, "GIT_COMMITTER_DATE=2026-04-06T00:00:00Z "
		    "git merge -q side -m merge");
	expect(*state, "2026-04-03", "z.md");
}

static void a_move_that_a_merge_undid_is_no_excuse(void **state)
{
	commit(*state, "2026-04-01", "echo more >>program/a.md");
	commit(*state, "2026-04-02", "git checkout -qb side; "
	       "git mv program/a.md program/z.md");
	fixture_run(*state, "git checkout -q main");
	commit(*state, "2026-04-03", "echo b >>program/b.md");
	fixture_run(*state, "git merge -q --no-commit side; git checkout HEAD "
		    "program/a.md; GIT_COMMITTER_DATE=2026-04-04T00:00:00Z "
		    "git commit -qm merge");
	expect(*state, "2026-04-01", "a.md b.md z.md");
}

static void a_merge_touches_what_it_makes(void **state)
{
	commit(*state, "2026-03-02", "git checkout -qb side; "
	       "echo side >>program/a.md; echo side >>program/b.md");
	fixture_run(*state, "git checkout -q main");
	commit(*state, "2026-03-03", "echo main >>program/a.md");
	fixture_run(*state, "git merge -q side || { git checkout --ours "
		    "program/a.md; git add .; GIT_COMMITTER_DATE="
		    "2026-04-01T00:00:00Z git commit -qm merge; }");
	expect(*state, "2026-04-01", "");
	fixture_run(*state, "echo both >>program/a.md; git add .; "
		    "GIT_COMMITTER_DATE=2026-04-01T00:00:00Z "
		    "git commit -q --amend -m merge");
	expect(*state, "2026-04-01", "a.md");
	expect(*state, "2026-04-02", "");
}

static void a_mechanical_commit_touches_nothing(void **state)
{
	commit(*state, "2026-04-01", "echo more >>program/a.md");
	fixture_run(*state, "git rev-parse HEAD >.git-blame-ignore-revs");
	expect(*state, "2026-04-01", "");
	commit(*state, "2026-04-02", "echo c >program/c.md");
	fixture_run(*state, "git rev-parse HEAD >>.git-blame-ignore-revs");
	expect(*state, "2026-04-01", "c.md");
}

/* A clone that lacks all before the last two commits. */
static void cut(struct fixture *fixture)
{
	fixture_run(fixture, "git clone -q --depth 2 \"file://$PWD\" cut");
	assert_int_equal(chdir("cut"), 0);
}

static void where_history_is_cut_off_all_is_touched(void **state)
{
	commit(*state, "2026-04-01", "echo more >>program/a.md");
	commit(*state, "2026-04-03", "echo more >>program/b.md");
	cut(*state);
	expect(*state, "2026-03-01", "a.md b.md");
	expect(*state, "2026-04-01", "a.md b.md");
	expect(*state, "2026-04-02", "b.md");
}

static void a_missing_object_is_an_error(void **state)
{
	struct touches touches;

	commit(*state, "2026-04-01", "echo more >>program/a.md");
	fixture_run(*state, "rm -f .git/objects/$(git rev-parse HEAD^^{tree} | "
		    "sed 's/../&\\//')");
	assert_int_equal(ask(*state, SNAPSHOT_INDEX, "2026-03-01", &touches),
			 -1);
}

static void before_the_first_commit_all_is_touched(void **state)
{
	fixture_run(*state, "git checkout -q --orphan new");
	expect(*state, "2027-01-01", "a.md b.md");
}

static void nobody_asks_nobody_looks(void **state)
{
	struct fixture *fixture = *state;
	struct programs none = { 0 };
	struct touches touches;

	touches_init(&touches, &fixture->arena);
	assert_int_equal(touches_read(&touches, &none, NULL, &fixture->err),
			 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TOUCH_TEST(a_commit_of_that_day_touches),
		TOUCH_TEST(what_is_not_committed_is_touched),
		TOUCH_TEST(what_is_only_moved_is_not),
		TOUCH_TEST(a_copy_is_touched),
		TOUCH_TEST(the_day_is_the_files_own),
		TOUCH_TEST(a_rename_touches_nothing),
		TOUCH_TEST(what_was_touched_before_a_rename_is),
		TOUCH_TEST(a_rename_with_an_edit_touches),
		TOUCH_TEST(another_branch_may_touch_the_old_name),
		TOUCH_TEST(a_move_that_a_merge_undid_is_no_excuse),
		TOUCH_TEST(a_merge_touches_what_it_makes),
		TOUCH_TEST(a_mechanical_commit_touches_nothing),
		TOUCH_TEST(where_history_is_cut_off_all_is_touched),
		TOUCH_TEST(a_missing_object_is_an_error),
		TOUCH_TEST(before_the_first_commit_all_is_touched),
		TOUCH_TEST(nobody_asks_nobody_looks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
