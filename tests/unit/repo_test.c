#include "fixture.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "muster/repo.h"

/* Open from here; the sentence of a failure is the fixture's. */
static struct repo *open_here(struct fixture *fixture)
{
	struct repo *repo = NULL;

	if (repo_open(&repo, NULL, &fixture->err) < 0)
		print_message("%s\n", fixture->err.text);
	assert_non_null(repo);
	return repo;
}

static void refuses(struct fixture *fixture, const char *words)
{
	struct repo *repo;

	assert_int_equal(repo_open(&repo, NULL, &fixture->err), -1);
	assert_null(repo);
	fixture_says(fixture, words);
}

/* HEAD's record as this repository reads it. */
static void reads_a_record(struct fixture *fixture, struct repo *repo)
{
	struct oid commit, tree, blob;
	struct view bytes;
	unsigned mode;

	assert_int_equal(repo_head(repo, &commit, &fixture->err), 1);
	assert_int_equal(repo_commit_tree(repo, &commit, &tree,
					  &fixture->err), 0);
	assert_int_equal(repo_tree_find(repo, &tree, VIEW("program/r1.md"),
					&blob, &mode, &fixture->err), 1);
	assert_int_equal(mode, 0100644);
	assert_int_equal(repo_read_blob(repo, &blob, VIEW("r1"), 1000,
					&fixture->arena, &bytes,
					&fixture->err), REPO_BLOB_READ);
	assert_true(view_starts(bytes, "---\nid: R-1\n"));
}

static void opens_and_reads(struct fixture *fixture)
{
	struct repo *repo = open_here(fixture);

	reads_a_record(fixture, repo);
	repo_free(repo);
}

static void from_the_top(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	repo = open_here(*state);
	assert_string_equal(repo_work_dir(repo), fixture_path(*state, "r"));
	assert_string_equal(repo_git_dir(repo), fixture_path(*state, "r/.git"));
	assert_string_equal(repo_index_path(repo),
			    fixture_path(*state, "r/.git/index"));
	assert_string_equal(repo_prefix(repo), "");
	reads_a_record(*state, repo);
	repo_free(repo);
}

static void from_a_folder_below(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	fixture_run(*state, "mkdir -p a/b");
	assert_int_equal(chdir("a/b"), 0);
	repo = open_here(*state);
	assert_string_equal(repo_prefix(repo), "a/b");
	reads_a_record(*state, repo);
	repo_free(repo);
}

static void from_inside_the_git_folder(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	assert_int_equal(chdir(".git/refs"), 0);
	repo = open_here(*state);
	assert_string_equal(repo_work_dir(repo), fixture_path(*state, "r"));
	repo_free(repo);
}

static void no_repository(void **state)
{
	refuses(*state, "run `git init`");
	assert_int_equal(setenv("GIT_DIR", "nowhere", 1), 0);
	refuses(*state, "GIT_DIR names 'nowhere', which is not there");
}

static void the_index_that_the_environment_names(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	setenv("GIT_INDEX_FILE", ".git/next", 1);
	assert_int_equal(chdir("program"), 0);
	repo = open_here(*state);
	assert_string_equal(repo_index_path(repo),
			    fixture_path(*state, "r/.git/next"));
	repo_free(repo);
}

static void git_dir_and_work_tree_apart(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	fixture_run(*state, "mv .git ../gd && mkdir s");
	assert_int_equal(chdir("s"), 0);
	setenv("GIT_DIR", "../../gd", 1);
	setenv("GIT_WORK_TREE", "..", 1);
	repo = open_here(*state);
	assert_string_equal(repo_work_dir(repo), fixture_path(*state, "r"));
	assert_string_equal(repo_git_dir(repo), fixture_path(*state, "gd"));
	assert_string_equal(repo_prefix(repo), "s");
	reads_a_record(*state, repo);
	repo_free(repo);
}

static void git_dir_alone_makes_here_the_work_tree(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	fixture_run(*state, "mv .git ../gd");
	setenv("GIT_DIR", "../gd", 1);
	repo = open_here(*state);
	assert_string_equal(repo_work_dir(repo), fixture_path(*state, "r"));
	reads_a_record(*state, repo);
	repo_free(repo);
}

static void a_common_dir_of_its_own_is_refused(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git init -q ../gd");
	setenv("GIT_COMMON_DIR", "../gd/.git", 1);
	refuses(*state, "GIT_COMMON_DIR names '../gd/.git'");
	setenv("GIT_COMMON_DIR", ".git", 1);
	opens_and_reads(*state);
}

