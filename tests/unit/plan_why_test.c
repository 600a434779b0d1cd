#include "paper.h"

#include "muster/plan_why.h"

static struct program program;
static struct plan plan;

static void add(const char *kind, const char *id, const char *status,
		const char *lines)
{
	paper_add(&program, kind, id, status, lines);
}

/* M-1 is the end, of ten workdays from Monday, 27 April, on. */
static void begin(struct arena *arena)
{
	paper_begin(&program, arena);
	add("milestone", "M-1", "planned",
	    "due: 2026-05-04\ndepends_on: [W-2, R-1, R-2]\n");
	add("deliverable", "W-1", "done",
	    "due: 2026-04-10\ndone: 2026-04-17\n");
	add("deliverable", "W-2", "in-progress",
	    "duration: 2w\nprogress: 0%\ndepends_on: [W-1]\n");
	add("deliverable", "W-3", "planned",
	    "duration: 1w\nmilestone: M-1\n");
	add("risk", "R-1", "open", "");
}

static void expect_why(const char *id, const char *want)
{
	struct str out = STR_INIT;
	const struct plan_item *item;

	paper_join(&program);
	plan_read(&plan, &program, VIEW("M-1"), paper_day("2026-04-27"),
		  program.arena);
	item = plan_find(&plan, view_of(id));
	if (item)
		plan_why_add(&out, &plan, item);
	else
		plan_why_not(&out, &plan, program_find(&program,
						       view_of(id)));
	expect_str(&out, want);
}

static void the_end_is_held_against_the_target(void **state)
{
	begin(*state);
	add("charter", "charter", "active", "target: 2026-05-07\n");
	expect_why("M-1", "M-1 The M-1 is what this plan is measured by: it "
		   "can be finished on 2026-05-08, 1 workday after the target "
		   "of 2026-05-07. It is held up by W-2, until 2026-05-08. It "
		   "is due on 2026-05-04 and can't be finished before "
		   "2026-05-08. It waits for W-2 (2026-05-08) and W-3 "
		   "(2026-05-01). Its depends_on also names what has no place "
		   "in the plan: R-1 (open) and R-2 (not a record here).");
}

static void what_is_critical_moves_the_end_day_by_day(void **state)
{
	begin(*state);
	expect_why("W-2", "W-2 The W-2 is critical: each day that it takes "
		   "longer moves M-1 The M-1 (2026-05-08) by a day. It is "
		   "under way, and 10 workdays of 10 are left. It waits for "
		   "W-1 (done 2026-04-17). Next after it: M-1.");
}

static void what_is_not_says_what_would_make_it_so(void **state)
{
	begin(*state);
	add("deliverable", "W-4", "planned",
	    "duration: 1bd\nstart: 2026-05-04\nmilestone: M-1\n");
	add("deliverable", "W-5", "planned",
	    "duration: 1bd\ndepends_on: [W-3]\nmilestone: M-1\n");
	expect_why("W-3", "W-3 The W-3 is near-critical: it can slip 4 "
		   "workdays, to 2026-05-07, before it moves M-1 The M-1 "
		   "(2026-05-08). It would be critical if it took 4 workdays "
		   "longer; what comes next moves with the first of them. It "
		   "can begin today. Next after it: M-1 and W-5.");
	expect_why("W-4", "W-4 The W-4 is near-critical: it can slip 4 "
		   "workdays, to 2026-05-08, before it moves M-1 The M-1 "
		   "(2026-05-08). It would be critical if it took 4 workdays "
		   "longer. Nothing holds it up before its start on "
		   "2026-05-04. Next after it: M-1.");
}

static void what_is_done_or_held_says_so(void **state)
{
	begin(*state);
	add("milestone", "M-2", "planned", "due: 2026-04-29\n");
	add("deliverable", "W-4", "planned", "depends_on: [M-2]\n");
	expect_why("W-1", "W-1 The W-1 is done since 2026-04-17, 5 workdays "
		   "after its due date of 2026-04-10: nothing that is open can "
		   "move it. Next after it: W-2.");
	expect_why("M-2", "M-2 The M-2 is not critical: it ends on "
		   "2026-04-29, and M-1 The M-1 (2026-05-08) does not wait for "
		   "it, so that it can slip as far as it likes. It would be "
		   "critical if M-1 depended on it, or on what waits for it, "
		   "and it ended on that day or later. It has no length and "
		   "waits for nothing, so its due date of 2026-04-29 is all "
		   "that is known of it. Next after it: W-4.");
}

static void a_circle_is_shown(void **state)
{
	begin(*state);
	add("deliverable", "W-4", "planned", "depends_on: [W-5]\n");
	add("deliverable", "W-5", "planned", "depends_on: [W-4]\n");
	add("deliverable", "W-6", "planned", "depends_on: [W-5]\n");
	expect_why("W-5", "W-5 The W-5 waits, in the end, for itself: W-4 > "
		   "W-5 > W-4. Nothing can be said of its dates until that is "
		   "broken; `muster plan` shows where. It waits for W-4 (in a "
		   "circle). Next after it: W-4 and W-6.");
	expect_why("W-6", "W-6 The W-6 waits, in the end, for items that wait "
		   "for each other in a circle. Nothing can be said of its "
		   "dates until that is broken; `muster plan` shows where. It "
		   "waits for W-5 (in a circle).");
}

static void what_is_no_item_says_why_not(void **state)
{
	begin(*state);
	add("deliverable", "W-4", "cancelled", "milestone: M-1\n");
	expect_why("R-1", "R-1 The R-1 has no place in the plan, which is "
		   "made of milestones and deliverables: it takes no time, and "
		   "nothing in the plan waits for it. It is named by M-1.");
	expect_why("W-4", "W-4 The W-4 is out of the plan (cancelled), and "
		   "nothing waits for it.");
}

static void long_lists_are_cut(void **state)
{
	begin(*state);
	for (int i = 10; i < 20; i++)
		add("deliverable", arena_printf(*state, "W-%d", i), "planned",
		    "depends_on: [W-3]\n");
	expect_why("W-3", "W-3 The W-3 is near-critical: it can slip 5 "
		   "workdays, to 2026-05-08, before it moves M-1 The M-1 "
		   "(2026-05-08). It would be critical if it took 5 workdays "
		   "longer; what comes next moves with the first of them. It "
		   "can begin today. Next after it: M-1, W-10, W-11, W-12, "
		   "W-13, W-14, W-15, W-16 and 3 more.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(the_end_is_held_against_the_target),
		ARENA_TEST(what_is_critical_moves_the_end_day_by_day),
		ARENA_TEST(what_is_not_says_what_would_make_it_so),
		ARENA_TEST(what_is_done_or_held_says_so),
		ARENA_TEST(a_circle_is_shown),
		ARENA_TEST(what_is_no_item_says_why_not),
		ARENA_TEST(long_lists_are_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
