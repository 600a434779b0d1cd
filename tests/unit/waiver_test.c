#include "expect.h"

#include "muster/date.h"
#include "muster/waiver.h"

static struct waivers waivers;
static struct findings findings;

static void read_front(struct arena *arena, const char *front)
{
	const struct document *document = document_read(
		VIEW("r.md"), view_of(arena_printf(
			arena, "---\nid: R-1\n%s\n---\n", front)), arena);

	findings = (struct findings){ .arena = arena };
	waivers_read(&waivers, document, arena, &findings);
}

static int32_t day(const char *text)
{
	int32_t day;

	assert_true(date_parse(view_of(text), &day));
	return day;
}

static void a_waiver_has_a_rule_and_a_day(void **state)
{
	const struct waiver *waiver;

	read_front(*state, "waive:\n  open/date: until 2026-12-31, closed\n"
		   "  raid/stale: \"until 2027-01-01,closed\"");
	assert_int_equal(findings.list.len, 0);
	assert_int_equal(waivers.list.len, 2);
	waiver = waivers_find(&waivers, RULE_OPEN_DATE);
	assert_non_null(waiver);
	assert_int_equal(waiver->until, day("2026-12-31"));
	assert_int_equal(waiver->span.line, 4);
	assert_null(waivers_find(&waivers, RULE_RAID_OVERDUE));
}

static void it_holds_through_its_day(void **state)
{
	const struct waiver waiver = { .until = day("2026-12-31") };

	(void)state;
	assert_true(waiver_holds(&waiver, day("2026-01-01")));
	assert_true(waiver_holds(&waiver, day("2026-12-31")));
	assert_false(waiver_holds(&waiver, day("2027-01-01")));
}

static void without_any_there_is_none(void **state)
{
	static const char *const fronts[] = { "title: x", "waive:", "waive: ~",
					      "waive: {}" };

	for (size_t i = 0; i < sizeof(fronts) / sizeof(*fronts); i++) {
		read_front(*state, fronts[i]);
		assert_int_equal(waivers.list.len, 0);
		assert_int_equal(findings.list.len, 0);
	}
}

/* What can't be used, and where that is told. */
static const struct {
	const char *front;
	uint32_t line, column;
} wrong[] = {
	{ "waive: x", 3, 8 }, { "waive: [open/date]", 3, 8 },
	{ "waive: {open/data: 'until 2026-12-31, x'}", 3, 9 },
	{ "waive: {id/duplicate: 'until 2026-12-31, x'}", 3, 9 },
	{ "waive: {waiver/expired: 'until 2026-12-31, x'}", 3, 9 },
	{ "waive: {open/date: x}", 3, 20 },
	{ "waive: {open/date: 2026-12-31}", 3, 20 },
	{ "waive: {open/date: until}", 3, 20 },
	{ "waive: {open/date: 'until '}", 3, 20 },
	{ "waive: {open/date: 'until 2026-02-29, x'}", 3, 20 },
	{ "waive: {open/date: 'until 2026-12-3, x'}", 3, 20 },
	{ "waive: {open/date: 'until 2026-12-31'}", 3, 20 },
	{ "waive: {open/date: 'until 2026-12-31,'}", 3, 20 },
	{ "waive: {open/date: 'until 2026-12-31, \t'}", 3, 20 },
	{ "waive: {open/date: 'until 2026-12-31 x'}", 3, 20 },
	{ "waive: {open/date: 'Until 2026-12-31, x'}", 3, 20 },
	{ "waive: {open/date: {until: 2026-12-31}}", 3, 20 },
};

static void what_cannot_be_used_waives_nothing(void **state)
{
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		read_front(*state, wrong[i].front);
		if (findings.list.len != 1)
			fail_msg("%s", wrong[i].front);
		assert_int_equal(waivers.list.len, 0);
		assert_int_equal(findings.list.items->rule, RULE_WAIVER_FORM);
		assert_int_equal(findings.list.items->span.line,
				 wrong[i].line);
		assert_int_equal(findings.list.items->span.column,
				 wrong[i].column);
		assert_true(findings.list.items->hint.len > 0);
	}
}

static void a_good_one_beside_a_bad_one_holds(void **state)
{
	read_front(*state, "waive:\n  open/date: x\n"
		   "  open/owner: until 2026-12-31, x");
	assert_int_equal(findings.list.len, 1);
	assert_int_equal(waivers.list.len, 1);
	assert_non_null(waivers_find(&waivers, RULE_OPEN_OWNER));
}

static void a_record_that_cannot_be_read_waives_nothing(void **state)
{
	read_front(*state, "title: [x] y\nwaive:\n"
		   "  yaml/bracket: until 2026-12-31, x");
	assert_int_equal(waivers.list.len, 0);
	assert_int_equal(findings.list.len, 0);
}

static void nobody_has_to_be_told(void **state)
{
	const struct document *document = document_read(
		VIEW("r.md"), VIEW("---\nwaive: {id/duplicate: x, y: z, "
				   "open/date: x}\n---\n"), *state);

	waivers_read(&waivers, document, *state, NULL);
	assert_int_equal(waivers.list.len, 0);
	document = document_read(VIEW("r.md"), VIEW("---\nwaive: x\n---\n"),
				 *state);
	waivers_read(&waivers, document, *state, NULL);
	assert_int_equal(waivers.list.len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(a_waiver_has_a_rule_and_a_day),
		cmocka_unit_test(it_holds_through_its_day),
		ARENA_TEST(without_any_there_is_none),
		ARENA_TEST(what_cannot_be_used_waives_nothing),
		ARENA_TEST(a_good_one_beside_a_bad_one_holds),
		ARENA_TEST(a_record_that_cannot_be_read_waives_nothing),
		ARENA_TEST(nobody_has_to_be_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
