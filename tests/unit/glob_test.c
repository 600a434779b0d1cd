#include "fixture.h"

#include <fnmatch.h>
#include <string.h>

#include "muster/glob.h"

static bool matches(const char *glob, const char *path)
{
	return glob_matches(view_of(glob), view_of(path));
}

static void a_star_stays_in_its_folder(void **state)
{
	(void)state;
	assert_true(matches("docs/adr/*.md", "docs/adr/0001-a.md"));
	assert_true(matches("docs/adr/*.md", "docs/adr/.md"));
	assert_false(matches("docs/adr/*.md", "docs/adr/old/0001-a.md"));
	assert_false(matches("docs/adr/*.md", "docs/0001-a.md"));
	assert_false(matches("*.md", "a/b.md"));
	assert_true(matches("CIP-*/README.md", "CIP-0001/README.md"));
	assert_false(matches("CIP-*/README.md", "CIP-0001/x/README.md"));
	assert_false(matches("CIP-*/README.md", "CIP-0001/readme.md"));
	assert_false(matches("CIP-*/README.md", "CIP-0001"));
}

static void stars_try_every_length(void **state)
{
	(void)state;
	assert_true(matches("*a*b*.md", "xaxaxbxb.md"));
	assert_true(matches("*-*.md", "a--b.md.md"));
	assert_false(matches("*a*b*.md", "bbba.md"));
	assert_true(matches("a.md*.md", "a.md.md"));
	assert_false(matches("a.md*.md", "a.md"));
}

static void two_stars_are_any_folders(void **state)
{
	(void)state;
	assert_true(matches("**/x.md", "x.md"));
	assert_true(matches("**/x.md", "a/b/c/x.md"));
	assert_false(matches("**/x.md", "a/b/c/yx.md"));
	assert_true(matches("a/**/b/*.md", "a/b/x.md"));
	assert_true(matches("a/**/b/*.md", "a/b/c/b/x.md"));
	assert_false(matches("a/**/b/*.md", "a/b/c/x.md"));
	assert_true(matches("a/**/b/**/c.md", "a/1/b/2/b/c.md"));
	assert_false(matches("a/**", "b"));
}

static void a_class_is_one_character(void **state)
{
	(void)state;
	assert_true(matches("[0-9]*.md", "0001-a.md"));
	assert_false(matches("[0-9]*.md", "README.md"));
	assert_true(matches("[!R]*.md", "a.md"));
	assert_false(matches("[!R]*.md", "README.md"));
	assert_true(matches("[ab-]x.md", "-x.md"));
	assert_true(matches("[]a]x.md", "]x.md"));
	assert_true(matches("?.md", "x.md"));
	assert_false(matches("?.md", "xx.md"));
	assert_true(matches("a*[0-9].md", "ab12.md"));
}

/* Write number `n` with these letters as digits; false at the end. */
static bool spell(size_t n, const char *letters, char *out)
{
	size_t base = strlen(letters), len = 0;

	for (; n; n = (n - 1) / base)
		out[len++] = letters[(n - 1) % base];
	out[len] = '\0';
	return len <= 4;
}

static bool has_empty_part(const char *path)
{
	return *path == '/' || strstr(path, "//") || !*path ||
	       path[strlen(path) - 1] == '/';
}

/* All short globs on all short paths are as the C library's, which has no
 * folders of any depth. */
static void it_is_what_fnmatch_says(void **state)
{
	char glob[16], path[16];
	size_t matched = 0;

	(void)state;
	for (size_t g = 1; spell(g, "ab*?/", glob); g++) {
		if (has_empty_part(glob) || strstr(glob, "**"))
			continue;
		for (size_t p = 1; spell(p, "ab/", path); p++) {
			bool want = !fnmatch(glob, path, FNM_PATHNAME);

			if (has_empty_part(path))
				continue;
			matched += want;
			if (matches(glob, path) != want)
				fail_msg("%s on %s", glob, path);
		}
	}
	assert_true(matched > 1000);
}

static void many_stars_take_no_time(void **state)
{
	(void)state;
	assert_false(matches("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b.md",
			     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
	assert_false(matches("**/a/**/a/**/a/**/a/**/a/**/a/**/a/b.md",
			     "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a"));
}

static bool leads(const char *glob, const char *path)
{
	return glob_leads(view_of(glob), view_of(path));
}

static void a_folder_above_leads(void **state)
{
	(void)state;
	assert_true(leads("docs/adr/*.md", "docs"));
	assert_true(leads("docs/adr/*.md", "docs/adr"));
	assert_true(leads("CIP-*/README.md", "CIP-0009"));
	assert_false(leads("CIP-*/README.md", "CIP-0009/README.md"));
	assert_false(leads("docs/adr/*.md", "docs/adr/0001.md"));
	assert_false(leads("docs/adr/*.md", "docs/rfc"));
	assert_false(leads("**/x.md", "third"));
}

static const char *folder(struct fixture *fixture, const char *glob)
{
	return arena_printf(&fixture->arena, VIEW_FMT,
			    VIEW_ARG(glob_folder(view_of(glob))));
}

static void the_folder_is_what_is_literal(void **state)
{
	assert_string_equal(folder(*state, "docs/adr/*.md"), "docs/adr");
	assert_string_equal(folder(*state, "docs/a?r/x.md"), "docs");
	assert_string_equal(folder(*state, "docs/**/x.md"), "docs");
	assert_string_equal(folder(*state, "CIP-*/README.md"), "");
	assert_string_equal(folder(*state, "README.md"), "");
	assert_string_equal(folder(*state, "a/b/README.md"), "a/b");
}

static void bad_ones_say_why(void **state)
{
	static const char *const bad[] = {
		"/etc/*.md", "../*.md", "a/../*.md", "a//*.md", "./*.md",
		"a/**b/x.md", "{a,b}.md", "a\\*.md", "[a.md", "docs/adr",
		"docs/adr/*", "", "x.MD"
	};
	const char *why;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		if (glob_is_good(view_of(bad[i]), &why) || !why)
			fail_msg("'%s' is taken", bad[i]);
	}
	assert_true(glob_is_good(VIEW("docs/**/[0-9]*.md"), &why));
	assert_null(why);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_star_stays_in_its_folder),
		cmocka_unit_test(stars_try_every_length),
		cmocka_unit_test(two_stars_are_any_folders),
		cmocka_unit_test(a_class_is_one_character),
		cmocka_unit_test(it_is_what_fnmatch_says),
		cmocka_unit_test(many_stars_take_no_time),
		cmocka_unit_test(a_folder_above_leads),
		FIXTURE_TEST(the_folder_is_what_is_literal),
		cmocka_unit_test(bad_ones_say_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
