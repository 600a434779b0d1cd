#include "fixture.h"

#include <unistd.h>

#include "expect.h"
#include "muster/ids.h"

/* One that has nothing but its folder. */
static struct view folders[] = { VIEW("program") };
static const struct program program = {
	.reach = { .dir = VIEW("program"),
		   .folders = { .list = { .items = folders, .len = 1 } } }
};

static void expect_next(const struct ids *ids, const char *prefix,
			const char *want)
{
	expect_view(ids_next(ids, view_of(prefix)), want);
}

static void take(struct ids *ids, const char *id)
{
	ids_take(ids, view_of(id), VIEW("here"));
}

static void the_next_number(void **state)
{
	struct ids ids;

	ids_init(&ids, *state);
	expect_next(&ids, "R", "R-001");
	take(&ids, "R-007");
	take(&ids, "R-2");
	take(&ids, "RO-099");
	take(&ids, "RISK-500");
	take(&ids, "R-word");
	take(&ids, "R-12x");
	take(&ids, "R-");
	take(&ids, "R");
	take(&ids, "");
	expect_next(&ids, "R", "R-008");
	expect_next(&ids, "RO", "RO-100");
	take(&ids, "R-999");
	expect_next(&ids, "R", "R-1000");
}

static void numbers_that_are_none(void **state)
{
	struct ids ids;

	ids_init(&ids, *state);
	take(&ids, "R-9223372036854775807");
	take(&ids, "R-99999999999999999999999");
	take(&ids, "R-1000000000");
	take(&ids, "R--5");
	expect_next(&ids, "R", "R-001");
	take(&ids, "R-999999999");
	expect_next(&ids, "R", "R-1000000001");
}

static void ids_that_look_alike_are_taken(void **state)
{
	struct ids ids;

	ids_init(&ids, *state);
	take(&ids, "r-001");
	assert_non_null(ids_find(&ids, VIEW("R-001")));
	expect_view(ids_find(&ids, VIEW("R-001"))->text, "r-001");
	expect_next(&ids, "R", "R-002");
	assert_null(ids_find(&ids, VIEW("R-002")));
}

static void the_first_place_is_kept(void **state)
{
	struct ids ids;

	ids_init(&ids, *state);
	ids_take(&ids, VIEW("R-001"), VIEW("one"));
	ids_take(&ids, VIEW("R-001"), VIEW("two"));
	expect_view(ids_find(&ids, VIEW("R-001"))->where, "one");
}

/* A commit of a record on the branch we are on. */
static void commit(struct fixture *fixture, const char *path, const char *id)
{
	fixture_run(fixture, "mkdir -p \"$(dirname %s)\" && "
		    "printf -- '---\\nid: %s\\n---\\n' >%s && "
		    "git add -A && git commit -qm %s", path, id, path, id);
}

static void read_branches(struct fixture *fixture, struct ids *ids)
{
	struct repo *repo;

	assert_int_equal(repo_open(&repo, NULL, &fixture->err), 0);
	ids_init(ids, &fixture->arena);
	assert_int_equal(ids_read_branches(ids, &program, repo,
					   &fixture->err), 0);
	repo_free(repo);
}

static void branches(void **state)
{
	struct ids ids;

	fixture_repo(*state);
	fixture_run(*state, "git checkout -q -b b");
	commit(*state, "program/a/b/c/R-9.MD", "R-9");
	fixture_run(*state, "git update-ref refs/remotes/o/x HEAD && "
		    "git reset -q --hard HEAD~1");
	commit(*state, "program/x.md", "R-5");
	commit(*state, "elsewhere/y.md", "R-20");
	commit(*state, "program/y.txt", "R-30");
	fixture_run(*state, "git checkout -q main");
	read_branches(*state, &ids);
	expect_view(ids_find(&ids, VIEW("R-3"))->where, "refs/heads/b");
	expect_view(ids_find(&ids, VIEW("R-5"))->where, "refs/heads/b");
	expect_view(ids_find(&ids, VIEW("R-9"))->where, "refs/remotes/o/x");
	assert_null(ids_find(&ids, VIEW("R-20")));
	expect_next(&ids, "R", "R-010");
}

