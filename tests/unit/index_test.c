#include "fixture.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "muster/file.h"
#include "muster/index.h"

#define INDEX ".git/index"

static const struct view everything = { "", 0 };
static const struct index_filter all = { &everything, 1 };

static int read_index(struct fixture *fixture, struct index *index)
{
	return index_read_file(INDEX, &all, &fixture->arena, index,
			       &fixture->err);
}

/* The entries in the form of `git ls-files --stage`. */
static const char *listing(struct fixture *fixture, const struct index *index)
{
	struct str text = STR_INIT;
	char hex[OID_HEX + 1];
	const char *copy;

	str_addc(&text, '\n');
	for (size_t i = 0; i < index->entries.len; i++) {
		const struct index_entry *entry = &index->entries.items[i];

		str_addf(&text, "%06o %s %u\t" VIEW_FMT "\n", entry->mode,
			 oid_hex(&entry->oid, hex), entry->stage,
			 VIEW_ARG(entry->path));
	}
	copy = arena_copy(&fixture->arena, text.buf, text.len);
	str_release(&text);
	return copy;
}

/* What we read from the file is what git lists. */
static void equals_git(struct fixture *fixture)
{
	struct index index, by_git;
	struct view listed = fixture_output(fixture, "echo; git ls-files "
					    "--stage -z | tr '\\0' '\\n'");

	assert_int_equal(read_index(fixture, &index), INDEX_READ);
	assert_string_equal(listing(fixture, &index), listed.ptr);
	assert_int_equal(index_read_git(".git", NULL, &all, &fixture->arena,
					&by_git, &fixture->err), 0);
	assert_string_equal(listing(fixture, &by_git), listed.ptr);
	for (size_t i = 0; i < index.entries.len; i++) {
		assert_int_equal(index.entries.items[i].intent_to_add,
				 by_git.entries.items[i].intent_to_add);
		assert_int_equal(index.entries.items[i].skip_worktree,
				 by_git.entries.items[i].skip_worktree);
	}
}

/* Paths of every length around the padding, shared starts, odd bytes. */
static void many_files(struct fixture *fixture)
{
	fixture_repo(fixture);
	fixture_run(fixture, "mkdir -p a/b a/bc && for i in 1 2 3 4 5 6 7 8 9 "
		    "10; do p=$p$i; echo $i >a/b/$p; echo $i >a/bc/x$p; done; "
		    "chmod +x a/b/1; ln -s x a/link; "
		    "touch 'a/tab\tand \"quote\"'; git add .");
}

static void version_2(void **state)
{
	many_files(*state);
	equals_git(*state);
}

static void version_3_with_intent_to_add(void **state)
{
	struct fixture *fixture = *state;
	struct index index;

	many_files(fixture);
	fixture_run(fixture, "echo x >0new && git add -N 0new");
	equals_git(fixture);
	assert_int_equal(read_index(fixture, &index), INDEX_READ);
	assert_true(index.entries.items[0].intent_to_add);
	assert_false(index.entries.items[1].intent_to_add);
}

static void version_4(void **state)
{
	many_files(*state);
	fixture_run(*state, "git update-index --index-version 4");
	equals_git(*state);
	fixture_run(*state, "echo x >0new && git add -N 0new");
	equals_git(*state);
}

static void a_long_path(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "p=$(printf '%%0250d' 0); git update-index --add "
		    "--cacheinfo 100644,$(git rev-parse HEAD:program/r1.md),"
		    "$p/$p/$p/$p/$p/$p/$p/$p/$p/$p/$p/$p/$p/$p/$p/$p/$p");
	equals_git(*state);
}

static void conflicts(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git checkout -q -b b && echo b >program/r1.md && "
		    "git commit -qam b && git checkout -q main && "
		    "echo m >program/r1.md && git commit -qam m && "
		    "! git merge -q b");
	equals_git(*state);
}

static void a_sparse_checkout(void **state)
{
	struct fixture *fixture = *state;
	struct index index;

	many_files(fixture);
	fixture_run(fixture, "git commit -qm many && "
		    "git sparse-checkout set --cone a/b");
	equals_git(fixture);
	assert_int_equal(read_index(fixture, &index), INDEX_READ);
	assert_true(index.entries.items[index.entries.len - 1].skip_worktree);
}

static void other_extensions(void **state)
{
	many_files(*state);
	fixture_run(*state, "git update-index --untracked-cache && "
		    "git status >/dev/null && git config index.threads 4 && "
		    "git config core.fsmonitor true && "
		    "git update-index --force-write-index");
	equals_git(*state);
}

static void without_a_checksum(void **state)
{
	struct fixture *fixture = *state;
	struct index index;

	fixture_repo(fixture);
	fixture_run(fixture, "s=$(wc -c <" INDEX "); truncate -s $((s - 20)) "
		    INDEX "; truncate -s $s " INDEX);
	assert_int_equal(read_index(fixture, &index), INDEX_READ);
	assert_int_equal(index.entries.len, 3);
}

static void is_foreign(struct fixture *fixture)
{
	struct index index;

	assert_int_equal(read_index(fixture, &index), INDEX_FOREIGN);
	assert_int_equal(index_read_git(".git", ".", &all, &fixture->arena,
					&index, &fixture->err), 0);
	assert_string_equal(listing(fixture, &index), fixture_output(
		fixture, "echo; git ls-files --stage").ptr);
	assert_true(index.by_git);
}

static void a_split_index_is_left_to_git(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git update-index --split-index");
	is_foreign(*state);
}

