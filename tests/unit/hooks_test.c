#include "fixture.h"

#include <string.h>
#include <unistd.h>

#include "expect.h"
#include "muster/hooks.h"
#include "muster/hooks_report.h"

static void find(struct fixture *fixture, struct hooks *hooks)
{
	assert_int_equal(hooks_find(hooks, &fixture->arena, &fixture->err),
			 0);
}

static void install(struct fixture *fixture, struct hooks *hooks)
{
	find(fixture, hooks);
	hooks_plan_install(hooks, false);
	assert_int_equal(hooks_do(hooks, &fixture->err), 0);
}

static void uninstall(struct fixture *fixture)
{
	struct hooks hooks;

	find(fixture, &hooks);
	hooks_plan_uninstall(&hooks);
	assert_int_equal(hooks_do(&hooks, &fixture->err), 0);
}

static void expect_states(struct fixture *fixture, enum hook_state first,
			  enum hook_state second)
{
	struct hooks hooks;

	find(fixture, &hooks);
	assert_int_equal(hooks.each[0].file.state, first);
	assert_int_equal(hooks.each[1].file.state, second);
}

static void expect_ways(struct fixture *fixture, enum hooks_way first,
			enum hooks_way second)
{
	struct hooks hooks;

	find(fixture, &hooks);
	assert_int_equal(hooks.each[0].way, first);
	assert_int_equal(hooks.each[1].way, second);
	assert_int_equal(hooks_complete(&hooks),
			 first != HOOKS_NO_WAY && second != HOOKS_NO_WAY);
}

static void they_come_and_go(void **state)
{
	struct hooks hooks;

	fixture_repo(*state);
	expect_states(*state, HOOK_ABSENT, HOOK_ABSENT);
	expect_ways(*state, HOOKS_NO_WAY, HOOKS_NO_WAY);
	install(*state, &hooks);
	expect_states(*state, HOOK_CURRENT, HOOK_CURRENT);
	expect_ways(*state, HOOKS_SCRIPT, HOOKS_SCRIPT);
	uninstall(*state);
	expect_states(*state, HOOK_ABSENT, HOOK_ABSENT);
}

static void those_of_former_versions_are_brought_up_to_date(void **state)
{
	struct hooks hooks;

	fixture_repo(*state);
	install(*state, &hooks);
	fixture_run(*state, "cd .git/hooks && chmod -x pre-merge-commit && "
		    "cat >pre-commit <<'END'\n"
		    "#!/bin/sh\n"
		    "# muster hook: `muster hook install` writes this file "
		    "and brings it up to date.\n"
		    "if ! command -v muster >/dev/null; then\n"
		    "\techo \"muster: this commit is stopped: muster is not "
		    "on the PATH, so that\" >&2\n"
		    "\techo \"nobody can say whether its records are in "
		    "order\" >&2\n"
		    "\techo \"  help: install muster, or put its folder on "
		    "the PATH\" >&2\n"
		    "\texit 1\n"
		    "fi\n"
		    "exec muster hook run pre-commit \"$@\"\n"
		    "END\n");
	expect_states(*state, HOOK_OLD, HOOK_OLD);
	expect_ways(*state, HOOKS_SCRIPT, HOOKS_NO_WAY);
	install(*state, &hooks);
	assert_string_equal(hooks_report_word(&hooks, 0, false),
			    "updated");
	expect_states(*state, HOOK_CURRENT, HOOK_CURRENT);
}

static void an_edited_one_is_the_user_s(void **state)
{
	struct hooks hooks;

	fixture_repo(*state);
	install(*state, &hooks);
	fixture_run(*state, "sed -i '3i make check' .git/hooks/pre-commit");
	expect_states(*state, HOOK_CHANGED, HOOK_CURRENT);
	expect_ways(*state, HOOKS_SCRIPT, HOOKS_SCRIPT);
	install(*state, &hooks);
	expect_states(*state, HOOK_CHANGED, HOOK_CURRENT);
	uninstall(*state);
	expect_states(*state, HOOK_ABSENT, HOOK_ABSENT);
	fixture_run(*state, "grep -q 'make check' "
		    ".git/hooks/pre-commit.muster-edited");
}

static void foreign_ones_are_kept(void **state)
{
	struct hooks hooks;

	fixture_repo(*state);
	fixture_run(*state, "mkdir -p .git/hooks && cd .git/hooks && "
		    "echo '# muster hook: on line 1' >pre-commit && "
		    ": >pre-merge-commit && cp -p pre-* $OLDPWD");
	expect_states(*state, HOOK_FOREIGN, HOOK_FOREIGN);
	install(*state, &hooks);
	assert_false(hooks_stopped(&hooks));
	expect_states(*state, HOOK_CURRENT, HOOK_CURRENT);
	fixture_run(*state, "cmp pre-commit .git/hooks/pre-commit.pre-muster");
	uninstall(*state);
	fixture_run(*state, "cmp pre-commit .git/hooks/pre-commit && "
		    "! ls .git/hooks | grep muster");
}

