#include "expect.h"

#include "muster/type.h"

/* The exact list of what each type takes and what it does not; a line
 * ends with NULL. */
static const struct {
	enum type type;
	const char *good[16];
	const char *bad[24];
} forms[] = {
	{ TYPE_TEXT, { "x", "no", " " }, { "" } },
	{ TYPE_INTEGER,
	  { "0", "12", "-3", "-0", "007", "999999999999999" },
	  { "", "-", "+1", "1.0", "1e3", "1_000", "0x1F", "12:30",
	    "9999999999999999", "9223372036854775808", " 1", "1 ", "--1",
	    "\xd9\xa1" } },
	{ TYPE_NUMBER,
	  { "0", "-0", "1.50", "-0.001", "123456789012345",
	    "1234567890.12345" },
	  { "", ".5", "1.", "1.2.3", "1e400", "NaN", ".inf", "1,5", "-",
	    "1234567890123456", "12345678901.123456", "0x1p3", "+1" } },
	{ TYPE_BOOL,
	  { "true", "false", "yes", "no" },
	  { "", "True", "NO", "on", "off", "y", "1", "null" } },
	{ TYPE_DATE,
	  { "2024-02-29", "2026-07-15", "0001-01-01", "9999-12-31" },
	  { "", "2023-02-29", "1900-02-29", "2024-02-30", "0000-01-01",
	    "10000-01-01", "2024-1-5", "2026-07-15T10:00:00Z", "24:00",
	    "2026-07-15 24:00", "today", "15.07.2026" } },
	{ TYPE_DURATION,
	  { "3d", "2w", "10bd", "0d", "36500d" },
	  { "", "3", "d", "-1d", "1.5d", "36501d", "5215w", "1m", "3 d",
	    "2W", "99999999999999999999d" } },
	{ TYPE_SCALE,
	  { "low", "medium", "high", "critical" },
	  { "", "Low", "none", "very high" } },
	{ TYPE_RAG, { "green", "yellow", "red" }, { "", "amber", "G" } },
	{ TYPE_PERCENT,
	  { "0", "85", "85%", "85 %", "99.9%", "100", "100%", "100.0" },
	  { "", "%", "101", "100.1", "-1", "-0", "1e2", "85%%", "%85",
	    "50 percent" } },
	{ TYPE_MONEY,
	  { "0", "120000", "120000 USD", "USD 120000", "-5.50 EUR" },
	  { "", "USD", "120000 usd", "$5", "1,000 USD", "1 2 USD",
	    "5 USDX", "USD USD", "120000  USD", "5 " } },
	{ TYPE_URL,
	  { "https://example.com", "http://x", "mailto:a@b",
	    "https://x/\xc3\xa9?a=b#c" },
	  { "", "https://", "http://", "mailto:", "ftp://x", "x.com",
	    "javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x",
	    "//evil", "https://a b", "https://a<b", "https://a\"b",
	    " https://x", "https://x\n", "vbscript:x", "file:///etc" } },
	{ TYPE_PERSON, { "ana" }, { "" } },
	{ TYPE_TEAM, { "T-001" }, { "" } },
	{ TYPE_REF, { "R-001" }, { "" } },
};

static void each_type_takes_its_own_forms_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		for (size_t k = 0; forms[i].good[k]; k++)
			if (!type_accepts(forms[i].type,
					  view_of(forms[i].good[k])))
				fail_msg("'%s' is %s", forms[i].good[k],
					 type_form(forms[i].type));
		for (size_t k = 0; forms[i].bad[k]; k++)
			if (type_accepts(forms[i].type,
					 view_of(forms[i].bad[k])))
				fail_msg("'%s' is not %s", forms[i].bad[k],
					 type_form(forms[i].type));
	}
}

