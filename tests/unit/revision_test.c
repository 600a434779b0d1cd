#include "fixture.h"

#include <unistd.h>

#include "muster/repo.h"

static void revisions(void **state)
{
	const char *const names[] = {
		"main", "HEAD~2", "main^{commit}", "v1", "v1^{}", "@{0}", "@",
		"refs/heads/main", "@~1", "main@{0}~1", "HEAD^0",
		"tags/v1", "origin/main", "origin", "HEAD^2", "HEAD~1^1~1",
		"v1^{}~1", "HEAD^{commit}^^{}", "ORIG_HEAD", "FETCH_HEAD",
		"packed"
	};
	struct fixture *fixture = *state;
	struct repo *repo;

	fixture_repo(fixture);
	fixture_run(fixture, "git tag -a -m x t HEAD~1 && "
		    "git tag -a -m y v1 t && git branch packed HEAD~1 && "
		    "git pack-refs --all && git clone -q . ../o && "
		    "git remote add origin ../o && git fetch -q && "
		    "git remote set-head origin main && "
		    "git checkout -q -b side HEAD~1 && "
		    "git commit -q --allow-empty -m side && "
		    "git checkout -q main && git merge -q -m merge side");
	repo = fixture_open(fixture);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct oid expected = fixture_oid(fixture, arena_printf(
			&fixture->arena, "%s^{commit}", names[i])), oid;

		assert_int_equal(repo_resolve(repo, names[i], &oid,
					      &fixture->err), 0);
		assert_true(oid_equal(&oid, &expected));
	}
}

static void digits_of_an_id(void **state)
{
	struct fixture *fixture = *state;
	struct oid expected, oid;
	struct repo *repo;
	char hex[OID_HEX + 1];

	fixture_repo(fixture);
	expected = fixture_oid(fixture, "HEAD~1");
	oid_hex(&expected, hex);
	hex[9] = '\0';
	repo = fixture_open(fixture);
	assert_int_equal(repo_resolve(repo, hex, &oid, &fixture->err), 0);
	assert_true(oid_equal(&oid, &expected));
	assert_int_equal(repo_resolve(repo, arena_printf(&fixture->arena,
			 "v1-2-g%s", hex), &oid, &fixture->err), 0);
	assert_true(oid_equal(&oid, &expected));
}

static void names_of_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct repo *repo;
	struct oid oid;

	fixture_repo(fixture);
	fixture_run(fixture, "git tag blob HEAD:program/r1.md");
	repo = fixture_open(fixture);
	assert_int_equal(repo_resolve(repo, "none", &oid, &fixture->err), -1);
	fixture_says(fixture, "there is no commit 'none'");
	assert_int_equal(repo_resolve(repo, "blob", &oid, &fixture->err), -1);
	fixture_says(fixture, "names no commit");
	assert_int_equal(repo_resolve(repo, "1234567890123456789012345678901"
				      "234567890", &oid, &fixture->err), -1);
	fixture_says(fixture, "there is no commit");
}

static void a_shallow_clone_says_how_to_get_more(void **state)
{
	struct fixture *fixture = *state;
	struct repo *repo;
	struct oid oid;

	fixture_repo(fixture);
	fixture_run(fixture, "git clone -q --depth 1 \"file://$PWD\" ../s");
	assert_int_equal(chdir("../s"), 0);
	repo = fixture_open(fixture);
	assert_true(repo_is_shallow(repo));
	assert_int_equal(repo_resolve(repo, "HEAD~2", &oid, &fixture->err),
			 -1);
	fixture_says(fixture, "git fetch --unshallow");
}

/* A date of twenty digits and no mail address: libgit2 can't parse it. */
static void an_odd_commit_is_resolved(void **state)
{
	struct fixture *fixture = *state;
	struct oid commit, oid;
	struct repo *repo;

	fixture_repo(fixture);
	fixture_run(fixture, "printf 'tree %%s\\nauthor A a@b 1 +0000\\n"
		    "committer A <a@b> 99999999999999999999 +0000\\n\\nm\\n' "
		    "$(git rev-parse HEAD^{tree}) | git hash-object -t commit "
		    "-w --literally --stdin >../id && "
		    "cp ../id .git/refs/heads/odd");
	commit = fixture_oid(fixture, "odd");
	repo = fixture_open(fixture);
	assert_int_equal(repo_resolve(repo, "odd", &oid, &fixture->err), 0);
	assert_true(oid_equal(&commit, &oid));
	assert_int_equal(repo_commit_tree(repo, &oid, &oid, &fixture->err), 0);
}

static void branches_with_odd_names(void **state)
{
	struct fixture *fixture = *state;
	struct repo_refs refs;
	struct repo *repo;

	fixture_repo(fixture);
	fixture_run(fixture, "git update-ref 'refs/heads/$(id)' HEAD && "
		    "git update-ref refs/heads/--force HEAD~1 && "
		    "git update-ref 'refs/remotes/o/a;b|c' HEAD && "
		    "git symbolic-ref refs/heads/zz refs/heads/none && "
		    "git update-ref refs/remotes/o/x HEAD:program && "
		    "git tag t");
	repo = fixture_open(fixture);
	assert_int_equal(repo_branches(repo, &fixture->arena, &refs,
				       &fixture->err), 0);
	assert_int_equal(refs.refs.len, 4);
	assert_true(view_is(refs.refs.items[0].name, "refs/heads/$(id)"));
	assert_true(view_is(refs.refs.items[3].name, "refs/remotes/o/a;b|c"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(revisions),
		FIXTURE_TEST(digits_of_an_id),
		FIXTURE_TEST(names_of_nothing),
		FIXTURE_TEST(a_shallow_clone_says_how_to_get_more),
		FIXTURE_TEST(an_odd_commit_is_resolved),
		FIXTURE_TEST(branches_with_odd_names)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
