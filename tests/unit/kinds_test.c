#include "expect.h"

#include "muster/asset.h"
#include "muster/kinds.h"
#include "muster/schema.h"

static struct kinds *new_kinds(struct arena *arena)
{
	struct kinds *kinds = arena_alloc(arena, sizeof(*kinds));

	kinds_init(kinds, arena);
	return kinds;
}

static struct document *definition(struct arena *arena, const char *path,
				   const char *front)
{
	return document_read(view_of(path), view_of(arena_printf(
			     arena, "---\nkind: kind\n%s---\n", front)),
			     arena);
}

static void expect_none(const struct findings *findings)
{
	if (findings->list.len)
		fail_msg(VIEW_FMT ":%u: %s",
			 VIEW_ARG(findings->list.items->path),
			 findings->list.items->span.line,
			 findings->list.items->message.ptr);
}

/* The document of every asset that is a kind, in turn. */
static struct document *built_in(struct arena *arena, size_t i)
{
	struct view path = view_of(asset_table[i].name);
	struct view bytes = { asset_table[i].data, asset_table[i].size };

	if (!view_starts(path, "templates/kinds/"))
		return NULL;
	return document_read(path, bytes, arena);
}

static void what_is_built_in_has_no_finding(void **state)
{
	struct findings findings = { .arena = *state };
	struct kinds *kinds = new_kinds(*state);
	size_t count = 0;

	for (size_t i = 0; i < asset_count; i++) {
		struct document *document = built_in(*state, i);

		if (!document)
			continue;
		count++;
		expect_none(&document->findings);
		kinds_define(kinds, document, &findings);
		kinds_check(kinds, document, &findings);
		expect_none(&findings);
	}
	assert_int_equal(count, 28);
}

static void a_definition_is_a_record_of_the_kind_kind(void **state)
{
	struct findings findings = { .arena = *state };
	struct kinds *kinds = new_kinds(*state);
	const struct kind *kind = kinds_find(kinds, VIEW("kind"));

	for (size_t i = 0; i < asset_count; i++) {
		struct document *document = built_in(*state, i);

		if (!document)
			continue;
		expect_view(document_text(document, "kind"), "kind");
		schema_check(document, kind, *state, &findings);
		expect_none(&findings);
	}
}

static void what_a_kind_promises_to_start_with_is_there(void **state)
{
	struct kinds *kinds = new_kinds(*state);
	struct views names;

	kinds_names(kinds, &names);
	for (size_t i = 0; i < names.list.len; i++) {
		const struct kind *kind = kinds_find(kinds,
						     names.list.items[i]);

		assert_true(view_equal(kind->name, names.list.items[i]));
		assert_true(kind->about.len && kind->title.len);
		assert_true(views_have(&kind->starter, VIEW("id")));
		assert_true(views_have(&kind->starter, VIEW("kind")));
		assert_true(!kind->raid || kind->due.len);
		assert_true(!kind->raid || kind->has_freshness);
	}
}

static void names_are_sorted_and_leave_out_the_common(void **state)
{
	struct kinds *kinds = new_kinds(*state);
	struct views names;

	kinds_names(kinds, &names);
	assert_int_equal(names.list.len, 27);
	assert_false(views_have(&names, VIEW("record")));
	for (size_t i = 1; i < names.list.len; i++)
		assert_true(view_compare(names.list.items[i - 1],
					 names.list.items[i]) < 0);
}

static void a_kind_is_found_by_its_name_alone(void **state)
{
	static const struct view others[] = {
		VIEW(""), VIEW("record"), VIEW("Risk"), VIEW("risks"),
		VIEW("../kinds/risk"), VIEW("risk\0"), VIEW("risk.md"),
	};
	struct kinds *kinds = new_kinds(*state);
	const struct kind *risk = kinds_find(kinds, VIEW("risk"));

	assert_non_null(risk);
	assert_ptr_equal(kinds_find(kinds, VIEW("risk")), risk);
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		assert_null(kinds_find(kinds, others[i]));
}

static void a_kind_is_found_by_its_prefix(void **state)
{
	struct kinds *kinds = new_kinds(*state);

	expect_view(kinds_by_prefix(kinds, VIEW("R-012"))->name, "risk");
	expect_view(kinds_by_prefix(kinds, VIEW("RO-1-x.md"))->name,
		    "rollout");
	expect_view(kinds_by_prefix(kinds, VIEW("DEP-x"))->name, "dependency");
	assert_null(kinds_by_prefix(kinds, VIEW("R")));
	assert_null(kinds_by_prefix(kinds, VIEW("r-1")));
	assert_null(kinds_by_prefix(kinds, VIEW("-1")));
	assert_null(kinds_by_prefix(kinds, VIEW("XYZ-1")));
	assert_null(kinds_by_prefix(kinds, VIEW("")));
}