static void linked_work_tree(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	fixture_run(*state, "git worktree add -q -b other ../w");
	assert_int_equal(chdir("../w"), 0);
	repo = open_here(*state);
	assert_string_equal(repo_work_dir(repo), fixture_path(*state, "w"));
	assert_string_equal(repo_git_dir(repo),
			    fixture_path(*state, "r/.git/worktrees/w"));
	assert_string_equal(repo_common_dir(repo),
			    fixture_path(*state, "r/.git"));
	assert_string_equal(repo_head_label(repo,
			    &((struct fixture *)*state)->arena), "other");
	reads_a_record(*state, repo);
	repo_free(repo);
}

/* As a hook in a linked work tree finds it. */
static void linked_work_tree_by_git_dir(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git worktree add -q -b other ../w");
	assert_int_equal(chdir("../w"), 0);
	setenv("GIT_DIR", fixture_path(*state, "r/.git/worktrees/w"), 1);
	opens_and_reads(*state);
}

static void submodule(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	fixture_run(*state, "git init -q ../outer && cd ../outer && git -c "
		    "protocol.file.allow=always submodule --quiet add ../r");
	assert_int_equal(chdir("../outer/r"), 0);
	repo = open_here(*state);
	assert_string_equal(repo_work_dir(repo),
			    fixture_path(*state, "outer/r"));
	reads_a_record(*state, repo);
	repo_free(repo);
}

static void bare(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	fixture_run(*state, "git clone -q --bare . ../b.git");
	assert_int_equal(chdir("../b.git/refs"), 0);
	repo = open_here(*state);
	assert_null(repo_work_dir(repo));
	assert_string_equal(repo_git_dir(repo), fixture_path(*state, "b.git"));
	reads_a_record(*state, repo);
	repo_free(repo);
}

static void a_planted_bare_repository_is_passed_over(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	fixture_run(*state, "git init -q --bare docs/x");
	assert_int_equal(chdir("docs/x"), 0);
	repo = open_here(*state);
	assert_string_equal(repo_git_dir(repo), fixture_path(*state, "r/.git"));
	assert_string_equal(repo_prefix(repo), "docs/x");
	repo_free(repo);
	setenv("GIT_DIR", ".", 1);
	repo = open_here(*state);
	assert_string_equal(repo_git_dir(repo),
			    fixture_path(*state, "r/docs/x"));
	repo_free(repo);
}

/* As in pre-receive: the new objects are in a folder of their own. */
static void quarantine(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git init -q -b main --bare ../b.git && "
		    "mkdir ../b.git/objects/incoming && "
		    "cp -r .git/objects/?? ../b.git/objects/incoming && "
		    "cp .git/refs/heads/main ../b.git/refs/heads");
	assert_int_equal(chdir("../b.git"), 0);
	setenv("GIT_DIR", ".", 1);
	setenv("GIT_OBJECT_DIRECTORY", "objects/incoming", 1);
	setenv("GIT_ALTERNATE_OBJECT_DIRECTORIES",
	       fixture_path(*state, "b.git/objects"), 1);
	opens_and_reads(*state);
}

/* git quotes a path with a colon in it. */
static void quoted_alternate(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "mkdir ../a:b && mv .git/objects ../a:b/ && "
		    "mkdir .git/objects");
	setenv("GIT_ALTERNATE_OBJECT_DIRECTORIES",
	       arena_printf(&((struct fixture *)*state)->arena,
			    "/nowhere:\"%s\"",
			    fixture_path(*state, "a:b/objects")), 1);
	opens_and_reads(*state);
}

static void per_work_tree_configuration(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	fixture_run(*state, "git config extensions.worktreeConfig true && "
		    "git config core.repositoryformatversion 1 && "
		    "git config extensions.preciousObjects true && "
		    "git config core.bare true && "
		    "git config --worktree core.bare false && "
		    "git config extensions.relativeWorktrees true");
	repo = open_here(*state);
	assert_non_null(repo_work_dir(repo));
	reads_a_record(*state, repo);
	repo_free(repo);
}

static void sha256(void **state)
{
	fixture_run(*state, "git init -q --object-format=sha256 s");
	assert_int_equal(chdir("s"), 0);
	refuses(*state, "SHA-256");
}

static void reftable(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git config core.repositoryformatversion 1 && "
		    "git config extensions.refStorage reftable");
	refuses(*state, "git refs migrate --ref-format=files");
}

