#include "expect.h"

#include "muster/whatif.h"

static struct plan_change parsed(const char *word)
{
	struct plan_change change;
	struct err err;

	assert_int_equal(whatif_parse(&change, view_of(word), &err), 0);
	return change;
}

static void expect_later(const char *word, const char *id, bool sooner,
			 int32_t count, enum duration_unit unit)
{
	struct plan_change change = parsed(word);

	assert_int_equal(change.supposed, PLAN_LATER);
	expect_view(change.id, id);
	assert_int_equal(change.sooner, sooner);
	assert_int_equal(change.by.count, count);
	assert_int_equal(change.by.unit, unit);
}

static void longer_or_shorter(void **state)
{
	(void)state;
	expect_later("W-1+10d", "W-1", false, 10, DURATION_DAYS);
	expect_later("W-1-5d", "W-1", true, 5, DURATION_DAYS);
	expect_later("W-1+2w", "W-1", false, 14, DURATION_DAYS);
	expect_later("W-1+3bd", "W-1", false, 3, DURATION_BUSINESS_DAYS);
	expect_later("W-1+0d", "W-1", false, 0, DURATION_DAYS);
	expect_later("W-1+-3d", "W-1+", true, 3, DURATION_DAYS);
	expect_later("W-a+b=c-1d", "W-a+b=c", true, 1, DURATION_DAYS);
}

static void on_a_day(void **state)
{
	struct plan_change change = parsed("W-1=2026-06-01");
	int32_t day;

	(void)state;
	assert_true(date_parse(VIEW("2026-06-01"), &day));
	assert_int_equal(change.supposed, PLAN_ON);
	expect_view(change.id, "W-1");
	assert_int_equal(change.day, day);
}

static void without(void **state)
{
	(void)state;
	assert_int_equal(parsed("-W-1").supposed, PLAN_WITHOUT);
	expect_view(parsed("-W-1").id, "W-1");
	expect_view(parsed("-W-1+3d").id, "W-1+3d");
}

static void all_else_supposes_nothing(void **state)
{
	static const char *const words[] = {
		"", "-", "W-1", "W", "+3d", "=2026-06-01", "W-1+", "W-1+3",
		"W-1+3m", "W-1=", "W-1=soon", "W-1=2026-02-30", "W-1+36501d",
		"W-1+99999999999999999999d"
	};

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct plan_change change;
		struct err err = ERR_INIT;

		assert_int_equal(whatif_parse(&change, view_of(words[i]),
					      &err), -1);
		assert_true(view_search(view_of(err.text), 0, "write") <
			    view_of(err.text).len);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(longer_or_shorter),
		cmocka_unit_test(on_a_day),
		cmocka_unit_test(without),
		cmocka_unit_test(all_else_supposes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
