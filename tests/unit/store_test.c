#include "expect.h"
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "muster/file.h"
#include "muster/store.h"

static const char *const types[] = {
	[OBJECT_COMMIT] = "commit", [OBJECT_TREE] = "tree",
	[OBJECT_BLOB] = "blob", [OBJECT_TAG] = "tag"
};

/* A repository with objects of all types, chains of deltas among them. */
static void many_objects(struct fixture *fixture)
{
	fixture_repo(fixture);
	fixture_run(fixture, "git config gc.auto 0; "
		    "awk 'function seq(i, last) { for (; i <= last; i++) "
		    "print i } BEGIN { for (i = 1; i <= 40; i++) { "
		    "print \"commit refs/heads/main\\ncommitter C <c@d> 1 "
		    "+0000\\ndata 1\\nc\"; if (i == 1) "
		    "print \"from refs/heads/main^0\"; "
		    "print \"M 100644 inline long\\ndata <<.\"; seq(1, 900); "
		    "print i \"\\n\" i \"\\n\" i; seq(i, 500); print \".\"; "
		    "for (j = 1; j <= 3; j++) print \"M 100644 inline \" j "
		    "\"\\ndata <<.\\n\" i j \"\\n.\" } }' | "
		    "git -c fastimport.unpackLimit=1000 fast-import --quiet; "
		    "git reset -q --hard; git tag -a -m t t; "
		    ": >empty; git add empty; git commit -qm e; "
		    "git tag -a -m tt tt t");
}

/* One object in the form of `git cat-file --batch`. */
static void add_object(struct str *text, struct store *store,
		       struct view hex)
{
	enum object_type type;
	struct oid oid;
	struct raw raw;
	size_t size;

	assert_true(oid_parse(hex, &oid));
	assert_int_equal(store_look(store, &oid, &type, &size), STORE_READ);
	assert_int_equal(store_read(store, &oid, &raw), STORE_READ);
	assert_int_equal(raw.type, type);
	assert_int_equal(raw.size, size);
	str_addf(text, VIEW_FMT " %s %zu\n", VIEW_ARG(hex), types[type], size);
	str_add(text, raw.bytes, raw.size);
	str_addc(text, '\n');
	free(raw.bytes);
}

/* All objects of the repository around us are what git says they are. */
static void all_as_git(struct fixture *fixture)
{
	struct store *store = store_open(".git/objects");
	struct view listed = fixture_output(fixture, "git cat-file --batch "
					    "--batch-all-objects 2>/dev/null");
	struct view ids = fixture_output(fixture, "git cat-file --batch-check="
					 "'%%(objectname)' --batch-all-objects "
					 "2>/dev/null"), id;
	struct str text = STR_INIT;

	while (view_line(&ids, &id))
		add_object(&text, store, id);
	assert_int_equal(text.len, listed.len);
	assert_memory_equal(text.buf, listed.ptr, listed.len);
	str_release(&text);
	store_free(store);
}

static void loose_objects(void **state)
{
	many_objects(*state);
	all_as_git(*state);
}

static void one_pack(void **state)
{
	many_objects(*state);
	fixture_run(*state, "git repack -adq && git prune-packed");
	all_as_git(*state);
}

static void long_chains(void **state)
{
	many_objects(*state);
	fixture_run(*state, "git repack -adfq --depth=200 --window=50");
	all_as_git(*state);
}

static void deltas_by_id(void **state)
{
	many_objects(*state);
	fixture_run(*state, "git -c repack.useDeltaBaseOffset=false repack "
		    "-adfq");
	all_as_git(*state);
}

static void far_offsets(void **state)
{
	many_objects(*state);
	fixture_run(*state, "git repack -adq && cd .git/objects/pack && "
		    "chmod u+w * && git index-pack -o new "
		    "--index-version=2,0x40 pack-*.pack && "
		    "mv -f new pack-*.idx");
	all_as_git(*state);
}

static void several_packs_and_loose_ones(void **state)
{
	many_objects(*state);
	fixture_run(*state, "git repack -dq && for i in 1 2 3; do echo $i >n; "
		    "git add n; git commit -qm n$i; git repack -dq; done; "
		    "git multi-pack-index write; echo n >n; git add n; "
		    "git commit -qm last");
	all_as_git(*state);
}

static void borrowed_objects(void **state)
{
	many_objects(*state);
	fixture_run(*state, "git repack -adq && git clone -q --shared . ../s "
		    "&& cd ../s && echo s >s && git add s && git commit -qm s "
		    "&& git clone -q --shared . ../t");
	assert_int_equal(chdir("../t"), 0);
	all_as_git(*state);
}

static void stores_that_borrow_in_a_circle(void **state)
{
	struct store *store;

	many_objects(*state);
	fixture_run(*state, "git clone -q --shared . ../s && cd ../s && "
		    "echo $PWD/.git/objects >../r/.git/objects/info/"
		    "alternates && printf '# x\\n\\n../../../r/.git/objects\\n"
		    "/gone\\n' >.git/objects/info/alternates");
	assert_int_equal(chdir("../s"), 0);
	store = store_open(".git/objects");
	assert_string_equal(store_lost(store), "/gone");
	store_free(store);
	all_as_git(*state);
}

/* The state of one object after a command; $o is its path when loose. */
static void is_after(struct fixture *fixture, enum store_result result,
		     const char *command)
{
	struct store *store;
	struct oid oid;
	struct raw raw;

	fixture_repo(fixture);
	oid = fixture_oid(fixture, "HEAD:program/r1.md");
	fixture_run(fixture, "h=$(git rev-parse HEAD:program/r1.md); "
		    "o=.git/objects/${h%%${h#??}}/${h#??}; chmod u+w $o; %s",
		    command);
	store = store_open(".git/objects");
	assert_int_equal(store_read(store, &oid, &raw), result);
	if (result == STORE_READ)
		free(raw.bytes);
	store_free(store);
}