static void unknown_extension(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git config extensions.foo 1");
	opens_and_reads(*state);
	fixture_run(*state, "git config core.repositoryformatversion 1");
	refuses(*state, "the extension 'foo'");
	fixture_run(*state, "git config -f .git/config "
		    "core.repositoryformatversion 7");
	refuses(*state, "format version 7");
}

static void damaged_configuration(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "echo '[core' >.git/config");
	refuses(*state, "git config --edit");
}

static void somebody_elses(void **state)
{
	if (geteuid() != 0)
		skip();
	fixture_repo(*state);
	fixture_run(*state, "chown 12345 .git");
	refuses(*state, "git config --global --add safe.directory");
	setenv("SUDO_UID", "12345", 1);
	opens_and_reads(*state);
}

static void somebody_elses_but_safe(void **state)
{
	struct fixture *fixture = *state;
	const char *const values[] = { "*", fixture->root, "%s/*", "~/r" };

	if (geteuid() != 0)
		skip();
	fixture_repo(*state);
	fixture_run(*state, "chown 12345 .");
	setenv("GIT_CONFIG_COUNT", "1", 1);
	setenv("GIT_CONFIG_KEY_0", "safe.directory", 1);
	setenv("GIT_CONFIG_VALUE_0", fixture->root, 1);
	refuses(*state, "safe.directory");
	for (size_t i = 0; i < 4; i++) {
		const char *value = i == 1 ? fixture_path(fixture, "r") :
			i == 2 ? fixture_path(fixture, "*") : values[i];

		setenv("GIT_CONFIG_VALUE_0", value, 1);
		opens_and_reads(*state);
	}
}

static void somebody_elses_by_git_dir(void **state)
{
	if (geteuid() != 0)
		skip();
	fixture_repo(*state);
	fixture_run(*state, "chown -R 12345 .");
	refuses(*state, "belongs to another user");
	setenv("GIT_DIR", ".git", 1);
	opens_and_reads(*state);
}

static void dangling_git_file(void **state)
{
	fixture_run(*state, "echo 'gitdir: /no' >.git");
	refuses(*state, "points to '/no'");
	fixture_run(*state, "echo nonsense >.git");
	refuses(*state, "should read `gitdir: PATH`");
}

static void no_commits_yet(void **state)
{
	struct fixture *fixture = *state;
	struct repo *repo;
	struct oid oid;

	fixture_run(fixture, "git init -q -b main r");
	assert_int_equal(chdir("r"), 0);
	repo = open_here(fixture);
	assert_int_equal(repo_head(repo, &oid, &fixture->err), 0);
	assert_string_equal(repo_head_label(repo, &fixture->arena), "main");
	assert_int_equal(repo_resolve(repo, "HEAD", &oid, &fixture->err), -1);
	fixture_says(fixture, "no commits yet");
	repo_free(repo);
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
	repo = open_here(fixture);
	assert_int_equal(repo_head(repo, &commit, &fixture->err), 1);
	assert_true(oid_equal(&commit, &expected));
	assert_memory_equal(repo_head_label(repo, &fixture->arena),
			    oid_hex(&commit, hex), 8 - 1);
	repo_free(repo);
}

static void packed_refs(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git pack-refs --all && "
		    "! test -e .git/refs/heads/main");
	opens_and_reads(*state);
}

static void head_is_garbage(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "echo x >.git/HEAD");
	refuses(*state, "HEAD of the repository");
}

