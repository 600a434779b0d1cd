#include "expect.h"

#include <string.h>

#include "muster/document.h"
#include "muster/mistake.h"
#include "muster/utf8.h"

/* A record whose third line is `line`. */
static const struct document *with(struct arena *arena, struct view line)
{
	char *text = arena_printf(arena, "---\nid: R-1\n" VIEW_FMT
				  "\nstatus: open\n---\n", VIEW_ARG(line));

	return document_read(VIEW("r.md"), view_of(text), arena);
}

static const struct finding *only_finding(const struct document *document)
{
	assert_int_equal(document->findings.list.len, 1);
	return &document->findings.list.items[0];
}

static void expect_finding(const struct finding *finding, enum rule rule,
			   uint32_t line, uint32_t column)
{
	assert_string_equal(rule_info(finding->rule)->id,
			    rule_info(rule)->id);
	assert_int_equal(finding->span.line, line);
	assert_int_equal(finding->span.column, column);
}

/* The line that a hint wants to see written. */
static struct view mended_line(struct view hint)
{
	size_t from = view_search(hint, 0, "write: ") + 7;

	return view_slice(hint, from,
			  view_search(hint, from, ", or put two blanks"));
}

/* Lines that can't be read, or not as they are meant, and what they mean.
 * Where the hint is followed to the letter, that is what is read. */
