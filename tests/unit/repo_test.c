#include "fixture.h"

#include <stdlib.h>
#include <unistd.h>

#include "muster/repo.h"

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
	assert_int_equal(repo_read_blob(repo, &blob, VIEW("r1"),
					&fixture->arena, &bytes,
					&fixture->err), REPO_BLOB_READ);
	assert_true(view_starts(bytes, "---\nid: R-1\n"));
}

static void opens_and_reads(struct fixture *fixture)
{
	struct repo *repo = fixture_open(fixture);

	reads_a_record(fixture, repo);
}

static void from_the_top(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	repo = fixture_open(*state);
	assert_string_equal(repo_work_dir(repo), fixture_path(*state, "r"));
	assert_string_equal(repo_git_dir(repo), fixture_path(*state, "r/.git"));
	assert_string_equal(repo_index_path(repo),
			    fixture_path(*state, "r/.git/index"));
	assert_string_equal(repo_prefix(repo), "");
	reads_a_record(*state, repo);
}

static void from_a_folder_below(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	fixture_run(*state, "mkdir -p a/b");
	assert_int_equal(chdir("a/b"), 0);
	repo = fixture_open(*state);
	assert_string_equal(repo_prefix(repo), "a/b");
	reads_a_record(*state, repo);
}

static void from_inside_the_git_folder(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	assert_int_equal(chdir(".git/refs"), 0);
	repo = fixture_open(*state);
	assert_string_equal(repo_work_dir(repo), fixture_path(*state, "r"));
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
	repo = fixture_open(*state);
	assert_string_equal(repo_index_path(repo),
			    fixture_path(*state, "r/.git/next"));
}

static void git_dir_and_work_tree_apart(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	fixture_run(*state, "mv .git ../gd && mkdir s");
	assert_int_equal(chdir("s"), 0);
	setenv("GIT_DIR", "../../gd", 1);
	setenv("GIT_WORK_TREE", "..", 1);
	repo = fixture_open(*state);
	assert_string_equal(repo_work_dir(repo), fixture_path(*state, "r"));
	assert_string_equal(repo_git_dir(repo), fixture_path(*state, "gd"));
	assert_string_equal(repo_prefix(repo), "s");
	reads_a_record(*state, repo);
}

static void git_dir_alone_makes_here_the_work_tree(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	fixture_run(*state, "mv .git ../gd");
	setenv("GIT_DIR", "../gd", 1);
	repo = fixture_open(*state);
	assert_string_equal(repo_work_dir(repo), fixture_path(*state, "r"));
	reads_a_record(*state, repo);
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
	repo = fixture_open(*state);
	assert_string_equal(repo_work_dir(repo), fixture_path(*state, "w"));
	assert_string_equal(repo_git_dir(repo),
			    fixture_path(*state, "r/.git/worktrees/w"));
	assert_string_equal(repo_common_dir(repo),
			    fixture_path(*state, "r/.git"));
	assert_string_equal(repo_head_label(repo,
			    &((struct fixture *)*state)->arena), "other");
	reads_a_record(*state, repo);
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
	repo = fixture_open(*state);
	assert_string_equal(repo_work_dir(repo),
			    fixture_path(*state, "outer/r"));
	reads_a_record(*state, repo);
}

static void bare(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	fixture_run(*state, "git clone -q --bare . ../b.git");
	assert_int_equal(chdir("../b.git/refs"), 0);
	repo = fixture_open(*state);
	assert_null(repo_work_dir(repo));
	assert_string_equal(repo_git_dir(repo), fixture_path(*state, "b.git"));
	reads_a_record(*state, repo);
}

static void a_planted_bare_repository_is_passed_over(void **state)
{
	struct repo *repo;

	fixture_repo(*state);
	fixture_run(*state, "git init -q --bare docs/x");
	assert_int_equal(chdir("docs/x"), 0);
	repo = fixture_open(*state);
	assert_string_equal(repo_git_dir(repo), fixture_path(*state, "r/.git"));
	assert_string_equal(repo_prefix(repo), "docs/x");
	setenv("GIT_DIR", ".", 1);
	repo = fixture_open(*state);
	assert_string_equal(repo_git_dir(repo),
			    fixture_path(*state, "r/docs/x"));
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
	repo = fixture_open(*state);
	assert_non_null(repo_work_dir(repo));
	reads_a_record(*state, repo);
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

static void replaced_objects_are_read_as_they_are(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git replace HEAD HEAD~2 && "
		    "git replace HEAD:program/r1.md HEAD:program/r2.md");
	opens_and_reads(*state);
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
		FIXTURE_TEST(packed_refs),
		FIXTURE_TEST(head_is_garbage),
		FIXTURE_TEST(replaced_objects_are_read_as_they_are)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
