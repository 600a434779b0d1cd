/*
 * Merges of files: beside git's own merge by line, for records that both
 * sides edit at random.
 */
#include "expect.h"
#include "fixture.h"

#include "muster/child.h"
#include "muster/document.h"
#include "muster/merge.h"

#define RECORDS 60
#define FIELDS 8

static uint32_t draw(uint32_t *seed, uint32_t count)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 16) % count;
}

/* Fields and lines of a body, of which each has another value by chance. */
static void make(struct fixture *fixture, const char *path, uint32_t *seed,
		 uint32_t odds)
{
	struct str out = STR_INIT;

	str_adds(&out, "---\n");
	for (int i = 0; i < FIELDS; i++)
		str_addf(&out, "%c: v%u\n# between\n\n", 'a' + i,
			 draw(seed, odds) ? 0 : draw(seed, 4));
	str_adds(&out, "---\n");
	for (int i = 0; i < FIELDS; i++)
		str_addf(&out, "Line %d, %u\n\n", i,
			 draw(seed, odds) ? 0 : draw(seed, 4));
	fixture_write(fixture, path, str_view(&out));
	str_release(&out);
}

static void what_git_merges_cleanly_has_the_same_bytes(void **state)
{
	static const char *const argv[] = { "merge-file", "-p", "ours", "base",
					    "theirs", NULL };
	struct fixture *fixture = *state;
	struct arena *arena = &fixture->arena;
	uint32_t seed = 1;
	int clean = 0;

	for (int i = 0; i < RECORDS; i++) {
		struct merge merge = { .base = "base", .ours = "ours",
				       .theirs = "theirs", .marker = "7",
				       .arena = arena };
		struct child_result lines;
		struct err err;

		make(fixture, "base", &seed, UINT16_MAX);
		make(fixture, "ours", &seed, 9);
		make(fixture, "theirs", &seed, 9);
		assert_int_equal(child_git(NULL, NULL, argv, arena, &lines,
					   &err), 0);
		assert_int_equal(merge_files(&merge, &err), 0);
		if (lines.status)
			continue;
		clean++;
		assert_false(merge.conflicts);
		assert_true(view_equal(merge.bytes, lines.out));
	}
	assert_in_range(clean, RECORDS / 4, RECORDS - 1);
}

static void what_is_no_record_is_merged_by_line(void **state)
{
	struct fixture *fixture = *state;
	struct merge merge = { .base = "base", .ours = "ours",
			       .theirs = "theirs", .marker = "9",
			       .arena = &fixture->arena };
	struct err err;

	fixture_write(fixture, "base", VIEW("---\na: 1\nb: 1\n---\n"));
	fixture_write(fixture, "ours", VIEW("---\na: 2\nb: 1\n---\n"));
	fixture_write(fixture, "theirs", VIEW("---\na: 1\nb: [\n---\n"));
	assert_int_equal(merge_files(&merge, &err), 0);
	assert_true(merge.conflicts);
	expect_view(merge.bytes, "---\n<<<<<<<<< ours\na: 2\nb: 1\n=========\n"
		    "a: 1\nb: [\n>>>>>>>>> theirs\n---\n");
	merge.marker = "; touch x";
	assert_int_equal(merge_files(&merge, &err), 0);
	fixture_write(fixture, "ours", (struct view){ "a\0b", 3 });
	assert_int_equal(merge_files(&merge, &err), -1);
	merge.ours = "nowhere";
	assert_int_equal(merge_files(&merge, &err), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(what_git_merges_cleanly_has_the_same_bytes),
		FIXTURE_TEST(what_is_no_record_is_merged_by_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