/* Bytes behind the text must not be looked at. */
static void a_text_ends_where_it_ends(void **state)
{
	(void)state;
	assert_true(type_accepts(TYPE_INTEGER, (struct view){ "12x", 2 }));
	assert_false(type_accepts(TYPE_NUMBER, (struct view){ "1.5", 2 }));
	assert_false(type_accepts(TYPE_DATE,
				  (struct view){ "2026-07-15", 9 }));
	assert_false(type_accepts(TYPE_INTEGER, VIEW("1\0002")));
}

static void every_type_has_a_name_and_a_form(void **state)
{
	(void)state;
	for (int i = TYPE_TEXT; i <= TYPE_ANY; i++) {
		enum type type;

		assert_true(type_parse(view_of(type_name((enum type)i)),
				       &type));
		assert_int_equal(type, i);
		assert_true(view_of(type_form(type)).len > 0);
	}
}

static void other_names_are_no_types(void **state)
{
	static const char *const names[] = { "", "Date", "string", "list",
					     "list of date", "int", "dates" };
	enum type type = TYPE_RAG;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		assert_false(type_parse(view_of(names[i]), &type));
	assert_int_equal(type, TYPE_RAG);
}

static void texts_that_mean_the_same_have_one_form(void **state)
{
	static const struct {
		enum type type;
		const char *text, *form;
	} same[] = {
		{ TYPE_INTEGER, "007", "7" }, { TYPE_INTEGER, "-0", "0" },
		{ TYPE_INTEGER, "-012", "-12" }, { TYPE_INTEGER, "0", "0" },
		{ TYPE_NUMBER, "1.50", "1.5" }, { TYPE_NUMBER, "1.0", "1" },
		{ TYPE_NUMBER, "00.5", "0.5" }, { TYPE_NUMBER, "-0.0", "0" },
		{ TYPE_NUMBER, "100", "100" }, { TYPE_PERCENT, "85 %", "85" },
		{ TYPE_PERCENT, "085.0%", "85" }, { TYPE_BOOL, "yes", "true" },
		{ TYPE_BOOL, "no", "false" }, { TYPE_BOOL, "true", "true" },
		{ TYPE_MONEY, "USD 12.00", "12 USD" },
		{ TYPE_MONEY, "12 USD", "12 USD" },
		{ TYPE_DURATION, "2w", "14d" }, { TYPE_DURATION, "3d", "3d" },
		{ TYPE_DURATION, "010bd", "10bd" }, { TYPE_TEXT, "no", "no" },
		{ TYPE_DATE, "2026-07-15", "2026-07-15" },
		{ TYPE_INTEGER, "1e3", "1e3" }, { TYPE_PERCENT, "?", "?" },
	};

	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		expect_view(type_canonical(same[i].type, view_of(same[i].text),
					   *state), same[i].form);
}

static void money_without_a_currency_is_another_amount(void **state)
{
	struct view bare = type_canonical(TYPE_MONEY, VIEW("012"), *state);
	struct view same = type_canonical(TYPE_MONEY, VIEW("12.0"), *state);

	assert_true(view_equal(bare, same));
	assert_false(view_equal(bare, type_canonical(TYPE_MONEY,
						     VIEW("12 USD"),
						     *state)));
}

static void scales_are_ranked(void **state)
{
	(void)state;
	assert_int_equal(type_scale_rank(VIEW("low")), 1);
	assert_int_equal(type_scale_rank(VIEW("medium")), 2);
	assert_int_equal(type_scale_rank(VIEW("high")), 3);
	assert_int_equal(type_scale_rank(VIEW("critical")), 4);
	assert_int_equal(type_scale_rank(VIEW("")), 0);
	assert_int_equal(type_scale_rank(VIEW("High")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_type_takes_its_own_forms_alone),
		cmocka_unit_test(a_text_ends_where_it_ends),
		cmocka_unit_test(every_type_has_a_name_and_a_form),
		cmocka_unit_test(other_names_are_no_types),
		ARENA_TEST(texts_that_mean_the_same_have_one_form),
		ARENA_TEST(money_without_a_currency_is_another_amount),
		cmocka_unit_test(scales_are_ranked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
