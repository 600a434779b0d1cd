#include "expect.h"

#include <string.h>

#include "muster/date.h"
#include "muster/opt.h"

#define WORDS_MAX 12

static const char *const formats[] = { "text", "json", NULL };

/* What a command line made of the options. */
struct parsed {
	struct arena *arena;
	bool stale, late, quiet;
	const char *reason;
	struct opt_list owners, operands;
	int32_t today;
	int format;
	int64_t limit;
	struct err err;
};

/* Parse the words of `line`, which are one blank apart. */
static int parse(struct parsed *parsed, const char *line)
{
	const struct opt own[] = {
		OPT_FLAG('s', "stale", &parsed->stale, "only stale ones"),
		OPT_OR,
		OPT_FLAG(0, "late", &parsed->late, "only late ones"),
		OPT_TEXT('m', NULL, &parsed->reason, "WHY", "why"),
		OPT_LIST('o', "owner", &parsed->owners, "PERSON", "theirs"),
		OPT_END
	};
	const struct opt shared[] = {
		OPT_DATE(0, "today", &parsed->today, "DATE", "as of DATE"),
		OPT_CHOICE(0, "format", &parsed->format, "FORMAT", formats,
			   "text or json"),
		OPT_NUMBER('n', "limit", &parsed->limit, "N", "at most N"),
		OPT_FLAG('q', "quiet", &parsed->quiet, "less"),
		OPT_END
	};
	const struct opt *const tables[] = { own, shared, NULL };
	char *argv[WORDS_MAX] = { arena_printf(parsed->arena, "raid") };
	struct view rest = view_of(line);
	int argc = 1;

	for (; rest.len; argc++) {
		size_t end = view_find(rest, 0, ' ');

		assert_true(argc + 1 < WORDS_MAX);
		argv[argc] = arena_copy(parsed->arena, rest.ptr, end);
		rest = view_slice(rest, end + 1, rest.len);
	}
	return opt_parse(tables, argc, argv, parsed->arena,
			 &parsed->operands, &parsed->err);
}

static void expect_misuse(struct arena *arena, const char *line,
			  const char *sentence)
{
	struct parsed parsed = { .arena = arena };

	assert_int_equal(parse(&parsed, line), -1);
	assert_string_equal(parsed.err.text, sentence);
}

static void nothing_given_changes_nothing(void **state)
{
	struct parsed parsed = { .arena = *state, .today = OPT_NO_DATE };

	assert_int_equal(parse(&parsed, ""), 0);
	assert_int_equal(parsed.today, OPT_NO_DATE);
	assert_null(parsed.reason);
	assert_int_equal(parsed.operands.len, 0);
}

static void values_are_stuck_or_follow(void **state)
{
	static const char *const lines[] = { "--owner=ann", "--owner ann",
					     "-oann", "-o ann", "-sqoann" };

	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		struct parsed parsed = { .arena = *state };

		assert_int_equal(parse(&parsed, lines[i]), 0);
		assert_int_equal(parsed.owners.len, 1);
		assert_string_equal(parsed.owners.items[0], "ann");
	}
}

static void a_value_may_be_empty_or_look_like_an_option(void **state)
{
	struct parsed parsed = { .arena = *state };

	assert_int_equal(parse(&parsed, "--owner= --owner --stale --owner=a=b"),
			 0);
	assert_string_equal(parsed.owners.items[0], "");
	assert_string_equal(parsed.owners.items[1], "--stale");
	assert_string_equal(parsed.owners.items[2], "a=b");
	assert_false(parsed.stale);
}

static void letters_may_stand_together(void **state)
{
	struct parsed parsed = { .arena = *state };

	assert_int_equal(parse(&parsed, "-sqn3 -mok"), 0);
	assert_true(parsed.stale && parsed.quiet);
	assert_int_equal(parsed.limit, 3);
	assert_string_equal(parsed.reason, "ok");
}

static void values_are_read_by_their_kind(void **state)
{
	struct parsed parsed = { .arena = *state };
	char date[DATE_SIZE];

	assert_int_equal(parse(&parsed, "--today 2026-07-15 --format json "
					"--limit=7"), 0);
	assert_string_equal(date_format(parsed.today, date), "2026-07-15");
	assert_int_equal(parsed.format, 1);
	assert_int_equal(parsed.limit, 7);
}

