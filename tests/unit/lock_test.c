#include "fixture.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "muster/lock.h"

/* Could another process take it now? */
static bool is_free(void)
{
	int fd = open(".git/muster-ids", O_RDWR);
	bool is = fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0;

	close(fd);
	return is;
}

static void one_at_a_time(void **state)
{
	struct fixture *fixture = *state;
	int lock;

	fixture_repo(fixture);
	lock = lock_take(&fixture->arena, &fixture->err);
	assert_true(lock >= 0);
	assert_false(is_free());
	lock_drop(lock);
	assert_true(is_free());
}

static void all_work_trees_have_one(void **state)
{
	struct fixture *fixture = *state;
	int lock;

	fixture_repo(fixture);
	fixture_run(fixture, "git worktree add -q ../tree");
	assert_int_equal(chdir("../tree"), 0);
	lock = lock_take(&fixture->arena, &fixture->err);
	assert_int_equal(chdir("../r"), 0);
	assert_false(is_free());
	lock_drop(lock);
	assert_true(is_free());
}

/* Nothing is made behind a link, and work goes on without. */
static void what_is_in_its_place_is_left_alone(void **state)
{
	struct fixture *fixture = *state;
	int lock;

	fixture_repo(fixture);
	fixture_run(fixture, "ln -s ../made .git/muster-ids");
	lock = lock_take(&fixture->arena, &fixture->err);
	assert_true(lock >= 0);
	assert_int_not_equal(access("made", F_OK), 0);
	lock_drop(lock);
}

static void without_a_repository(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(lock_take(&fixture->arena, &fixture->err), -1);
	fixture_says(fixture, "not inside a git repository");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(one_at_a_time),
		FIXTURE_TEST(all_work_trees_have_one),
		FIXTURE_TEST(what_is_in_its_place_is_left_alone),
		FIXTURE_TEST(without_a_repository),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
