#include "fixture.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "alike.h"
#include "muster/document_cache.h"
#include "muster/documents.h"
#include "muster/file.h"

#define CACHE ".git/muster/documents"
#define FEW DOCUMENT_CACHE_KEEP
#define LARGE (500u << 10)
#define CACHE_READ_MAX (1u << 20)

/* A document, and the id of its bytes. */
struct sample {
	struct oid oid;
	const struct document *document;
};

static struct sample sample_of(struct arena *arena, struct view bytes)
{
	struct sample sample = {
		.document = document_read(VIEW("r.md"), bytes, arena)
	};

	repo_hash_blob(bytes, &sample.oid);
	return sample;
}

static struct sample number(struct arena *arena, size_t i)
{
	return sample_of(arena, view_of(arena_printf(
		arena, "---\nid: R-%zu\n---\n", i)));
}

/* A run that reads the samples from one number to before another. */
static void run(struct fixture *fixture, size_t from, size_t to)
{
	struct document_cache *cache =
		document_cache_open(fixture->repo, &fixture->arena);

	for (size_t i = from; i < to; i++) {
		struct sample sample = number(&fixture->arena, i);

		if (!document_cache_find(cache, &sample.oid, VIEW("r.md"),
					 NULL, &fixture->arena))
			document_cache_add(cache, &sample.oid,
					   sample.document);
	}
	document_cache_close(cache);
}

/* How many of them are kept; a document that differs fails the test. */
static size_t count_of(struct fixture *fixture, const struct sample *samples,
		       size_t len)
{
	struct arena arena = ARENA_INIT;
	struct document_cache *cache =
		document_cache_open(fixture->repo, &arena);
	size_t found = 0;

	for (size_t i = 0; i < len; i++) {
		const struct document *document = document_cache_find(
			cache, &samples[i].oid, VIEW("r.md"), NULL, &arena);

		if (document)
			assert_true(alike(document, samples[i].document));
		found += document != NULL;
	}
	document_cache_close(cache);
	arena_release(&arena);
	return found;
}

static size_t count(struct fixture *fixture, size_t from, size_t to)
{
	struct sample *samples = arena_array(&fixture->arena, to - from,
					     sizeof(*samples));

	for (size_t i = from; i < to; i++)
		samples[i - from] = number(&fixture->arena, i);
	return count_of(fixture, samples, to - from);
}

static void begin(struct fixture *fixture)
{
	fixture_run(fixture, "git init -q .");
	fixture_open(fixture);
}

static struct view file(struct fixture *fixture)
{
	struct view bytes = VIEW("");

	assert_int_equal(file_read(CACHE, CACHE_READ_MAX, &fixture->arena,
				   &bytes, &fixture->err), FILE_OK);
	return bytes;
}

/* The same file as before: another one has another number. */
static ino_t inode(void)
{
	struct stat st;

	assert_int_equal(stat(CACHE, &st), 0);
	return st.st_ino;
}

static void few_new_ones_are_not_worth_a_file(void **state)
{
	ino_t before;

	begin(*state);
	run(*state, 0, FEW - 1);
	assert_int_equal(access(".git/muster", F_OK), -1);
	run(*state, 0, FEW);
	assert_int_equal(count(*state, 0, FEW), FEW);
	before = inode();
	run(*state, 0, 2 * FEW - 1);
	assert_int_equal(inode(), before);
	run(*state, FEW, 2 * FEW);
	assert_int_equal(count(*state, 0, 2 * FEW), 2 * FEW);
}

static void one_blob_at_many_paths_is_one(void **state)
{
	struct fixture *fixture = *state;
	struct sample sample = number(&fixture->arena, 1);
	struct document_cache *cache;

	begin(fixture);
	cache = document_cache_open(fixture->repo, &fixture->arena);
	for (size_t i = 0; i < 2 * FEW; i++)
		document_cache_add(cache, &sample.oid, sample.document);
	document_cache_close(cache);
	assert_int_equal(access(CACHE, F_OK), -1);
	run(fixture, 0, FEW);
	cache = document_cache_open(fixture->repo, &fixture->arena);
	assert_true(view_is(document_cache_find(cache, &sample.oid,
						VIEW("elsewhere.md"), NULL,
						&fixture->arena)->path,
			    "elsewhere.md"));
	document_cache_close(cache);
}

static void what_is_wrong_is_read_again(void **state)
{
	struct fixture *fixture = *state;
	struct document_cache *cache;
	struct sample wrong = sample_of(&fixture->arena,
					VIEW("---\na: 1\na: 2\n---\n"));

	begin(fixture);
	cache = document_cache_open(fixture->repo, &fixture->arena);
	assert_true(wrong.document->findings.list.len > 0);
	document_cache_add(cache, &wrong.oid, wrong.document);
	document_cache_close(cache);
	run(fixture, 0, FEW);
	cache = document_cache_open(fixture->repo, &fixture->arena);
	assert_null(document_cache_find(cache, &wrong.oid, VIEW("r.md"), NULL,
					&fixture->arena));
	document_cache_close(cache);
}

