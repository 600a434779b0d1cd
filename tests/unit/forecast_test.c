#include "expect.h"

#include "muster/forecast.h"

/* A program without files: records from their front matter. */
static struct program program;
static struct plan plan;
static struct slips slips;
static struct forecast forecast;

static int32_t day_of(const char *text)
{
	int32_t day;

	assert_true(date_parse(view_of(text), &day));
	return day;
}

static void begin(struct arena *arena)
{
	program = (struct program){ .arena = arena,
				    .dir = VIEW("program") };
	program.kinds = arena_alloc(arena, sizeof(*program.kinds));
	kinds_init(program.kinds, arena);
	policy_init(&program.policy);
	slips = (struct slips){ .cut = 0 };
}

/* "deliverable" or "milestone", an id, a status, and further lines. */
static void add(const char *kind, const char *id, const char *status,
		const char *lines)
{
	struct arena *arena = program.arena;
	struct record *record = VEC_PUSH(arena, &program.records);
	const char *text = arena_printf(
		arena, "---\nkind: %s\nid: %s\nstatus: %s\ntitle: %s\n%s---\n",
		kind, id, status, id, lines);

	record->path = view_of(arena_printf(arena, "program/%s.md", id));
	record_take(record, document_read(record->path, view_of(text),
					  arena));
	record->kind = kinds_find(program.kinds, view_of(kind));
	record->class = kind_status(record->kind, record->status);
}

/* Samples of the program's own, sorted. */
static void has_slips(const int32_t *samples, size_t len)
{
	for (size_t i = 0; i < len; i++)
		*VEC_PUSH(program.arena, &slips.slips) = samples[i];
}

static void has_overruns(const int32_t *samples, size_t len)
{
	for (size_t i = 0; i < len; i++)
		*VEC_PUSH(program.arena, &slips.overruns) = samples[i];
}

static void run(const char *today)
{
	const struct forecast_options options = { .seed = 1, .threads = 1 };

	for (size_t i = 0; i < program.records.len; i++)
		map_put(program.arena, &program.by_id,
			program.records.items[i].id,
			&program.records.items[i]);
	plan_read(&plan, &program, VIEW(""), day_of(today), program.arena);
	forecast_read(&forecast, &plan, &slips, &options, program.arena);
}

static const struct forecast_item *item(const char *id)
{
	const struct plan_item *found = plan_find(&plan, view_of(id));

	assert_non_null(found);
	return &forecast.items.items[plan_number(&plan, found)];
}

static void expect_days(const char *id, const char *p50, const char *p80,
			const char *p95)
{
	const char *want[] = { p50, p80, p95 };
	char day[DATE_SIZE];

	assert_true(item(id)->known);
	for (int i = 0; i < FORECAST_PERCENTILES; i++)
		assert_string_equal(date_format(item(id)->days[i], day),
				    want[i]);
}

static void expect_about(uint32_t got, uint32_t want)
{
	if (got > want + 20 || got + 20 < want)
		fail_msg("expected about %u, found %u", want, got);
}

/* 2026-04-27 is a Monday. */
static void without_history_dates_are_those_of_the_plan(void **state)
{
	begin(*state);
	add("deliverable", "W-1", "planned", "duration: 5bd\n");
	add("milestone", "M-1", "planned",
	    "depends_on: [W-1]\ndue: 2026-05-08\n");
	run("2026-04-27");
	assert_int_equal(forecast.runs, FORECAST_RUNS);
	assert_int_equal(item("W-1")->basis, FORECAST_FIXED);
	assert_int_equal(item("M-1")->basis, FORECAST_FIXED);
	expect_days("W-1", "2026-05-01", "2026-05-01", "2026-05-01");
	expect_days("M-1", "2026-05-08", "2026-05-08", "2026-05-08");
	assert_int_equal(item("M-1")->on_time, 1000);
	assert_int_equal(item("W-1")->criticality, 0);
}

/* Of 2, 4 and 12 workdays PERT makes 5 on average, with a deviation of 1.7
 * and a tail to the right. */
static void an_estimate_is_a_beta(void **state)
{
	begin(*state);
	add("deliverable", "W-1", "planned",
	    "duration: 4bd\nestimate:\n  best: 2bd\n  likely: 4bd\n"
	    "  worst: 12bd\ndue: 2026-05-01\n");
	run("2026-04-27");
	assert_int_equal(item("W-1")->basis, FORECAST_BETA);
	expect_days("W-1", "2026-05-01", "2026-05-05", "2026-05-07");
	expect_about(item("W-1")->on_time, 548);
	assert_int_equal(item("W-1")->sensitivity, 1000);
	assert_int_equal(item("W-1")->criticality, 1000);
}

/* Half of it done: half of what is drawn is left. */
static void what_has_begun_is_what_is_left(void **state)
{
	begin(*state);
	add("deliverable", "W-1", "in-progress",
	    "duration: 20bd\nprogress: 50%\nstart: 2026-04-01\n"
	    "estimate:\n  best: 20bd\n  likely: 20bd\n  worst: 20bd\n");
	run("2026-04-27");
	assert_int_equal(item("W-1")->basis, FORECAST_BETA);
	expect_days("W-1", "2026-05-08", "2026-05-08", "2026-05-08");
}

