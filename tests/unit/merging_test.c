/*
 * Merges of front matter: one field at a time, and records put together from
 * a fixed seed, of which both sides change different fields.
 */
#include "expect.h"

#include <string.h>

#include "muster/edit.h"
#include "muster/merging.h"

#define RECORDS 2000
#define FIELDS 6

static struct document *record(struct arena *arena, const char *front)
{
	return document_read(VIEW("r.md"),
			     view_of(arena_printf(arena, "---\n%s---\n",
						  front)),
			     arena);
}

static struct merging three(struct arena *arena, const char *base,
			    const char *ours, const char *theirs)
{
	return (struct merging){ .base = record(arena, base),
				 .ours = record(arena, ours),
				 .theirs = record(arena, theirs),
				 .marker = MERGING_MARKER, .arena = arena };
}

static void expect_merge(struct arena *arena, const char *base,
			 const char *ours, const char *theirs,
			 size_t conflicts, const char *want)
{
	struct merging merging = three(arena, base, ours, theirs);
	struct str out = STR_INIT;

	assert_int_equal(merging_front(&merging, &out), 0);
	assert_int_equal(merging.conflicts, conflicts);
	expect_str(&out, want);
}

static void different_fields_are_merged(void **state)
{
	expect_merge(*state, "a: 1\nb: 2\n", "a: 3\nb: 2\n", "a: 1\nb: 4\n", 0,
		     "a: 3\nb: 4\n");
	expect_merge(*state, "a: 1\nb: 2\n", "a: 1\n", "a: 1\nb: 2\nc: 3\n", 0,
		     "a: 1\nc: 3\n");
	expect_merge(*state, "a: 1\nz: 2\n", "a: 1\nb: 2\nz: 2\n",
		     "a: 1\nc: 3\nz: 2\n", 0, "a: 1\nb: 2\nc: 3\nz: 2\n");
	expect_merge(*state, "m:\n  a: 1\n  b: 2\n", "m:\n  a: 3\n  b: 2\n",
		     "m:\n  a: 1\n  b: 4\n", 0, "m:\n  a: 3\n  b: 4\n");
}

static void the_same_change_is_one(void **state)
{
	expect_merge(*state, "a: 1\n", "a: 2\n", "a: '2'  # two\n", 0,
		     "a: 2\n");
	expect_merge(*state, "a: 1\nb: 2\n", "a: 1\n", "a: 1\n", 0, "a: 1\n");
	expect_merge(*state, "a: 1\n", "a: 1\n", "# why\na: \"1\"\n", 0,
		     "# why\na: \"1\"\n");
}

static void items_of_both_are_kept(void **state)
{
	expect_merge(*state, "a: [x, y]\n", "a: [x, y, p]  # of ours\n",
		     "a: [x, q]\n", 0, "a: [x, q, p]  # of ours\n");
	expect_merge(*state, "a:\n- x\n", "a:\n- x\n# on p\n- p\n",
		     "a:\n- x\n# on q\n- q\n", 0,
		     "a:\n- x\n# on p\n- p\n# on q\n- q\n");
	expect_merge(*state, "b: c\n", "b: c\na: [x, p]\n", "b: c\na: [q, x]\n",
		     0, "b: c\na: [q, x, p]\n");
	expect_merge(*state, "a: [x, y]\nb: c\n", "a: [x]\nb: c\n",
		     "a: [y]\nb: c\n", 0, "b: c\n");
	expect_merge(*state, "a:\n- x\n", "a:\n- x\n- p\n", "a: [x, q]\n", 0,
		     "a:\n- x\n- p\n- q\n");
}

