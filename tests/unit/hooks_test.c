#include "fixture.h"

#include <string.h>
#include <unistd.h>

#include "expect.h"
#include "muster/hooks.h"

static void find(struct fixture *fixture, struct hooks *hooks)
{
	assert_int_equal(hooks_find(hooks, &fixture->arena, &fixture->err),
			 0);
}

static void install(struct fixture *fixture, struct hooks *hooks)
{
	find(fixture, hooks);
	assert_int_equal(hooks_install(hooks, &fixture->err), 0);
}

static void expect_states(struct fixture *fixture, enum hooks_state first,
			  enum hooks_state second)
{
	struct hooks hooks;

	find(fixture, &hooks);
	assert_int_equal(hooks.files[0].state, first);
	assert_int_equal(hooks.files[1].state, second);
}

static void they_come_and_go(void **state)
{
	struct hooks hooks;

	fixture_repo(*state);
	expect_states(*state, HOOKS_ABSENT, HOOKS_ABSENT);
	install(*state, &hooks);
	expect_states(*state, HOOKS_CURRENT, HOOKS_CURRENT);
	find(*state, &hooks);
	assert_int_equal(hooks_uninstall(&hooks, NULL), 0);
	expect_states(*state, HOOKS_ABSENT, HOOKS_ABSENT);
}

static void old_ones_are_told_by_their_mark(void **state)
{
	struct hooks hooks;

	fixture_repo(*state);
	install(*state, &hooks);
	fixture_run(*state, "cd .git/hooks && chmod -x pre-commit && "
		    "printf '#!/bin/sh\\n# muster hook: old\\n' "
		    ">pre-merge-commit");
	expect_states(*state, HOOKS_OLD, HOOKS_OLD);
	install(*state, &hooks);
	assert_string_equal(hooks_installed(&hooks, &hooks.files[0], false),
			    "updated");
	expect_states(*state, HOOKS_CURRENT, HOOKS_CURRENT);
}

static void foreign_ones_are_never_touched(void **state)
{
	struct hooks hooks;

	fixture_repo(*state);
	fixture_run(*state, "mkdir -p .git/hooks && cd .git/hooks && "
		    "echo '# muster hook: on line 1' >pre-commit && "
		    "mkdir pre-merge-commit");
	install(*state, &hooks);
	assert_true(hooks_blocked(&hooks));
	assert_int_equal(hooks_uninstall(&hooks, NULL), 0);
	expect_states(*state, HOOKS_FOREIGN, HOOKS_FOREIGN);
}

static void an_empty_or_large_file_is_foreign(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "mkdir -p .git/hooks && cd .git/hooks && "
		    ": >pre-commit && head -c 100000 /dev/zero "
		    ">pre-merge-commit");
	expect_states(*state, HOOKS_FOREIGN, HOOKS_FOREIGN);
}

static void the_path_of_our_own_git_does_not_count(void **state)
{
	struct hooks hooks;

	fixture_repo(*state);
	find(*state, &hooks);
	assert_null(hooks.manager);
	fixture_run(*state, "git config core.hooksPath '~/hooks'");
	find(*state, &hooks);
	assert_non_null(strstr(hooks.manager, "/hooks)"));
	assert_null(strchr(hooks.manager, '~'));
}

static void who_manages_gets_told_what_to_add(void **state)
{
	struct hooks hooks;
	struct str out = STR_INIT;

	fixture_repo(*state);
	fixture_run(*state, "mkdir .husky");
	install(*state, &hooks);
	hooks_advise(&out, &hooks);
	expect_str(&out, "The hooks are managed by husky "
		   "(.husky/pre-commit); add there:\n\n"
		   "    muster hook run pre-commit\n");
	assert_false(hooks_blocked(&hooks));
	expect_states(*state, HOOKS_ABSENT, HOOKS_ABSENT);
}

static void a_broken_configuration_is_told(void **state)
{
	struct fixture *fixture = *state;
	struct hooks hooks;

	fixture_repo(fixture);
	fixture_run(fixture, "echo '[' >>.git/config");
	assert_int_equal(hooks_find(&hooks, &fixture->arena, &fixture->err),
			 -1);
	fixture_says(fixture, "git can't read its configuration");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(they_come_and_go),
		FIXTURE_TEST(old_ones_are_told_by_their_mark),
		FIXTURE_TEST(foreign_ones_are_never_touched),
		FIXTURE_TEST(an_empty_or_large_file_is_foreign),
		FIXTURE_TEST(the_path_of_our_own_git_does_not_count),
		FIXTURE_TEST(who_manages_gets_told_what_to_add),
		FIXTURE_TEST(a_broken_configuration_is_told)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