static void the_repository_adds_a_kind(void **state)
{
	struct findings findings = { .arena = *state };
	struct kinds *kinds = new_kinds(*state);
	struct document *document = definition(*state, "v.md", "id: vendor\n"
		"prefix: V\nfields: {risk: {type: ref, to: [risk]}}\n");
	struct views names;

	assert_null(kinds_by_prefix(kinds, VIEW("V-1")));
	kinds_define(kinds, document, &findings);
	kinds_check(kinds, document, &findings);
	expect_none(&findings);
	kinds_names(kinds, &names);
	assert_int_equal(names.list.len, 28);
	assert_true(views_have(&names, VIEW("vendor")));
	expect_view(kinds_by_prefix(kinds, VIEW("V-1"))->name, "vendor");
	assert_non_null(kind_field(kinds_find(kinds, VIEW("vendor")),
				   VIEW("owner")));
}

static void the_repository_takes_the_place_of_a_kind(void **state)
{
	struct findings findings = { .arena = *state };
	struct kinds *kinds = new_kinds(*state);
	struct document *document = definition(
		*state, "r.md", "id: risk\nprefix: RK\ntitle: Ours\n");
	struct views names;

	kinds_define(kinds, document, &findings);
	kinds_check(kinds, document, &findings);
	expect_none(&findings);
	expect_view(kinds_find(kinds, VIEW("risk"))->title, "Ours");
	assert_null(kinds_by_prefix(kinds, VIEW("R-1")));
	kinds_names(kinds, &names);
	assert_int_equal(names.list.len, 27);
}

static void the_common_fields_are_the_repositorys_too(void **state)
{
	struct findings findings = { .arena = *state };
	struct kinds *kinds = new_kinds(*state);

	kinds_define(kinds, definition(*state, "record.md", "id: record\n"
		     "fields: {id: text, cost_centre: text}\n"), &findings);
	kinds_define(kinds, definition(*state, "v.md", "id: vendor\n"
		     "moves: [cost_centre]\n"), &findings);
	expect_none(&findings);
	assert_non_null(kind_field(kinds_find(kinds, VIEW("vendor")),
				   VIEW("cost_centre")));
	assert_null(kind_field(kinds_find(kinds, VIEW("vendor")),
			       VIEW("owner")));
}

static void kinds_that_contradict_each_other_are_told(void **state)
{
	static const struct {
		const char *front, *message;
	} wrong[] = {
		{ "id: vendor\nprefix: R\n",
		  "'R' is the prefix of the kind risk" },
		{ "id: vendor\nfields: {x: {type: ref, to: [risc]}}\n",
		  "there is no kind 'risc' for 'x' to name" },
	};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct findings findings = { .arena = *state };
		struct kinds *kinds = new_kinds(*state);
		struct document *document = definition(*state, "v.md",
						       wrong[i].front);

		kinds_define(kinds, document, &findings);
		kinds_check(kinds, document, &findings);
		assert_int_equal(findings.list.len, 1);
		expect_view(findings.list.items->message, wrong[i].message);
		assert_true(findings.list.items->hint.len > 0);
	}
}

static void what_is_no_definition_defines_nothing(void **state)
{
	struct findings findings = { .arena = *state };
	struct kinds *kinds = new_kinds(*state);
	struct views names;

	kinds_define(kinds, definition(*state, "k.md", "x: @\n"), &findings);
	kinds_define(kinds, definition(*state, "k.md", "id: [a]\n"),
		     &findings);
	kinds_check(kinds, definition(*state, "k.md", "title: x\n"),
		    &findings);
	kinds_names(kinds, &names);
	assert_int_equal(names.list.len, 27);
	expect_none(&findings);
}

static void a_slip_of_a_name_is_close_to_it(void **state)
{
	struct kinds *kinds = new_kinds(*state);

	expect_view(kinds_nearest(kinds, VIEW("rsik")), "risk");
	expect_view(kinds_nearest(kinds, VIEW("milestones")), "milestone");
	expect_view(kinds_nearest(kinds, VIEW("elephant")), "");
	expect_view(kinds_nearest(kinds, VIEW("")), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(what_is_built_in_has_no_finding),
		ARENA_TEST(a_definition_is_a_record_of_the_kind_kind),
		ARENA_TEST(what_a_kind_promises_to_start_with_is_there),
		ARENA_TEST(names_are_sorted_and_leave_out_the_common),
		ARENA_TEST(a_kind_is_found_by_its_name_alone),
		ARENA_TEST(a_kind_is_found_by_its_prefix),
		ARENA_TEST(the_repository_adds_a_kind),
		ARENA_TEST(the_repository_takes_the_place_of_a_kind),
		ARENA_TEST(the_common_fields_are_the_repositorys_too),
		ARENA_TEST(kinds_that_contradict_each_other_are_told),
		ARENA_TEST(what_is_no_definition_defines_nothing),
		ARENA_TEST(a_slip_of_a_name_is_close_to_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
