#include "expect.h"

#include "muster/impact.h"

/* Two programs without files, what was and what would be: records from
 * their front matter. */
static struct program programs[2];
static struct slips slips;
static struct impact impact;

static void begin(struct arena *arena)
{
	slips = (struct slips){ .cut = 0 };
	for (int side = 0; side < 2; side++) {
		struct program *program = &programs[side];

		*program = (struct program){ .arena = arena,
					     .dir = VIEW("program") };
		program->kinds = arena_alloc(arena, sizeof(*program->kinds));
		kinds_init(program->kinds, arena);
		policy_init(&program->policy);
	}
}

/* A record of one side: kind, id, status and further lines. */
static void add(int side, const char *kind, const char *id,
		const char *status, const char *lines)
{
	struct program *program = &programs[side];
	struct arena *arena = program->arena;
	struct record *record = VEC_PUSH(arena, &program->records);
	const char *text = arena_printf(
		arena, "---\nkind: %s\nid: %s\nstatus: %s\ntitle: %s\n%s---\n",
		kind, id, status, id, lines);

	record->path = view_of(arena_printf(arena, "program/%s.md", id));
	record_take(record, document_read(record->path, view_of(text),
					  arena));
	record->kind = kinds_find(program->kinds, view_of(kind));
	assert_non_null(record->kind);
	record->class = kind_status(record->kind, record->status);
}

static void add_both(const char *kind, const char *id, const char *status,
		     const char *lines)
{
	add(0, kind, id, status, lines);
	add(1, kind, id, status, lines);
}

/* The programs of these sides, as of Monday, 2026-06-01. */
static const char *words_of(bool base, bool head)
{
	struct arena *arena = programs[0].arena;
	struct impact_scope asked = {
		.programs = { base ? &programs[0] : NULL,
			      head ? &programs[1] : NULL },
		.slips = &slips,
		.options = { .runs = 100 }
	};
	struct str out = STR_INIT;
	struct view words;

	assert_true(date_parse(VIEW("2026-06-01"), &asked.today));
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < programs[side].records.len; i++)
			map_put(arena, &programs[side].by_id,
				programs[side].records.items[i].id,
				&programs[side].records.items[i]);
	impact_read(&impact, &asked, arena);
	impact_words(&out, &impact);
	words = view_copy(arena, str_view(&out));
	str_release(&out);
	return words.ptr;
}

static const char *words(void)
{
	return words_of(true, true);
}

static void nothing_moves(void **state)
{
	begin(*state);
	add_both("deliverable", "W-1", "planned", "duration: 2w\n");
	add_both("milestone", "M-1", "planned", "depends_on: [W-1]\n");
	assert_string_equal(words(), "the P80 of M-1 stays 2026-06-12");
	assert_true(impact_none(&impact));
}

static void a_longer_path_moves_the_end(void **state)
{
	begin(*state);
	add_both("deliverable", "W-1", "planned", "duration: 2w\n");
	add(1, "deliverable", "W-2", "planned",
	    "duration: 1w\ndepends_on: [W-1]\nmilestone: M-1\n");
	add_both("milestone", "M-1", "planned", "depends_on: [W-1]\n");
	add_both("milestone", "M-0", "planned", "due: 2026-06-10\n");
	assert_string_equal(
		words(), "the P80 of M-1 moves from 2026-06-12 to 2026-06-19, "
		"5 workdays later; the critical path now runs through W-2; "
		"milestones and deliverables +1 -0");
	assert_false(impact_none(&impact));
	assert_int_equal(impact.unmoved, 1);
	assert_int_equal(impact.milestones.len, 0);
}

static void a_shorter_one_does_so_too(void **state)
{
	begin(*state);
	add(0, "deliverable", "W-1", "planned", "duration: 2w\n");
	add(1, "deliverable", "W-1", "cancelled", "duration: 2w\n");
	add_both("deliverable", "W-2", "planned", "duration: 9bd\n");
	add_both("milestone", "M-1", "planned", "depends_on: [W-1, W-2]\n");
	assert_string_equal(
		words(), "the P80 of M-1 moves from 2026-06-12 to 2026-06-11, "
		"1 workday sooner; the critical path now runs through W-2 and "
		"no longer through W-1; milestones and deliverables +0 -1");
}

static void another_milestone_may_move_alone(void **state)
{
	begin(*state);
	add_both("deliverable", "W-1", "planned", "duration: 4w\n");
	add(0, "deliverable", "W-2", "planned", "duration: 1w\n");
	add(1, "deliverable", "W-2", "planned", "duration: 2w\n");
	add_both("milestone", "M-1", "planned", "depends_on: [W-1]\n");
	add_both("milestone", "M-2", "planned", "depends_on: [W-2]\n");
	assert_string_equal(words(), "the P80 of M-1 stays 2026-06-26");
	assert_int_equal(impact.milestones.len, 1);
	assert_string_equal(impact.milestones.items[0].id.ptr, "M-2");
	assert_int_equal(impact_workdays(&impact,
					 impact.milestones.items[0].p80.day[0],
					 impact.milestones.items[0].p80.day[1]),
			 5);
	assert_false(impact_none(&impact));
}

