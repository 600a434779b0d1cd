#include "paper.h"

#include "muster/digest.h"
#include "muster/digest_report.h"

/* A Wednesday. */
#define TODAY "2026-07-15"

static struct program program;
static struct raid raid;
static struct movements movements;

static void begin(struct arena *arena)
{
	paper_begin(&program, arena);
	raid = (struct raid){ 0 };
	movements = (struct movements){ 0 };
	paper_add(&program, "person", "ann", "", "emails: [Ann@b.c, x@y]\n");
	paper_add(&program, "person", "bob", "", "emails: bob@b.c\n");
}

/* All of them have moved on that day. */
static void all_moved(const char *day)
{
	struct movement *moved = arena_alloc(program.arena, sizeof(*moved));

	*moved = (struct movement){ .known = true, .day = paper_day(day) };
	for (size_t i = 0; i < program.records.len; i++)
		map_put(program.arena, &movements.by_path,
			program.records.items[i].path, moved);
}

static void read(struct digest *digest, struct program **list, size_t len)
{
	struct programs programs = { .list = { list, len, len } };

	for (size_t i = 0; i < len; i++) {
		paper_join(list[i]);
		raid_collect(&raid, list[i], &movements, paper_day(TODAY),
			     list[i]->arena);
	}
	raid_sort(&raid);
	digest_read(digest, &programs, &raid, paper_day(TODAY),
		    program.arena);
}

static void add_lines(struct str *lines, const struct digest *digest)
{
	for (size_t i = 0; i < digest->people.len; i++) {
		const struct digest_person *person = digest->people.items[i];

		str_addf(lines, "%s" VIEW_FMT ":", i ? "\n" : "",
			 VIEW_ARG(person->id));
		for (size_t k = 0; k < person->items.len; k++) {
			const struct digest_item *item =
				&person->items.items[k];

			str_addf(lines, " %s " VIEW_FMT,
				 digest_section_name(item->section),
				 VIEW_ARG(item->record->id));
		}
	}
}

/* "ann: decide D-1 stale R-1\nbob: ..." */
static void expect_digest(const char *expected)
{
	struct program *list[] = { &program };
	struct digest digest;
	struct str lines = STR_INIT;

	read(&digest, list, 1);
	add_lines(&lines, &digest);
	expect_str(&lines, expected);
}

static void each_thing_stands_once_in_the_first_section(void **state)
{
	begin(*state);
	paper_add(&program, "risk", "R-1", "open",
		  "owner: ann\ndue: 2026-09-01\n");
	paper_add(&program, "risk", "R-2", "open",
		  "owner: ann\ndue: 2026-07-14\n");
	paper_add(&program, "decision", "D-1", "proposed",
		  "owner: ann\ndecider: ann\nneeded_by: 2026-07-10\n");
	paper_add(&program, "milestone", "M-1", "planned",
		  "owner: ann\ndue: 2026-07-20\n");
	expect_digest("ann: decide D-1 overdue R-2 stale R-1 date M-1");
}

static void who_has_nothing_to_do_is_not_there(void **state)
{
	begin(*state);
	paper_add(&program, "risk", "R-1", "open",
		  "owner: ann\ndue: 2026-09-01\n");
	paper_add(&program, "risk", "R-2", "closed", "owner: bob\n");
	paper_add(&program, "milestone", "M-1", "planned",
		  "owner: bob\ndue: 2026-07-23\n");
	all_moved(TODAY);
	expect_digest("");
}

static void a_decision_waits_for_its_decider(void **state)
{
	begin(*state);
	paper_add(&program, "decision", "D-1", "proposed",
		  "owner: ann\ndecider: bob\nneeded_by: 2026-09-01\n");
	paper_add(&program, "decision", "D-2", "proposed", "owner: ann\n");
	paper_add(&program, "decision", "D-3", "accepted",
		  "owner: ann\ndecider: bob\n");
	paper_add(&program, "issue", "I-1", "open",
		  "owner: ann\nescalation:\n  to: bob\n"
		  "  needed_by: 2026-07-16\n");
	all_moved(TODAY);
	expect_digest("ann: decide D-2\nbob: decide I-1 decide D-1");
}

static void a_week_ends_before_the_days_that_are_free(void **state)
{
	begin(*state);
	paper_add(&program, "action", "A-1", "open",
		  "owner: ann\ndue: 2026-07-22\n");
	paper_add(&program, "action", "A-2", "open",
		  "owner: ann\ndue: 2026-07-23\n");
	paper_add(&program, "action", "A-3", "open",
		  "owner: bob\ndue: 2026-07-26\n");
	all_moved(TODAY);
	calendar_add_holiday(&program.policy.calendar, *state,
			     paper_day("2026-07-23"));
	expect_digest("ann: due A-1 due A-2");
	calendar_add_holiday(&program.policy.calendar, *state,
			     paper_day("2026-07-24"));
	raid = (struct raid){ 0 };
	expect_digest("ann: due A-1 due A-2\nbob: due A-3");
}