static void a_large_one_is_kept_unread(void **state)
{
	struct hooks hooks;

	fixture_repo(*state);
	fixture_run(*state, "mkdir -p .git/hooks && cd .git/hooks && "
		    "head -c 100000 /dev/zero >pre-commit");
	install(*state, &hooks);
	expect_states(*state, HOOK_CURRENT, HOOK_CURRENT);
	fixture_run(*state, "[ $(wc -c <.git/hooks/pre-commit.pre-muster) = "
		    "100000 ]");
}

static void a_folder_is_in_the_way(void **state)
{
	struct hooks hooks;

	fixture_repo(*state);
	fixture_run(*state, "mkdir -p .git/hooks/pre-commit");
	install(*state, &hooks);
	assert_true(hooks_stopped(&hooks));
	expect_states(*state, HOOK_FOREIGN, HOOK_CURRENT);
}

static void a_cut_off_install_is_finished(void **state)
{
	struct hooks hooks;

	fixture_repo(*state);
	fixture_run(*state, "mkdir -p .git/hooks && cd .git/hooks && "
		    "echo '#!/bin/sh' >pre-commit && chmod +x pre-commit && "
		    "ln pre-commit pre-commit.pre-muster && "
		    "echo '#!/bin/sh' >pre-merge-commit.pre-muster");
	install(*state, &hooks);
	assert_false(hooks_stopped(&hooks));
	expect_states(*state, HOOK_CURRENT, HOOK_CURRENT);
	uninstall(*state);
	expect_states(*state, HOOK_FOREIGN, HOOK_FOREIGN);
	fixture_run(*state, "! ls .git/hooks | grep muster");
}

static void one_more_foreign_one_is_not_lost(void **state)
{
	struct hooks hooks;

	fixture_repo(*state);
	fixture_run(*state, "mkdir -p .git/hooks && cd .git/hooks && "
		    "echo one >pre-commit && echo other "
		    ">pre-commit.pre-muster");
	install(*state, &hooks);
	assert_true(hooks_stopped(&hooks));
	uninstall(*state);
	fixture_run(*state, "cd .git/hooks && grep -q one pre-commit && "
		    "grep -q other pre-commit.pre-muster");
}

static void the_path_of_our_own_git_does_not_count(void **state)
{
	struct fixture *fixture = *state;
	struct hooks hooks;

	fixture_repo(fixture);
	find(fixture, &hooks);
	assert_null(hooks.settings.path);
	assert_string_equal(hooks.settings.folder, hooks.settings.own);
	fixture_run(fixture, "git config core.hooksPath '~/hooks'");
	find(fixture, &hooks);
	assert_null(strchr(hooks.settings.folder, '~'));
	assert_true(hooks.settings.outside);
	assert_false(hooks.settings.global);
	fixture_run(fixture, "git config core.hooksPath .git/hooks");
	find(fixture, &hooks);
	assert_null(hooks.settings.path);
	fixture_run(fixture, "git config core.hooksPath tools/hooks");
	find(fixture, &hooks);
	assert_false(hooks.settings.outside);
	assert_string_equal(hooks.settings.folder,
			    fixture_path(fixture, "r/tools/hooks"));
}

static void who_manages_gets_told_what_to_add(void **state)
{
	struct hooks hooks;
	struct str out = STR_INIT;

	fixture_repo(*state);
	fixture_run(*state, "mkdir .husky && echo 'muster hook run pre-commit'"
		    " >.husky/pre-commit && git config core.hooksPath "
		    ".husky/_ && mkdir .husky/_ && cd .husky/_ && "
		    "echo '. \"$(dirname \"$0\")/h\"' >pre-commit && "
		    "for hook in pre-merge-commit prepare-commit-msg "
		    "commit-msg pre-push; do cp pre-commit $hook; done; "
		    "chmod +x *");
	expect_ways(*state, HOOKS_MANAGER, HOOKS_NO_WAY);
	install(*state, &hooks);
	hooks_report_advice(&out, &hooks);
	expect_str(&out, "The hooks are managed by husky\n"
		   "Add to .husky/pre-merge-commit, at its end:\n\n"
		   "    muster hook run pre-merge-commit\n\n"
		   "Add to .husky/prepare-commit-msg, at its end:\n\n"
		   "    muster hook run prepare-commit-msg \"$@\"\n\n"
		   "Add to .husky/commit-msg, at its end:\n\n"
		   "    muster hook run commit-msg \"$@\"\n\n"
		   "Add to .husky/pre-push, at its end:\n\n"
		   "    muster hook run pre-push \"$@\"\n\n");
	assert_false(hooks_stopped(&hooks));
	find(*state, &hooks);
	hooks_plan_install(&hooks, true);
	assert_true(hooks_stopped(&hooks));
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
		FIXTURE_TEST(those_of_former_versions_are_brought_up_to_date),
		FIXTURE_TEST(an_edited_one_is_the_user_s),
		FIXTURE_TEST(foreign_ones_are_kept),
		FIXTURE_TEST(a_large_one_is_kept_unread),
		FIXTURE_TEST(a_folder_is_in_the_way),
		FIXTURE_TEST(a_cut_off_install_is_finished),
		FIXTURE_TEST(one_more_foreign_one_is_not_lost),
		FIXTURE_TEST(the_path_of_our_own_git_does_not_count),
		FIXTURE_TEST(who_manages_gets_told_what_to_add),
		FIXTURE_TEST(a_broken_configuration_is_told)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
