#include "expect.h"

#include <string.h>

#include "muster/forge.h"

#define COMMIT "0123456789abcdef0123456789abcdef01234567"

static struct arena arena;

static bool parses(const char *text)
{
	struct forge_source source;

	return forge_source_parse(&source, view_of(text));
}

static void a_source_is_a_repository_and_a_whole_commit(void **state)
{
	struct forge_source source;

	(void)state;
	assert_true(forge_source_parse(&source,
				       VIEW("acme/a.b/muster-x@" COMMIT)));
	expect_view(source.repository, "acme/a.b/muster-x");
	expect_view(source.commit, COMMIT);
	assert_false(parses(""));
	assert_false(parses("@" COMMIT));
	assert_false(parses("acme/muster"));
	assert_false(parses("acme/muster@"));
	assert_false(parses("acme/muster@v1"));
	assert_false(parses("acme/muster@" COMMIT "0"));
	assert_false(parses("acme/muster@" COMMIT "@" COMMIT));
}

static void what_a_shell_or_yaml_would_read_is_no_repository(void **state)
{
	static const char *const odd[] = {
		"muster", "/muster", "acme/", "acme//m", "acme/../m", "-a/m",
		"a/-m", "a/m-", "a/.m", "a b/m", "a/$m", "a/m\n", "a/m#",
		"a/\"m", "a/m'", "a:/m", "a/\xc3\xa9"
	};

	(void)state;
	for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++) {
		const char *text = arena_printf(&arena, "%s@" COMMIT, odd[i]);

		if (parses(text))
			fail_msg("'%s' is taken", text);
	}
}

static void what_is_written_is_found_again(void **state)
{
	const struct forge_source source = { VIEW("acme/muster"),
					     VIEW(COMMIT) };

	(void)state;
	for (int i = FORGE_GITHUB; i < FORGES; i++) {
		struct view text = forge_text((enum forge)i, &source, &arena);
		struct forge_source found;

		assert_true(forge_source_find(&found, text));
		assert_true(view_equal(found.repository, source.repository));
		assert_true(view_equal(found.commit, source.commit));
		assert_true(forge_runs(text));
		assert_true(forge_version(text) > 0);
	}
}

static void other_files_run_other_things(void **state)
{
	(void)state;
	assert_true(forge_runs(VIEW("run: muster ci --mode push\n")));
	assert_true(forge_runs(VIEW("- uses: ./.github/actions/muster\n")));
	assert_false(forge_runs(VIEW("")));
	assert_false(forge_runs(VIEW("- uses: actions/checkout@" COMMIT)));
	assert_false(forge_runs(VIEW("on:\n  workflow_call:\n"
				     "run: muster ci\n")));
	assert_int_equal(forge_version(VIEW("")), -1);
	assert_int_equal(forge_version(VIEW("# muster: x\n")), -1);
	assert_int_equal(forge_version(VIEW("# muster 7: x\n")), 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_source_is_a_repository_and_a_whole_commit),
		cmocka_unit_test(
			what_a_shell_or_yaml_would_read_is_no_repository),
		cmocka_unit_test(what_is_written_is_found_again),
		cmocka_unit_test(other_files_run_other_things),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_release(&arena);
	return failed;
}