static void missing(void **state)
{
	is_after(*state, STORE_MISSING, "rm $o");
}

/* libgit2 would not come back from this. */
static void cut_short(void **state)
{
	is_after(*state, STORE_DAMAGED, "truncate -s 20 $o");
}

static void empty(void **state)
{
	is_after(*state, STORE_DAMAGED, ": >$o");
}

static void longer_than_it_says(void **state)
{
	static const char text[] = "blob 3\0abcd";
	unsigned char packed[64];
	unsigned long len = sizeof(packed);

	assert_int_equal(compress(packed, &len, (const void *)text,
				  sizeof(text) - 1), Z_OK);
	fixture_write(*state, "packed",
		      (struct view){ (const char *)packed, len });
	is_after(*state, STORE_DAMAGED, "mv -f ../packed $o");
}

static void a_good_copy_is_enough(void **state)
{
	is_after(*state, STORE_READ, "git repack -adq; mkdir -p ${o%/*}; "
		 "echo garbage >$o");
}

static void a_loose_copy_mends_a_pack(void **state)
{
	is_after(*state, STORE_READ, "cp $o ../o; git repack -adq; "
		 "chmod u+w .git/objects/pack/*; mkdir -p ${o%/*}; "
		 "truncate -s 40 .git/objects/pack/*.pack; mv ../o $o");
}

static void a_pack_without_objects(void **state)
{
	is_after(*state, STORE_DAMAGED, "git repack -adq; "
		 "rm .git/objects/pack/*.pack");
}

/* As when a `git gc` ends while we are running. */
static void packs_that_come_later(void **state)
{
	struct fixture *fixture = *state;
	struct store *store;
	struct oid oid;
	struct raw raw;

	many_objects(fixture);
	store = store_open(".git/objects");
	oid = fixture_oid(fixture, "HEAD");
	assert_int_equal(store_read(store, &oid, &raw), STORE_READ);
	free(raw.bytes);
	oid = fixture_oid(fixture, "HEAD~1");
	fixture_run(fixture, "git gc -q --prune=now");
	assert_int_equal(store_read(store, &oid, &raw), STORE_READ);
	free(raw.bytes);
	store_free(store);
}

/* Read all of a repository whose pack or index has been tampered with:
 * whatever comes of it, it comes without a crash. */
static void read_all(struct fixture *fixture, struct view ids)
{
	struct store *store = store_open("p");
	struct view id;

	(void)fixture;
	while (view_line(&ids, &id)) {
		enum object_type type;
		struct oid oid;
		struct raw raw;
		size_t size;

		oid_parse(id, &oid);
		store_look(store, &oid, &type, &size);
		if (store_read(store, &oid, &raw) == STORE_READ)
			free(raw.bytes);
	}
	store_free(store);
}

/* Some hundred bytes, one after the other, all over the file. */
static void tamper(struct fixture *fixture, const char *path)
{
	struct view ids = fixture_output(fixture, "git cat-file --batch-check="
					 "'%%(objectname)' "
					 "--batch-all-objects"), bytes;
	char *copy;

	assert_int_equal(file_read(path, 1u << 20, &fixture->arena, &bytes,
				   &fixture->err), FILE_OK);
	copy = arena_copy(&fixture->arena, bytes.ptr, bytes.len);
	for (size_t i = 0; i < bytes.len;
	     i += 1 + bytes.len / expect_rounds(300)) {
		FILE *file = fopen(path, "w");

		assert_non_null(file);
		copy[i] = (char)(copy[i] ^ 1 << i % 8);
		fwrite(copy, 1, i % 5 ? bytes.len : i, file);
		fclose(file);
		copy[i] = bytes.ptr[i];
		read_all(fixture, ids);
	}
}

static void small_pack(struct fixture *fixture)
{
	fixture_repo(fixture);
	fixture_run(fixture, "for i in $(seq 9); do seq $i 300 >s; git add s; "
		    "git commit -qm $i; done; git repack -adfq && "
		    "mkdir -p p/pack && for e in idx pack; do "
		    "cp .git/objects/pack/*.$e p/pack/p.$e; done; "
		    "chmod u+w p/pack/*");
}

static void any_byte_of_a_pack_may_be_wrong(void **state)
{
	small_pack(*state);
	tamper(*state, "p/pack/p.pack");
}

static void any_byte_of_an_index_may_be_wrong(void **state)
{
	small_pack(*state);
	tamper(*state, "p/pack/p.idx");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(loose_objects),
		FIXTURE_TEST(one_pack),
		FIXTURE_TEST(long_chains),
		FIXTURE_TEST(deltas_by_id),
		FIXTURE_TEST(far_offsets),
		FIXTURE_TEST(several_packs_and_loose_ones),
		FIXTURE_TEST(borrowed_objects),
		FIXTURE_TEST(stores_that_borrow_in_a_circle),
		FIXTURE_TEST(missing),
		FIXTURE_TEST(cut_short),
		FIXTURE_TEST(empty),
		FIXTURE_TEST(longer_than_it_says),
		FIXTURE_TEST(a_good_copy_is_enough),
		FIXTURE_TEST(a_loose_copy_mends_a_pack),
		FIXTURE_TEST(a_pack_without_objects),
		FIXTURE_TEST(packs_that_come_later),
		FIXTURE_TEST(any_byte_of_a_pack_may_be_wrong),
		FIXTURE_TEST(any_byte_of_an_index_may_be_wrong)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
