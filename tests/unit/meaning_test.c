#include "expect.h"

#include "muster/meaning.h"

/* A kind with a field of every sort, all of which count but `tags`. */
static const char definition[] =
	"---\nid: thing\nstatuses: {active: [open], done: [closed]}\n"
	"moves: [status, title, due, cost, effort, ready, to, log, raci.a]\n"
	"fields:\n  status: text\n  title: text\n  due: date\n  cost: money\n"
	"  effort: duration\n  ready: bool\n  to: list of ref\n  raci.a: text\n"
	"  tags: list of text\n  log:\n    type: table\n    columns:\n"
	"      when: date\n      value: number\n---\n";

static const struct document *read(struct arena *arena, const char *text)
{
	return document_read(VIEW("r.md"), view_of(text), arena);
}

static bool same(struct arena *arena, const char *old, const char *new)
{
	struct findings findings = { .arena = arena };
	const struct kind *kind = kind_read(read(arena, definition), NULL,
					    arena, &findings);
	const struct document *a = read(arena, old), *b = read(arena, new);
	bool result = meaning_same(a, b, kind, arena);

	assert_int_equal(findings.list.len, 0);
	assert_int_equal(meaning_same(b, a, kind, arena), result);
	return result;
}

static const char *record(struct arena *arena, const char *front)
{
	return arena_printf(arena, "---\n%s\n---\nText\n", front);
}

static void what_says_the_same_is_the_same(void **state)
{
	static const char *const pairs[][2] = {
		{ "title: a", "title: 'a'" },
		{ "title: a b", "title: >-\n  a\n  b" },
		{ "title: a  b", "title: \" a b \"" },
		{ "title: a\ndue: 2026-07-15", "due: 2026-07-15\ntitle: a" },
		{ "title: a", "# new\ntitle: a  # why" },
		{ "due:", "title: ''" }, { "to: []", "raci: {}" },
		{ "tags: [a]", "tags: [b]" }, { "kind: a", "owner: b" },
		{ "cost: 12 USD", "cost: USD 12.00" },
		{ "effort: 2w", "effort: 14d" },
		{ "ready: yes", "ready: true" },
		{ "to: R-1", "to: [R-1]" }, { "to: [R-1]", "to:\n- R-1" },
		{ "log: [{when: 2026-01-01, value: 1.0}]",
		  "log:\n- value: 1\n  when: 2026-01-01\n  note: ''" },
		{ "raci: {a: b, c: d}", "raci:\n  c: e\n  a: b" },
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		if (!same(*state, record(*state, pairs[i][0]),
			  record(*state, pairs[i][1])))
			fail_msg("%s / %s", pairs[i][0], pairs[i][1]);
}

static void what_says_something_else_is_not(void **state)
{
	static const char *const pairs[][2] = {
		{ "title: a", "title: b" }, { "title: a", "title:" },
		{ "title: ab", "title: a b" }, { "title: a", "title: A" },
		{ "title: a b", "title: a" }, { "title: a", "title: a b" },
		{ "status: open", "status: closed" }, { "title: a", "x: a" },
		{ "due: 2026-07-15", "due: 2026-07-16" },
		{ "cost: 12 USD", "cost: 12 EUR" },
		{ "cost: 12", "cost: 12 USD" }, { "effort: 2w", "effort: 2d" },
		{ "effort: 5d", "effort: 5bd" }, { "ready: no", "ready: yes" },
		{ "to: [a, b]", "to: [b, a]" }, { "to: [a]", "to: [a, b]" },
		{ "to: a", "to: [[a, b]]" }, { "to: [a]", "to: {a: b}" },
		{ "log: [{value: 1}]", "log: [{value: 2}]" },
		{ "log: [{value: 1}]", "log: [{value: 1}, {value: 1}]" },
		{ "log: [{value: 1}]", "log: [{value: 1, note: x}]" },
		{ "raci: {a: b}", "raci: {a: c}" },
		{ "raci: {a: b}", "raci.a: b" },
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		if (same(*state, record(*state, pairs[i][0]),
			 record(*state, pairs[i][1])))
			fail_msg("%s / %s", pairs[i][0], pairs[i][1]);
}

static void bodies_are_compared_by_their_words(void **state)
{
	static const char old[] = "---\ntitle: a\n---\n# Plan\n\none two\n";

	assert_true(same(*state, old, "---\r\ntitle: a\r\n---\r\n\r\nPlan\r\n"
			 "===\r\none\r\ntwo"));
	assert_false(same(*state, old, "---\ntitle: a\n---\n# Plan\n\none\n"));
	assert_true(same(*state, "---\n---\n- [ ] a\n", "---\n...\n* [ ]  a"));
	assert_false(same(*state, "---\n---\n- [ ] a\n",
			  "---\n---\n- [x] a\n"));
}

static void what_cannot_be_read_is_another_thing(void **state)
{
	static const char good[] = "---\ntitle: a\n---\n";
	static const char broken[] = "---\ntitle: @a\n---\n";

	assert_false(same(*state, good, broken));
	assert_true(same(*state, broken, broken));
	assert_false(same(*state, broken, "---\ntitle: @a\n---\n\n"));
	assert_false(same(*state, good, "no record"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(what_says_the_same_is_the_same),
		ARENA_TEST(what_says_something_else_is_not),
		ARENA_TEST(bodies_are_compared_by_their_words),
		ARENA_TEST(what_cannot_be_read_is_another_thing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