static void rows_are_merged_by_their_first_column(void **state)
{
	expect_merge(*state, "t:\n- n: x\n  s: 1\n- n: y\n  s: 1\n",
		     "t:\n- n: x\n  s: 2\n- n: y\n  s: 1\n- n: p\n  s: 3\n",
		     "t:\n- n: x\n  s: 1\n- n: y\n  s: 4\n- n: q\n  s: 5\n", 0,
		     "t:\n- n: x\n  s: 2\n- n: y\n  s: 4\n- n: p\n  s: 3\n"
		     "- n: q\n  s: 5\n");
	expect_merge(*state, "t:\n- n: x\n  r: 1\n  s: 1\n",
		     "t:\n- n: x\n  r: 2\n  s: 1\n",
		     "t:\n- n: x\n  r: 1\n  s: 2\n", 0,
		     "t:\n- n: x\n  r: 2\n  s: 2\n");
}

static void the_later_review_counts(void **state)
{
	expect_merge(*state, "reviewed: 2026-07-01\n",
		     "reviewed: 2026-07-03\n", "reviewed: \"2026-07-10\"\n", 0,
		     "reviewed: \"2026-07-10\"\n");
	expect_merge(*state, "a: b\n", "a: b\nreviewed: 2026-07-03\n",
		     "a: b\nreviewed: 2026-07-02\n", 0,
		     "a: b\nreviewed: 2026-07-03\n");
}

static void the_rest_is_a_conflict(void **state)
{
	expect_merge(*state, "a: 1\nb: 1\n", "# s\na: 2\nb: 2\n",
		     "# s\na: 3\nb: 1\n", 1,
		     "# s\n<<<<<<< ours\na: 2\n=======\na: 3\n"
		     ">>>>>>> theirs\nb: 2\n");
	expect_merge(*state, "a: 1\nb: 1\n", "b: 1\n", "a: 3\nb: 1\n", 1,
		     "<<<<<<< ours\n=======\na: 3\n>>>>>>> theirs\nb: 1\n");
	expect_merge(*state, "a: [x]\n", "a: [x, y]\n", "a: z\n", 1,
		     "<<<<<<< ours\na: [x, y]\n=======\na: z\n"
		     ">>>>>>> theirs\n");
	expect_merge(*state, "m:\n  a: 1\n", "m:\n  a: 2\n", "m:\n  a: 3\n", 1,
		     "m:\n<<<<<<< ours\n  a: 2\n=======\n  a: 3\n"
		     ">>>>>>> theirs\n");
	expect_merge(*state, "a: [x]\n", "a: [x, y, y]\n", "a: [x, z]\n", 1,
		     "<<<<<<< ours\na: [x, y, y]\n=======\na: [x, z]\n"
		     ">>>>>>> theirs\n");
}

static void line_ends_are_those_of_ours(void **state)
{
	struct merging merging = three(*state, "a: 1\nb: 1\n", "a: 1\nb: 2\n",
				       "a: 2\nb: 1\n");
	struct str out = STR_INIT;

	merging.ours = document_read(VIEW("r.md"),
				     VIEW("---\r\na: 1\r\nb: 2\r\n---\r\n"),
				     *state);
	assert_int_equal(merging_front(&merging, &out), 0);
	expect_str(&out, "a: 2\r\nb: 2\r\n");
}

static void what_has_no_lines_is_refused(void **state)
{
	static const char *const odd[] = { "{a: b}\n", "a: [\n", "" };
	struct str out = STR_INIT;

	for (size_t i = 0; i < 3; i++) {
		struct merging merging = three(*state, "a: 1\n", "a: 2\n",
					       odd[i]);

		assert_int_equal(merging_front(&merging, &out),
				 merging.theirs->front &&
				 !merging.theirs->front->flow ? 0 : -1);
		str_release(&out);
	}
}

static void too_many_parts_are_refused(void **state)
{
	struct str list = STR_INIT, out = STR_INIT;
	struct merging merging;

	str_adds(&list, "a:\n");
	for (int i = 0; i < MERGING_PARTS_MAX; i++)
		str_addf(&list, "- i%d\n", i);
	merging = three(*state, list.buf,
			arena_printf(*state, "%s- p\n", list.buf),
			arena_printf(*state, "%s- q\n", list.buf));
	assert_int_equal(merging_front(&merging, &out), 0);
	assert_int_equal(merging.conflicts, 1);
	str_release(&list);
	str_release(&out);
}

