#include "fixture.h"

#include <stdlib.h>
#include <unistd.h>

#include "muster/child.h"

static struct child_result result;

static int git(struct fixture *fixture, const char *git_dir, const char *dir,
	       const char *const *argv)
{
	return child_git(git_dir, dir, argv, &fixture->arena, &result,
			 &fixture->err);
}

static void output_and_status(void **state)
{
	const char *const argv[] = { "rev-parse", "--git-dir", NULL };

	fixture_repo(*state);
	assert_int_equal(git(*state, NULL, NULL, argv), 0);
	assert_int_equal(result.status, 0);
	assert_true(view_is(result.out, ".git\n"));
}

static void a_failure_is_no_error(void **state)
{
	const char *const argv[] = { "rev-parse", "--verify", "nothing", NULL };

	fixture_repo(*state);
	assert_int_equal(git(*state, NULL, NULL, argv), 0);
	assert_int_equal(result.status, 128);
	assert_true(view_starts(result.errors, "fatal:"));
}

static void the_repository_is_pinned(void **state)
{
	const char *const argv[] = { "rev-parse", "--show-toplevel", NULL };
	const char *dir = fixture_path(*state, "r");

	fixture_repo(*state);
	setenv("GIT_DIR", "/nowhere", 1);
	assert_int_equal(git(*state, fixture_path(*state, "r/.git"), dir,
			     argv), 0);
	assert_true(view_is(view_trim(result.out), dir));
}

static void another_program(void **state)
{
	struct fixture *fixture = *state;
	const char *const argv[] = { "sh", "-c", "read x; echo \"[$x]$A\"; "
				     "echo bad >&2; exit 3", NULL };

	setenv("A", "b", 1);
	assert_int_equal(child_read(argv, &fixture->arena, &result,
				    &fixture->err), 0);
	assert_true(view_is(result.out, "[]b\n"));
	assert_true(view_is(result.errors, "bad\n"));
	assert_int_equal(result.status, 3);
}

static void a_program_that_is_not_there(void **state)
{
	struct fixture *fixture = *state;
	const char *const lost[] = { "no-such-program", NULL };
	const char *memcheck = getenv("RUN_MEMCHECK");

	if (memcheck && *memcheck)
		skip();	/* there a failed spawn looks like a child's exit */
	assert_int_equal(child_read(lost, &fixture->arena, &result,
				    &fixture->err), -1);
	fixture_says(fixture, "cannot run no-such-program: it is not in");
}

/* Its configuration would run a command as soon as git looks at files. */
static void a_planted_bare_repository_is_refused(void **state)
{
	const char *const argv[] = { "status", NULL };

	fixture_repo(*state);
	fixture_run(*state, "git init -q --bare planted && cd planted && "
		    "git config core.bare false && git config core.worktree "
		    ". && git config core.fsmonitor 'touch ../ran'");
	assert_int_equal(git(*state, NULL, "planted", argv), 0);
	assert_int_equal(result.status, 128);
	assert_int_not_equal(access("ran", F_OK), 0);
}

static void much_output_does_not_block(void **state)
{
	const char *const argv[] = { "cat-file", "blob", ":big", NULL };

	fixture_repo(*state);
	fixture_run(*state, "seq 1 300000 >big && git add big");
	assert_int_equal(git(*state, NULL, NULL, argv), 0);
	assert_true(result.out.len > 1000000);
}

static void too_much_output_is_an_error(void **state)
{
	const char *const argv[] = { "cat-file", "blob", ":big", NULL };

	fixture_repo(*state);
	fixture_run(*state, "head -c 68000000 /dev/zero >big && git add big");
	assert_int_equal(git(*state, NULL, NULL, argv), -1);
	fixture_says(*state, "wrote more than 64 MiB");
}

static void without_git_there_is_a_sentence(void **state)
{
	const char *const argv[] = { "version", NULL };
	char *path = getenv("PATH");
	char *kept = arena_printf(&((struct fixture *)*state)->arena, "%s",
				  path);
	const char *memcheck = getenv("RUN_MEMCHECK");

	if (memcheck && *memcheck)
		skip();	/* there a failed spawn looks like a child's exit */
	setenv("PATH", "/nowhere", 1);
	assert_int_equal(git(*state, NULL, NULL, argv), -1);
	setenv("PATH", kept, 1);
	fixture_says(*state, "install git");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(output_and_status),
		FIXTURE_TEST(a_failure_is_no_error),
		FIXTURE_TEST(the_repository_is_pinned),
		FIXTURE_TEST(another_program),
		FIXTURE_TEST(a_program_that_is_not_there),
		FIXTURE_TEST(a_planted_bare_repository_is_refused),
		FIXTURE_TEST(much_output_does_not_block),
		FIXTURE_TEST(too_much_output_is_an_error),
		FIXTURE_TEST(without_git_there_is_a_sentence)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
