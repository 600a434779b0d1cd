#include "expect.h"
#include "fixture.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "muster/file.h"
#include "muster/verdict.h"

#define DAY 20000
#define INDEX ".git/index"
#define VERDICT ".git/muster/verdict"

/* What HEAD has at the watched paths, in the repository around us. */
static struct verdict verdict_now(struct fixture *fixture)
{
	const char *const paths[] = { "program", ".muster.yml", "none" };
	struct verdict verdict = { .head = fixture_oid(fixture, "HEAD"),
				   .day = DAY, .line = VIEW("3 are late") };

	for (size_t i = 0; i < 3; i++) {
		struct verdict_path *path = VEC_PUSH(&fixture->arena,
						     &verdict.paths);

		path->path = view_of(paths[i]);
		if (i < 2)
			path->oid = fixture_oid(fixture, arena_printf(
				&fixture->arena, "HEAD:%s", paths[i]));
	}
	return verdict;
}

/* The repository of the fixture with a policy and a verdict. */
static void remember(struct fixture *fixture)
{
	struct verdict verdict;

	fixture_repo(fixture);
	fixture_run(fixture, "echo programs: [program] >.muster.yml && "
		    "mkdir src && echo x >src/x && git add . && "
		    "git commit -qm more");
	verdict = verdict_now(fixture);
	verdict_remember(".git", &verdict);
	assert_int_equal(access(VERDICT, F_OK), 0);
}

static bool holds(struct fixture *fixture, const char *index, int32_t day)
{
	struct verdict verdict;

	return verdict_recall(".git", index, day, &fixture->arena, &verdict);
}

static void holds_after(void **state, const char *command)
{
	remember(*state);
	fixture_run(*state, "%s", command);
	assert_true(holds(*state, INDEX, DAY));
}

static void fails_after(void **state, const char *command)
{
	remember(*state);
	assert_true(holds(*state, INDEX, DAY));
	fixture_run(*state, "%s", command);
	assert_false(holds(*state, INDEX, DAY));
}

static void what_was_remembered(void **state)
{
	struct fixture *fixture = *state;
	struct verdict verdict, expected;

	remember(fixture);
	expected = verdict_now(fixture);
	assert_true(verdict_recall(".git", INDEX, DAY, &fixture->arena,
				   &verdict));
	assert_true(view_is(verdict.line, "3 are late"));
	assert_true(oid_equal(&verdict.head, &expected.head));
	assert_int_equal(verdict.paths.len, 3);
	assert_true(view_is(verdict.paths.items[0].path, "program"));
	assert_true(oid_equal(&verdict.paths.items[1].oid,
			      &expected.paths.items[1].oid));
	assert_true(oid_is_zero(&verdict.paths.items[2].oid));
}

static void another_day(void **state)
{
	remember(*state);
	assert_false(holds(*state, INDEX, DAY + 1));
	assert_false(holds(*state, INDEX, DAY - 1));
}

static void nothing_remembered(void **state)
{
	fixture_repo(*state);
	assert_false(holds(*state, INDEX, DAY));
}

static void other_files_staged(void **state)
{
	holds_after(state, "echo y >src/x && git add src");
}

static void other_files_committed(void **state)
{
	holds_after(state, "for i in 1 2 3; do echo $i >src/x && "
		    "git commit -qam $i; done");
}

static void packed_refs(void **state)
{
	holds_after(state, "git pack-refs --all");
}

static void detached(void **state)
{
	holds_after(state, "git checkout -q --detach");
}

/* The index that `git commit FILE` makes has no valid root. */
static void one_file_of_many(void **state)
{
	remember(*state);
	fixture_run(*state, "printf '#!/bin/sh\\ncp \"$GIT_INDEX_FILE\" "
		    "../kept' >.git/hooks/pre-commit && "
		    "chmod +x .git/hooks/pre-commit && echo y >program/r1.md "
		    "&& git add . && echo z >src/x && git commit -qm z src/x");
	assert_true(holds(*state, "../kept", DAY));
	assert_false(holds(*state, INDEX, DAY));
}

static void the_program_staged(void **state)
{
	fails_after(state, "echo y >program/r1.md && git add .");
}

static void the_program_staged_and_written(void **state)
{
	fails_after(state, "echo y >program/r1.md && git add . && "
		    "git write-tree");
}

static void the_program_committed(void **state)
{
	fails_after(state, "echo y >program/r1.md && git commit -qam y");
}

/* There and back again: the files are the same, their history is not. */
static void the_program_committed_and_reverted(void **state)
{
	fails_after(state, "echo y >program/r1.md && git commit -qam y && "
		    "git revert --no-edit HEAD");
}

static void the_policy_staged(void **state)
{
	fails_after(state, "echo y >.muster.yml && git add .");
}

static void the_policy_removed(void **state)
{
	fails_after(state, "git rm -q .muster.yml");
}

static void what_was_absent_is_there(void **state)
{
	fails_after(state, "mkdir none && echo >none/x && git add .");
}

static void an_intended_policy(void **state)
{
	fails_after(state, "git rm -q --cached .muster.yml && "
		    "git add -N .muster.yml");
}

static void a_merge(void **state)
{
	fails_after(state, "git checkout -qb b && echo b >b && git add b && "
		    "git commit -qm b && git checkout -q main && "
		    "git merge -q --no-ff --no-edit b");
}

