#include "fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "expect.h"
#include "muster/file.h"

#define CAP 1000
#define NOBODY 65534

static int read_file(struct fixture *fixture, const char *path,
		     struct view *bytes)
{
	return file_read(path, CAP, &fixture->arena, bytes, &fixture->err);
}

static void expect_file(struct fixture *fixture, const char *path,
			const char *want)
{
	struct view bytes;

	assert_int_equal(read_file(fixture, path, &bytes), FILE_OK);
	expect_view(bytes, want);
}

/* Root may do everything, so be nobody for a while. */
static void lower_powers(void)
{
	assert_true(geteuid() || seteuid(NOBODY) == 0);
}

static void regain_powers(void)
{
	assert_int_equal(seteuid(getuid()), 0);
}

static void a_file_is_read_whole(void **state)
{
	struct view bytes;

	fixture_write(*state, "a.md", VIEW("one\0two\n"));
	assert_int_equal(read_file(*state, "a.md", &bytes), FILE_OK);
	assert_true(view_equal(bytes, VIEW("one\0two\n")));
	fixture_write(*state, "empty.md", VIEW(""));
	expect_file(*state, "empty.md", "");
}

static void what_is_not_there_is_missing(void **state)
{
	struct view bytes;

	fixture_write(*state, "a.md", VIEW("x"));
	assert_int_equal(read_file(*state, "b.md", &bytes), FILE_MISSING);
	assert_int_equal(read_file(*state, "no/b.md", &bytes), FILE_MISSING);
	assert_int_equal(read_file(*state, "a.md/b.md", &bytes),
			 FILE_MISSING);
}

static void the_cap_is_the_largest_size(void **state)
{
	struct view bytes;

	fixture_run(*state, "head -c 1000 /dev/zero >a; "
			    "head -c 1001 /dev/zero >b");
	assert_int_equal(read_file(*state, "a", &bytes), FILE_OK);
	assert_int_equal(bytes.len, CAP);
	assert_int_equal(read_file(*state, "b", &bytes), FILE_LARGE);
}

static void what_is_no_plain_file_is_odd(void **state)
{
	struct view bytes;

	fixture_run(*state, "mkfifo pipe; mkdir folder; "
			    "ln -s /etc/passwd link; ln -s nowhere lost");
	assert_int_equal(read_file(*state, "pipe", &bytes), FILE_ODD);
	assert_int_equal(read_file(*state, "folder", &bytes), FILE_ODD);
	assert_int_equal(read_file(*state, "link", &bytes), FILE_ODD);
	assert_int_equal(read_file(*state, "lost", &bytes), FILE_ODD);
	assert_int_equal(read_file(*state, "/dev/null", &bytes), FILE_ODD);
}

static void what_may_not_be_read_is_an_error(void **state)
{
	struct fixture *fixture = *state;
	struct view bytes;

	fixture_run(fixture, "chmod 755 .; echo x >a; chmod 000 a");
	lower_powers();
	assert_int_equal(read_file(fixture, "a", &bytes), -1);
	regain_powers();
	fixture_says(fixture, "cannot open 'a'");
}

static void replacing_makes_the_file_and_its_folders(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(file_replace("a/b/c.md", VIEW("new\n"),
				      &fixture->err), 0);
	expect_file(fixture, "a/b/c.md", "new\n");
	expect_view(fixture_output(fixture, "ls a/b"), "c.md\n");
}

static void a_cache_is_replaced_and_not_followed(void **state)
{
	struct fixture *fixture = *state;

	fixture_run(fixture, "mkdir a && echo mine >mine && "
		    "ln -s ../mine a/cache");
	assert_int_equal(file_cache("a/cache", VIEW("new\n"), &fixture->err),
			 0);
	expect_file(fixture, "a/cache", "new\n");
	expect_file(fixture, "mine", "mine\n");
	fixture_run(fixture, "test \"$(ls a)\" = cache");
}

static void what_a_killed_writer_left_goes(void **state)
{
	struct fixture *fixture = *state;

	fixture_run(fixture, "echo half >cache.new");
	assert_int_equal(file_cache("cache", VIEW("new\n"), &fixture->err),
			 -1);
	expect_file(fixture, "cache.new", "half\n");
	fixture_run(fixture, "touch -d '2 minutes ago' cache.new");
	assert_int_equal(file_cache("cache", VIEW("new\n"), &fixture->err),
			 0);
	expect_file(fixture, "cache", "new\n");
	fixture_run(fixture, "test ! -e cache.new");
}

static void replacing_keeps_the_mode(void **state)
{
	struct fixture *fixture = *state;
	struct stat st;

	fixture_run(fixture, "echo old >a; chmod 755 a");
	assert_int_equal(file_replace("a", VIEW("new\n"), &fixture->err), 0);
	assert_int_equal(stat("a", &st), 0);
	assert_int_equal(st.st_mode & 07777, 0755);
}