static uint32_t draw(uint32_t *seed, size_t count)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 16) % (uint32_t)count;
}

static const char *const forms[] = {
	"%s: plain\n", "%s: 'quoted'  # why\n", "%s:\n", "%s: ~\n",
	"%s: [a, 'b', c]\n", "%s: []\n", "%s: [a,  # one\n  b]\n",
	"%s:\n- a\n# on\n- 'b'  # two\n", "%s:\n  - a\n\n  - |\n    b\n  -\n",
	"%s: |\n  a\n\n  b\n\n", "%s: >-  # why\n  a\n", "%s: a\n  b\n\n  c\n",
	"%s:\n  - x: y\n    z: w\n", "%s:\n  sub: a\n  new: b  # c\n",
	"%s: {sub: a, t: 'u'}\n", "# on its own\n\n%s: x\n",
};

#define FORMS (sizeof(forms) / sizeof(*forms))

/* The record `old`, of whose fields those with their bit in `mask` have
 * another form, or are gone. */
static const char *make(struct arena *arena, size_t old[FIELDS],
			unsigned mask, uint32_t *seed)
{
	const char *text = "";

	for (unsigned i = 0; i < FIELDS; i++) {
		size_t form = mask & 1u << i ? draw(seed, FORMS + 1) : old[i];
		const char *at = form < FORMS ? strstr(forms[form], "%s") : "";

		if (form < FORMS)
			text = arena_printf(arena, "%s%.*s%c%s", text,
					    (int)(at - forms[form]),
					    forms[form], (char)('a' + i),
					    at + 2);
		if (!mask)
			old[i] = form;
	}
	return text;
}

static void expect_fields(struct arena *arena, const struct merging *merging,
			  unsigned ours, struct view front)
{
	const struct document *now = record(arena, view_copy(arena, front).ptr);

	if (!now->front || merging->conflicts)
		fail_msg("%.*s\n%.*s", VIEW_ARG(merging->ours->bytes),
			 VIEW_ARG(front));
	for (unsigned i = 0; i < FIELDS; i++) {
		char name[2] = { (char)('a' + i), 0 };
		const struct document *side = ours & 1u << i
						      ? merging->ours
						      : merging->theirs;
		const struct value *is = value_get(now->front, view_of(name));
		const struct value *want =
			value_get(side->front, view_of(name));

		if (!is != !want || (is && !value_equal(is, want)))
			fail_msg("%s:\n%.*s\n%.*s\n%.*s", name,
				 VIEW_ARG(merging->ours->bytes),
				 VIEW_ARG(merging->theirs->bytes),
				 VIEW_ARG(front));
	}
}

static void fields_that_one_side_changes_are_as_there(void **state)
{
	uint32_t seed = 1;

	for (unsigned i = 0; i < expect_rounds(RECORDS); i++) {
		size_t form[FIELDS];
		unsigned ours = draw(&seed, 1u << FIELDS);
		const char *base, *one, *other;
		struct merging merging;
		struct str out = STR_INIT;

		for (size_t k = 0; k < FIELDS; k++)
			form[k] = draw(&seed, FORMS);
		base = make(*state, form, 0, &seed);
		one = make(*state, form, ours, &seed);
		other = make(*state, form, ~ours, &seed);
		merging = three(*state, base, one, other);
		if (!merging.ours->front || !merging.theirs->front ||
		    !*one || !*other)
			continue;
		assert_int_equal(merging_front(&merging, &out), 0);
		expect_fields(*state, &merging, ours, str_view(&out));
		str_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(different_fields_are_merged),
		ARENA_TEST(the_same_change_is_one),
		ARENA_TEST(items_of_both_are_kept),
		ARENA_TEST(rows_are_merged_by_their_first_column),
		ARENA_TEST(the_later_review_counts),
		ARENA_TEST(the_rest_is_a_conflict),
		ARENA_TEST(line_ends_are_those_of_ours),
		ARENA_TEST(what_has_no_lines_is_refused),
		ARENA_TEST(too_many_parts_are_refused),
		ARENA_TEST(fields_that_one_side_changes_are_as_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