static const struct {
	const char *line;
	enum rule rule;
	uint32_t column;
	const char *path, *meant;
} mendable[] = {
	{ "owner: @alice", RULE_YAML_RESERVED, 8, "owner", "@alice" },
	{ "owner: @alice ", RULE_YAML_RESERVED, 8, "owner", "@alice" },
	{ "owner: @alice  # lead", RULE_YAML_RESERVED, 8, "owner", "@alice" },
	{ "owner: @alice # lead", RULE_YAML_RESERVED, 8, "owner",
	  "@alice # lead" },
	{ "CPS: ?", RULE_YAML_RESERVED, 6, "CPS", "?" },
	{ "x: ? y", RULE_YAML_RESERVED, 4, "x", "? y" },
	{ "x: `y`", RULE_YAML_RESERVED, 4, "x", "`y`" },
	{ "x: `y \"z\"` \\", RULE_YAML_RESERVED, 4, "x", "`y \"z\"` \\" },
	{ "title: *x*", RULE_YAML_RESERVED, 8, "title", "*x*" },
	{ "title: **x** y", RULE_YAML_RESERVED, 8, "title", "**x** y" },
	{ "title: *x y", RULE_YAML_ALIAS, 8, "title", "*x y" },
	{ "title: %", RULE_YAML_RESERVED, 8, "title", "%" },
	{ "title: %x", RULE_YAML_RESERVED, 8, "title", "%x" },
	{ "title: ,x", RULE_YAML_RESERVED, 8, "title", ",x" },
	{ "title: ]", RULE_YAML_RESERVED, 8, "title", "]" },
	{ "title: }x", RULE_YAML_RESERVED, 8, "title", "}x" },
	{ "title: & y", RULE_YAML_RESERVED, 8, "title", "& y" },
	{ "title: &", RULE_YAML_RESERVED, 8, "title", "&" },
	{ "title: &x y", RULE_YAML_ALIAS, 8, "title", "&x y" },
	{ "title: !", RULE_YAML_RESERVED, 8, "title", "!" },
	{ "title: ! y", RULE_YAML_RESERVED, 8, "title", "! y" },
	{ "title: !x y", RULE_YAML_TAG, 8, "title", "!x y" },
	{ "title: !a!b", RULE_YAML_RESERVED, 8, "title", "!a!b" },
	{ "x: |y", RULE_YAML_RESERVED, 4, "x", "|y" },
	{ "x: | y", RULE_YAML_RESERVED, 4, "x", "| y" },
	{ "x: > 50 %", RULE_YAML_RESERVED, 4, "x", "> 50 %" },
	{ "x: >=5", RULE_YAML_RESERVED, 4, "x", ">=5" },
	{ "due: -", RULE_YAML_SYNTAX, 6, "due", "-" },
	{ "title: [WIP] x", RULE_YAML_BRACKET, 8, "title", "[WIP] x" },
	{ "title: [text](url)", RULE_YAML_BRACKET, 8, "title",
	  "[text](url)" },
	{ "title: [WIP] x: y", RULE_YAML_BRACKET, 8, "title", "[WIP] x: y" },
	{ "title: [WIP] [x]", RULE_YAML_BRACKET, 8, "title", "[WIP] [x]" },
	{ "title: {x} y", RULE_YAML_BRACKET, 8, "title", "{x} y" },
	{ "title: [x", RULE_YAML_BRACKET, 8, "title", "[x" },
	{ "title: {x", RULE_YAML_BRACKET, 8, "title", "{x" },
	{ "title: [it's", RULE_YAML_BRACKET, 8, "title", "[it's" },
	{ "title: {{ x }}", RULE_YAML_KEY, 9, "title", "{{ x }}" },
	{ "title: a: b: c", RULE_YAML_COLON, 8, "title", "a: b: c" },
	{ "title: a:", RULE_YAML_COLON, 8, "title", "a:" },
	{ "title: : a", RULE_YAML_COLON, 8, "title", ": a" },
	{ "title: \"a\": b", RULE_YAML_SYNTAX, 8, "title", "\"a\": b" },
	{ "title: \"a\" b", RULE_YAML_SYNTAX, 8, "title", "\"a\" b" },
	{ "title: \"a \"b\" c\"", RULE_YAML_SYNTAX, 8, "title", "a \"b\" c" },
	{ "title: 'it's'", RULE_YAML_SYNTAX, 8, "title", "it's" },
	{ "title: 'a''b' c", RULE_YAML_SYNTAX, 8, "title", "'a''b' c" },
	{ "title: \"abc", RULE_YAML_SYNTAX, 8, "title", "abc" },
	{ "title: 'abc", RULE_YAML_SYNTAX, 8, "title", "abc" },
	{ "title: \"C:\\data\"", RULE_YAML_SYNTAX, 8, "title", "C:\\data" },
	{ "title: \"\\ud800\"", RULE_YAML_SYNTAX, 8, "title", "\\ud800" },
	{ "title: \"\\x4\"", RULE_YAML_SYNTAX, 8, "title", "\\x4" },
	{ "title:x", RULE_YAML_SYNTAX, 1, "title", "x" },
	{ "title:\"x\"", RULE_YAML_SYNTAX, 1, "title", "x" },
	{ "title:@x", RULE_YAML_SYNTAX, 1, "title", "@x" },
	{ "title:\xc2\xa0x", RULE_YAML_SYNTAX, 1, "title", "x" },
	{ "title: Foo #1", RULE_YAML_COMMENT, 11, "title", "Foo #1" },
	{ "title: C# x #y", RULE_YAML_COMMENT, 12, "title", "C# x #y" },
	{ "title: #1 x", RULE_YAML_COMMENT, 7, "title", "#1 x" },
	{ "title: \"x\" #1", RULE_YAML_COMMENT, 11, "title", "x #1" },
	{ "title: 'x' #1", RULE_YAML_COMMENT, 11, "title", "x #1" },
	{ "title: x\n  y #z", RULE_YAML_COMMENT, 4, "title", "x y #z" },
	{ "\xc3\xa9: \xc3\xa9: \xc3\xa9", RULE_YAML_COLON, 4, "\xc3\xa9",
	  "\xc3\xa9: \xc3\xa9" },
	{ "\"a\xc3\xa9\": @x", RULE_YAML_RESERVED, 7, "a\xc3\xa9", "@x" },
	{ "\xc3\xa9: x #1", RULE_YAML_COMMENT, 5, "\xc3\xa9", "x #1" },
};

static void a_hint_is_the_exact_mend(void **state)
{
	for (size_t i = 0; i < sizeof(mendable) / sizeof(*mendable); i++) {
		const struct document *document =
			with(*state, view_of(mendable[i].line));
		const struct finding *finding;

		finding = only_finding(document);
		expect_finding(finding, mendable[i].rule,
			       3 + !!strchr(mendable[i].line, '\n'),
			       mendable[i].column);
		document = with(*state, mended_line(finding->hint));
		assert_int_equal(document->findings.list.len, 0);
		expect_view(document_text(document, mendable[i].path),
			    mendable[i].meant);
	}
}

