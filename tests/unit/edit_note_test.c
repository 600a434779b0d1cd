#include "expect.h"

#include <string.h>

#include "muster/body.h"
#include "muster/edit.h"

static int note(struct arena *arena, const char *text, const char *line,
		struct str *out, struct err *err)
{
	struct document *document = document_read(VIEW("r.md"),
						  view_of(text), arena);

	return edit_note(document, VIEW("Notes"), view_of(line), out, err);
}

#define FRONT "---\nid: R-1\n---\n"

static void the_line_is_the_last_of_its_section(void **state)
{
	static const struct {
		const char *text, *line, *changed;
	} examples[] = {
		{ FRONT, "- x", FRONT "\n## Notes\n\n- x\n" },
		{ "---\n---", "- x", "---\n---\n\n## Notes\n\n- x\n" },
		{ FRONT "\ntext\n", "- x",
		  FRONT "\ntext\n\n## Notes\n\n- x\n" },
		{ FRONT "\ntext", "x", FRONT "\ntext\n\n## Notes\n\nx\n" },
		{ FRONT "\ntext\n\n\n", "- x",
		  FRONT "\ntext\n\n## Notes\n\n- x\n\n\n" },
		{ FRONT "## Notes\n", "- x", FRONT "## Notes\n\n- x\n" },
		{ FRONT "## Notes\n\n- a\n", "- x",
		  FRONT "## Notes\n\n- a\n- x\n" },
		{ FRONT "## Notes\n\n- a", "- x",
		  FRONT "## Notes\n\n- a\n- x\n" },
		{ FRONT "## Notes\n\n- a\n  b\n\n## End\n", "- x",
		  FRONT "## Notes\n\n- a\n  b\n- x\n\n## End\n" },
		{ FRONT "Notes\n-----\n## End\n", "- x",
		  FRONT "Notes\n-----\n\n- x\n## End\n" },
		{ FRONT "## Notes\n\ntext\n\n### More\n\n* a\n# End\n", "- x",
		  FRONT "## Notes\n\ntext\n\n### More\n\n* a\n\n- x\n# End\n" },
		{ FRONT "## Notes\n\n1. a\n2. b\n", "3. x",
		  FRONT "## Notes\n\n1. a\n2. b\n3. x\n" },
		{ FRONT "```\n## Notes\n```\n", "x",
		  FRONT "```\n## Notes\n```\n\n## Notes\n\nx\n" },
		{ FRONT "## Notes\na\n## Notes\nb\n", "x",
		  FRONT "## Notes\na\n\nx\n## Notes\nb\n" },
		{ "---\r\nid: R-1\r\n---\r\n## Notes\r\n\r\n- a\r\n", "- x",
		  "---\r\nid: R-1\r\n---\r\n## Notes\r\n\r\n- a\r\n- x\r\n" },
		{ "---\r\nid: R-1\r\n---\r\n\r\na\r\n", "x",
		  "---\r\nid: R-1\r\n---\r\n\r\na\r\n\r\n## Notes\r\n\r\nx"
		  "\r\n" },
		{ "---\nx: @\n---\n", "- x",
		  "---\nx: @\n---\n\n## Notes\n\n- x\n" },
	};

	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++) {
		struct str out = STR_INIT;
		struct err err = ERR_INIT;

		if (note(*state, examples[i].text, examples[i].line, &out,
			 &err))
			fail_msg("%s\n%s", err.text, examples[i].text);
		expect_str(&out, examples[i].changed);
	}
}

static void what_would_change_the_rest_is_refused(void **state)
{
	static const struct {
		const char *text, *line;
	} cases[] = {
		{ FRONT, "" }, { FRONT, " " }, { FRONT, "a\nb" },
		{ FRONT, "a\r" }, { FRONT, "a\x1b" }, { FRONT, "\xff" },
		{ FRONT, "# x" }, { FRONT "## Notes\n## End\n", "```" },
		{ FRONT "## Notes\n", "<<<<<<< x" },
		{ FRONT "```\ntext\n", "x" },
		{ FRONT "## Notes\n\n```\ntext\n", "x" },
		{ FRONT "## Notes\n\n<!-- text\n", "x" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct str out = STR_INIT;
		struct err err = ERR_INIT;

		if (!note(*state, cases[i].text, cases[i].line, &out, &err))
			fail_msg("%s\n%s\n", cases[i].text, out.buf);
		assert_int_equal(out.len, 0);
		assert_true(err.text[0]);
		str_release(&out);
	}
}

static void a_body_too_heavy_is_left_alone(void **state)
{
	struct str text = STR_INIT, out = STR_INIT;
	struct err err = ERR_INIT;

	str_adds(&text, FRONT);
	str_pad(&text, BODY_BYTES_MAX + 1, 'a');
	assert_int_equal(note(*state, text.buf, "x", &out, &err), -1);
	assert_non_null(strstr(err.text, "too large or too deeply nested"));
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(the_line_is_the_last_of_its_section),
		ARENA_TEST(what_would_change_the_rest_is_refused),
		ARENA_TEST(a_body_too_heavy_is_left_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