static void operands_stand_anywhere(void **state)
{
	struct parsed parsed = { .arena = *state };

	assert_int_equal(parse(&parsed, "R-1 --stale R-2 - -q R-3"), 0);
	assert_true(parsed.stale && parsed.quiet);
	assert_int_equal(parsed.operands.len, 4);
	assert_string_equal(parsed.operands.items[2], "-");
	assert_string_equal(parsed.operands.items[3], "R-3");
}

static void two_dashes_end_the_options(void **state)
{
	struct parsed parsed = { .arena = *state };

	assert_int_equal(parse(&parsed, "-q -- --stale -- -x"), 0);
	assert_false(parsed.stale);
	assert_int_equal(parsed.operands.len, 3);
	assert_string_equal(parsed.operands.items[0], "--stale");
	assert_string_equal(parsed.operands.items[1], "--");
}

static void the_last_one_counts(void **state)
{
	struct parsed parsed = { .arena = *state };

	assert_int_equal(parse(&parsed, "-n 1 --format=json -n 2 "
					"--format=text"), 0);
	assert_int_equal(parsed.limit, 2);
	assert_int_equal(parsed.format, 0);
}

static void slips_are_met_with_the_right_word(void **state)
{
	expect_misuse(*state, "--frmat",
		      "unknown option '--frmat'; did you mean '--format'?");
	expect_misuse(*state, "--onwer=ann",
		      "unknown option '--onwer'; did you mean '--owner'?");
	expect_misuse(*state, "--format=jsn",
		      "--format: unknown 'jsn'; did you mean 'json'?");
	expect_misuse(*state, "--format=yaml",
		      "--format: unknown 'yaml'; it is one of text, json");
}

static void names_are_never_abbreviated(void **state)
{
	expect_misuse(*state, "--fo=json", "unknown option '--fo'");
	expect_misuse(*state, "--=x", "unknown option '--'");
	expect_misuse(*state, "-x", "unknown option '-x'");
	expect_misuse(*state, "-qx", "unknown option '-x'");
}

static void values_must_be_there_where_they_belong(void **state)
{
	expect_misuse(*state, "--owner", "--owner needs a value: PERSON");
	expect_misuse(*state, "-m", "-m needs a value: WHY");
	expect_misuse(*state, "--stale=yes", "--stale takes no value");
}

static void values_must_make_sense(void **state)
{
	expect_misuse(*state, "--today=2026-02-30",
		      "--today: '2026-02-30' is not a date (YYYY-MM-DD)");
	expect_misuse(*state, "-n-1", "--limit: '-1' is not a number");
	expect_misuse(*state, "-n 99999999999999999999",
		      "--limit: '99999999999999999999' is not a number");
}

static void alternatives_exclude_each_other(void **state)
{
	struct parsed parsed = { .arena = *state };

	assert_int_equal(parse(&parsed, "--late --late"), 0);
	expect_misuse(*state, "--late R-1 -s",
		      "--stale and --late exclude each other");
}

static void the_nearest_word_must_be_near(void **state)
{
	static const char *const words[] = { "check", "raid", "kinds", NULL };

	(void)state;
	assert_string_equal(opt_nearest("chekc", words), "check");
	assert_string_equal(opt_nearest("kind", words), "kinds");
	assert_null(opt_nearest("status", words));
	assert_null(opt_nearest("", words));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(nothing_given_changes_nothing),
		ARENA_TEST(values_are_stuck_or_follow),
		ARENA_TEST(a_value_may_be_empty_or_look_like_an_option),
		ARENA_TEST(letters_may_stand_together),
		ARENA_TEST(values_are_read_by_their_kind),
		ARENA_TEST(operands_stand_anywhere),
		ARENA_TEST(two_dashes_end_the_options),
		ARENA_TEST(the_last_one_counts),
		ARENA_TEST(slips_are_met_with_the_right_word),
		ARENA_TEST(names_are_never_abbreviated),
		ARENA_TEST(values_must_be_there_where_they_belong),
		ARENA_TEST(values_must_make_sense),
		ARENA_TEST(alternatives_exclude_each_other),
		ARENA_TEST(the_nearest_word_must_be_near),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
