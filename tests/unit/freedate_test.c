#include "expect.h"
#include "muster/date.h"
#include "muster/freedate.h"

static void reads(const char *text, enum freedate_order order,
		  const char *want)
{
	char got[DATE_SIZE] = "none";
	int32_t day;

	switch (freedate_parse(view_of(text), order, &day)) {
	case FREEDATE_READ:
		date_format(day, got);
		break;
	case FREEDATE_OPEN:
		expect_view(view_of("open"), want);
		return;
	case FREEDATE_NONE:
		break;
	}
	expect_view(view_of(got), want);
}

static void forms_with_one_meaning(void **state)
{
	(void)state;
	reads("2026-07-15", FREEDATE_UNKNOWN, "2026-07-15");
	reads("2026/7/5", FREEDATE_MDY, "2026-07-05");
	reads("2026-07-15T10:00:00Z", FREEDATE_UNKNOWN, "2026-07-15");
	reads("2026-07-15 00:00:00", FREEDATE_UNKNOWN, "2026-07-15");
	reads("15 Jul 2026", FREEDATE_UNKNOWN, "2026-07-15");
	reads("Jul 15, 2026", FREEDATE_UNKNOWN, "2026-07-15");
	reads("15-Sept-26", FREEDATE_UNKNOWN, "2026-09-15");
	reads("15/Jul/26 3:04 PM", FREEDATE_UNKNOWN, "2026-07-15");
	reads("Wed, 15 July 2026", FREEDATE_UNKNOWN, "2026-07-15");
	reads("15.07.2026", FREEDATE_UNKNOWN, "2026-07-15");
	reads("07/15/26", FREEDATE_UNKNOWN, "2026-07-15");
	reads("07/07/2026", FREEDATE_UNKNOWN, "2026-07-07");
}

static void the_order_decides(void **state)
{
	(void)state;
	reads("03/04/2026", FREEDATE_UNKNOWN, "open");
	reads("03/04/2026", FREEDATE_DMY, "2026-04-03");
	reads("03/04/2026", FREEDATE_MDY, "2026-03-04");
	assert_int_equal(freedate_evidence(VIEW("15/07/2026")), FREEDATE_DMY);
	assert_int_equal(freedate_evidence(VIEW("07/15/2026")), FREEDATE_MDY);
	assert_int_equal(freedate_evidence(VIEW("07/08/2026")),
			 FREEDATE_UNKNOWN);
	assert_int_equal(freedate_evidence(VIEW("2026-07-15")),
			 FREEDATE_UNKNOWN);
}

static void what_is_no_date(void **state)
{
	static const char *const texts[] = {
		"", "TBD", "Q3 2026", "2026-02-30", "31/11/2026", "1/2",
		"15 Jul 2026 or later", "2026-07", "13/13/2026", "1 2 3 4",
		"99999-01-01", "Jul Jul 2026", "15 16 Jul", "0/0/0",
		"2026-07-15-16", "next week", "Ma 3, 2026", "3 Ju 2026"
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		reads(texts[i], FREEDATE_DMY, "none");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_with_one_meaning),
		cmocka_unit_test(the_order_decides),
		cmocka_unit_test(what_is_no_date),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