/* What reading HEAD says after a shell command has broken it. */
static void broken_head(struct fixture *fixture, const char *command,
			const char *words)
{
	struct repo *repo;
	struct oid oid;

	fixture_repo(fixture);
	fixture_run(fixture, "%s", command);
	repo = open_here(fixture);
	if (repo_head(repo, &oid, &fixture->err) == 1)
		assert_int_equal(repo_commit_tree(repo, &oid, &oid,
						  &fixture->err), -1);
	fixture_says(fixture, words);
	repo_free(repo);
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

/* Reading program/r1.md after a shell command has broken it; $o is the
 * path of its object. */
static void broken_blob(struct fixture *fixture, const char *command,
			const char *words)
{
	struct oid blob;
	struct view bytes;
	struct repo *repo;

	fixture_repo(fixture);
	blob = fixture_oid(fixture, "HEAD:program/r1.md");
	fixture_run(fixture, "h=$(git rev-parse HEAD:program/r1.md); "
		    "o=.git/objects/${h%%${h#??}}/${h#??}; chmod u+w $o; %s",
		    command);
	repo = open_here(fixture);
	assert_int_equal(repo_read_blob(repo, &blob, VIEW("program/r1.md"),
					1000, &fixture->arena, &bytes,
					&fixture->err), -1);
	fixture_says(fixture, words);
	fixture_says(fixture, "(program/r1.md)");
	repo_free(repo);
}

static void a_missing_blob(void **state)
{
	broken_blob(*state, "rm $o", "is missing: run `git fsck`");
}

static void an_empty_blob_file(void **state)
{
	broken_blob(*state, ": >$o", "is damaged: run `git fsck`");
}

static void a_blob_file_of_garbage(void **state)
{
	broken_blob(*state, "echo nonsense >$o", "is damaged");
}

static void a_tree_in_place_of_a_blob(void **state)
{
	broken_blob(*state, "t=$(git rev-parse HEAD:program); "
		    "cp .git/objects/${t%${t#??}}/${t#??} $o",
		    "is a tree, not a blob");
}

static void a_blob_missing_in_a_partial_clone(void **state)
{
	broken_blob(*state, "rm $o; git config extensions.partialClone origin",
		    "git fetch --refetch --no-filter");
}

static void a_lost_alternate(void **state)
{
	broken_blob(*state, "rm $o; echo /gone >.git/objects/info/alternates",
		    "the object store '/gone'");
}

static void a_cut_pack(void **state)
{
	broken_blob(*state, "git gc -q; chmod u+w .git/objects/pack/*; "
		    "p=$(echo .git/objects/pack/*.pack); truncate -s 40 $p",
		    "object ");
}

static void a_large_blob_is_not_read(void **state)
{
	struct fixture *fixture = *state;
	struct view bytes;
	struct repo *repo;
	struct oid blob;

	fixture_repo(fixture);
	fixture_run(fixture, "head -c 90000000 /dev/zero >big && git add big");
	blob = fixture_oid(fixture, ":big");
	for (int packed = 0; packed < 2; packed++) {
		repo = open_here(fixture);
		assert_int_equal(repo_read_blob(repo, &blob, VIEW("big"),
				 1u << 20, &fixture->arena, &bytes,
				 &fixture->err), REPO_BLOB_LARGE);
		repo_free(repo);
		fixture_run(fixture, "git commit -qm big && git gc -q || true");
	}
}

static void revisions(void **state)
{
	const char *const names[] = {
		"main", "HEAD~2", "main^{commit}", "v1", "v1^{}", "@{0}", "@",
		"refs/heads/main", "@~1", "main@{0}~1", "HEAD^0"
	};
	struct fixture *fixture = *state;
	struct repo *repo;

	fixture_repo(fixture);
	fixture_run(fixture, "git tag -a -m x t HEAD~1 && git tag -a -m y v1 t");
	repo = open_here(fixture);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct oid expected = fixture_oid(fixture, arena_printf(
			&fixture->arena, "%s^{commit}", names[i])), oid;

		assert_int_equal(repo_resolve(repo, names[i], &oid,
					      &fixture->err), 0);
		assert_true(oid_equal(&oid, &expected));
	}
	repo_free(repo);
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
	repo = open_here(fixture);
	assert_int_equal(repo_resolve(repo, hex, &oid, &fixture->err), 0);
	assert_true(oid_equal(&oid, &expected));
	assert_int_equal(repo_resolve(repo, arena_printf(&fixture->arena,
			 "v1-2-g%s", hex), &oid, &fixture->err), 0);
	assert_true(oid_equal(&oid, &expected));
	repo_free(repo);
}

static void names_of_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct repo *repo;
	struct oid oid;

	fixture_repo(fixture);
	fixture_run(fixture, "git tag blob HEAD:program/r1.md");
	repo = open_here(fixture);
	assert_int_equal(repo_resolve(repo, "none", &oid, &fixture->err), -1);
	fixture_says(fixture, "there is no commit 'none'");
	assert_int_equal(repo_resolve(repo, "blob", &oid, &fixture->err), -1);
	fixture_says(fixture, "names no commit");
	assert_int_equal(repo_resolve(repo, "1234567890123456789012345678901"
				      "234567890", &oid, &fixture->err), -1);
	fixture_says(fixture, "there is no commit");
	repo_free(repo);
}