/* The same for the second item of the list `tags`. */
static const struct {
	const char *line;
	uint32_t column;
	const char *meant;
} lists[] = {
	{ "tags: [a, @b]", 11, "@b" },
	{ "tags: [@a, @b, c]", 8, "@b" },
	{ "tags: [\"@a\", `b c`]  # two", 14, "`b c`" },
	{ "tags: [a, b: c: d]", 11, "b: c: d" },
	{ "tags: [a, b #1]", 11, "b #1" },
	{ "tags: [a, #1]", 11, "#1" },
	{ "tags: [it's, %b, 'c']", 14, "%b" },
};

static void an_item_that_needs_quotes_gets_them(void **state)
{
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
		const struct document *document =
			with(*state, view_of(lists[i].line));
		const struct finding *finding = only_finding(document);
		const struct value *list;

		expect_finding(finding, RULE_YAML_RESERVED, 3,
			       lists[i].column);
		document = with(*state, mended_line(finding->hint));
		assert_int_equal(document->findings.list.len, 0);
		list = value_get(document->front, VIEW("tags"));
		expect_view(value_string(list->entries[1].value),
			    lists[i].meant);
	}
}

/* What is wrong with a line among others, and how it is mended. */
static const struct {
	const char *front;
	enum rule rule;
	uint32_t line, column;
	const char *hint;
} others[] = {
	{ "\ttitle: x", RULE_YAML_TAB, 3, 1,
	  "begin the line with its first letter" },
	{ "raci:\n\ta: b", RULE_YAML_TAB, 4, 1,
	  "begin the line with 2 blanks" },
	{ "tags:\n  - a\n \t- b", RULE_YAML_TAB, 5, 2,
	  "begin the line with 2 blanks" },
	{ "tags:\n  -\ta", RULE_YAML_TAB, 4, 4, "put one blank in its place" },
	{ "tags:\n  - a\n\t\nx: y", RULE_YAML_TAB, 5, 1, "delete the tab" },
	{ "\t# why\nx: y", RULE_YAML_TAB, 3, 1, "delete the tab" },
	{ "title: x\n  owner: y", RULE_YAML_SYNTAX, 4, 1,
	  "begin it below the first letter of the line above" },
	{ "tags:\n  - a: b\n       c: d", RULE_YAML_SYNTAX, 5, 1,
	  "begin it below the first letter of the line above" },
	{ "x:\n    a: b\n  c: d", RULE_YAML_SYNTAX, 5, 3,
	  "begin it in the column of the line that it belongs beside" },
	{ "tags:\n    - a\n  - b", RULE_YAML_SYNTAX, 5, 3,
	  "begin it in the column of the line that it belongs beside" },
	{ "title: x\n- a", RULE_YAML_SYNTAX, 4, 1,
	  "put it below a key that has no value of its own" },
	{ "tags: - a", RULE_YAML_SYNTAX, 3, 7,
	  "put each '- item' on a line of its own below the key, or leave "
	  "the dash out" },
	{ "more text", RULE_YAML_SYNTAX, 3, 1, "write 'key: value', or "
	  "indent it by two blanks if it belongs to the line above" },
	{ "https://example.com/x", RULE_YAML_SYNTAX, 3, 1, "write 'key: "
	  "value', or indent it by two blanks if it belongs to the line "
	  "above" },
	{ ": x", RULE_YAML_SYNTAX, 3, 1, "write the field's name before it" },
	{ "@owner: x", RULE_YAML_KEY, 3, 1, "write: owner: x" },
	{ "* License: ", RULE_YAML_KEY, 3, 1, "write: License:" },
	{ "@: x", RULE_YAML_KEY, 3, 1, "write it without the @" },
	{ "who:\n - a\n owner: []", RULE_YAML_SYNTAX, 5, 2,
	  "begin it in column 1" },
	{ "x:\n  who:\n    - a\n    y: []", RULE_YAML_SYNTAX, 6, 5,
	  "begin it in column 3" },
	{ "title: \"a\nx: \"b\"", RULE_YAML_SYNTAX, 3, 8,
	  "write: title: \"a\"" },
	{ "tags: [a,\n  b\nx: y", RULE_YAML_BRACKET, 3, 7,
	  "end it with ], or if it is text, write: tags: \"[a,\"" },
	{ "%YAML 2.0", RULE_YAML_TAG, 3, 1, "delete the line" },
	{ "!!str tags: [a]", RULE_YAML_TAG, 3, 1, "delete it" },
	{ "tags: [a, *b]", RULE_YAML_ALIAS, 3, 11, "write the value out" },
	{ "! : x", RULE_YAML_RESERVED, 3, 1, "put the text in double quotes" },
	{ "... x", RULE_YAML_SYNTAX, 3, 1, "write 'key: value', or indent it "
	  "by two blanks if it belongs to the line above" },
};

