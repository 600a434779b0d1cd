#include "expect.h"

#include "muster/usage.h"

static bool flag;
static const char *text;
static struct opt_list list;

static const struct opt own[] = {
	OPT_FLAG('s', "stale", &flag, "only stale ones"),
	OPT_OR,
	OPT_FLAG(0, "late", &flag, "only late ones"),
	OPT_LIST('o', "owner", &list, "PERSON",
		 "only what they own; given twice, what either of them owns"),
	OPT_TEXT('m', NULL, &text, "WHY", "why"),
	OPT_END
};

static const struct opt every[] = {
	OPT_FLAG('h', NULL, &flag, "show this text"),
	OPT_END
};

static const struct opt snapshot[] = {
	OPT_FLAG(0, "staged", &flag, "the index"),
	OPT_OR,
	OPT_TEXT(0, "rev", &text, "REV", "a commit"),
	OPT_END
};

static const struct opt report[] = {
	OPT_LIST(0, "report", &list, "FORMAT=FILE", "a file"),
	OPT_END
};

static const struct opt reporters[] = {
	OPT_TEXT(0, "format", &text, "FORMAT", "many formats"),
	OPT_END
};

static void expect_usage(const struct usage_form *forms, const char *want)
{
	const struct usage usage = { "raid", forms, every, every, snapshot,
				     report, reporters };
	struct str out = STR_INIT;

	usage_write(&out, &usage);
	expect_str(&out, want);
}

static void a_plain_tool_has_a_plain_text(void **state)
{
	const struct usage_form forms[] = { { NULL, "", NULL, 0 }, { 0 } };

	(void)state;
	expect_usage(forms, "usage: muster raid [OPTION...]\n"
			    "\n"
			    "OPTION\n"
			    "    -h                      show this text\n");
}

static void options_and_forms_are_told_from_the_tables(void **state)
{
	const struct usage_form forms[] = {
		{ NULL, "[ID...]", own, USAGE_SNAPSHOT },
		{ "affirm", "ID...", NULL, 0 },
		{ 0 }
	};

	(void)state;
	expect_usage(forms,
		"usage: muster raid [--stale | --late] [--owner PERSON]... "
		"[-m WHY]\n"
		"                   [--staged | --rev REV] [OPTION...] "
		"[ID...]\n"
		"   or: muster raid affirm [OPTION...] ID...\n"
		"\n"
		"muster raid\n"
		"    -s, --stale             only stale ones\n"
		"        --late              only late ones\n"
		"    -o, --owner PERSON      only what they own; given twice, "
		"what either of them\n"
		"                            owns\n"
		"    -m WHY                  why\n"
		"\n"
		"OPTION\n"
		"        --staged            the index\n"
		"        --rev REV           a commit\n"
		"    -h                      show this text\n");
}

static void reporters_take_the_place_of_formats(void **state)
{
	const struct usage_form forms[] = {
		{ NULL, "", NULL, USAGE_FORMAT | USAGE_REPORT },
		{ "affirm", "", NULL, USAGE_FORMAT },
		{ 0 }
	};

	(void)state;
	expect_usage(forms, "usage: muster raid [OPTION...]\n"
			    "   or: muster raid affirm [OPTION...]\n"
			    "\n"
			    "OPTION\n"
			    "        --format FORMAT     many formats\n"
			    "        --report FORMAT=FILE\n"
			    "                            a file\n"
			    "    -h                      show this text\n");
}

static void expect_operands(const char *operands, size_t count,
			    const char *sentence)
{
	const struct usage_form form = { NULL, operands, NULL, 0 };
	const char *items[] = { "a", "b", "c", "d" };
	const struct opt_list args = { items, count, count };
	struct err err = ERR_INIT;

	assert_int_equal(usage_operands(&form, &args, &err),
			 *sentence ? -1 : 0);
	assert_string_equal(err.text, sentence);
}

static void operands_are_counted(void **state)
{
	(void)state;
	expect_operands("", 0, "");
	expect_operands("", 1, "one operand too many: 'a'");
	expect_operands("[RULE]", 0, "");
	expect_operands("[RULE]", 1, "");
	expect_operands("[RULE]", 2, "one operand too many: 'b'");
	expect_operands("KIND [TITLE]", 0, "KIND is missing");
	expect_operands("KIND TITLE", 1, "TITLE is missing");
	expect_operands("KIND TITLE", 2, "");
}

static void dots_mean_any_number(void **state)
{
	(void)state;
	expect_operands("[ID...]", 0, "");
	expect_operands("[ID...]", 4, "");
	expect_operands("ID...", 0, "ID is missing");
	expect_operands("ID...", 1, "");
	expect_operands("KIND FIELD=VALUE...", 1, "FIELD=VALUE is missing");
	expect_operands("KIND [FIELD=VALUE...]", 4, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plain_tool_has_a_plain_text),
		cmocka_unit_test(options_and_forms_are_told_from_the_tables),
		cmocka_unit_test(reporters_take_the_place_of_formats),
		cmocka_unit_test(operands_are_counted),
		cmocka_unit_test(dots_mean_any_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