static void a_shallow_clone_says_how_to_get_more(void **state)
{
	struct fixture *fixture = *state;
	struct repo *repo;
	struct oid oid;

	fixture_repo(fixture);
	fixture_run(fixture, "git clone -q --depth 1 \"file://$PWD\" ../s");
	assert_int_equal(chdir("../s"), 0);
	repo = open_here(fixture);
	assert_true(repo_is_shallow(repo));
	assert_int_equal(repo_resolve(repo, "HEAD~2", &oid, &fixture->err),
			 -1);
	fixture_says(fixture, "git fetch --unshallow");
	reads_a_record(fixture, repo);
	repo_free(repo);
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
	repo = open_here(fixture);
	assert_int_equal(repo_resolve(repo, "odd", &oid, &fixture->err), 0);
	assert_true(oid_equal(&commit, &oid));
	assert_int_equal(repo_commit_tree(repo, &oid, &oid, &fixture->err), 0);
	repo_free(repo);
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
	repo = open_here(fixture);
	assert_int_equal(repo_branches(repo, &fixture->arena, &refs,
				       &fixture->err), 0);
	assert_int_equal(refs.refs.len, 4);
	assert_true(view_is(refs.refs.items[0].name, "refs/heads/$(id)"));
	assert_true(view_is(refs.refs.items[3].name, "refs/remotes/o/a;b|c"));
	repo_free(repo);
}

static void replaced_objects_are_read_as_they_are(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git replace HEAD HEAD~2 && "
		    "git replace HEAD:program/r1.md HEAD:program/r2.md");
	opens_and_reads(*state);
}

static void blobs_are_hashed_as_git_does(void **state)
{
	struct oid oid;
	struct repo *repo;
	char hex[OID_HEX + 1];

	fixture_repo(*state);
	repo = open_here(*state);
	repo_hash_blob(VIEW(""), &oid);
	assert_string_equal(oid_hex(&oid, hex),
			    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
	repo_free(repo);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(from_the_top),
		FIXTURE_TEST(from_a_folder_below),
		FIXTURE_TEST(from_inside_the_git_folder),
		FIXTURE_TEST(no_repository),
		FIXTURE_TEST(the_index_that_the_environment_names),
		FIXTURE_TEST(git_dir_and_work_tree_apart),
		FIXTURE_TEST(git_dir_alone_makes_here_the_work_tree),
		FIXTURE_TEST(a_common_dir_of_its_own_is_refused),
		FIXTURE_TEST(linked_work_tree),
		FIXTURE_TEST(linked_work_tree_by_git_dir),
		FIXTURE_TEST(submodule),
		FIXTURE_TEST(bare),
		FIXTURE_TEST(a_planted_bare_repository_is_passed_over),
		FIXTURE_TEST(quarantine),
		FIXTURE_TEST(quoted_alternate),
		FIXTURE_TEST(per_work_tree_configuration),
		FIXTURE_TEST(sha256),
		FIXTURE_TEST(reftable),
		FIXTURE_TEST(unknown_extension),
		FIXTURE_TEST(damaged_configuration),
		FIXTURE_TEST(somebody_elses),
		FIXTURE_TEST(somebody_elses_but_safe),
		FIXTURE_TEST(somebody_elses_by_git_dir),
		FIXTURE_TEST(dangling_git_file),
		FIXTURE_TEST(no_commits_yet),
		FIXTURE_TEST(detached),
		FIXTURE_TEST(packed_refs),
		FIXTURE_TEST(head_is_garbage),
		FIXTURE_TEST(a_loop_of_refs),
		FIXTURE_TEST(a_ref_of_garbage),
		FIXTURE_TEST(a_ref_to_nothing),
		FIXTURE_TEST(a_missing_blob),
		FIXTURE_TEST(an_empty_blob_file),
		FIXTURE_TEST(a_blob_file_of_garbage),
		FIXTURE_TEST(a_tree_in_place_of_a_blob),
		FIXTURE_TEST(a_blob_missing_in_a_partial_clone),
		FIXTURE_TEST(a_lost_alternate),
		FIXTURE_TEST(a_cut_pack),
		FIXTURE_TEST(a_large_blob_is_not_read),
		FIXTURE_TEST(revisions),
		FIXTURE_TEST(digits_of_an_id),
		FIXTURE_TEST(names_of_nothing),
		FIXTURE_TEST(a_shallow_clone_says_how_to_get_more),
		FIXTURE_TEST(an_odd_commit_is_resolved),
		FIXTURE_TEST(branches_with_odd_names),
		FIXTURE_TEST(replaced_objects_are_read_as_they_are),
		FIXTURE_TEST(blobs_are_hashed_as_git_does)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
