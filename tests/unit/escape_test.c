#include "expect.h"

#include "muster/escape.h"

struct example {
	struct view text;
	const char *shown;
};

static void expect_lines(const struct example *examples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct str out = STR_INIT;

		escape_line(&out, examples[i].text);
		expect_str(&out, examples[i].shown);
	}
}

#define EXPECT(examples) \
	expect_lines((examples), sizeof(examples) / sizeof(*(examples)))

static void what_moves_the_cursor_is_shown(void **state)
{
	static const struct example examples[] = {
		{ VIEW("\033[2J\033]0;t\a"),
		  "<U+001B>[2J<U+001B>]0;t<U+0007>" },
		{ VIEW("a\bb\x7f"), "a<U+0008>b<U+007F>" },
		{ VIEW("\xc2\x9b" "31m"), "<U+009B>31m" },	/* C1 CSI */
		{ VIEW("a\0b"), "a<U+0000>b" },
	};

	(void)state;
	EXPECT(examples);
}

static void what_turns_or_hides_text_is_shown(void **state)
{
	static const struct example examples[] = {
		{ VIEW("\xe2\x80\xae" "abc"), "<U+202E>abc" },
		{ VIEW("\xe2\x81\xa6"), "<U+2066>" },
		{ VIEW("a\xe2\x80\x8b" "b"), "a<U+200B>b" },
		{ VIEW("R\xe2\x80\x8d-1"), "R<U+200D>-1" },
		{ VIEW("\xf3\xa0\x81\x81"), "<U+E0041>" },
		{ VIEW("a\xe2\x80\xa8" "b"), "a<U+2028>b" },
	};

	(void)state;
	EXPECT(examples);
}

static void the_parts_of_an_emoji_stay(void **state)
{
	static const struct example examples[] = {
		{ VIEW("\xe2\x9a\xa0\xef\xb8\x8f"),
		  "\xe2\x9a\xa0\xef\xb8\x8f" },
		{ VIEW("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb"),
		  "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb" },
	};

	(void)state;
	EXPECT(examples);
}

static void line_ends_and_tabs_become_blanks(void **state)
{
	static const struct example examples[] = {
		{ VIEW("a\tb\r\nc"), "a b  c" },
		{ VIEW(""), "" },
		{ VIEW("caf\xc3\xa9 \xe6\xbc\xa2"),
		  "caf\xc3\xa9 \xe6\xbc\xa2" },
	};

	(void)state;
	EXPECT(examples);
}

static void broken_bytes_are_shown(void **state)
{
	static const struct example examples[] = {
		{ VIEW("\xff\xc3"), "<FF><C3>" },
		{ VIEW("\xe2\x82"), "<E2><82>" },
	};

	(void)state;
	EXPECT(examples);
}

static void a_ci_runner_is_given_no_commands(void **state)
{
	static const struct example examples[] = {
		{ VIEW("::error::x"), ": :error::x" },
		{ VIEW("  \t::set-env::"), "   : :set-env::" },
		{ VIEW("\xc2\xa0::group::"), "\xc2\xa0: :group::" },
		{ VIEW("a ::b"), "a ::b" },
		{ VIEW(":::"), ": ::" },
		{ VIEW("##[add-mask]x"), "## [add-mask]x" },
		{ VIEW("a ##[x] ##[y]"), "a ## [x] ## [y]" },
		{ VIEW("##vso[task.x]"), "##vso [task.x]" },
		{ VIEW("# [x] #[y]"), "# [x] #[y]" },
	};

	(void)state;
	EXPECT(examples);
}

static void each_line_is_looked_at_by_itself(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	escape_lines(&out, VIEW("a::b\n::error::\n \n  ::x\r\n"));
	expect_str(&out, "a::b\n: :error::\n \n  : :x \n");
}

static void one_line_stays_one_line(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	escape_line(&out, VIEW("a\n::error::"));
	expect_str(&out, "a ::error::");
}

static void words_of_a_shell_are_quoted(void **state)
{
	static const struct example examples[] = {
		{ VIEW("R-001"), "R-001" },
		{ VIEW(""), "''" },
		{ VIEW("-rf"), "'-rf'" },
		{ VIEW("a b"), "'a b'" },
		{ VIEW("$(id)"), "'$(id)'" },
		{ VIEW("it's"), "'it'\\''s'" },
		{ VIEW("a\nb"), "'a?b'" },
		{ VIEW("a\xc2\x9b\xe2\x80\xae\xff"), "'a?" "?" "?'" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++) {
		struct str out = STR_INIT;

		escape_shell(&out, examples[i].text);
		expect_str(&out, examples[i].shown);
	}
}

static void markup_becomes_text(void **state)
{
	static const struct example examples[] = {
		{ VIEW("<a href=\"x\" b='y'>&amp;"),
		  "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;" },
		{ VIEW("a\tb\r\nc\rd\0"),
		  "a\tb\nc&lt;U+000D&gt;d&lt;U+0000&gt;" },
		{ VIEW("\033[m\xe2\x80\xae\xff\xc3\xa9"),
		  "&lt;U+001B&gt;[m&lt;U+202E&gt;&lt;FF&gt;\xc3\xa9" },
		{ VIEW("\xe2\x9a\xa0\xef\xb8\x8f\xef\xb8\x8f" "a\xe2\x80\x8d"),
		  "\xe2\x9a\xa0\xef\xb8\x8f\xef\xb8\x8f" "a&lt;U+200D&gt;" },
		{ { NULL, 0 }, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++) {
		struct str out = STR_INIT;

		str_adds(&out, "|");
		escape_html(&out, examples[i].text);
		expect_view(view_slice(str_view(&out), 1, out.len),
			    examples[i].shown);
		str_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_moves_the_cursor_is_shown),
		cmocka_unit_test(what_turns_or_hides_text_is_shown),
		cmocka_unit_test(the_parts_of_an_emoji_stay),
		cmocka_unit_test(line_ends_and_tabs_become_blanks),
		cmocka_unit_test(broken_bytes_are_shown),
		cmocka_unit_test(a_ci_runner_is_given_no_commands),
		cmocka_unit_test(each_line_is_looked_at_by_itself),
		cmocka_unit_test(one_line_stays_one_line),
		cmocka_unit_test(words_of_a_shell_are_quoted),
		cmocka_unit_test(markup_becomes_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
