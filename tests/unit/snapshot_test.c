#include "fixture.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "look.h"
#include "muster/index.h"
#include "muster/snapshot.h"

static void the_three_agree(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "mkdir -p program/a/b program/x.md program/a.md.d; "
		    "for f in a/b/c.MD a/1.md a-b.md a.md x.md/in.txt "
		    "x.md/y.md a/none.txt a.md.d/z.Md; do "
		    "echo $f >program/$f; done; ln -s r1.md program/l.md; "
		    "ln -s /etc program/risks2; ln -s x program/x.png; "
		    "chmod +x program/a.md; : >program/empty.md; "
		    "printf 'a\\rb\\r\\n' >program/cr.md; "
		    "git add . && git commit -qm many");
	look_all_agree(*state);
	look_at(*state, SNAPSHOT_WORKTREE);
	assert_string_equal(look_listing(*state, VIEW("program")),
		"file program/a-b.md, file program/a.md, "
		"file program/a.md.d/z.Md, file program/a/1.md, "
		"file program/a/b/c.MD, file program/cr.md, "
		"file program/empty.md, link program/l.md, "
		"file program/r1.md, file program/r2.md, "
		"file program/r3.md, link program/risks2, "
		"folder program/x.md, file program/x.md/y.md");
}

static void the_root_is_a_folder_too(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "echo x >a.md && git add a.md && git commit -qm a");
	for (int source = 0; source < 3; source++) {
		look_at(*state, (enum snapshot_source)source);
		assert_string_equal(look_listing(*state, VIEW("")),
			"file a.md, file program/r1.md, file program/r2.md, "
			"file program/r3.md");
	}
}

static void each_reads_its_own_state(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "echo staged >program/r1.md && git add . && "
		    "echo disk >program/r1.md && echo x >program/new.md");
	look_reads(*state, SNAPSHOT_WORKTREE, "program/r1.md", "disk\n");
	look_reads(*state, SNAPSHOT_INDEX, "program/r1.md", "staged\n");
	look_reads(*state, SNAPSHOT_COMMIT, "program/r1.md",
	      "---\nid: R-1\n---\n# x\n");
	look_reads(*state, SNAPSHOT_WORKTREE, "program/new.md", "x\n");
	look_reads(*state, SNAPSHOT_INDEX, "program/new.md", NULL);
}

static void what_is_put_stands_for_the_file(void **state)
{
	struct fixture *fixture = *state;
	struct snapshot_files files;
	struct snapshot_file file;
	struct view bytes = VIEW("changed\n"), read;
	struct snapshot base;

	fixture_repo(fixture);
	look_at(fixture, SNAPSHOT_WORKTREE);
	snapshot_put(&fixture->snapshot, VIEW("program/r1.md"), &bytes);
	snapshot_put(&fixture->snapshot, VIEW("program/r2.md"), NULL);
	snapshot_put(&fixture->snapshot, VIEW("program/new.md"), &bytes);
	snapshot_put(&fixture->snapshot, VIEW("elsewhere.md"), &bytes);
	assert_string_equal(look_listing(fixture, VIEW("program")),
			    "file program/new.md, file program/r1.md, "
			    "file program/r3.md");
	assert_int_equal(snapshot_list(&fixture->snapshot, VIEW("program"),
				       &files, &fixture->err), 0);
	assert_int_equal(snapshot_read(&fixture->snapshot,
				       &files.files.items[1], &read,
				       &fixture->err), SNAPSHOT_READ);
	assert_true(view_is(read, "changed\n"));
	assert_int_equal(snapshot_find(&fixture->snapshot,
				       VIEW("program/r2.md"), &file,
				       &fixture->err), 0);
	assert_true(snapshot_base(&fixture->snapshot, &base));
	assert_int_equal(snapshot_find(&base, VIEW("program/r2.md"), &file,
				       &fixture->err), 1);
}

static void paths_that_are_not_there(void **state)
{
	const char *const paths[] = {
		"none.md", "program/none", "none/none.md", "program/r1.md/x",
		"../r/program/r1.md", "program/../program/r1.md", "/etc/hosts",
		".git/config", "", "program//r1.md", "program/"
	};

	fixture_repo(*state);
	for (int source = 0; source < 3; source++)
		for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++)
			look_reads(*state, (enum snapshot_source)source,
				   paths[i], NULL);
}

static void no_commits_yet(void **state)
{
	struct fixture *fixture = *state;
	struct snapshot base;

	fixture_run(fixture, "git init -q r");
	assert_int_equal(chdir("r"), 0);
	look_lists(fixture, SNAPSHOT_WORKTREE, "");
	assert_false(snapshot_base(&fixture->snapshot, &base));
	look_lists(fixture, SNAPSHOT_INDEX, "");
	fixture_run(fixture, "mkdir program && echo x >program/a.md");
	look_lists(fixture, SNAPSHOT_WORKTREE, "file program/a.md");
	fixture_run(fixture, "git add .");
	look_lists(fixture, SNAPSHOT_INDEX, "file program/a.md");
}

static void the_base_is_what_head_has(void **state)
{
	struct fixture *fixture = *state;
	struct snapshot base;
	struct oid head;

	fixture_repo(fixture);
	head = fixture_oid(fixture, "HEAD");
	fixture_run(fixture, "git rm -qr program");
	look_at(fixture, SNAPSHOT_INDEX);
	assert_true(snapshot_base(&fixture->snapshot, &base));
	assert_true(oid_equal(&base.commit, &head));
	fixture->snapshot = base;
	assert_string_equal(look_listing(fixture, VIEW("program")),
		"file program/r1.md, file program/r2.md, file program/r3.md");
}

