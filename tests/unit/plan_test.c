#include "paper.h"

#include "muster/plan.h"

static uint32_t random_below(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

static struct program program;
static struct plan plan;

static void begin(struct arena *arena)
{
	paper_begin(&program, arena);
}

static void add(const char *kind, const char *id, const char *status,
		const char *lines)
{
	paper_add(&program, kind, id, status, lines);
}

static void read_to(const char *today, const char *end)
{
	paper_join(&program);
	plan_read(&plan, &program, view_of(end), paper_day(today),
		  program.arena);
}

static const struct plan_item *item(const char *id)
{
	const struct plan_item *found = plan_find(&plan, view_of(id));

	assert_non_null(found);
	return found;
}

static void expect_dates(const char *id, const char *start,
			 const char *finish, int slack)
{
	const struct plan_item *it = item(id);
	char day[DATE_SIZE];

	assert_string_equal(date_format(it->early_start, day), start);
	assert_string_equal(date_format(it->early_finish, day), finish);
	assert_int_equal(it->slack, slack);
}

static void expect_chain(const struct plan_chain *chain, const char *want)
{
	struct str ids = STR_INIT;

	for (size_t i = 0; i < chain->items.len; i++)
		str_addf(&ids, "%s" VIEW_FMT, i ? " " : "", VIEW_ARG(
			 plan.items.items[chain->items.items[i]].record->id));
	expect_str(&ids, want);
}

/* Two chains to a milestone, of 10 and of 8 workdays. */
static void two_chains(struct arena *arena)
{
	begin(arena);
	add("milestone", "M-1", "planned",
	    "depends_on: [W-2, G-1]\ndue: 2026-06-30\n");
	add("deliverable", "W-1", "planned", "duration: 1w\n");
	add("deliverable", "W-2", "planned",
	    "duration: 5bd\ndepends_on: [W-1]\n");
	add("deliverable", "W-3", "planned",
	    "duration: 8bd\nmilestone: M-1\n");
}

static void the_longest_chain_is_critical(void **state)
{
	two_chains(*state);
	read_to("2026-04-27", "");
	expect_dates("W-1", "2026-04-27", "2026-05-01", 0);
	expect_dates("W-2", "2026-05-04", "2026-05-08", 0);
	expect_dates("W-3", "2026-04-27", "2026-05-06", 2);
	expect_dates("M-1", "2026-05-08", "2026-05-08", 0);
	assert_true(item("W-1")->critical && item("M-1")->critical);
	assert_false(item("W-3")->critical);
	assert_true(item("W-3")->near);
	assert_int_equal(item("W-3")->late_finish, paper_day("2026-05-08"));
	assert_int_equal(item("W-3")->free_slack, 2);
	expect_chain(&plan.critical, "W-1 W-2 M-1");
	assert_int_equal(plan.critical.length, 10);
	assert_int_equal(item("M-1")->others.list.len, 1);
	expect_view(item("M-1")->others.list.items[0], "G-1");
}

static void slack_is_measured_to_the_end_that_is_given(void **state)
{
	two_chains(*state);
	read_to("2026-04-27", "W-1");
	assert_true(item("W-1")->critical);
	assert_false(item("W-3")->bound);
	assert_int_equal(item("W-3")->slack, NETWORK_TIME_MAX);
	expect_chain(&plan.critical, "W-1");
}

static void what_is_done_is_the_past(void **state)
{
	two_chains(*state);
	program.records.len--;
	add("deliverable", "W-4", "done",
	    "duration: 1w\nstart: 2026-04-20\ndone: 2026-04-25\n");
	add("deliverable", "W-5", "planned",
	    "duration: 1w\ndepends_on: [W-4]\nmilestone: M-1\n");
	read_to("2026-04-29", "");
	expect_dates("W-4", "2026-04-20", "2026-04-25", 7);
	assert_false(item("W-4")->critical || item("W-4")->near);
	expect_dates("W-5", "2026-04-29", "2026-05-05", 5);
	assert_int_equal(item("W-5")->driver, NETWORK_NOBODY);
	expect_chain(&plan.planned, "W-1 W-2 M-1");
}

static void what_is_left_goes_on_from_today(void **state)
{
	begin(*state);
	add("deliverable", "W-1", "in-progress",
	    "duration: 4w\nstart: 2026-03-02\nprogress: 85%\n");
	add("deliverable", "W-2", "in-progress",
	    "duration: 4w\nstart: 2026-04-20\n");
	add("deliverable", "W-3", "in-progress",
	    "duration: 4w\nstart: 2026-01-05\n");
	add("deliverable", "W-4", "in-progress",
	    "duration: 4w\nprogress: 100\n");
	add("deliverable", "W-5", "planned",
	    "duration: 4w\nstart: 2026-01-05\n");
	add("deliverable", "W-6", "in-progress",
	    "duration: 5bd\nprogress: 12.5%\n");
	read_to("2026-04-24", "");
	assert_int_equal(item("W-1")->left, 3);
	assert_int_equal(item("W-1")->early_start, paper_day("2026-03-02"));
	assert_int_equal(item("W-1")->early_finish, paper_day("2026-04-28"));
	assert_int_equal(item("W-2")->left, 16);
	assert_int_equal(item("W-3")->left, 1);
	assert_int_equal(item("W-4")->left, 1);
	assert_int_equal(item("W-5")->left, 20);
	assert_int_equal(item("W-5")->early_start, paper_day("2026-04-24"));
	assert_int_equal(item("W-6")->left, 5);
}

static void a_length_is_the_first_thing_that_is_known(void **state)
{
	begin(*state);
	add("deliverable", "W-1", "planned", "duration: 3bd\n"
	    "estimate: {best: 1w, likely: 2w, worst: 4w}\n");
	add("deliverable", "W-2", "planned", "start: 2026-05-01\n"
	    "due: 2026-05-30\nestimate: {best: 1w, likely: 2w, worst: 4w}\n");
	add("deliverable", "W-3", "planned",
	    "start: 2026-05-01\ndue: 2026-05-08\n"
	    "estimate: {best: 1w, worst: 4w}\n");
	add("deliverable", "W-4", "planned", "due: 2026-05-09\n");
	add("deliverable", "W-5", "planned", "duration: soon\n");
	add("deliverable", "W-6", "planned",
	    "start: 2026-05-08\ndue: 2026-05-01\n");
	add("milestone", "M-1", "planned", "duration: 2w\n");
	read_to("2026-04-24", "");
	assert_int_equal(item("W-1")->length, 3);
	assert_int_equal(item("W-2")->length, 11);
	assert_int_equal(item("W-2")->source, PLAN_ESTIMATE);
	assert_int_equal(item("W-3")->length, 6);
	assert_int_equal(item("W-3")->source, PLAN_DATES);
	assert_int_equal(item("W-4")->source, PLAN_HELD);
	assert_int_equal(item("W-4")->early_finish, paper_day("2026-05-09"));
	assert_int_equal(item("W-5")->source, PLAN_NO_LENGTH);
	assert_int_equal(item("W-6")->length, 0);
	assert_int_equal(item("M-1")->length, 0);
}

static void nothing_open_happens_before_today(void **state)
{
	begin(*state);
	add("milestone", "M-1", "planned", "due: 2026-01-30\n");
	add("deliverable", "W-1", "planned",
	    "duration: 1bd\ndepends_on: [M-1]\n");
	add("deliverable", "W-2", "planned",
	    "duration: 1bd\nstart: 2026-05-02\n");
	read_to("2026-04-25", "");
	expect_dates("M-1", "2026-04-25", "2026-04-25", NETWORK_TIME_MAX);
	expect_dates("W-1", "2026-04-27", "2026-04-27", NETWORK_TIME_MAX);
	expect_dates("W-2", "2026-05-04", "2026-05-04", 0);
}

static void what_is_dropped_is_not_waited_for(void **state)
{
	begin(*state);
	add("deliverable", "W-1", "cancelled", "duration: 9w\n");
	add("deliverable", "W-2", "planned",
	    "duration: 1bd\ndepends_on: [W-1]\n");
	read_to("2026-04-27", "");
	assert_null(plan_find(&plan, VIEW("W-1")));
	assert_int_equal(item("W-2")->early_finish, paper_day("2026-04-27"));
	expect_view(item("W-2")->others.list.items[0], "W-1");
}

static void the_end_is_an_open_milestone_if_there_is_one(void **state)
{
	begin(*state);
	add("deliverable", "W-1", "planned", "duration: 20w\n");
	add("milestone", "M-1", "done", "done: 2026-04-20\n");
	add("milestone", "M-2", "planned", "due: 2026-05-20\n");
	add("milestone", "M-3", "planned", "due: 2026-05-21\n");
	read_to("2026-04-27", "");
	assert_ptr_equal(&plan.items.items[plan.end], item("M-3"));
	assert_false(item("W-1")->bound);
}

static void holidays_are_not_worked_on(void **state)
{
	two_chains(*state);
	calendar_add_holiday(&program.policy.calendar, *state,
			     paper_day("2026-05-01"));
	read_to("2026-04-27", "");
	expect_dates("W-1", "2026-04-27", "2026-05-04", 0);
}

static void a_circle_is_told_and_computes_nothing(void **state)
{
	struct findings findings = { .arena = *state };

	begin(*state);
	add("milestone", "M-1", "planned", "due: 2026-05-01\n");
	add("deliverable", "W-1", "planned",
	    "milestone: M-1\ndepends_on: [M-1]\n");
	add("deliverable", "W-2", "planned", "depends_on: [W-1]\n");
	add("deliverable", "W-3", "planned", "depends_on: [W-3]\n");
	read_to("2026-04-27", "");
	assert_int_equal(plan.end, NETWORK_NOBODY);
	assert_true(item("W-2")->looped && item("W-1")->looped);
	assert_int_equal(plan.critical.items.len, 0);
	plan_findings(&plan, &findings);
	assert_int_equal(findings.list.len, 2);
	assert_int_equal(findings.list.items[0].rule, RULE_LINK_CYCLE);
	assert_true(view_ends(findings.list.items[0].message,
			      ": M-1 > W-1 > M-1"));
	read_to("2026-04-27", "W-2");
	assert_false(item("W-1")->bound);
}

static void due_before_it_can_be_is_told(void **state)
{
	struct findings findings = { .arena = *state };

	two_chains(*state);
	read_to("2026-06-22", "");
	plan_findings(&plan, &findings);
	assert_int_equal(findings.list.len, 1);
	assert_int_equal(findings.list.items[0].rule, RULE_PLAN_DUE);
	expect_view(findings.list.items[0].message,
		    "'M-1' is due on 2026-06-30, but 'W-2', which it waits "
		    "for, can't be finished before 2026-07-03");
	findings.list.len = 0;
	read_to("2026-06-17", "");
	plan_findings(&plan, &findings);
	assert_int_equal(findings.list.len, 0);
}

/* What is supposed of one item, in the two chains. */
static void suppose(struct arena *arena, const struct plan_change *change)
{
	struct plan_changes changes = { 0 };

	two_chains(arena);
	read_to("2026-04-27", "");
	*VEC_PUSH(arena, &changes.list) = *change;
	plan_suppose(&plan, &program, VIEW(""), paper_day("2026-04-27"),
		     &changes, arena);
}

static void what_is_supposed_moves_the_end(void **state)
{
	const struct plan_change longer = {
		PLAN_LATER, VIEW("W-3"), false,
		{ 7, DURATION_DAYS }, 0
	};
	const struct plan_change shorter = {
		PLAN_LATER, VIEW("W-2"), true,
		{ 9, DURATION_BUSINESS_DAYS }, 0
	};
	const struct plan_change on = {
		PLAN_ON, VIEW("W-2"), false, { 0 }, paper_day("2026-05-20")
	};
	const struct plan_change without = { PLAN_WITHOUT, VIEW("W-2"),
					     false, { 0 }, 0 };

	suppose(*state, &longer);
	expect_dates("M-1", "2026-05-13", "2026-05-13", 0);
	assert_true(item("W-3")->critical);
	suppose(*state, &shorter);
	expect_dates("M-1", "2026-05-06", "2026-05-06", 0);
	suppose(*state, &on);
	expect_dates("M-1", "2026-05-20", "2026-05-20", 0);
	assert_false(item("W-1")->bound);
	suppose(*state, &without);
	expect_dates("M-1", "2026-05-06", "2026-05-06", 0);
	assert_null(plan_find(&plan, VIEW("W-2")));
}

static void what_is_held_or_done_is_moved_as_it_is(void **state)
{
	struct plan_changes changes = { 0 };

	begin(*state);
	add("milestone", "M-1", "planned", "due: 2026-05-01\n");
	add("deliverable", "W-1", "done", "done: 2026-04-20\n");
	add("deliverable", "W-2", "planned",
	    "duration: 1bd\ndepends_on: [W-1]\n");
	read_to("2026-04-27", "");
	*VEC_PUSH(*state, &changes.list) = (struct plan_change){
		PLAN_LATER, VIEW("M-1"), false, { 7, DURATION_DAYS }, 0 };
	*VEC_PUSH(*state, &changes.list) = (struct plan_change){
		PLAN_LATER, VIEW("W-1"), false,
		{ 8, DURATION_BUSINESS_DAYS }, 0 };
	plan_suppose(&plan, &program, VIEW(""), paper_day("2026-04-27"),
		     &changes, *state);
	assert_int_equal(item("M-1")->early_finish, paper_day("2026-05-08"));
	assert_int_equal(item("W-1")->early_finish, paper_day("2026-04-30"));
	assert_int_equal(item("W-2")->early_finish, paper_day("2026-05-01"));
}

/* Items in a random order of who waits for whom. */
static void draw(struct arena *arena, uint32_t *seed)
{
	static const char *const statuses[] = { "planned", "planned",
						"in-progress", "done",
						"cancelled" };
	uint32_t len = 2 + random_below(seed, 14);

	begin(arena);
	for (uint32_t i = 1; i <= len; i++) {
		struct str lines = STR_INIT;
		bool milestone = !random_below(seed, 4);

		str_addf(&lines, "duration: %ubd\ndue: 2026-05-%02u\n",
			 random_below(seed, 9), 1 + random_below(seed, 30));
		if (!random_below(seed, 3))
			str_addf(&lines, "start: 2026-0%u-1%u\n",
				 4 + random_below(seed, 2),
				 random_below(seed, 9));
		str_adds(&lines, "depends_on: [");
		for (uint32_t k = 1; k < i; k++)
			if (!random_below(seed, 4))
				str_addf(&lines, "X-%u, ", k);
		str_adds(&lines, "]\n");
		add(milestone ? "milestone" : "deliverable",
		    arena_printf(arena, "X-%u", i),
		    statuses[random_below(seed, 5)], lines.buf);
		str_release(&lines);
	}
	add("milestone", "X-99", "planned", "depends_on: [X-1, X-2]\n");
}

/* By how much the end moves when an item is so many workdays later. */
static int32_t moved(const struct plan *before, const struct plan_item *it,
		     int32_t by)
{
	struct plan_changes changes = { 0 };
	struct plan after;

	*VEC_PUSH(before->arena, &changes.list) = (struct plan_change){
		PLAN_LATER, it->record->id, false,
		{ by, DURATION_BUSINESS_DAYS }, 0 };
	plan_suppose(&after, &program,
		     before->items.items[before->end].record->id,
		     before->today, &changes, before->arena);
	return after.times.early_finish[after.end] -
	       before->times.early_finish[before->end];
}

static void an_item_can_slip_by_its_slack_and_no_more(void **state)
{
	uint32_t seed = 7;
	size_t tried = 0;

	for (unsigned round = 0; round < expect_rounds(300); round++) {
		struct plan before;

		draw(*state, &seed);
		read_to("2026-04-25", "");
		before = plan;
		for (size_t i = 0; i < before.items.len; i++) {
			const struct plan_item *it = &before.items.items[i];

			if (it->done || !it->bound)
				continue;
			assert_int_equal(moved(&before, it, it->slack), 0);
			assert_int_equal(moved(&before, it, it->slack + 1),
					 1);
			tried++;
		}
		arena_clear(*state);
	}
	assert_true(tried > expect_rounds(500));
}

static void odd_values_are_survived(void **state)
{
	begin(*state);
	add("deliverable", "W-1", "planned",
	    "start: 0001-01-01\ndue: 9999-12-31\n");
	add("deliverable", "W-2", "planned",
	    "duration: 36500bd\ndepends_on: [W-1, [x], W-1, nobody]\n");
	add("deliverable", "W-3", "done",
	    "done: 9999-12-31\nduration: 36500bd\nstart: 9999-12-31\n");
	add("deliverable", "W-4", "nonsense", "depends_on: W-2\n"
	    "duration: 99999999999d\nprogress: -5\n");
	add("deliverable", "W-1", "planned", "depends_on: [W-4]\n");
	read_to("2026-04-27", "");
	assert_int_equal(plan.items.len, 4);
	assert_int_equal(item("W-3")->early_finish, paper_day("2026-04-24"));
	assert_true(item("W-2")->early_finish > paper_day("9999-12-31"));
	assert_int_equal(item("W-4")->driver,
			 plan_number(&plan, item("W-2")));
	assert_int_equal(item("W-2")->others.list.len, 1);
}

static void an_empty_program_has_no_end(void **state)
{
	begin(*state);
	read_to("2026-04-27", "M-1");
	assert_int_equal(plan.end, NETWORK_NOBODY);
	assert_int_equal(plan.planned.items.len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(the_longest_chain_is_critical),
		ARENA_TEST(slack_is_measured_to_the_end_that_is_given),
		ARENA_TEST(what_is_done_is_the_past),
		ARENA_TEST(what_is_left_goes_on_from_today),
		ARENA_TEST(a_length_is_the_first_thing_that_is_known),
		ARENA_TEST(nothing_open_happens_before_today),
		ARENA_TEST(what_is_dropped_is_not_waited_for),
		ARENA_TEST(the_end_is_an_open_milestone_if_there_is_one),
		ARENA_TEST(holidays_are_not_worked_on),
		ARENA_TEST(a_circle_is_told_and_computes_nothing),
		ARENA_TEST(due_before_it_can_be_is_told),
		ARENA_TEST(what_is_supposed_moves_the_end),
		ARENA_TEST(what_is_held_or_done_is_moved_as_it_is),
		ARENA_TEST(an_item_can_slip_by_its_slack_and_no_more),
		ARENA_TEST(odd_values_are_survived),
		ARENA_TEST(an_empty_program_has_no_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
