#include "expect.h"
#include "muster/draft.h"

/* A program with one person, ann, and nothing else. */
static struct program *make_program(struct arena *arena,
				    struct programs *programs)
{
	struct program *program = arena_alloc(arena, sizeof(*program));
	struct record *ann;

	*programs = (struct programs){ .findings = { .arena = arena } };
	*VEC_PUSH(arena, &programs->list) = program;
	program->arena = arena;
	program->dir = VIEW("program");
	program->findings.arena = arena;
	program->kinds = arena_alloc(arena, sizeof(*program->kinds));
	kinds_init(program->kinds, arena);
	policy_init(&program->policy);
	ann = VEC_PUSH(arena, &program->records);
	ann->document = document_read(VIEW("program/people/ann.md"),
		VIEW("---\nid: ann\nkind: person\ntitle: Ann\n---\n"), arena);
	ann->path = ann->document->path;
	ann->id = VIEW("ann");
	ann->kind = kinds_find(program->kinds, VIEW("person"));
	map_put(arena, &program->by_id, ann->id, ann);
	return program;
}

/* The ids of the rules that speak of a draft, in their order. */
static void expect_rules(void **state, const char *bytes, const char *want)
{
	struct findings findings = { .arena = *state };
	struct programs programs;
	struct draft draft = { make_program(*state, &programs),
			       VIEW("program/x.md"), view_of(bytes) };
	struct str rules = STR_INIT;

	draft_check(&draft, &programs, 20000, &findings);
	for (size_t i = 0; i < findings.list.len; i++)
		str_addf(&rules, "%s ",
			 rule_info(findings.list.items[i].rule)->id);
	expect_str(&rules, want);
}

#define RISK "---\nid: R-001\nkind: risk\nstatus: open\ntitle: T\n"

static void a_good_one(void **state)
{
	expect_rules(state, RISK "owner: ann\nprobability: low\n"
		     "due: 2026-12-01\nimpact: low\n---\n", "");
}

static void what_is_missing(void **state)
{
	expect_rules(state, RISK "owner:\nprobability: low\ndue:\n"
		     "impact: low\n---\n", "open/owner open/date ");
}

static void what_is_wrong(void **state)
{
	expect_rules(state, RISK "owner: bob\nprobability: low\n"
		     "due: soon\nimpact: low\n---\n",
		     "ref/person record/type ");
}

static void an_id_that_is_taken(void **state)
{
	expect_rules(state, "---\nid: ann\nkind: person\ntitle: A\n---\n",
		     "id/duplicate ");
	expect_rules(state, "---\nid: ANN\nkind: person\ntitle: A\n---\n",
		     "record/id id/look-alike ");
}

static void a_record_may_name_itself(void **state)
{
	expect_rules(state, "---\nid: T-1\nkind: team\ntitle: T\n"
		     "related: [T-1]\n---\n", "");
}

/* The program's records move when there is one more. */
static void many_records_that_depend_on_each_other(void **state)
{
	struct findings findings = { .arena = *state };
	struct programs programs;
	struct program *program = make_program(*state, &programs);

	for (int i = 1; i < 100; i++) {
		const char *bytes = arena_printf(*state,
			"---\nid: W-%d\nkind: deliverable\nstatus: planned\n"
			"title: W\nowner: ann\ndue: 2026-12-01\n"
			"depends_on: [%s%d]\n---\n", i, i > 1 ? "W-" : "T-",
			i - 1);
		struct draft draft = { program, view_of(arena_printf(
			*state, "program/%d.md", i)), view_of(bytes) };

		findings.list.len = 0;
		draft_check(&draft, &programs, 20000, &findings);
		assert_int_equal(findings.list.len, i == 1);
		assert_ptr_equal(program_find(program, VIEW("ann")),
				 &program->records.items[0]);
	}
}

static void definitions_are_read(void **state)
{
	expect_rules(state, "---\nid: x\nkind: kind\ntitle: X\nabout: X.\n"
		     "folder: ../x\n---\n", "kind/definition ");
	expect_rules(state, "---\nid: policy\nkind: policy\ntitle: P\n"
		     "rules: {none: error}\n---\n", "policy/value ");
}

static void what_is_no_record(void **state)
{
	expect_rules(state, "---\nid: [\n---\n", "yaml/bracket ");
}

static void wanted_and_wrong_are_apart(void **state)
{
	(void)state;
	assert_true(draft_is_wanted(RULE_OPEN_DATE));
	assert_true(draft_is_wanted(RULE_RECORD_REQUIRED));
	assert_false(draft_is_wanted(RULE_RECORD_TYPE));
	assert_false(draft_is_wanted(RULE_ID_DUPLICATE));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(a_good_one),
		ARENA_TEST(what_is_missing),
		ARENA_TEST(what_is_wrong),
		ARENA_TEST(an_id_that_is_taken),
		ARENA_TEST(a_record_may_name_itself),
		ARENA_TEST(many_records_that_depend_on_each_other),
		ARENA_TEST(definitions_are_read),
		ARENA_TEST(what_is_no_record),
		ARENA_TEST(wanted_and_wrong_are_apart)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
