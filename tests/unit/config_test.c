#include "fixture.h"

#include <string.h>

#include "muster/config.h"

/* "NAME LF VALUE NUL" for each entry, as `git config --list -z` has it. */
static struct view list(struct fixture *fixture, struct view bytes)
{
	struct str text = STR_INIT;
	struct config_entry entry;
	struct config config;
	struct view copy;
	int rc;

	config_open(&config, bytes, &fixture->arena);
	while ((rc = config_next(&config, &entry)) > 0) {
		str_adds(&text, entry.name);
		if (entry.value)
			str_addf(&text, "\n%s", entry.value);
		str_addc(&text, '\0');
	}
	if (rc)
		str_adds(&text, "damaged");
	copy = view_copy(&fixture->arena, str_view(&text));
	str_release(&text);
	return copy;
}

static void equals_git(void **state, const char *text)
{
	struct fixture *fixture = *state;
	struct view ours = list(fixture, view_of(text)), theirs;

	fixture_write(fixture, "file", view_of(text));
	theirs = fixture_output(fixture, "git config -f file --list -z");
	assert_int_equal(ours.len, theirs.len);
	assert_memory_equal(ours.ptr, theirs.ptr, ours.len);
}

static void is_damaged(void **state, const char *text)
{
	assert_true(view_ends(list(*state, view_of(text)), "damaged"));
	fixture_write(*state, "file", view_of(text));
	fixture_run(*state, "! git config -f file --list -z");
}

static void sections_and_names(void **state)
{
	equals_git(state, "[core]\n\tbare = true\n  FileMode=false\n"
		   "[Remote \"Origin\"]\n\tpromisor\n[a.B]c=d\n[x]\n"
		   "[branch \"a \\\"b\\\\ ]\"] Merge = r ; no\n");
	equals_git(state, "");
	equals_git(state, "\n\n# only\n; comments");
}

static void values(void **state)
{
	equals_git(state, "[a]\nb =   x  y\tz   # no\nc = \"  q # ; \"z \n"
		   "d = \"a\\\"b\\\\c\\t\\n\"\ne =\nf = \"\"\ng = a\\\n  b\n"
		   "h = \" x \" ; no\ni = a;b\nj=last");
	equals_git(state, "[a]\r\nb = c\r\nd\r\n");
	equals_git(state, "\xef\xbb\xbf[a]\nb = \xc3\xa9\n");
}

static void what_git_writes(void **state)
{
	struct fixture *fixture = *state;

	fixture_repo(fixture);
	fixture_run(fixture, "git config 'remote.x.y z.url' ' #; ' && "
		    "git config --add remote.o.fetch +refs/*:refs/* && "
		    "git config muster.path '/a b/\"c\"\\d'");
	equals_git(state, fixture_output(fixture, "cat .git/config").ptr);
}

static void damage(void **state)
{
	is_damaged(state, "[core\n");
	is_damaged(state, "[core]\nbare = \"\n");
	is_damaged(state, "[core]\n= x\n");
	is_damaged(state, "[core]\nbare: x\n");
	is_damaged(state, "[core \"a\n\"]\n");
	is_damaged(state, "[core a]\n");
	is_damaged(state, "[core]\na = \\x\n");
	is_damaged(state, "[core]\n1a = x\n");
	is_damaged(state, "[core]\n\xc3\xa9 = x\n");
}

static void truth(void **state)
{
	(void)state;
	assert_true(config_is_true(NULL));
	assert_true(config_is_true("TRUE"));
	assert_true(config_is_true("1"));
	assert_false(config_is_true(""));
	assert_false(config_is_true("0"));
	assert_false(config_is_true("off"));
	assert_false(config_is_true("perhaps"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(sections_and_names),
		FIXTURE_TEST(values),
		FIXTURE_TEST(what_git_writes),
		FIXTURE_TEST(damage),
		cmocka_unit_test(truth)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
