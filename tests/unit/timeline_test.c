#include "expect.h"

#include "muster/plan_bar.h"

static struct program program;
static struct record records[8];
static struct plan plan;
static struct timeline timeline;

static int32_t day_of(const char *text)
{
	int32_t day;

	assert_true(date_parse(view_of(text), &day));
	return day;
}

/* A plan of that day, without items; 2026-03-02 is a Monday. */
static void begin(struct arena *arena, const char *today)
{
	program = (struct program){ .arena = arena };
	plan = (struct plan){ .arena = arena, .program = &program,
			      .today = day_of(today) };
}

/* An item that is computed for those days, with slack of so many. */
static struct plan_item *add(const char *from, const char *to, int32_t slack)
{
	struct plan_item *item = VEC_PUSH(plan.arena, &plan.items);

	item->record = &records[plan.items.len - 1];
	item->early_start = day_of(from);
	item->early_finish = day_of(to);
	item->bound = true;
	item->late_finish = item->early_finish + slack;
	return item;
}

static const struct timeline_row *row(size_t number)
{
	assert_true(number < timeline.rows.len);
	return &timeline.rows.items[number];
}

static void rows_are_in_the_order_in_which_they_begin(void **state)
{
	begin(*state, "2026-03-02");
	add("2026-03-10", "2026-03-12", 0);
	add("2026-03-02", "2026-03-30", 0)->looped = true;
	add("2026-03-04", "2026-03-12", 0);
	add("2026-03-04", "2026-03-06", 0);
	timeline_read(&timeline, &plan, *state);
	assert_int_equal(row(0)->item, 3);
	assert_int_equal(row(1)->item, 2);
	assert_int_equal(row(2)->item, 0);
	assert_int_equal(row(3)->item, 1);
	assert_false(row(3)->placed);
}

static void what_has_ended_is_where_the_record_says(void **state)
{
	struct plan_item *item;

	begin(*state, "2026-03-20");
	item = add("2026-03-02", "2026-03-06", 5);
	item->done = item->has_start = item->has_finish = true;
	item->start = day_of("2026-03-03");
	item->finish = day_of("2026-03-09");
	timeline_read(&timeline, &plan, *state);
	assert_int_equal(row(0)->from, day_of("2026-03-03"));
	assert_int_equal(row(0)->split, day_of("2026-03-10"));
	assert_int_equal(row(0)->to, day_of("2026-03-10"));
	assert_int_equal(row(0)->slack_to, row(0)->to);
}

static void what_is_under_way_is_split_today(void **state)
{
	struct plan_item *item;

	begin(*state, "2026-03-20");
	item = add("2026-03-20", "2026-03-25", 2);
	item->begun = item->has_start = true;
	item->start = day_of("2026-03-03");
	timeline_read(&timeline, &plan, *state);
	assert_int_equal(row(0)->from, day_of("2026-03-03"));
	assert_int_equal(row(0)->split, day_of("2026-03-20"));
	assert_int_equal(row(0)->to, day_of("2026-03-26"));
	assert_int_equal(row(0)->slack_to, day_of("2026-03-28"));
}

static void stated_days_are_on_the_line(void **state)
{
	struct plan_item *item;

	begin(*state, "2026-03-20");
	item = add("2026-03-20", "2026-03-25", 2);
	item->has_due = item->has_baseline = true;
	item->due = day_of("2026-04-30");
	item->baseline = day_of("2026-01-31");
	timeline_read(&timeline, &plan, *state);
	assert_true(timeline.first <= item->baseline);
	assert_true(timeline.last > item->due);
	assert_int_equal(timeline_place(&timeline, timeline.first, 70), 0);
	assert_int_equal(timeline_place(&timeline, timeline.last, 70), 70);
	assert_int_equal(timeline_place(&timeline, INT32_MAX, 70), 70);
	assert_int_equal(timeline_place(&timeline, INT32_MIN, 70), 0);
}