static void a_sparse_index_is_left_to_git(void **state)
{
	many_files(*state);
	fixture_run(*state, "git rm -qf 'a/tab\tand \"quote\"' && "
		    "git commit -qm many && "
		    "git sparse-checkout set --cone --sparse-index program");
	is_foreign(*state);
}

static void no_index(void **state)
{
	struct fixture *fixture = *state;
	struct index index;

	fixture_run(fixture, "git init -q .");
	assert_int_equal(read_index(fixture, &index), INDEX_MISSING);
	assert_int_equal(index.entries.len, 0);
}

static void only_what_is_asked_for(void **state)
{
	const struct view prefixes[] = { VIEW("a/b"), VIEW("program/r2.md") };
	const struct index_filter filter = { prefixes, 2 };
	struct fixture *fixture = *state;
	struct index index, by_git;

	many_files(fixture);
	assert_int_equal(index_read_file(INDEX, &filter, &fixture->arena,
					 &index, &fixture->err), INDEX_READ);
	assert_int_equal(index.entries.len, 11);
	assert_int_equal(index_read_git(".git", ".", &filter, &fixture->arena,
					&by_git, &fixture->err), 0);
	assert_string_equal(listing(fixture, &index),
			    listing(fixture, &by_git));
}

static void the_stat_data_is_the_files(void **state)
{
	struct fixture *fixture = *state;
	const struct index_stat *stat;
	struct index index;
	struct stat st;

	fixture_repo(fixture);
	assert_int_equal(read_index(fixture, &index), INDEX_READ);
	stat = &index.entries.items[0].stat;
	assert_int_equal(lstat("program/r1.md", &st), 0);
	assert_int_equal(stat->mtime_sec, st.st_mtim.tv_sec);
	assert_int_equal(stat->size, st.st_size);
	assert_int_equal(stat->ino, (uint32_t)st.st_ino);
}

static void tree_ids(void **state)
{
	const char *const paths[] = { "", "a", "a/b", "a/bc", "program" };
	struct fixture *fixture = *state;
	struct index index;

	many_files(fixture);
	fixture_run(fixture, "git commit -qm many");
	assert_int_equal(read_index(fixture, &index), INDEX_READ);
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		struct oid tree, expected = fixture_oid(fixture, arena_printf(
			&fixture->arena, "HEAD:%s", paths[i]));

		assert_true(index_tree(&index, view_of(paths[i]), &tree));
		assert_true(oid_equal(&tree, &expected));
	}
}

static void what_was_touched_has_no_tree_id(void **state)
{
	struct fixture *fixture = *state;
	struct index index;
	struct oid tree;

	many_files(fixture);
	fixture_run(fixture, "git commit -qm many && echo >a/b/1 && "
		    "git add a/b/1");
	assert_int_equal(read_index(fixture, &index), INDEX_READ);
	assert_false(index_tree(&index, VIEW(""), &tree));
	assert_false(index_tree(&index, VIEW("a/b"), &tree));
	assert_false(index_tree(&index, VIEW("none"), &tree));
	assert_true(index_tree(&index, VIEW("a/bc"), &tree));
	assert_true(index_tree(&index, VIEW("program"), &tree));
}

static void is_damaged(struct fixture *fixture, const char *command)
{
	struct index index;

	fixture_run(fixture, "%s", command);
	assert_int_equal(read_index(fixture, &index), -1);
	fixture_says(fixture, "is damaged: remove it and run `git reset`");
}

static void damage(void **state)
{
	fixture_repo(*state);
	is_damaged(*state, "truncate -s -60 " INDEX);
	is_damaged(*state, "truncate -s 100 " INDEX);
	is_damaged(*state, "truncate -s 31 " INDEX);
	is_damaged(*state, ": >" INDEX);
	is_damaged(*state, "echo nonsense of more than 32 bytes, enough >"
		   INDEX);
}

/* Whatever byte is another, there is an end without a crash. */
static void every_byte_may_be_wrong(void **state)
{
	struct fixture *fixture = *state;
	struct index index;
	struct view bytes;
	char *copy;

	fixture_repo(fixture);
	fixture_run(fixture, "git update-index --index-version 4");
	assert_int_equal(file_read(INDEX, 1u << 20, &fixture->arena, &bytes,
				   &fixture->err), FILE_OK);
	copy = arena_copy(&fixture->arena, bytes.ptr, bytes.len);
	for (size_t i = 0; i < bytes.len; i++) {
		FILE *file = fopen(INDEX, "w");

		assert_non_null(file);
		copy[i] = (char)(copy[i] ^ (i % 2 ? 0xff : 0x04));
		fwrite(copy, 1, bytes.len, file);
		fclose(file);
		copy[i] = bytes.ptr[i];
		if (read_index(fixture, &index) == INDEX_READ)
			index_tree(&index, VIEW("program"), &(struct oid){ 0 });
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(version_2),
		FIXTURE_TEST(version_3_with_intent_to_add),
		FIXTURE_TEST(version_4),
		FIXTURE_TEST(a_long_path),
		FIXTURE_TEST(conflicts),
		FIXTURE_TEST(a_sparse_checkout),
		FIXTURE_TEST(other_extensions),
		FIXTURE_TEST(without_a_checksum),
		FIXTURE_TEST(a_split_index_is_left_to_git),
		FIXTURE_TEST(a_sparse_index_is_left_to_git),
		FIXTURE_TEST(no_index),
		FIXTURE_TEST(only_what_is_asked_for),
		FIXTURE_TEST(the_stat_data_is_the_files),
		FIXTURE_TEST(tree_ids),
		FIXTURE_TEST(what_was_touched_has_no_tree_id),
		FIXTURE_TEST(damage),
		FIXTURE_TEST(every_byte_may_be_wrong)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
