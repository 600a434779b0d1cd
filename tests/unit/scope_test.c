#include "expect.h"

#include "muster/scope.h"

/* What two versions of a record change, told in words, a line each. */
static struct arena arena;
static struct kinds kinds;
static struct scope scope;

static int begin(void **state)
{
	(void)state;
	arena = (struct arena){ 0 };
	kinds_init(&kinds, &arena);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static const struct document *version(const char *kind, const char *lines)
{
	if (!lines)
		return NULL;
	lines = arena_printf(&arena, "---\nid: X\nkind: %s\n%s", kind, lines);
	return document_read(VIEW("program/X.md"), view_of(lines), &arena);
}

/* `was` and `is`: the rest of the file, from its third line on. */
static void expect_words(const char *kind, const char *was, const char *is,
			 const char *words)
{
	static const struct view id = { "M-002", 5 };
	struct map renumbered = MAP_INIT;
	const struct scope_change record = { .id = VIEW("X"),
					     .kind = view_of(kind) };
	const struct scope_versions versions = {
		version(kind, was), version(kind, is),
		kinds_find(&kinds, view_of(kind)), &renumbered, &arena
	};
	struct str told = STR_INIT;

	scope = (struct scope){ 0 };
	map_put(&arena, &renumbered, VIEW("M-001"), (void *)&id);
	scope_compare(&scope, &record, &versions);
	for (size_t i = 0; i < scope.changes.len; i++) {
		scope_words(&told, &scope.changes.items[i]);
		str_addc(&told, '\n');
	}
	expect_str(&told, words);
}

#define ACTIVE "status: active\n"

static void charters(void **state)
{
	(void)state;
	expect_words("charter", ACTIVE "scope: {in: [a  b, c]}\n---\n",
		     ACTIVE "scope:\n  in:\n  - c\n  - a b\n---\n", "");
	expect_words("charter", ACTIVE "scope: {in: a, out: [c]}\n---\n",
		     ACTIVE "scope: {in: [a, b]}\n---\n",
		     "scope.in added: \"b\"\nscope.out dropped: \"c\"\n");
	expect_words("charter", ACTIVE "budget: 1\nraci: {accountable: a}\n"
		     "---\n", ACTIVE "target: 2026-01-01\nraci: b\n---\n",
		     "budget 1 -> nothing\ntarget nothing -> 2026-01-01\n"
		     "raci.accountable a -> nothing\n");
	expect_words("charter", ACTIVE "due: 2026-01-01\n---\n",
		     "status: completed\n---\nMore.\n", "");
	expect_words("charter", ACTIVE "---\n", "status: draft\n---\n",
		     "status active -> draft\n");
	expect_words("charter", NULL, ACTIVE "---\n", "a new program\n");
	expect_words("charter", ACTIVE "---\n", NULL, "the program is gone\n");
}

static void criteria(void **state)
{
	(void)state;
	expect_words("charter", ACTIVE "success_criteria:\n"
		     "- {metric: a, target: 1, actual: 0}\n"
		     "- {metric: b, target: 1}\n"
		     "- {metric: b, target: 2}\n---\n",
		     ACTIVE "success_criteria:\n"
		     "- {metric: b, target: 1}\n"
		     "- {metric: a, target: 3, actual: 2}\n---\n",
		     "success_criteria \"a\": 1 -> 3\n"
		     "success_criteria dropped: \"b\"\n");
}

static void items(void **state)
{
	static const char tasks[] =
		"status: planned\n---\n# Acceptance criteria\n- [ ] a\n"
		"## Of these\n- [ ] b\n# More\n- [ ] c\n";

	(void)state;
	expect_words("deliverable", tasks,
		     "status: in-progress\n---\n# Acceptance criteria\n"
		     "- [x] a\n- [ ] d\n", "acceptance_criteria added: \"d\"\n"
		     "acceptance_criteria dropped: \"b\"\n");
	expect_words("deliverable",
		     "status: planned\n---\n# Acceptance criteria\n- e\n",
		     "status: planned\n---\n# Acceptance criteria\n"
		     "- &#91; ] e\n", "acceptance_criteria added: \"e\"\n");
	expect_words("deliverable", "status: planned\ndue: 2026-01-01\n---\n",
		     "status: planned\nbaseline: 2026-01-01\n---\n", "");
	expect_words("deliverable", "status: planned\n---\n",
		     "status: made-up\n---\n",
		     "status planned -> made-up\n");
	expect_words("deliverable",
		     "status: planned\nbaseline: 2026-01-01\n---\n",
		     "status: planned\n---\n",
		     "baseline 2026-01-01 -> nothing\n");
	expect_words("deliverable", "status: planned\nmilestone: M-001\n---\n",
		     "status: planned\nmilestone: M-002\n---\n", "");
	expect_words("deliverable", "status: planned\nmilestone: M-001\n---\n",
		     "status: planned\nmilestone: M-003\n---\n",
		     "milestone M-001 -> M-003\n");
	expect_words("milestone", NULL, "status: planned\n---\n", "added\n");
	expect_words("milestone", "status: planned\n---\n",
		     "status: cancelled\n---\n", "dropped\n");
	expect_words("milestone", "status: cancelled\n---\n", NULL, "");
	expect_words("milestone", "status: planned\n---\n", "[\n---\n",
		     "can't be read\n");
}

static void names(void **state)
{
	const struct scope_change field = { .id = VIEW("X"),
		.other = VIEW("Y"), .kind = VIEW("charter"),
		.field = VIEW("scope.in") };
	const struct scope_change item = { .aspect = SCOPE_ITEM,
		.id = VIEW("W-1"), .kind = VIEW("deliverable"),
		.to = VIEW("M-1") };

	(void)state;
	assert_true(scope_is_named(&field, VIEW("X")));
	assert_true(scope_is_named(&field, VIEW("Y.scope")));
	assert_true(scope_is_named(&field, VIEW("X.scope.in")));
	assert_false(scope_is_named(&field, VIEW("X.scope.i")));
	assert_false(scope_is_named(&field, VIEW("X.scope.in.more")));
	assert_false(scope_is_named(&field, VIEW("X.")));
	assert_false(scope_is_named(&field, VIEW("Xs")));
	assert_false(scope_is_named(&field, VIEW("")));
	assert_true(scope_is_named(&item, VIEW("M-1")));
	assert_false(scope_is_named(&item, VIEW("M-1.due")));
	assert_false(scope_is_named(&item, VIEW("W-1.status")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(charters, begin, end),
		cmocka_unit_test_setup_teardown(criteria, begin, end),
		cmocka_unit_test_setup_teardown(items, begin, end),
		cmocka_unit_test_setup_teardown(names, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
