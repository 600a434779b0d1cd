#include "fixture.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "expect.h"
#include "muster/file.h"
#include "muster/here.h"

/* The repository "r", opened from its folder `dir`. */
static struct repo *open_from(struct fixture *fixture, const char *dir)
{
	struct repo *repo = NULL;

	fixture_repo(fixture);
	fixture_run(fixture, "mkdir -p program/risks src/deep");
	assert_int_equal(chdir(dir), 0);
	assert_int_equal(repo_open(&repo, NULL, &fixture->err), 0);
	return repo;
}

static void expect_path(struct fixture *fixture, const struct repo *repo,
			const char *path, const char *want)
{
	expect_view(here_path(repo, view_of(path), &fixture->arena), want);
}

static void paths_at_the_top(void **state)
{
	struct repo *repo = open_from(*state, ".");

	expect_path(*state, repo, "program/x.md", "program/x.md");
	repo_free(repo);
}

static void paths_below(void **state)
{
	struct repo *repo = open_from(*state, "program/risks");

	expect_path(*state, repo, "program/risks/x.md", "x.md");
	expect_path(*state, repo, "program/x.md", "../x.md");
	expect_path(*state, repo, "program/people/x.md", "../people/x.md");
	expect_path(*state, repo, "programs/x.md", "../../programs/x.md");
	expect_path(*state, repo, "program", "../../program");
	expect_path(*state, repo, "x.md", "../../x.md");
	repo_free(repo);
}

/* Two programs, one inside the other. */
static void make_programs(struct arena *arena, struct programs *programs)
{
	static const char *const dirs[] = { "src", "src/deep", "program" };

	*programs = (struct programs){ 0 };
	for (size_t i = 0; i < 3; i++) {
		struct program *program = arena_alloc(arena, sizeof(*program));

		program->dir = view_of(dirs[i]);
		*VEC_PUSH(arena, &programs->list) = program;
	}
}

static void expect_program(struct fixture *fixture, const char *from,
			   const char *dir, const char *want)
{
	struct repo *repo = open_from(fixture, from);
	struct programs programs;
	const struct program *program;

	make_programs(&fixture->arena, &programs);
	program = here_program(&programs, repo, dir, &fixture->err);
	assert_int_equal(!program, !want);
	if (want)
		expect_view(program->dir, want);
	repo_free(repo);
}

static void the_first_program_at_the_top(void **state)
{
	expect_program(*state, ".", NULL, "src");
}

static void the_program_that_we_stand_in(void **state)
{
	expect_program(*state, "program/risks", NULL, "program");
}

static void the_innermost_program(void **state)
{
	expect_program(*state, "src/deep", NULL, "src/deep");
}

static void the_program_that_is_named(void **state)
{
	expect_program(*state, "src/deep", "program/", "program");
}

static void a_program_that_is_none(void **state)
{
	expect_program(*state, ".", "prog", NULL);
	fixture_says(*state, "it is one of src, src/deep, program");
}

static int create(struct fixture *fixture, const struct repo *repo,
		  const char *path)
{
	return here_create(repo, view_of(path), VIEW("x\n"), &fixture->err);
}

static void files_are_made_once(void **state)
{
	struct repo *repo = open_from(*state, "src");

	assert_int_equal(create(*state, repo, "new/folder/x.md"), FILE_OK);
	assert_int_equal(access("../new/folder/x.md", F_OK), 0);
	assert_int_equal(create(*state, repo, "new/folder/x.md"), FILE_ODD);
	fixture_run(*state, "ln -s none link.md");
	assert_int_equal(create(*state, repo, "src/link.md"), FILE_ODD);
	repo_free(repo);
}

static void no_link_is_followed(void **state)
{
	struct repo *repo = open_from(*state, ".");

	fixture_run(*state, "ln -s .. out && ln -s none dangling && echo >f");
	assert_int_equal(create(*state, repo, "out/x.md"), -1);
	fixture_says(*state, "is not a folder");
	assert_int_equal(create(*state, repo, "dangling/x/y.md"), -1);
	assert_int_equal(create(*state, repo, "f/x.md"), -1);
	assert_int_equal(access("../x.md", F_OK), -1);
	repo_free(repo);
}

static void no_path_leads_out(void **state)
{
	static const char *const paths[] = { "../x.md", "a/../../x.md",
		"/x.md", "a//x.md", "./x.md", ".git/x.md", "a/.GIT/x.md" };
	struct repo *repo = open_from(*state, ".");

	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++)
		assert_int_equal(create(*state, repo, paths[i]), -1);
	repo_free(repo);
}

static void a_full_disk_leaves_nothing(void **state)
{
	struct repo *repo = open_from(*state, ".");
	struct rlimit none = { 0, RLIM_INFINITY }, before;

	getrlimit(RLIMIT_FSIZE, &before);
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &none);
	assert_int_equal(create(*state, repo, "x.md"), -1);
	setrlimit(RLIMIT_FSIZE, &before);
	fixture_says(*state, "cannot write");
	assert_int_equal(access("x.md", F_OK), -1);
	repo_free(repo);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(paths_at_the_top),
		FIXTURE_TEST(paths_below),
		FIXTURE_TEST(the_first_program_at_the_top),
		FIXTURE_TEST(the_program_that_we_stand_in),
		FIXTURE_TEST(the_innermost_program),
		FIXTURE_TEST(the_program_that_is_named),
		FIXTURE_TEST(a_program_that_is_none),
		FIXTURE_TEST(files_are_made_once),
		FIXTURE_TEST(no_link_is_followed),
		FIXTURE_TEST(no_path_leads_out),
		FIXTURE_TEST(a_full_disk_leaves_nothing)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