static void days_beyond_the_calendar_are_at_its_end(void **state)
{
	begin(*state, "9999-12-31");
	add("9999-12-30", "9999-12-31", 0)->early_finish = INT32_MAX;
	plan.items.items[0].late_finish = INT32_MAX;
	timeline_read(&timeline, &plan, *state);
	assert_int_equal(timeline.last, day_of("9999-12-31"));
	assert_int_equal(row(0)->slack_to, timeline.last);
}

static void months_quarters_and_years_begin_steps(void **state)
{
	char label[DATE_SIZE];

	(void)state;
	assert_int_equal(timeline_step(day_of("2026-01-31"), 1),
			 day_of("2026-02-01"));
	assert_int_equal(timeline_step(day_of("2026-02-01"), 3),
			 day_of("2026-04-01"));
	assert_int_equal(timeline_step(day_of("2026-02-01"), 12),
			 day_of("2027-01-01"));
	assert_int_equal(timeline_step(day_of("9999-12-01"), 1), INT32_MAX);
	assert_string_equal(timeline_label(day_of("2026-02-01"), label),
			    "Feb");
	assert_string_equal(timeline_label(day_of("2027-01-01"), label),
			    "2027");
}

static void expect_bar(size_t number, size_t width, const char *want)
{
	struct str out = STR_INIT;

	plan_bar_add(&out, &timeline, row(number), width);
	expect_str(&out, want);
}

/* 2026-03-01 to 2026-03-21: 20 days, a column each. */
static void bars_are_drawn_to_scale(void **state)
{
	struct plan_item *item;

	begin(*state, "2026-03-09");
	item = add("2026-03-09", "2026-03-10", 2);
	item->begun = item->has_start = item->has_due = true;
	item->start = day_of("2026-03-03");
	item->due = day_of("2026-03-16");
	add("2026-03-11", "2026-03-13", 0)->critical = true;
	item = add("2026-03-18", "2026-03-18", 0);
	item->milestone = item->critical = true;
	add("2026-03-09", "2026-03-18", 0)->looped = true;
	timeline_read(&timeline, &plan, *state);
	assert_int_equal(timeline.last - timeline.first, 20);
	expect_bar(0, 20, "  ======--..   ^");
	expect_bar(1, 20, "        | ###");
	expect_bar(2, 20, "        |        *");
	expect_bar(3, 20, "        |");
}

static void whatever_lasts_a_day_is_seen(void **state)
{
	begin(*state, "2026-03-02");
	add("2026-03-05", "2026-03-05", 0);
	add("2027-03-05", "2029-03-05", 0);
	timeline_read(&timeline, &plan, *state);
	expect_bar(0, 10, "-");
	expect_bar(1, 1, "-");
}

static void the_axis_says_what_there_is_room_for(void **state)
{
	struct str out = STR_INIT;

	begin(*state, "2026-11-20");
	add("2026-11-20", "2027-03-20", 0);
	timeline_read(&timeline, &plan, *state);
	plan_bar_axis(&out, &timeline, 40);
	expect_str(&out, "    Dec       2027      Feb     Mar");
	plan_bar_axis(&out, &timeline, 10);
	expect_str(&out, "   2027");
	plan_bar_axis(&out, &timeline, 2);
	expect_str(&out, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(rows_are_in_the_order_in_which_they_begin),
		ARENA_TEST(what_has_ended_is_where_the_record_says),
		ARENA_TEST(what_is_under_way_is_split_today),
		ARENA_TEST(stated_days_are_on_the_line),
		ARENA_TEST(days_beyond_the_calendar_are_at_its_end),
		ARENA_TEST(months_quarters_and_years_begin_steps),
		ARENA_TEST(bars_are_drawn_to_scale),
		ARENA_TEST(whatever_lasts_a_day_is_seen),
		ARENA_TEST(the_axis_says_what_there_is_room_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