static void other_bytes_than_those_of_the_id(void **state)
{
	struct fixture *fixture = *state;
	struct sample one = number(&fixture->arena, 1);
	struct sample other = number(&fixture->arena, FEW + 1);
	struct document_cache *cache;

	begin(fixture);
	cache = document_cache_open(fixture->repo, &fixture->arena);
	document_cache_add(cache, &one.oid, other.document);
	for (size_t i = 2; i < 2 + FEW; i++) {
		struct sample sample = number(&fixture->arena, i);

		document_cache_add(cache, &sample.oid, sample.document);
	}
	document_cache_close(cache);
	cache = document_cache_open(fixture->repo, &fixture->arena);
	assert_null(document_cache_find(cache, &one.oid, VIEW("r.md"), NULL,
					&fixture->arena));
	assert_non_null(document_cache_find(
		cache, &other.oid, VIEW("r.md"), &other.document->bytes,
		&fixture->arena));
	assert_null(document_cache_find(cache, &other.oid, VIEW("r.md"),
					&one.document->bytes,
					&fixture->arena));
	document_cache_close(cache);
}

/* Under valgrind some of it has to do. */
static size_t step(void)
{
	const char *memcheck = getenv("RUN_MEMCHECK");

	return memcheck && *memcheck ? 97 : 1;
}

static void put_byte(int fd, size_t at, char byte)
{
	assert_int_equal(pwrite(fd, &byte, 1, (off_t)at), 1);
}

static void each_byte_turned(void **state)
{
	struct fixture *fixture = *state;
	struct sample samples[FEW];
	struct view good;
	int fd;

	begin(fixture);
	run(fixture, 0, FEW);
	good = file(fixture);
	fd = open(CACHE, O_WRONLY);
	for (size_t i = 0; i < FEW; i++)
		samples[i] = number(&fixture->arena, i);
	for (size_t at = 0; at < good.len; at += step()) {
		put_byte(fd, at, (char)~good.ptr[at]);
		assert_in_range(count_of(fixture, samples, FEW), 0, FEW);
		put_byte(fd, at, good.ptr[at]);
	}
	close(fd);
	assert_int_equal(count_of(fixture, samples, FEW), FEW);
}

static void cut_off_anywhere(void **state)
{
	struct fixture *fixture = *state;
	struct sample samples[FEW];
	struct view good;

	begin(fixture);
	run(fixture, 0, FEW);
	good = file(fixture);
	for (size_t i = 0; i < FEW; i++)
		samples[i] = number(&fixture->arena, i);
	for (size_t cut = 1; cut <= good.len; cut += step()) {
		assert_int_equal(truncate(CACHE, (off_t)(good.len - cut)), 0);
		assert_in_range(count_of(fixture, samples, FEW), 0, FEW - 1);
	}
	run(fixture, 0, FEW);
	assert_int_equal(count_of(fixture, samples, FEW), FEW);
}

static void what_is_damaged_is_written_anew(void **state)
{
	static const char *const damages[] = {
		"printf x >" CACHE, ": >" CACHE,
		"sed -i 's/^muster-documents 1/muster-documents 2/' " CACHE,
		"cat " CACHE " " CACHE " >c && mv c " CACHE,
		"rm " CACHE " && ln -s /dev/zero " CACHE,
		"rm " CACHE " && mkfifo " CACHE,
		"sed -i 's/^id: R/id: S/' " CACHE,
	};

	begin(*state);
	for (size_t i = 0; i < sizeof(damages) / sizeof(*damages); i++) {
		run(*state, 0, FEW);
		fixture_run(*state, "%s", damages[i]);
		assert_in_range(count(*state, 0, FEW), 0, FEW);
		run(*state, 0, FEW);
		assert_int_equal(count(*state, 0, FEW), FEW);
	}
}

static void where_nothing_can_be_written(void **state)
{
	begin(*state);
	fixture_run(*state, "echo x >.git/muster");
	run(*state, 0, FEW);
	assert_int_equal(count(*state, 0, FEW), 0);
	fixture_run(*state, "rm .git/muster; mkdir -p " CACHE);
	run(*state, 0, FEW);
	assert_int_equal(count(*state, 0, FEW), 0);
}

static void while_a_push_comes_in(void **state)
{
	begin(*state);
	setenv("GIT_QUARANTINE_PATH", "x", 1);
	run(*state, 0, FEW);
	unsetenv("GIT_QUARANTINE_PATH");
	assert_int_equal(access(".git/muster", F_OK), -1);
}