static void a_line_among_others_is_found(void **state)
{
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		const struct document *document =
			with(*state, view_of(others[i].front));
		const struct finding *finding = only_finding(document);

		assert_null(document->front);
		expect_finding(finding, others[i].rule, others[i].line,
			       others[i].column);
		expect_view(finding->hint, others[i].hint);
	}
}

/* Lines that look like mistakes and are none, above one that is. */
static const char *const innocent[] = {
	"# TODO: a: b [c", "x: |\n  @a: b: c\n\td", "x: >-  # why\n  [a",
	"x: |2-\n   a: b: c", "x: \"a\n  @b: c: d\n  e\"", "x: [a,\n  @@b]",
	"x: 'a''b'  # c", "x: \"a\"\t", "x: text\n  @b c\n  [d", "\"@x\": y",
	"x: {a: b, c: [d]}", "x: \"it's [\"", "x: it's [", "x: a:b",
	"x:\n- a\n- b: c\n  d: e", "x:\n  y:\n    z: a\n  b: c",
	"x: http://a.b/c:d", "'a: b': c", "x: \"\\x41\\u00e9\"", "x: -1",
	"x: --", "x: -a", "x: ?a", "x: a # b  # c", "- x",
	"x:\n  y:\n  - a\n  z: b",
};

static void what_is_no_mistake_is_passed_over(void **state)
{
	for (size_t i = 0; i < sizeof(innocent) / sizeof(*innocent); i++) {
		char *front = arena_printf(*state, "%s\nlast: @z",
					   innocent[i]);
		struct view text = view_of(front);
		struct findings findings = { .arena = *state };
		uint32_t line = utf8_span(text, text.len).line;

		mistake_tell(text, (struct span){ line, 7 }, VIEW("r.md"),
			     &findings);
		assert_int_equal(findings.list.len, 1);
		expect_finding(findings.list.items, RULE_YAML_RESERVED, line,
			       7);
	}
}

static void a_long_line_is_not_spelled_out(void **state)
{
	struct str line = STR_INIT;
	const struct finding *finding;

	str_adds(&line, "title: @");
	str_pad(&line, 10000, '"');
	finding = only_finding(with(*state, str_view(&line)));
	expect_view(finding->hint, "put the value in double quotes, with a "
		    "backslash before each double quote and backslash in it");
	str_release(&line);
}

static void what_nobody_knows_is_told_all_the_same(void **state)
{
	struct findings findings = { .arena = *state };

	mistake_tell(VIEW("a: b\n"), (struct span){ 7, 3 }, VIEW("r.md"),
		     &findings);
	assert_int_equal(findings.list.len, 1);
	expect_finding(findings.list.items, RULE_YAML_SYNTAX, 1, 1);
}

static void line_ends_of_windows_are_no_text(void **state)
{
	const struct document *document = document_read(VIEW("r.md"),
		VIEW("---\r\nid: x\r\nowner: @a\r\n---\r\n"), *state);
	const struct finding *finding = only_finding(document);

	expect_finding(finding, RULE_YAML_RESERVED, 3, 8);
	expect_view(finding->hint, "write: owner: \"@a\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(a_hint_is_the_exact_mend),
		ARENA_TEST(an_item_that_needs_quotes_gets_them),
		ARENA_TEST(a_line_among_others_is_found),
		ARENA_TEST(what_is_no_mistake_is_passed_over),
		ARENA_TEST(a_long_line_is_not_spelled_out),
		ARENA_TEST(what_nobody_knows_is_told_all_the_same),
		ARENA_TEST(line_ends_of_windows_are_no_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
