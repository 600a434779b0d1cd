#include "expect.h"

#include "muster/site_text.h"

static void labels_are_words(void **state)
{
	expect_view(site_label(VIEW("needed_by"), *state), "Needed by");
	expect_view(site_label(VIEW("raci.informed"), *state),
		    "RACI informed");
	expect_view(site_label(VIEW("url"), *state), "URL");
	expect_view(site_label(VIEW("ragged"), *state), "Ragged");
	expect_view(site_label(VIEW(""), *state), "");
}

static void arrows_are_drawn(void **state)
{
	expect_view(site_arrows(VIEW("a -> b -> c"), *state),
		    "a \xe2\x86\x92 b \xe2\x86\x92 c");
	expect_view(site_arrows(VIEW("a->b, -> "), *state),
		    "a->b, \xe2\x86\x92 ");
	expect_view(site_arrows(VIEW("->"), *state), "->");
}

static void a_folder_says_the_plural(void **state)
{
	static const struct {
		const char *name, *title, *folder, *plural;
	} kinds[] = {
		{ "risk", "Risk", "risks", "Risks" },
		{ "dependency", "Dependency", "raid/dependencies",
		  "Dependencies" },
		{ "rfc", "RFC", "rfcs", "RFCs" },
		{ "person", "Person", "people", "People" },
		{ "charter", "Charter", "", "Charter" },
		{ "rfc", "RFC", "text", "RFC" },
		{ "proposal", "Proposal", "program", "Proposal" },
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		const struct kind kind = { .name = view_of(kinds[i].name),
					   .title = view_of(kinds[i].title),
					   .folder = view_of(kinds[i].folder) };

		expect_view(site_plural(&kind, *state), kinds[i].plural);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(labels_are_words),
		ARENA_TEST(arrows_are_drawn),
		ARENA_TEST(a_folder_says_the_plural),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