/* A run that reads `FEW` large ones for each letter. */
static void run_large(struct fixture *fixture, const char *letters)
{
	struct arena arena = ARENA_INIT;
	struct document_cache *cache =
		document_cache_open(fixture->repo, &arena);

	for (size_t i = 0; i < FEW * strlen(letters); i++) {
		char *bytes = arena_alloc(&arena, LARGE);
		struct sample sample;

		memset(bytes, letters[i / FEW], LARGE);
		bytes[0] = (char)(i % FEW);
		sample = sample_of(&arena, (struct view){ bytes, LARGE });
		if (!document_cache_find(cache, &sample.oid, VIEW("r.md"),
					 NULL, &arena))
			document_cache_add(cache, &sample.oid,
					   sample.document);
	}
	document_cache_close(cache);
	arena_release(&arena);
}

static off_t size(void)
{
	struct stat st;

	assert_int_equal(stat(CACHE, &st), 0);
	return st.st_size;
}

static void there_is_an_end_to_it(void **state)
{
	ino_t before;

	if (step() > 1)
		skip();
	begin(*state);
	run(*state, 0, FEW);
	run_large(*state, "a");
	assert_int_equal(count(*state, 0, FEW), FEW);
	assert_true(size() > FEW * LARGE);
	run_large(*state, "bc");
	assert_true(size() <= DOCUMENT_CACHE_MAX);
	assert_true(size() > DOCUMENT_CACHE_MAX - 2 * LARGE);
	before = inode();
	run_large(*state, "bcd");
	assert_int_equal(inode(), before);
	run(*state, 0, 2 * FEW);
	assert_true(size() <= DOCUMENT_CACHE_MAX);
	assert_int_equal(count(*state, 0, 2 * FEW), 2 * FEW);
}

/* The documents of HEAD's records, as text; `kept`: with the cache. */
static const char *read_all(struct fixture *fixture, bool kept)
{
	struct snapshot *snapshot = &fixture->snapshot;
	struct documents documents;
	struct snapshot_files files;
	struct str out = STR_INIT;
	struct arena *arena = &fixture->arena;
	const char *listing;

	documents_init(&documents, arena);
	if (snapshot_open(snapshot, fixture_open(fixture), SNAPSHOT_COMMIT,
			  "HEAD", arena, &fixture->err) < 0 ||
	    snapshot_list(snapshot, VIEW("program"), &files,
			  &fixture->err) < 0)
		fail_msg("%s", fixture->err.text);
	if (kept)
		documents_keep(&documents, fixture->repo);
	for (size_t i = 0; i < files.files.len; i++) {
		const struct document *document = documents_file(
			&documents, snapshot, &files.files.items[i],
			&fixture->err);

		if (!document)
			break;
		str_addf(&out, VIEW_FMT ":" VIEW_FMT "\n",
			 VIEW_ARG(document->path), VIEW_ARG(
			 document_text(document, "title")));
	}
	documents_close(&documents);
	listing = view_copy(arena, str_view(&out)).ptr;
	str_release(&out);
	return listing;
}

static void blobs_that_were_read_need_not_be_there(void **state)
{
	struct fixture *fixture = *state;
	const char *first, *again;

	fixture_run(fixture, "git init -q . && mkdir program && "
		    "for i in $(seq 100 199); do printf -- "
		    "'---\\ntitle: number %%s\\n---\\n' $i "
		    ">program/$i.md; done; git add . && git commit -qm all");
	first = read_all(fixture, true);
	assert_non_null(strstr(first, "program/142.md:number 142\n"));
	fixture_run(fixture, "for i in $(git ls-tree -r --format="
		    "'%%(objectname)' HEAD); do rm -f .git/objects/"
		    "$(echo $i | cut -c1-2)/$(echo $i | cut -c3-); done");
	again = read_all(fixture, true);
	assert_string_equal(again, first);
	assert_string_equal(read_all(fixture, false), "");
	fixture_says(fixture, "missing");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(few_new_ones_are_not_worth_a_file),
		FIXTURE_TEST(one_blob_at_many_paths_is_one),
		FIXTURE_TEST(what_is_wrong_is_read_again),
		FIXTURE_TEST(other_bytes_than_those_of_the_id),
		FIXTURE_TEST(each_byte_turned),
		FIXTURE_TEST(cut_off_anywhere),
		FIXTURE_TEST(what_is_damaged_is_written_anew),
		FIXTURE_TEST(where_nothing_can_be_written),
		FIXTURE_TEST(while_a_push_comes_in),
		FIXTURE_TEST(there_is_an_end_to_it),
		FIXTURE_TEST(blobs_that_were_read_need_not_be_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
