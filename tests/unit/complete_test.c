#include "expect.h"
#include "muster/complete.h"

/* What is known of "muster raid WORDS...", and what is wanted besides, as
 * "[WANTED WORD OPERAND...]" at the end. */
static void complete(struct arena *arena, struct str *out, const char *line)
{
	static const char *const when[] = { "auto", "always", NULL };
	bool flag = false;
	int choice = 0;
	const char *text = NULL;
	struct opt_list list = { 0 };
	const struct opt every[] = {
		OPT_CHOICE(0, "color", &choice, "WHEN", when, "colour"),
		OPT_FLAG('h', NULL, &flag, "help"),
		OPT_END
	};
	const struct opt raid[] = {
		OPT_FLAG('s', "stale", &flag, "only stale entries"),
		OPT_OR,
		OPT_LIST('o', "owner", &list, "PERSON", "only theirs"),
		OPT_END
	};
	const struct opt affirm[] = {
		OPT_TEXT('m', "message", &text, "WHY", "the reason"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "[PATH|ID...]", raid, 0 },
		{ "affirm", "KIND [ID]", affirm, USAGE_FORMAT },
		{ "set", "ID... FIELD=VALUE...", NULL, 0 },
		{ 0 }
	};
	const struct opt format[] = {
		OPT_CHOICE(0, "format", &choice, "FORMAT", when, "form"),
		OPT_END
	};
	const struct usage usage = { "raid", forms, every, format, NULL,
				     NULL, NULL };
	struct complete found;
	char *words[8] = { NULL };
	struct view rest = view_of(line);

	for (size_t i = 0; i < 7 && rest.ptr; i++) {
		size_t end = view_find(rest, 0, ' ');

		words[i] = arena_copy(arena, rest.ptr, end);
		rest = end < rest.len ? view_slice(rest, end + 1, rest.len)
				      : (struct view){ NULL, 0 };
	}
	complete_words(&found, &usage, words, arena, out);
	if (!found.wanted)
		return;
	str_addf(out, "[%s %s", found.wanted, found.word);
	for (size_t i = 0; i < found.operands.len; i++)
		str_addf(out, " %s", found.operands.items[i]);
	str_addc(out, ']');
}

static const struct {
	const char *line;
	const char *want;
} cases[] = {
	{ "", "affirm\t\nset\t\n[PATH|ID ]" },
	{ "a", "affirm\t\n[PATH|ID a]" },
	{ "R-1 a", "[PATH|ID a R-1]" },
	{ "-", "--stale\tonly stale entries\n--owner\tonly theirs\n"
	       "--color\tcolour\n-h\thelp\n" },
	{ "--stale --", "--owner\tonly theirs\n--color\tcolour\n" },
	{ "-s --owner x --o", "--owner\tonly theirs\n" },
	{ "--owner ", "[PERSON ]" },
	{ "--owner=a", "[PERSON a]" },
	{ "-o a", "[PERSON a]" },
	{ "-so a", "[PERSON a]" },
	{ "-so", "" },
	{ "-oa", "" },
	{ "--owner=x y", "[PATH|ID y]" },
	{ "--owner x y", "[PATH|ID y]" },
	{ "--color a", "auto\t\nalways\t\n" },
	{ "--color=al", "always\t\n" },
	{ "--nosuch=a", "" },
	{ "--nosuch a", "[PATH|ID a]" },
	{ "-- -a", "[PATH|ID -a]" },
	{ "-- affirm ", "[PATH|ID  affirm]" },
	{ "affirm ", "[KIND ]" },
	{ "affirm r ", "[ID  r]" },
	{ "affirm r R-1 ", "" },
	{ "affirm --message x r ", "[ID  r]" },
	{ "affirm --m", "--message\tthe reason\n" },
	{ "affirm -m a", "[WHY a]" },
	{ "set ", "[ID ]" },
	{ "set R-1 ", "[ID|FIELD=VALUE  R-1]" },
	{ "set R-1 a=b c", "[ID|FIELD=VALUE c R-1 a=b]" },
	{ "affirm --f", "--format\tform\n" },
};

static void each_word(void **state)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct str out = STR_INIT;

		print_message("# '%s'\n", cases[i].line);
		complete(*state, &out, cases[i].line);
		expect_str(&out, cases[i].want);
	}
}

static void no_word_at_all(void **state)
{
	char *words[] = { NULL };
	const struct usage_form forms[] = { { 0 } };
	const struct usage usage = { "raid", forms, NULL, NULL, NULL,
				     NULL, NULL };
	struct complete found;
	struct str out = STR_INIT;

	complete_words(&found, &usage, words, *state, &out);
	assert_null(found.wanted);
	assert_int_equal(out.len, 0);
}

static void what_is_no_word_to_a_shell(void **state)
{
	static const char *const bad[] = {
		"a b", "a'b", "a$b", "a`b", "a;b", "a*b", "a?b", "a[b", "a{b",
		"a~b", "a#b", "a!b", "a\\b", "a\tb", "a\nb", "a\033b", "a\"b",
		"a|b", "a&b", "a<b", "a>b", "a(b", "a^b", "=b", "a\xff",
		"a\xe2\x80\xae", "a\x7f", "",
	};
	struct str out = STR_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		complete_add(&out, VIEW(""), view_of(bad[i]), VIEW(""));
		assert_int_equal(out.len, 0);
	}
	complete_add(&out, VIEW("\xc3\xa4"), VIEW("\xc3\xa4.md"),
		     VIEW("an \033[1m \xe2\x80\xae title"));
	expect_str(&out, "\xc3\xa4.md\tan <U+001B>[1m <U+202E> title\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(each_word),
		ARENA_TEST(no_word_at_all),
		ARENA_TEST(what_is_no_word_to_a_shell)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
