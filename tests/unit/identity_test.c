#include "fixture.h"

#include <stdlib.h>

#include "muster/identity.h"

static int author(struct fixture *fixture, struct identity *identity)
{
	struct repo *repo;
	int rc;

	assert_int_equal(repo_open(&repo, NULL, &fixture->err), 0);
	rc = identity_author(repo, &fixture->arena, identity, &fixture->err);
	repo_free(repo);
	return rc;
}

static void the_environment_comes_first(void **state)
{
	struct identity identity;

	fixture_repo(*state);
	fixture_run(*state, "git config user.name Other");
	assert_int_equal(author(*state, &identity), 0);
	assert_true(view_is(identity.name, "Ada Author"));
	assert_true(view_is(identity.email, "ada@example.org"));
}

static void then_the_configuration(void **state)
{
	struct identity identity;

	fixture_repo(*state);
	fixture_run(*state, "git config user.name 'Zoë de la <Cruz>' && "
		    "git config user.email zoe@example.org");
	unsetenv("GIT_AUTHOR_NAME");
	unsetenv("GIT_AUTHOR_EMAIL");
	assert_int_equal(author(*state, &identity), 0);
	assert_true(view_is(identity.name, "Zoë de la Cruz"));
	assert_true(view_is(identity.email, "zoe@example.org"));
}

static void half_of_each(void **state)
{
	struct identity identity;

	fixture_repo(*state);
	fixture_run(*state, "git config author.email a@example.org");
	unsetenv("GIT_AUTHOR_EMAIL");
	assert_int_equal(author(*state, &identity), 0);
	assert_true(view_is(identity.name, "Ada Author"));
	assert_true(view_is(identity.email, "a@example.org"));
}

static void nobody(void **state)
{
	struct identity identity;

	fixture_repo(*state);
	fixture_run(*state, "git config user.useConfigOnly true");
	unsetenv("GIT_AUTHOR_NAME");
	unsetenv("GIT_AUTHOR_EMAIL");
	assert_int_equal(author(*state, &identity), -1);
	fixture_says(*state, "git config --global user.email");
}

static void in_a_bare_repository(void **state)
{
	struct identity identity;

	fixture_run(*state, "git init -q --bare b.git && "
		    "git -C b.git config user.name Bare");
	setenv("GIT_DIR", "b.git", 1);
	unsetenv("GIT_AUTHOR_NAME");
	assert_int_equal(author(*state, &identity), 0);
	assert_true(view_is(identity.name, "Bare"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(the_environment_comes_first),
		FIXTURE_TEST(then_the_configuration),
		FIXTURE_TEST(half_of_each),
		FIXTURE_TEST(nobody),
		FIXTURE_TEST(in_a_bare_repository)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
