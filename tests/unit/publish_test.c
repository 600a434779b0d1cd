#include "fixture.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "expect.h"
#include "muster/file.h"
#include "muster/publish.h"

/* A folder's worth of files: path, bytes, path, bytes, NULL. */
static int put_all(struct publish *publish, const char *const *files,
		   struct err *err)
{
	for (; *files; files += 2)
		if (publish_put(publish, view_of(files[0]), view_of(files[1]),
				err) < 0)
			return -1;
	return 0;
}

static int publish_files(struct fixture *fixture, const char *dir,
			 const char *const *files, struct publish *publish)
{
	int rc = publish_open(publish, dir, &fixture->arena, &fixture->err);

	if (!rc)
		rc = put_all(publish, files, &fixture->err);
	if (!rc)
		rc = publish_swap(publish, &fixture->err);
	publish_close(publish);
	return rc;
}

static const char *const site[] = { "index.html", "one", "r/R-1.html", "two",
				    NULL };
static const char *const other[] = { "index.html", "one", "r/R-2.html",
				     "three", NULL };

static void expect_listing(struct fixture *fixture, const char *want)
{
	struct view out = fixture_output(fixture, "find . ! -name .log | "
					 "LC_ALL=C sort | tr '\\n' ' '");

	expect_view(out, want);
}

static void a_folder_is_made(void **state)
{
	struct fixture *fixture = *state;
	struct publish publish;
	struct view bytes;

	assert_int_equal(publish_files(fixture, "out/site/", site, &publish),
			 0);
	assert_int_equal(publish.written, 2);
	expect_listing(fixture, ". ./out ./out/site ./out/site/.muster-site "
		       "./out/site/index.html ./out/site/r "
		       "./out/site/r/R-1.html ");
	assert_int_equal(file_read("out/site/.muster-site", 100,
				   &fixture->arena, &bytes, &fixture->err),
			 FILE_OK);
	expect_view(bytes, "index.html\nr/R-1.html\n");
}

static ino_t inode(const char *path)
{
	struct stat st;

	assert_int_equal(lstat(path, &st), 0);
	return st.st_ino;
}

static void only_what_differs_is_written(void **state)
{
	struct fixture *fixture = *state;
	struct publish publish;
	ino_t index, folder;

	assert_int_equal(publish_files(fixture, "site", site, &publish), 0);
	index = inode("site/index.html");
	folder = inode("site");
	assert_int_equal(publish_files(fixture, "site", site, &publish), 0);
	assert_int_equal(publish.written + publish.removed, 0);
	assert_int_equal(inode("site"), folder);
	assert_int_equal(publish_files(fixture, "site", other, &publish), 0);
	assert_int_equal(publish.written, 1);
	assert_int_equal(publish.kept, 1);
	assert_int_equal(publish.removed, 1);
	assert_int_equal(inode("site/index.html"), index);
	expect_listing(fixture, ". ./site ./site/.muster-site "
		       "./site/index.html ./site/r ./site/r/R-2.html ");
}

static void what_others_have_there_is_refused(void **state)
{
	struct fixture *fixture = *state;
	struct publish publish;

	fixture_run(fixture, "mkdir site && echo mine >site/index.html");
	assert_int_equal(publish_files(fixture, "site", site, &publish), -1);
	fixture_says(fixture, "was not made by muster");
	fixture_run(fixture, "rm site/index.html");
	assert_int_equal(publish_files(fixture, "site", site, &publish), 0);
	fixture_run(fixture, "echo mine >site/CNAME");
	assert_int_equal(publish_files(fixture, "site", other, &publish), -1);
	fixture_says(fixture, "'site/CNAME' was not made by muster");
	fixture_run(fixture, "test -f site/r/R-1.html && test ! -e "
		    ".site.muster-new");
}

static void links_are_replaced_and_not_followed(void **state)
{
	struct fixture *fixture = *state;
	struct publish publish;

	fixture_run(fixture, "mkdir away && echo mine >away/x");
	assert_int_equal(publish_files(fixture, "site", site, &publish), 0);
	fixture_run(fixture, "ln -sf ../away/x site/index.html");
	assert_int_equal(publish_files(fixture, "site", site, &publish), 0);
	fixture_run(fixture, "test ! -L site/index.html && "
		    "test \"$(cat away/x)\" = mine");
	fixture_run(fixture, "mv site real && ln -s real site");
	assert_int_equal(publish_files(fixture, "site", other, &publish), -1);
	fixture_says(fixture, "'site' is no folder");
	fixture_run(fixture, "test -f real/r/R-1.html");
}

static void names_that_cannot_be_swapped_are_refused(void **state)
{
	static const char *const names[] = { ".", "..", "/", "x/.", "" };
	struct fixture *fixture = *state;
	struct publish publish;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		assert_int_equal(publish_files(fixture, names[i], site,
					       &publish), -1);
}

static void two_at_once_are_one_too_many(void **state)
{
	struct fixture *fixture = *state;
	struct publish one, two;

	assert_int_equal(publish_open(&one, "site", &fixture->arena,
				      &fixture->err), 0);
	assert_int_equal(publish_files(fixture, "site", other, &two), -1);
	fixture_says(fixture, "another process is publishing");
	assert_int_equal(put_all(&one, site, &fixture->err), 0);
	assert_int_equal(publish_swap(&one, &fixture->err), 0);
	publish_close(&one);
	expect_listing(fixture, ". ./site ./site/.muster-site "
		       "./site/index.html ./site/r ./site/r/R-1.html ");
}

/* A process that ends in the middle, after so many files. */
static void end_after(struct fixture *fixture, size_t count)
{
	pid_t pid = fork();
	struct publish publish;
	int status;

	if (!pid) {
		if (publish_open(&publish, "site", &fixture->arena,
				 &fixture->err) < 0)
			_exit(1);
		for (size_t i = 0; i < count; i++)
			publish_put(&publish, view_of(other[2 * i]),
				    view_of(other[2 * i + 1]), &fixture->err);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

static void what_was_cut_short_is_cleared(void **state)
{
	struct fixture *fixture = *state;
	struct publish publish;

	assert_int_equal(publish_files(fixture, "site", site, &publish), 0);
	for (size_t i = 0; i <= 2; i++) {
		end_after(fixture, i);
		fixture_run(fixture, "test \"$(cat site/r/R-1.html)\" = two "
			    "&& test -e .site.muster-new");
	}
	assert_int_equal(publish_files(fixture, "site", other, &publish), 0);
	expect_listing(fixture, ". ./site ./site/.muster-site "
		       "./site/index.html ./site/r ./site/r/R-2.html ");
}

/* Where renames can't exchange, one may have been done of two. */
static void half_a_swap_is_undone(void **state)
{
	struct fixture *fixture = *state;
	struct publish publish;

	assert_int_equal(publish_files(fixture, "site", site, &publish), 0);
	fixture_run(fixture, "mv site .site.muster-old");
	assert_int_equal(publish_files(fixture, "site", other, &publish), 0);
	assert_int_equal(publish.kept, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(a_folder_is_made),
		FIXTURE_TEST(only_what_differs_is_written),
		FIXTURE_TEST(what_others_have_there_is_refused),
		FIXTURE_TEST(links_are_replaced_and_not_followed),
		FIXTURE_TEST(names_that_cannot_be_swapped_are_refused),
		FIXTURE_TEST(two_at_once_are_one_too_many),
		FIXTURE_TEST(what_was_cut_short_is_cleared),
		FIXTURE_TEST(half_a_swap_is_undone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
