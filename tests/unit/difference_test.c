#include "expect.h"

#include "muster/difference.h"

static const struct document *document(struct arena *arena, const char *text)
{
	return document_read(VIEW("r.md"), view_of(text), arena);
}

static void expect_words(struct arena *arena, const char *old, const char *new,
			 const char *want)
{
	struct difference difference;
	struct str words = STR_INIT;

	difference_find(&difference, document(arena, old),
			document(arena, new), NULL, arena);
	difference_words(&words, &difference);
	assert_int_equal(difference_none(&difference), !*want);
	expect_str(&words, want);
}

static void fields_say_from_and_to(void **state)
{
	expect_words(*state, "---\nstatus: open\ndue: 2026-07-01\n---\n",
		     "---\nstatus: closed\nclosed: 2026-07-15\n---\n",
		     "status open -> closed, closed 2026-07-15, "
		     "due 2026-07-01 -> nothing");
}

static void lists_and_maps_are_told_in_one_line(void **state)
{
	expect_words(*state, "---\ntags: [a]\nraci:\n  lead: ann\n---\n",
		     "---\ntags: [a, b]\nraci:\n  lead: bob\n  to: [x]\n---\n",
		     "tags a -> a, b, raci.lead ann -> bob, raci.to x");
}

static void form_and_a_look_are_no_difference(void **state)
{
	expect_words(*state, "---\na: x\nb: y\n---\nWords here.\n",
		     "---\nb: 'y'\na: \"x\"\nreviewed: 2026-07-15\n---\n\n"
		     "  Words here.\n\n## A heading\n", "");
}

static void one_line_more_is_quoted(void **state)
{
	expect_words(*state, "---\na: x\n---\nOne.\n",
		     "---\na: x\n---\nOne.\n\n## Notes\n\n- 2026-07-15: Two.\n",
		     "added: 2026-07-15: Two.");
	expect_words(*state, "---\na: x\n---\nOne.\n",
		     "---\na: x\n---\nTwo.\nThree.\n", "text +2 -1 lines");
}

static void long_texts_are_cut_between_characters(void **state)
{
	expect_words(*state, "---\na: x\n---\n",
		     "---\na: 0123456789012345678901234567890123456789"
		     "0123456789012345678\xc3\xa9\xc3\xa9\n---\n",
		     "a x -> 0123456789012345678901234567890123456789"
		     "0123456789012345678\xe2\x80\xa6");
}

static void what_cannot_be_read_has_no_fields(void **state)
{
	expect_words(*state, "---\na: [\n---\n", "---\na: x\n---\n", "a x");
}

static void of_long_lists_only_the_items_are_told(void **state)
{
	expect_words(*state,
		     "---\nv:\n- {date: 2026-01-30, value: 4.0, sample: 7}\n"
		     "- {date: 2026-02-27, value: 4.1, sample: 7}\n---\n",
		     "---\nv:\n- {date: 2026-02-27, value: 4.1, sample: 7}\n"
		     "- {date: 2026-03-27, value: 4.2}\n---\n",
		     "v + date: 2026-03-27, value: 4.2, "
		     "- date: 2026-01-30, value: 4.0, sample: 7");
}

static void a_look_stands_apart(void **state)
{
	struct difference difference;

	difference_find(&difference,
			document(*state, "---\nreviewed: 2026-07-01\n---\n"),
			document(*state, "---\nreviewed: 2026-07-15\n---\n"),
			NULL, *state);
	assert_true(difference_none(&difference));
	assert_true(view_is(difference.reviewed, "2026-07-15"));
}

/* A kind with a number, a duration and a list of texts. */
static const struct kind *kind(struct arena *arena)
{
	struct findings findings = { .arena = arena };

	return kind_read(document(arena, "---\nid: thing\nkind: kind\n"
				  "title: Thing\nfields:\n"
				  "  size: {type: number}\n"
				  "  span: {type: duration}\n"
				  "  tags: {type: text, list: true}\n---\n"),
			 NULL, arena, &findings);
}

static void types_say_what_is_the_same(void **state)
{
	struct difference difference;
	struct str words = STR_INIT;

	difference_find(&difference,
			document(*state, "---\nsize: 5\nspan: 1w\n"
				 "tags: a\nother: 5\n---\n"),
			document(*state, "---\nsize: 5.0\nspan: 7d\n"
				 "tags: [a]\nother: 5.0\n---\n"),
			kind(*state), *state);
	difference_words(&words, &difference);
	expect_str(&words, "other 5 -> 5.0");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(fields_say_from_and_to),
		ARENA_TEST(lists_and_maps_are_told_in_one_line),
		ARENA_TEST(form_and_a_look_are_no_difference),
		ARENA_TEST(one_line_more_is_quoted),
		ARENA_TEST(long_texts_are_cut_between_characters),
		ARENA_TEST(what_cannot_be_read_has_no_fields),
		ARENA_TEST(of_long_lists_only_the_items_are_told),
		ARENA_TEST(a_look_stands_apart),
		ARENA_TEST(types_say_what_is_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
