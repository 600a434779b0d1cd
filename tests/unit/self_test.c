#include "fixture.h"

#include <stdlib.h>
#include <unistd.h>

#include "expect.h"
#include "muster/self.h"

static void the_folder_is_where_the_program_lies(void **state)
{
	struct fixture *fixture = *state;
	const char *folder = self_folder(&fixture->arena, "nosuch");

	assert_non_null(folder);
	assert_int_equal(access(arena_printf(&fixture->arena, "%s/self_test",
					     folder), X_OK), 0);
}

static void a_program_is_searched_on_the_path(void **state)
{
	struct fixture *fixture = *state;
	const char *path = arena_printf(&fixture->arena, "%s",
					getenv("PATH"));

	fixture_run(fixture, "mkdir a b; touch a/x b/x; chmod +x b/x");
	setenv("PATH", arena_printf(&fixture->arena, "%s/a:%s/b",
				    fixture->root, fixture->root), 1);
	expect_view(view_of(self_search(&fixture->arena, "x")),
		    fixture_path(fixture, "b/x"));
	assert_null(self_search(&fixture->arena, "y"));
	setenv("PATH", path, 1);
}

static void the_current_folder_is_no_path(void **state)
{
	struct fixture *fixture = *state;
	const char *path = arena_printf(&fixture->arena, "%s",
					getenv("PATH"));

	fixture_run(fixture, "mkdir a; touch x a/x; chmod +x x a/x");
	setenv("PATH", ":.::a:", 1);
	assert_null(self_search(&fixture->arena, "x"));
	setenv("PATH", "", 1);
	assert_null(self_search(&fixture->arena, "x"));
	setenv("PATH", path, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(the_folder_is_where_the_program_lies),
		FIXTURE_TEST(a_program_is_searched_on_the_path),
		FIXTURE_TEST(the_current_folder_is_no_path),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
