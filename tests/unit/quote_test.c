#include "expect.h"

#include "muster/quote.h"
#include "muster/yaml.h"

static void expect_scalar(const char *text, const char *scalar)
{
	struct str out = STR_INIT;

	quote_scalar(&out, view_of(text));
	expect_str(&out, scalar);
}

static void what_is_safe_stays_plain(void **state)
{
	static const char *const plain[] = {
		"open", "2026-07-15", "R-012", "3d", "no", "0777", "C",
		"Fix the login (again) + more_", "a/b.c", "1.5", "$5",
		"caf\xc3\xa9", "a=b;c",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++)
		expect_scalar(plain[i], plain[i]);
}

static void what_is_not_gets_double_quotes(void **state)
{
	(void)state;
	expect_scalar("", "\"\"");
	expect_scalar("~", "\"~\"");
	expect_scalar("@alice", "\"@alice\"");
	expect_scalar("a: b", "\"a: b\"");
	expect_scalar("a #1", "\"a #1\"");
	expect_scalar("-", "\"-\"");
	expect_scalar("---", "\"---\"");
	expect_scalar(" a", "\" a\"");
	expect_scalar("a, b]", "\"a, b]\"");
	expect_scalar("say \"\\o/\"", "\"say \\\"\\\\o/\\\"\"");
	expect_scalar("a\tb\nc", "\"a\\tb\\nc\"");
}

/* As the value of a key and as an item of a list between brackets. */
static void expect_back(struct arena *arena, struct view text)
{
	struct findings findings = { .arena = arena };
	struct str front = STR_INIT;
	struct value *map, *list;

	str_adds(&front, "x: ");
	quote_scalar(&front, text);
	str_adds(&front, "\ny: [");
	quote_scalar(&front, text);
	str_adds(&front, ", z]\n");
	map = yaml_read(str_view(&front), VIEW("r.md"), arena, &findings);
	if (findings.list.len)
		fail_msg("%s%s", front.buf, findings.list.items->message.ptr);
	assert_true(view_equal(value_string(value_get(map, VIEW("x"))), text));
	list = value_get(map, VIEW("y"));
	assert_int_equal(list->len, 2);
	assert_true(view_equal(value_string(list->entries[0].value), text));
	str_release(&front);
}

/* Every text of one to three of the signs that mean something to YAML. */
static void every_text_reads_back_as_itself(void **state)
{
	static const char *const parts[] = {
		"", " ", "a", "-", ":", "#", "\"", "'", "\\", "[", "]", "{",
		"}", ",", "&", "*", "!", "|", ">", "%", "@", "`", "?", "~",
		"\n", "\t", "=", "<<", "\xc3\xa9", "\xc2\xa0", ".", "...",
	};
	size_t count = sizeof(parts) / sizeof(*parts);
	/* no divisor of `count`, so that each stands in each place */
	size_t every = expect_rounds(100) < 100 ? 7 : 1;

	for (size_t i = 0; i < count * count * count; i += every) {
		char *text = arena_printf(*state, "%s%s%s", parts[i % count],
					  parts[i / count % count],
					  parts[i / count / count]);

		expect_back(*state, view_of(text));
		arena_clear(*state);
	}
}

static void every_ascii_character_reads_back(void **state)
{
	for (char c = ' '; c < 0x7f; c++) {
		char text[] = { c, 'a', c, ' ', c, 'b', c };

		expect_back(*state, (struct view){ text, 1 });
		expect_back(*state, (struct view){ text, sizeof(text) });
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_safe_stays_plain),
		cmocka_unit_test(what_is_not_gets_double_quotes),
		ARENA_TEST(every_text_reads_back_as_itself),
		ARENA_TEST(every_ascii_character_reads_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