static void another_branch(void **state)
{
	fails_after(state, "git checkout -q --orphan other && "
		    "git commit -qm other");
}

static void an_earlier_commit(void **state)
{
	fails_after(state, "git reset -q --hard HEAD~1");
}

static void packed_objects(void **state)
{
	holds_after(state, "echo y >src/x && git commit -qam y && git gc -q");
}

static void too_many_commits(void **state)
{
	holds_after(state, "i=0; while [ $((i = i + 1)) -le 63 ]; do "
		    "git commit -q --allow-empty -m $i; done");
	fixture_run(*state, "git commit -q --allow-empty -m 64");
	assert_false(holds(*state, INDEX, DAY));
}

static void a_split_index(void **state)
{
	fails_after(state, "git update-index --split-index");
}

static void no_index(void **state)
{
	fails_after(state, "rm " INDEX);
}

static void a_conflict(void **state)
{
	fails_after(state, "b=$(git hash-object -w src/x); "
		    "printf '100644 %s 2\\t.muster.yml\\n' $b | "
		    "git update-index --index-info");
}

static void a_head_of_garbage(void **state)
{
	fails_after(state, "echo x >.git/HEAD");
}

static void an_object_that_is_missing(void **state)
{
	fails_after(state, "git commit -q --allow-empty -m e; "
		    "h=$(git rev-parse HEAD); "
		    "rm -f .git/objects/${h%${h#??}}/${h#??}");
}

static void a_truncated_commit(void **state)
{
	fails_after(state, "git commit -q --allow-empty -m e; "
		    "h=$(git rev-parse HEAD); f=.git/objects/${h%${h#??}}/"
		    "${h#??}; chmod u+w $f; truncate -s 40 $f");
}

static void a_linked_work_tree(void **state)
{
	struct fixture *fixture = *state;
	struct verdict verdict;
	const char *git_dir;

	remember(fixture);
	fixture_run(fixture, "git worktree add -q -b b ../w");
	git_dir = ".git/worktrees/w";
	verdict = verdict_now(fixture);
	verdict_remember(git_dir, &verdict);
	fixture_run(fixture, "cd ../w && echo b >src/x && git commit -qam b");
	assert_true(verdict_recall(git_dir, ".git/worktrees/w/index", DAY,
				   &fixture->arena, &verdict));
}

static void what_can_not_be_kept_is_not(void **state)
{
	struct fixture *fixture = *state;
	struct verdict verdict;

	fixture_repo(fixture);
	verdict = (struct verdict){ .line = VIEW("a\nb"), .day = DAY };
	verdict_remember(".git", &verdict);
	verdict.line = VIEW("");
	VEC_PUSH(&fixture->arena, &verdict.paths)->path = VIEW("a\nend");
	verdict_remember(".git", &verdict);
	assert_int_equal(access(VERDICT, F_OK), -1);
	verdict_remember("nowhere\377/\n/.git/HEAD", &verdict);
}

static void damage_means_no_verdict(void **state)
{
	struct fixture *fixture = *state;
	struct view bytes;
	char *copy;

	remember(fixture);
	assert_int_equal(file_read(VERDICT, 1u << 16, &fixture->arena, &bytes,
				   &fixture->err), FILE_OK);
	copy = arena_copy(&fixture->arena, bytes.ptr, bytes.len);
	for (size_t i = 0; i < bytes.len;
	     i += bytes.len / expect_rounds((unsigned)bytes.len)) {
		copy[i] ^= 1;
		fixture_write(fixture, VERDICT,
			      (struct view){ copy, bytes.len });
		assert_false(holds(fixture, INDEX, DAY));
		copy[i] ^= 1;
		fixture_write(fixture, VERDICT, (struct view){ copy, i });
		assert_false(holds(fixture, INDEX, DAY));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(what_was_remembered),
		FIXTURE_TEST(another_day),
		FIXTURE_TEST(nothing_remembered),
		FIXTURE_TEST(other_files_staged),
		FIXTURE_TEST(other_files_committed),
		FIXTURE_TEST(packed_refs),
		FIXTURE_TEST(detached),
		FIXTURE_TEST(one_file_of_many),
		FIXTURE_TEST(the_program_staged),
		FIXTURE_TEST(the_program_staged_and_written),
		FIXTURE_TEST(the_program_committed),
		FIXTURE_TEST(the_program_committed_and_reverted),
		FIXTURE_TEST(the_policy_staged),
		FIXTURE_TEST(the_policy_removed),
		FIXTURE_TEST(what_was_absent_is_there),
		FIXTURE_TEST(an_intended_policy),
		FIXTURE_TEST(a_merge),
		FIXTURE_TEST(another_branch),
		FIXTURE_TEST(an_earlier_commit),
		FIXTURE_TEST(packed_objects),
		FIXTURE_TEST(too_many_commits),
		FIXTURE_TEST(a_split_index),
		FIXTURE_TEST(no_index),
		FIXTURE_TEST(a_conflict),
		FIXTURE_TEST(a_head_of_garbage),
		FIXTURE_TEST(an_object_that_is_missing),
		FIXTURE_TEST(a_truncated_commit),
		FIXTURE_TEST(a_linked_work_tree),
		FIXTURE_TEST(what_can_not_be_kept_is_not),
		FIXTURE_TEST(damage_means_no_verdict)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
