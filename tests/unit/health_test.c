#include "paper.h"

#include "muster/health.h"

static struct program program;
static struct plan plan;
static struct raid raid;
static struct movements movements;

static void begin(struct arena *arena)
{
	paper_begin(&program, arena);
	raid = (struct raid){ 0 };
	movements = (struct movements){ 0 };
}

/* A record of that kind, which moved today. */
static void add(const char *kind, const char *id, const char *status,
		const char *lines)
{
	static struct movement today = { .known = true };

	today.day = paper_day("2026-06-01");
	paper_add(&program, kind, id, status, lines);
	map_put(program.arena, &movements.by_path,
		program.records.items[program.records.len - 1].path, &today);
}

/* Judged on Monday, 1 June 2026. */
static struct health health_of(const char *id)
{
	const struct health_scope scope = { &plan, &raid, &movements, NULL,
					    program.arena };
	const int32_t day = paper_day("2026-06-01");
	struct health health;
	struct err err;

	paper_join(&program);
	plan_read(&plan, &program, VIEW(""), day, program.arena);
	raid_collect(&raid, &program, &movements, day, program.arena);
	if (id)
		assert_int_equal(health_of_item(&health, &scope,
						plan_find(&plan, view_of(id)),
						&err), 0);
	else
		assert_int_equal(health_of_program(&health, &scope, &err), 0);
	return health;
}

static void expect_reason(const struct health *health, size_t i,
			  const char *rag, const char *id, const char *text)
{
	assert_true(i < health->reasons.len);
	assert_string_equal(rag_name(health->reasons.items[i].rag), rag);
	expect_view(health->reasons.items[i].id, id);
	expect_view(health->reasons.items[i].text, text);
}

static void what_is_in_time_is_green(void **state)
{
	struct arena arena = ARENA_INIT;
	struct health health;

	(void)state;
	begin(&arena);
	add("milestone", "M-1", "planned", "due: 2026-07-31\nrag: yellow\n");
	add("deliverable", "W-1", "planned",
	    "milestone: M-1\nduration: 10bd\n");
	health = health_of("M-1");
	assert_int_equal(health.computed, RAG_GREEN);
	assert_int_equal(health.stated, RAG_YELLOW);
	assert_int_equal(health.reasons.len, 0);
	arena_release(&arena);
}

/* Ten workdays from 1 June end on 12 June. */
static void what_ends_after_its_due_date_is_red(void **state)
{
	static const struct {
		const char *due, *rag, *text;
	} cases[] = {
		{ "2026-06-11", "red", "is due 2026-06-11 and can't be "
				       "finished before 2026-06-12" },
		{ "2026-06-12", "yellow", "is due 2026-06-12 with 0 workdays "
					  "to spare" },
		{ "2026-06-15", "yellow", "is due 2026-06-15 with 1 workday "
					  "to spare" },
		{ "2026-05-29", "red", "was due 2026-05-29" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct arena arena = ARENA_INIT;
		struct health health;

		begin(&arena);
		add("milestone", "M-1", "planned",
		    arena_printf(&arena, "due: %s\nrag: green\n",
				 cases[i].due));
		add("deliverable", "W-1", "planned",
		    "milestone: M-1\nduration: 10bd\n");
		health = health_of("M-1");
		expect_reason(&health, 0, cases[i].rag, "M-1", cases[i].text);
		assert_int_equal(health.stated, RAG_GREEN);
		arena_release(&arena);
	}
}

static void blockers_and_dependencies_tell(void **state)
{
	struct arena arena = ARENA_INIT;
	struct health health;

	(void)state;
	begin(&arena);
	add("milestone", "M-1", "planned", "due: 2026-09-30\n");
	add("dependency", "DEP-1", "requested",
	    "consumer: M-1\nneeded_by: 2026-05-29\n");
	add("dependency", "DEP-2", "committed",
	    "consumer: M-1\nneeded_by: 2026-06-29\npromised: 2026-07-01\n");
	add("dependency", "DEP-3", "broken", "consumer: M-2\n");
	add("issue", "I-1", "open", "blocker: true\nblocks: [M-1]\n");
	add("issue", "I-2", "closed", "blocker: true\nblocks: [M-1]\n");
	health = health_of("M-1");
	assert_int_equal(health.reasons.len, 3);
	assert_int_equal(health.reasons.items[0].rag, RAG_RED);
	assert_int_equal(health.reasons.items[1].rag, RAG_RED);
	expect_reason(&health, 2, "yellow", "DEP-1",
		      "waits for something that was needed by now");
	arena_release(&arena);
}

static void nobody_has_looked(void **state)
{
	struct arena arena = ARENA_INIT;
	struct health health;

	(void)state;
	begin(&arena);
	add("milestone", "M-1", "planned", "due: 2026-09-30\n");
	movements = (struct movements){ 0 };
	health = health_of("M-1");
	expect_reason(&health, 0, "yellow", "M-1",
		      "was not looked at within its freshness window");
	arena_release(&arena);
}

static void a_program_is_as_its_milestones_are(void **state)
{
	struct arena arena = ARENA_INIT;
	struct health health;

	(void)state;
	begin(&arena);
	add("charter", "charter", "active", "rag: green\n");
	add("milestone", "M-1", "planned", "due: 2026-06-11\n");
	add("milestone", "M-2", "planned",
	    "due: 2026-09-30\ndepends_on: [M-1]\n");
	add("deliverable", "W-1", "planned",
	    "milestone: M-1\nduration: 10bd\n");
	health = health_of(NULL);
	assert_int_equal(health.stated, RAG_GREEN);
	assert_int_equal(health.computed, RAG_RED);
	expect_reason(&health, 0, "red", "M-1", "is due 2026-06-11 and can't "
		      "be finished before 2026-06-12");
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_in_time_is_green),
		cmocka_unit_test(what_ends_after_its_due_date_is_red),
		cmocka_unit_test(blockers_and_dependencies_tell),
		cmocka_unit_test(nobody_has_looked),
		cmocka_unit_test(a_program_is_as_its_milestones_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