static void records_that_cannot_be_read(void **state)
{
	struct ids ids;

	fixture_repo(*state);
	fixture_run(*state, "cd program && printf -- '---\\nid: [\\n---\\n' "
		    ">R-40-x.md && printf -- '---\\n' >R-041.md && "
		    "printf '# none\\n' >R-50.md && "
		    "{ echo ---; head -c 1100000 /dev/zero; } >R-42.md && "
		    "printf -- '---\\nid: [' >R-60x.md && "
		    "printf -- '---\\nid: [' >R-.md && ln -s x R-70.md && "
		    "git add -A && git commit -qm odd");
	read_branches(*state, &ids);
	assert_non_null(ids_find(&ids, VIEW("R-40")));
	assert_non_null(ids_find(&ids, VIEW("R-041")));
	assert_non_null(ids_find(&ids, VIEW("R-42")));
	expect_next(&ids, "R", "R-043");
}

static void a_branch_without_the_program(void **state)
{
	struct ids ids;

	fixture_repo(*state);
	fixture_run(*state, "git checkout -q --orphan o && git rm -rqf . && "
		    "echo x >program && git add -A && git commit -qm file");
	read_branches(*state, &ids);
	expect_next(&ids, "R", "R-004");
}

static void a_branch_that_is_damaged(void **state)
{
	struct fixture *fixture = *state;
	struct repo *repo;
	struct ids ids;

	fixture_repo(fixture);
	fixture_run(fixture, "h=$(git rev-parse HEAD:program/r3.md) && "
		    "rm -f .git/objects/${h%%${h#??}}/${h#??}");
	assert_int_equal(repo_open(&repo, NULL, &fixture->err), 0);
	ids_init(&ids, &fixture->arena);
	assert_int_equal(ids_read_branches(&ids, &program, repo,
					   &fixture->err), -1);
	fixture_says(fixture, "refs/heads/main: ");
	repo_free(repo);
}

static void the_past(void **state)
{
	struct fixture *fixture = *state;
	struct ids ids;
	const struct id *id;

	fixture_repo(fixture);
	fixture_run(fixture, "git rm -q program/r1.md && git commit -qm gone");
	read_branches(fixture, &ids);
	assert_null(ids_find(&ids, VIEW("R-1")));
	assert_int_equal(ids_read_history(&ids, &program,
					  fixture_open(fixture),
					  &fixture->err), 0);
	id = ids_find(&ids, VIEW("R-1"));
	assert_non_null(id);
	assert_true(view_starts(id->until, "until commit "));
	assert_true(view_ends(id->until, " (2026-01-01)"));
	assert_int_equal(ids_find(&ids, VIEW("R-2"))->until.len, 0);
	assert_int_equal(ids_refuse(id, VIEW("r-1"), &fixture->err), -1);
	fixture_says(fixture, "the id 'r-1' is never given again: R-1 was "
		     "used until commit ");
}

static void a_past_without_commits(void **state)
{
	struct fixture *fixture = *state;
	struct ids ids;

	fixture_run(fixture, "git init -q empty");
	assert_int_equal(chdir("empty"), 0);
	ids_init(&ids, &fixture->arena);
	assert_int_equal(ids_read_history(&ids, &program,
					  fixture_open(fixture),
					  &fixture->err), 0);
	expect_next(&ids, "R", "R-001");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(the_next_number),
		ARENA_TEST(numbers_that_are_none),
		ARENA_TEST(ids_that_look_alike_are_taken),
		ARENA_TEST(the_first_place_is_kept),
		FIXTURE_TEST(branches),
		FIXTURE_TEST(records_that_cannot_be_read),
		FIXTURE_TEST(a_branch_without_the_program),
		FIXTURE_TEST(a_branch_that_is_damaged),
		FIXTURE_TEST(the_past),
		FIXTURE_TEST(a_past_without_commits)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
