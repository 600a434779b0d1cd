#include "expect.h"
#include "fixture.h"

#include <unistd.h>

#include "muster/refs.h"
#include "muster/repo.h"

static void no_commits_yet(void **state)
{
	struct fixture *fixture = *state;
	struct repo *repo;
	struct oid oid;

	fixture_run(fixture, "git init -q -b main r");
	assert_int_equal(chdir("r"), 0);
	repo = fixture_open(fixture);
	assert_int_equal(repo_head(repo, &oid, &fixture->err), 0);
	assert_string_equal(repo_head_label(repo, &fixture->arena), "main");
	assert_int_equal(repo_resolve(repo, "HEAD", &oid, &fixture->err), -1);
	fixture_says(fixture, "no commits yet");
}

/* What a full name stands for, in the repository at hand. */
static void stands_for(struct fixture *fixture, const char *name,
		       const char *want)
{
	struct view target;

	assert_int_equal(refs_target(".git", ".git", view_of(name),
				     &fixture->arena, &target,
				     &fixture->err), 0);
	expect_view(target, want);
}

static void a_symbolic_ref_stands_for_another(void **state)
{
	struct fixture *fixture = *state;

	fixture_repo(fixture);
	fixture_run(fixture, "git symbolic-ref refs/heads/a refs/heads/main; "
		    "git symbolic-ref refs/heads/b refs/heads/a; "
		    "git symbolic-ref refs/heads/new refs/heads/none; "
		    "echo 'ref: ../../x' >.git/refs/heads/odd; "
		    "echo x >.git/x");
	stands_for(fixture, "refs/heads/b", "refs/heads/main");
	stands_for(fixture, "refs/heads/main", "refs/heads/main");
	stands_for(fixture, "refs/heads/new", "refs/heads/none");
	stands_for(fixture, "refs/heads/nowhere", "refs/heads/nowhere");
	stands_for(fixture, "refs/heads/odd", "../../x");
	stands_for(fixture, "refs/../x", "refs/../x");
	stands_for(fixture, "refs/heads", "refs/heads");
}

static void detached(void **state)
{
	struct fixture *fixture = *state;
	struct oid commit, expected;
	struct repo *repo;
	char hex[OID_HEX + 1];

	fixture_repo(fixture);
	fixture_run(fixture, "git checkout -q --detach HEAD~1");
	expected = fixture_oid(fixture, "HEAD");
	repo = fixture_open(fixture);
	assert_int_equal(repo_head(repo, &commit, &fixture->err), 1);
	assert_true(oid_equal(&commit, &expected));
	assert_memory_equal(repo_head_label(repo, &fixture->arena),
			    oid_hex(&commit, hex), 8 - 1);
}

/* What reading HEAD says after a shell command has broken it. */
static void broken_head(struct fixture *fixture, const char *command,
			const char *words)
{
	struct repo *repo;
	struct oid oid;

	fixture_repo(fixture);
	fixture_run(fixture, "%s", command);
	repo = fixture_open(fixture);
	if (repo_head(repo, &oid, &fixture->err) == 1)
		assert_int_equal(repo_commit_tree(repo, &oid, &oid,
						  &fixture->err), -1);
	fixture_says(fixture, words);
}

static void a_loop_of_refs(void **state)
{
	broken_head(*state, "echo 'ref: refs/heads/b' >.git/refs/heads/main; "
		    "echo 'ref: refs/heads/main' >.git/refs/heads/b",
		    "lead to each other");
}

static void a_ref_of_garbage(void **state)
{
	broken_head(*state, "echo x >.git/refs/heads/main",
		    "'refs/heads/main' is damaged");
}

static void a_ref_to_nothing(void **state)
{
	broken_head(*state, "echo 1234567890123456789012345678901234567890 "
		    ">.git/refs/heads/main",
		    "object 1234567890123456789012345678901234567890 is "
		    "missing: run `git fsck`");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(no_commits_yet),
		FIXTURE_TEST(a_symbolic_ref_stands_for_another),
		FIXTURE_TEST(detached),
		FIXTURE_TEST(a_loop_of_refs),
		FIXTURE_TEST(a_ref_of_garbage),
		FIXTURE_TEST(a_ref_to_nothing)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