static void an_estimate_that_contradicts_itself_is_none(void **state)
{
	begin(*state);
	add("deliverable", "W-1", "planned",
	    "duration: 4bd\nestimate:\n  best: 8bd\n  likely: 4bd\n"
	    "  worst: 12bd\n");
	run("2026-04-27");
	assert_int_equal(item("W-1")->basis, FORECAST_FIXED);
}

static void work_without_an_estimate_overruns_as_ever(void **state)
{
	static const int32_t samples[] = { 500, 1000, 1000, 1000, 1000,
					     2000 };

	begin(*state);
	has_overruns(samples, 6);
	add("deliverable", "W-1", "planned",
	    "duration: 10bd\ndue: 2026-05-08\n");
	run("2026-04-27");
	assert_int_equal(item("W-1")->basis, FORECAST_OVERRUN);
	expect_days("W-1", "2026-05-08", "2026-05-08", "2026-05-22");
	expect_about(item("W-1")->on_time, 833);
}

static void four_samples_are_too_few(void **state)
{
	static const int32_t samples[] = { 0, 1000, 1000, 2000 };

	begin(*state);
	has_overruns(samples, 4);
	has_slips(samples, 4);
	add("deliverable", "W-1", "planned", "duration: 10bd\n");
	add("milestone", "M-1", "planned", "due: 2026-05-08\n");
	run("2026-04-27");
	assert_int_equal(item("W-1")->basis, FORECAST_FIXED);
	assert_int_equal(item("M-1")->basis, FORECAST_FIXED);
}

/* A milestone is believed to be where its date says, give or take what such
 * dates were kept by, and waits for what it depends on. */
static void a_milestone_slips_as_ever(void **state)
{
	static const int32_t samples[] = { -2, 0, 0, 0, 0, 5 };

	begin(*state);
	has_slips(samples, 6);
	add("milestone", "M-1", "planned", "due: 2026-05-08\n");
	add("deliverable", "W-1", "planned", "duration: 9bd\n");
	add("milestone", "M-2", "planned",
	    "depends_on: [M-1, W-1]\n");
	run("2026-04-27");
	assert_int_equal(item("M-1")->basis, FORECAST_SLIP);
	assert_int_equal(item("M-2")->basis, FORECAST_JOIN);
	expect_days("M-1", "2026-05-08", "2026-05-08", "2026-05-15");
	expect_about(item("M-1")->on_time, 833);
	expect_days("M-2", "2026-05-08", "2026-05-08", "2026-05-15");
	expect_about(item("M-1")->criticality, 833);
	expect_about(item("W-1")->criticality, 167);
	assert_int_equal(item("M-2")->criticality, 1000);
}

/* What is late already has not kept its date; it is there today at the
 * earliest. */
static void what_is_late_is_late(void **state)
{
	begin(*state);
	add("milestone", "M-1", "planned", "due: 2026-04-24\n");
	add("milestone", "M-2", "done", "due: 2026-04-20\ndone: 2026-04-24\n");
	run("2026-04-27");
	expect_days("M-1", "2026-04-27", "2026-04-27", "2026-04-27");
	assert_int_equal(item("M-1")->on_time, 0);
	assert_int_equal(item("M-2")->basis, FORECAST_DONE);
	expect_days("M-2", "2026-04-24", "2026-04-24", "2026-04-24");
	assert_int_equal(item("M-2")->on_time, 0);
}

/* A date on a Saturday is kept on that Saturday. */
static void a_free_day_is_kept(void **state)
{
	begin(*state);
	add("milestone", "M-1", "planned", "due: 2026-05-09\n");
	run("2026-04-27");
	expect_days("M-1", "2026-05-09", "2026-05-09", "2026-05-09");
	assert_int_equal(item("M-1")->on_time, 1000);
}

static void the_target_is_the_charter_s(void **state)
{
	begin(*state);
	add("charter", "charter", "active", "target: 2026-05-06\n");
	add("milestone", "M-1", "planned", "due: 2026-05-08\n");
	run("2026-04-27");
	assert_true(forecast.has_target);
	assert_int_equal(forecast.on_target, 0);
}

static void a_circle_has_no_forecast(void **state)
{
	begin(*state);
	add("milestone", "M-1", "planned", "depends_on: [M-2]\n");
	add("milestone", "M-2", "planned", "depends_on: [M-1]\n");
	run("2026-04-27");
	assert_int_equal(forecast.runs, 0);
	assert_false(item("M-1")->known);
	begin(*state);
	run("2026-04-27");
	assert_int_equal(forecast.runs, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(without_history_dates_are_those_of_the_plan),
		ARENA_TEST(an_estimate_is_a_beta),
		ARENA_TEST(what_has_begun_is_what_is_left),
		ARENA_TEST(an_estimate_that_contradicts_itself_is_none),
		ARENA_TEST(work_without_an_estimate_overruns_as_ever),
		ARENA_TEST(four_samples_are_too_few),
		ARENA_TEST(a_milestone_slips_as_ever),
		ARENA_TEST(what_is_late_is_late),
		ARENA_TEST(a_free_day_is_kept),
		ARENA_TEST(the_target_is_the_charter_s),
		ARENA_TEST(a_circle_has_no_forecast),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