static void a_new_file_has_the_mode_of_the_umask(void **state)
{
	struct fixture *fixture = *state;
	mode_t mask = umask(027);
	struct stat st;

	assert_int_equal(file_replace("a", VIEW("new\n"), &fixture->err), 0);
	umask(mask);
	assert_int_equal(stat("a", &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
}

static void a_link_is_replaced_and_not_followed(void **state)
{
	struct fixture *fixture = *state;

	fixture_run(fixture, "echo safe >target; ln -s target link");
	assert_int_equal(file_replace("link", VIEW("new\n"), &fixture->err),
			 0);
	expect_file(fixture, "target", "safe\n");
	expect_file(fixture, "link", "new\n");
}

/* Nothing may become larger than `size` bytes, as on a disk that is full. */
static void limit_files(rlim_t size)
{
	struct rlimit limit;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = size;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk_leaves_the_old_file(void **state)
{
	struct fixture *fixture = *state;
	int rc;

	fixture_write(fixture, "a.md", VIEW("old\n"));
	limit_files(2);
	rc = file_replace("a.md", VIEW("much longer\n"), &fixture->err);
	limit_files(RLIM_INFINITY);
	assert_int_equal(rc, -1);
	fixture_says(fixture, "cannot write 'a.md'");
	expect_file(fixture, "a.md", "old\n");
	expect_view(fixture_output(fixture, "ls"), "a.md\n");
}

static void a_folder_that_is_read_only_leaves_the_old_file(void **state)
{
	struct fixture *fixture = *state;

	fixture_run(fixture, "chmod 755 .; mkdir d; echo old >d/a; "
			     "chmod 555 d");
	lower_powers();
	assert_int_equal(file_replace("d/a", VIEW("new\n"), &fixture->err),
			 -1);
	regain_powers();
	fixture_run(fixture, "chmod 755 d");
	fixture_says(fixture, "cannot write beside 'd/a'");
	expect_file(fixture, "d/a", "old\n");
}

static void a_file_in_the_way_of_a_folder_is_an_error(void **state)
{
	struct fixture *fixture = *state;

	fixture_write(fixture, "a", VIEW("x"));
	assert_int_equal(file_replace("a/b", VIEW("y"), &fixture->err), -1);
	fixture_says(fixture, "cannot make the folder 'a'");
	expect_file(fixture, "a", "x");
}

static void a_folder_in_the_way_of_a_file_is_an_error(void **state)
{
	struct fixture *fixture = *state;

	fixture_run(fixture, "mkdir -p a/b");
	assert_int_equal(file_replace("a", VIEW("y"), &fixture->err), -1);
	fixture_says(fixture, "cannot replace 'a'");
	expect_view(fixture_output(fixture, "ls; ls a"), "a\nb\n");
}

static void folders_that_are_there_are_fine(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(file_folder("a/b/", &fixture->err), 0);
	assert_int_equal(file_folder("a//b", &fixture->err), 0);
	assert_int_equal(file_folder("/", &fixture->err), 0);
	assert_int_equal(file_folder(".", &fixture->err), 0);
}

static void writing_to_nobody_fails(void **state)
{
	int pair[2];

	(void)state;
	assert_int_equal(pipe(pair), 0);
	assert_int_equal(file_write(pair[1], VIEW("x")), 0);
	signal(SIGPIPE, SIG_IGN);
	close(pair[0]);
	assert_int_equal(file_write(pair[1], VIEW("x")), -1);
	close(pair[1]);
	assert_int_equal(file_write(pair[1], VIEW("")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(a_file_is_read_whole),
		FIXTURE_TEST(what_is_not_there_is_missing),
		FIXTURE_TEST(the_cap_is_the_largest_size),
		FIXTURE_TEST(what_is_no_plain_file_is_odd),
		FIXTURE_TEST(what_may_not_be_read_is_an_error),
		FIXTURE_TEST(replacing_makes_the_file_and_its_folders),
		FIXTURE_TEST(a_cache_is_replaced_and_not_followed),
		FIXTURE_TEST(what_a_killed_writer_left_goes),
		FIXTURE_TEST(replacing_keeps_the_mode),
		FIXTURE_TEST(a_new_file_has_the_mode_of_the_umask),
		FIXTURE_TEST(a_link_is_replaced_and_not_followed),
		FIXTURE_TEST(a_full_disk_leaves_the_old_file),
		FIXTURE_TEST(a_folder_that_is_read_only_leaves_the_old_file),
		FIXTURE_TEST(a_file_in_the_way_of_a_folder_is_an_error),
		FIXTURE_TEST(a_folder_in_the_way_of_a_file_is_an_error),
		FIXTURE_TEST(folders_that_are_there_are_fine),
		cmocka_unit_test(writing_to_nobody_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
