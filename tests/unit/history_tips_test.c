/* Walks from several commits, and walks that go on where a clone ends. */
#include "fixture.h"

#include <unistd.h>

#include "muster/history.h"

static const struct view program = { "program", 7 };

/* How many commits come from the two tips together. */
static size_t count(struct fixture *fixture, struct oid one, struct oid other,
		    struct oid *cut)
{
	const struct history_scope scope = { .tip = one, .partly = true,
					     .dirs = &program, .ndirs = 1 };
	struct history_commit commit;
	struct history *history;
	size_t n = 0;
	int rc;

	assert_int_equal(history_open(&history, fixture->repo, &scope,
				      &fixture->err), 0);
	assert_int_equal(history_add(history, &other, &fixture->err), 0);
	assert_null(history_cut(history));
	while ((rc = history_next(history, &commit, &fixture->err)) > 0)
		n++;
	assert_int_equal(rc, 0);
	*cut = history_cut(history) ? *history_cut(history)
				    : (struct oid){ { 0 } };
	history_free(history);
	return n;
}

static void what_both_have_comes_once(void **state)
{
	struct fixture *fixture = *state;
	struct oid one, other, cut;

	fixture_repo(fixture);
	fixture_run(fixture, "git checkout -q -b side HEAD~1 && "
		    "echo side >program/side.md && git add . && "
		    "git commit -qm side");
	fixture_open(fixture);
	one = fixture_oid(fixture, "main");
	other = fixture_oid(fixture, "side");
	assert_int_equal(count(fixture, one, other, &cut), 4);
	assert_int_equal(count(fixture, one, one, &cut), 3);
	assert_true(oid_is_zero(&cut));
}

static void where_a_clone_ends(void **state)
{
	struct fixture *fixture = *state;
	struct oid one, other, cut, end;

	fixture_repo(fixture);
	fixture_run(fixture, "git clone -q --depth 2 file://$PWD ../cut");
	assert_int_equal(chdir("../cut"), 0);
	fixture_run(fixture, "git checkout -q --orphan other && "
		    "git commit -qm other");
	fixture_open(fixture);
	one = fixture_oid(fixture, "origin/main");
	other = fixture_oid(fixture, "other");
	end = fixture_oid(fixture, "origin/main~1");
	assert_int_equal(count(fixture, one, other, &cut), 2);
	assert_true(oid_equal(&cut, &end));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(what_both_have_comes_once),
		FIXTURE_TEST(where_a_clone_ends)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
