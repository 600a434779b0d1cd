#include "fixture.h"

#include <stdlib.h>

#include "expect.h"
#include "muster/editor.h"

static void an_editor_is_a_command(void **state)
{
	struct fixture *fixture = *state;

	fixture_run(fixture, "echo old >'a file.md'");
	setenv("GIT_EDITOR", "sed -i s/old/new/", 1);
	assert_int_equal(editor_open("a file.md", &fixture->arena,
				     &fixture->err), 0);
	fixture_run(fixture, "grep -q new 'a file.md'");
}

static void an_editor_that_fails(void **state)
{
	struct fixture *fixture = *state;

	setenv("GIT_EDITOR", "exit 3;", 1);
	assert_int_equal(editor_open("x", &fixture->arena, &fixture->err),
			 -1);
	fixture_says(fixture, "the editor 'exit 3;' failed");
}

static void no_editor(void **state)
{
	struct fixture *fixture = *state;

	unsetenv("VISUAL");
	unsetenv("EDITOR");
	setenv("TERM", "dumb", 1);
	assert_int_equal(editor_open("x", &fixture->arena, &fixture->err),
			 -1);
	fixture_says(fixture, "set EDITOR");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(an_editor_is_a_command),
		FIXTURE_TEST(an_editor_that_fails),
		FIXTURE_TEST(no_editor)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
