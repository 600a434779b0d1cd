#include "fixture.h"

#include "muster/repo.h"

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
	repo = fixture_open(fixture);
	assert_int_equal(repo_read_blob(repo, &blob, VIEW("program/r1.md"),
					&fixture->arena, &bytes,
					&fixture->err), -1);
	fixture_says(fixture, words);
	fixture_says(fixture, "(program/r1.md)");
}

static void a_missing_blob(void **state)
{
	broken_blob(*state, "rm $o", "is missing: run `git fsck`");
}

static void an_empty_blob_file(void **state)
{
	broken_blob(*state, ": >$o", "is damaged: run `git fsck`");
}

/* libgit2 would not come back from this. */
static void a_truncated_blob_file(void **state)
{
	broken_blob(*state, "truncate -s 20 $o", "is damaged: run `git fsck`");
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
		repo = fixture_open(fixture);
		assert_int_equal(repo_read_blob(repo, &blob, VIEW("big"),
				 &fixture->arena, &bytes, &fixture->err),
				 REPO_BLOB_LARGE);
		fixture_run(fixture, "git commit -qm big && git gc -q || true");
	}
}

static void blobs_are_hashed_as_git_does(void **state)
{
	struct oid oid;
	char hex[OID_HEX + 1];

	fixture_repo(*state);
	fixture_open(*state);
	repo_hash_blob(VIEW(""), &oid);
	assert_string_equal(oid_hex(&oid, hex),
			    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(a_missing_blob),
		FIXTURE_TEST(an_empty_blob_file),
		FIXTURE_TEST(a_truncated_blob_file),
		FIXTURE_TEST(a_blob_file_of_garbage),
		FIXTURE_TEST(a_tree_in_place_of_a_blob),
		FIXTURE_TEST(a_blob_missing_in_a_partial_clone),
		FIXTURE_TEST(a_lost_alternate),
		FIXTURE_TEST(a_cut_pack),
		FIXTURE_TEST(a_large_blob_is_not_read),
		FIXTURE_TEST(blobs_are_hashed_as_git_does)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
