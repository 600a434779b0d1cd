#include "fixture.h"

#include "muster/phrases.h"

struct texts {
	struct arena arena;
	struct phrases phrases;
};

static int setup(void **state)
{
	struct texts *texts = calloc(1, sizeof(*texts));

	texts->phrases.arena = &texts->arena;
	phrases_add(&texts->phrases, VIEW("R-009"), PHRASE_ID);
	phrases_add(&texts->phrases, VIEW("Sell the Lyon site"),
		    PHRASE_TEXT);
	phrases_add(&texts->phrases, VIEW("ann@example.com"), PHRASE_TEXT);
	phrases_add(&texts->phrases, VIEW("@ann"), PHRASE_TEXT);
	phrases_add(&texts->phrases, VIEW("platform"), PHRASE_MARKED);
	phrases_add(&texts->phrases, VIEW("Zo\xc3\xab"), PHRASE_TEXT);
	phrases_add(&texts->phrases, VIEW(" -- "), PHRASE_TEXT);
	phrases_add(&texts->phrases, VIEW("Lot\xc2\xa0: moon"), PHRASE_TEXT);
	*state = texts;
	return 0;
}

static int teardown(void **state)
{
	struct texts *texts = *state;

	arena_release(&texts->arena);
	free(texts);
	return 0;
}

static void becomes(void **state, const char *text, const char *expected)
{
	struct texts *texts = *state;
	struct view found = phrases_replace(&texts->phrases, view_of(text),
					    &texts->arena);

	assert_string_equal(view_copy(&texts->arena, found).ptr, expected);
}

static void names_are_replaced(void **state)
{
	becomes(state, "R-009", "withheld");
	becomes(state, "See r-009, R-009.", "See withheld, withheld.");
	becomes(state, "**R-009**_R-009_", "**withheld**_withheld_");
	becomes(state, "mail Ann@Example.com!", "mail withheld!");
	becomes(state, "ask @ann and Zo\xc3\xab", "ask @withheld and withheld");
	becomes(state, "x-R-009", "x-withheld");
	becomes(state, "lot : moon", "withheld");
}

static void an_id_takes_what_is_joined_to_it(void **state)
{
	becomes(state, "risks/R-009-the-secret.md.", "risks/withheld.");
	becomes(state, "[a](R-009.md#top)", "[a](withheld#top)");
}

static void white_space_and_case_do_not_matter(void **state)
{
	becomes(state, "to SELL  the\n lyon\tSite now", "to withheld now");
	becomes(state, "- Sell\n          the Lyon site", "- withheld");
	becomes(state, "sell\xc2\xa0the Lyon\xe2\x80\xafsite", "withheld");
	becomes(state, "l\xc2\xa0R-009", "l  withheld");
	becomes(state, "a\xc2\xa0" "b", "a\xc2\xa0" "b");
	becomes(state, "sell the Lyon", "sell the Lyon");
}

static void parts_of_words_stay(void **state)
{
	becomes(state, "R-0091 XR-009 R-00", "R-0091 XR-009 R-00");
	becomes(state, "annex Zo\xc3\xab\xc3\xab", "annex Zo\xc3\xab\xc3\xab");
	becomes(state, "", "");
}

static void plain_words_count_where_they_are_marked(void **state)
{
	becomes(state, "the platform", "the platform");
	becomes(state, "@platform, teams/platform.md",
		"@withheld, teams/withheld.md");
}

/* Those that begin alike, are long, or spelt otherwise, too. */
static void of_many_each_is_found(void **state)
{
	struct texts *texts = *state;
	struct arena *arena = &texts->arena;
	char longest[300];

	memset(longest, 'x', sizeof(longest));
	for (int i = 0; i < 3000; i++)
		phrases_add(&texts->phrases, view_of(arena_printf(
				arena, "plan%d -  to%d go", i % 50, i)),
			    PHRASE_TEXT);
	phrases_add(&texts->phrases, (struct view){ longest, 300 },
		    PHRASE_TEXT);
	for (int i = 0; i < 3000; i++)
		becomes(state, arena_printf(arena, "a PLAN%d - TO%d\tgo.",
					    i % 50, i), "a withheld.");
	becomes(state, arena_printf(arena, "an %.*s", 300, longest),
		"an withheld");
	becomes(state, "plan1 to1 go", "plan1 to1 go");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(names_are_replaced, setup,
						teardown),
		cmocka_unit_test_setup_teardown(
			an_id_takes_what_is_joined_to_it, setup, teardown),
		cmocka_unit_test_setup_teardown(
			white_space_and_case_do_not_matter, setup, teardown),
		cmocka_unit_test_setup_teardown(of_many_each_is_found, setup,
						teardown),
		cmocka_unit_test_setup_teardown(parts_of_words_stay, setup,
						teardown),
		cmocka_unit_test_setup_teardown(
			plain_words_count_where_they_are_marked, setup,
			teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