static void the_end_may_be_another_one(void **state)
{
	begin(*state);
	add_both("milestone", "M-1", "planned", "due: 2026-06-12\n");
	add(1, "milestone", "M-2", "planned", "due: 2026-06-19\n");
	assert_string_equal(
		words(), "the end is M-2 and no longer M-1: the P80 of M-2 "
		"moves from 2026-06-12 to 2026-06-19, 5 workdays later; the "
		"critical path now runs through M-2 and no longer through "
		"M-1; milestones and deliverables +1 -0");
}

/* Each date is drawn from a history of early and late ones. */
static void what_is_drawn_goes_by_the_id(void **state)
{
	begin(*state);
	for (int32_t i = 0; i < 2 * SLIPS_MIN; i++)
		*VEC_PUSH(*state, &slips.slips) = 3 * i;
	add(1, "milestone", "M-0", "planned", "due: 2026-06-08\n");
	add_both("milestone", "M-1", "planned", "due: 2026-06-12\n");
	add_both("milestone", "M-2", "planned", "due: 2026-06-19\n");
	words();
	assert_int_equal(impact.unmoved, 1);
	assert_int_equal(impact.milestones.len, 1);
	assert_string_equal(impact.milestones.items[0].id.ptr, "M-0");
	assert_true(impact.end.p80.day[0] == impact.end.p80.day[1]);
}

static void a_circle_has_no_dates(void **state)
{
	begin(*state);
	add(0, "deliverable", "W-1", "planned", "duration: 2w\n");
	add(1, "deliverable", "W-1", "planned",
	    "duration: 2w\ndepends_on: [M-1]\n");
	add_both("milestone", "M-1", "planned", "depends_on: [W-1]\n");
	assert_string_equal(words(), "no date can be computed while the plan "
			    "goes round in a circle");
}

static void risks_and_figures(void **state)
{
	begin(*state);
	add_both("milestone", "M-1", "planned", "due: 2026-06-12\n");
	add(0, "charter", "charter", "active",
	    "target: 2026-06-30\nbudget: 10 EUR\nscope:\n  in: [A]\n"
	    "success_criteria:\n  - {metric: a, target: 1}\n"
	    "  - {metric: b, target: 1}\n  - {metric: c, target: 1}\n");
	add(1, "charter", "charter", "active",
	    "target: 2026-07-01\nbudget: 12 EUR\nscope:\n  in: [A, B]\n"
	    "success_criteria:\n  - {metric: b, target: 2, actual: 3}\n");
	add(0, "risk", "R-1", "open", "probability: high\nimpact: high\n");
	add(1, "risk", "R-1", "closed", "probability: high\nimpact: high\n");
	add(0, "risk", "R-2", "open", "probability: high\nimpact: low\n");
	add(1, "risk", "R-2", "open", "probability: high\nimpact: critical\n");
	add(1, "risk", "R-3", "open", "rag: red\n");
	assert_string_equal(
		words(), "the P80 of M-1 stays 2026-06-12; the target moves "
		"from 2026-06-30 to 2026-07-01, 1 workday later; 2 new high "
		"risks: R-2 and R-3; 1 closed high risk: R-1; criteria +0 -2 "
		"~1; scope +1 -0; budget 10 EUR -> 12 EUR");
	assert_int_equal(impact.raid.len, 1);
	assert_int_equal(impact.raid.items[0].open[0], 2);
	assert_int_equal(impact.raid.items[0].open[1], 2);
}

static void a_program_that_begins_or_ends(void **state)
{
	begin(*state);
	add_both("milestone", "M-1", "planned", "due: 2026-06-12\n");
	assert_string_equal(words_of(false, true),
			    "the P80 of M-1 is 2026-06-12; the critical path "
			    "now runs through M-1; milestones and "
			    "deliverables +1 -0");
	assert_string_equal(words_of(true, false),
			    "nothing is planned; the critical path now runs "
			    "no longer through M-1; milestones and "
			    "deliverables +0 -1");
	assert_string_equal(words_of(false, false), "nothing is planned");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(nothing_moves),
		ARENA_TEST(a_longer_path_moves_the_end),
		ARENA_TEST(a_shorter_one_does_so_too),
		ARENA_TEST(another_milestone_may_move_alone),
		ARENA_TEST(the_end_may_be_another_one),
		ARENA_TEST(what_is_drawn_goes_by_the_id),
		ARENA_TEST(a_circle_has_no_dates),
		ARENA_TEST(risks_and_figures),
		ARENA_TEST(a_program_that_begins_or_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