static void what_stops_work_is_said_every_week(void **state)
{
	begin(*state);
	paper_add(&program, "issue", "I-1", "open",
		  "owner: ann\nblocker: true\ndue: 2026-09-01\n");
	paper_add(&program, "issue", "I-2", "open",
		  "owner: ann\nblocker: false\ndue: 2026-09-01\n");
	all_moved(TODAY);
	expect_digest("ann: blocker I-1");
}

static void what_nobody_owns_is_the_charters(void **state)
{
	begin(*state);
	paper_add(&program, "charter", "charter", "active", "owner: bob\n");
	paper_add(&program, "person", "eve", "", "left: 2026-07-01\n");
	paper_add(&program, "risk", "R-1", "open",
		  "owner: eve\ndue: 2026-07-01\n");
	paper_add(&program, "risk", "R-2", "open", "due: 2026-09-01\n");
	expect_digest("bob: unowned R-1 unowned R-2");
}

static void what_does_not_count_is_no_nudge(void **state)
{
	struct program *list[] = { &program };
	struct programs programs = { .list = { list, 1, 1 } };
	struct digest digest;

	begin(*state);
	paper_add(&program, "risk", "R-1", "open",
		  "owner: ann\ndue: 2026-07-14\n");
	read(&digest, list, 1);
	raid.entries.items[0].excuses[RAID_STALE].why = JUDGEMENT_WAIVED;
	raid.entries.items[0].excuses[RAID_OVERDUE].why = JUDGEMENT_WAIVED;
	digest_read(&digest, &programs, &raid, paper_day(TODAY), *state);
	assert_int_equal(digest.people.len, 0);
}

static void one_person_in_two_programs_is_asked_once(void **state)
{
	struct program first;
	struct program *list[] = { &first, &program };
	struct digest digest;
	struct str lines = STR_INIT;

	begin(*state);
	paper_add(&program, "risk", "R-1", "open", "owner: ann\n");
	paper_add(&program, "risk", "R-2", "open", "owner: bob\n");
	first = program;
	paper_begin(&program, *state);
	paper_add(&program, "person", "ann", "", "emails: [Ann@b.c]\n");
	paper_add(&program, "person", "bob", "", "emails: [other@b.c]\n");
	paper_add(&program, "risk", "R-3", "open", "owner: ann\n");
	paper_add(&program, "risk", "R-4", "open", "owner: bob\n");
	read(&digest, list, 2);
	add_lines(&lines, &digest);
	expect_str(&lines, "ann: stale R-1 stale R-3\nbob: stale R-2\n"
		   "bob: stale R-4");
	digest_pick(&digest, VIEW("bob"));
	add_lines(&lines, &digest);
	expect_str(&lines, "bob: stale R-2\nbob: stale R-4");
}

static void a_title_is_no_markup(void **state)
{
	struct program *list[] = { &program };
	struct digest digest;
	struct str out = STR_INIT;

	begin(*state);
	paper_add(&program, "decision", "D-1", "proposed",
		  "decider: bob\nneeded_by: 2026-07-16\n"
		  "options: ['[a](b)', \"two\\n# lines\"]\n"
		  "recommendation: '@all **buy**'\n");
	all_moved(TODAY);
	read(&digest, list, 1);
	digest_report(&out, &digest);
	expect_str(&out,
		   "# The week from 2026-07-15\n\n"
		   "## The bob (bob\\@b.c)\n\n1 to decide.\n\n"
		   "### To decide\n\n"
		   "- **D-1** The D-1: needed by 2026-07-16 "
		   "(1 workday left)\n"
		   "  - Recommended: \\@all \\*\\*buy\\*\\*\n"
		   "  - Option 1: \\[a\\](b)\n"
		   "  - Option 2: two \\# lines\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(each_thing_stands_once_in_the_first_section),
		ARENA_TEST(who_has_nothing_to_do_is_not_there),
		ARENA_TEST(a_decision_waits_for_its_decider),
		ARENA_TEST(a_week_ends_before_the_days_that_are_free),
		ARENA_TEST(what_stops_work_is_said_every_week),
		ARENA_TEST(what_nobody_owns_is_the_charters),
		ARENA_TEST(what_does_not_count_is_no_nudge),
		ARENA_TEST(one_person_in_two_programs_is_asked_once),
		ARENA_TEST(a_title_is_no_markup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