static void bare_needs_a_revision(void **state)
{
	struct fixture *fixture = *state;

	fixture_repo(fixture);
	fixture_run(fixture, "git clone -q --bare . ../b.git");
	assert_int_equal(chdir("../b.git"), 0);
	look_lists(fixture, SNAPSHOT_COMMIT,
	      "file program/r1.md, file program/r2.md, file program/r3.md");
	assert_int_equal(snapshot_open(&fixture->snapshot, fixture->repo,
				       SNAPSHOT_WORKTREE, NULL,
				       &fixture->arena, &fixture->err), -1);
	fixture_says(fixture, "name a commit with --rev");
}

/* `git commit -a`, `git commit FILE` and the hooks of linked work trees
 * name an index of their own. */
static void the_index_of_the_environment(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "cp .git/index .git/next && echo x >program/n.md "
		    "&& GIT_INDEX_FILE=.git/next git add program/n.md");
	setenv("GIT_INDEX_FILE", ".git/next", 1);
	assert_int_equal(chdir("program"), 0);
	look_lists(*state, SNAPSHOT_INDEX,
	      "file program/n.md, file program/r1.md, "
	      "file program/r2.md, file program/r3.md");
}

static void intent_to_add_is_not_staged(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git rm -q program/r2.md program/r3.md && "
		    "echo x >program/n.md && git add -N program/n.md");
	look_lists(*state, SNAPSHOT_INDEX, "file program/r1.md");
	look_lists(*state, SNAPSHOT_WORKTREE,
	      "file program/n.md, file program/r1.md");
	look_reads(*state, SNAPSHOT_INDEX, "program/n.md", NULL);
	look_reads(*state, SNAPSHOT_WORKTREE, "program/n.md", "x\n");
}

static void a_conflict_is_listed_once(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git checkout -q -b b && echo b >program/r1.md && "
		    "git rm -q program/r2.md && git commit -qam b && "
		    "git checkout -q main && echo m >program/r1.md && "
		    "echo m >program/r2.md && git commit -qam m && "
		    "! git merge -q b");
	look_lists(*state, SNAPSHOT_INDEX, "unmerged program/r1.md, "
	      "unmerged program/r2.md, file program/r3.md");
	look_reads(*state, SNAPSHOT_INDEX, "program/r1.md", "m\n");
	look_at(*state, SNAPSHOT_WORKTREE);
	assert_non_null(strstr(look_bytes(*state, "program/r1.md"), "<<<<"));
}

static void an_index_that_only_git_can_read(void **state)
{
	struct fixture *fixture = *state;
	fixture_repo(fixture);
	fixture_run(fixture, "git update-index --split-index && "
		    "echo x >program/n.md && git add . && git commit -qm n");
	look_all_agree(fixture);
	look_at(fixture, SNAPSHOT_INDEX);
	assert_string_equal(look_bytes(fixture, "program/n.md"), "x\n");
	assert_true(fixture->snapshot.index->by_git);
}

static void a_damaged_index(void **state)
{
	struct snapshot_files files;
	struct fixture *fixture = *state;

	fixture_repo(fixture);
	fixture_run(fixture, ": >.git/index");
	look_at(fixture, SNAPSHOT_WORKTREE);
	assert_int_equal(snapshot_list(&fixture->snapshot, VIEW("program"),
				       &files, &fixture->err), -1);
	fixture_says(fixture, "remove it and run `git reset`");
}

static void a_large_file_is_not_read(void **state)
{
	struct fixture *fixture = *state;

	fixture_repo(fixture);
	fixture_run(fixture, "head -c 1048577 /dev/zero >program/r1.md && "
		    "git add . && git commit -qm large");
	for (int source = 0; source < 3; source++) {
		struct snapshot_file file;
		struct view bytes;

		look_at(fixture, (enum snapshot_source)source);
		assert_int_equal(snapshot_find(&fixture->snapshot,
			VIEW("program/r1.md"), &file, &fixture->err), 1);
		assert_int_equal(snapshot_read(&fixture->snapshot, &file,
				 &bytes, &fixture->err), SNAPSHOT_LARGE);
	}
}

static void odd_bytes_in_names(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "rm program/*; for n in \"$(printf 'a\\nb')\" "
		    "\"$(printf '\\033[31m')\" \"$(printf '\\377')\" '\"' "
		    "'-x' '[a]' '\\' ':(top)'; do echo x >\"program/$n.md\"; "
		    "done; git add . && git commit -qm odd");
	look_all_agree(*state);
	fixture_run(*state, "git update-index --split-index");
	look_all_agree(*state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(the_three_agree),
		FIXTURE_TEST(the_root_is_a_folder_too),
		FIXTURE_TEST(each_reads_its_own_state),
		FIXTURE_TEST(what_is_put_stands_for_the_file),
		FIXTURE_TEST(paths_that_are_not_there),
		FIXTURE_TEST(no_commits_yet),
		FIXTURE_TEST(the_base_is_what_head_has),
		FIXTURE_TEST(bare_needs_a_revision),
		FIXTURE_TEST(the_index_of_the_environment),
		FIXTURE_TEST(intent_to_add_is_not_staged),
		FIXTURE_TEST(a_conflict_is_listed_once),
		FIXTURE_TEST(an_index_that_only_git_can_read),
		FIXTURE_TEST(a_damaged_index),
		FIXTURE_TEST(a_large_file_is_not_read),
		FIXTURE_TEST(odd_bytes_in_names)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
