#include "expect.h"

#include <stdlib.h>
#include <time.h>

#include "muster/yaml.h"

static struct value *read_yaml(struct arena *arena, struct view front,
			       struct findings *findings)
{
	*findings = (struct findings){ .arena = arena };
	return yaml_read(front, VIEW("r.md"), arena, findings);
}

/* Read what is free of findings. */
static struct value *read_good(struct arena *arena, const char *front)
{
	struct findings findings;
	struct value *value = read_yaml(arena, view_of(front), &findings);

	for (size_t i = 0; i < findings.list.len; i++)
		fail_msg("'%s': %s", front,
			 findings.list.items[i].message.ptr);
	assert_non_null(value);
	return value;
}

static void expect_span(struct span span, uint32_t line, uint32_t column)
{
	assert_int_equal(span.line, line);
	assert_int_equal(span.column, column);
}

/* What YAML 1.1 makes numbers, bools, times and nothing of stays text. */
static void nothing_is_guessed(void **state)
{
	static const char *const texts[] = {
		"no", "NO", "on", "y", "0777", "0o14", "1_000", "1e3",
		"12:30:45", ".inf", ".NaN", "0x1F", "=", "true", "null",
		"2026-07-15", "2026-02-30", "-0", "1.", "+12", "<<x", "0",
		"a:b", "a#b", "C#", "-1", "http://a.b/c", "1:1",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		char *front = arena_printf(*state, "x: %s", texts[i]);
		struct value *x = value_get(read_good(*state, front),
					    VIEW("x"));

		assert_int_equal(x->type, VALUE_TEXT);
		assert_true(x->plain);
		expect_view(x->text, texts[i]);
	}
}

static void nothing_and_a_tilde_are_null(void **state)
{
	struct value *map = read_good(*state, "a:\nb: ~\nc:  # why\nd: ''\n"
				      "e: '~'\nf: [~, x]\n");

	assert_int_equal(map->len, 6);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(map->entries[i].value->type, VALUE_NULL);
	assert_int_equal(map->entries[3].value->type, VALUE_TEXT);
	assert_false(map->entries[3].value->plain);
	expect_view(map->entries[4].value->text, "~");
	assert_int_equal(map->entries[5].value->entries[0].value->type,
			 VALUE_NULL);
}

static void texts_of_every_style_are_read(void **state)
{
	static const struct {
		const char *front, *text;
	} styles[] = {
		{ "x: 'it''s # [a'", "it's # [a" },
		{ "x: \"a\\tb\\u00e9\\n\"", "a\tb\xc3\xa9\n" },
		{ "x: one\n  two\n\n  three", "one two\nthree" },
		{ "x: >-\n  one\n  two\n", "one two" },
		{ "x: |\n  one\n   two\n", "one\n two\n" },
		{ "x: |\r\n  one\r\n  two\r\n", "one\ntwo\n" },
		{ "x: \"a\n  b\"", "a b" },
		{ "x: \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb",
		  "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb" },
	};

	for (size_t i = 0; i < sizeof(styles) / sizeof(*styles); i++)
		expect_view(value_string(value_get(
			    read_good(*state, styles[i].front), VIEW("x"))),
			    styles[i].text);
}

static void lists_and_maps_of_both_styles_are_equal(void **state)
{
	struct value *block = read_good(*state, "a:\n  - x\n  - y: z\n    "
					"w: v\nb:\n- c\nd: {}\ne: []\n");
	struct value *flow = read_good(*state, "{a: [x, {y: z, w: v}],\n "
				       "b: [c], d: {}, e: []}");

	assert_true(value_equal(block, flow));
}

static void nothing_at_all_is_an_empty_map(void **state)
{
	static const char *const fronts[] = { "", "---\n", "---\n# x\n", "~",
					      "---\r\n\r\n", "{}" };

	for (size_t i = 0; i < sizeof(fronts) / sizeof(*fronts); i++) {
		struct value *map = read_good(*state, fronts[i]);

		assert_int_equal(map->type, VALUE_MAP);
		assert_int_equal(map->len, 0);
	}
}

static void keys_and_values_have_places(void **state)
{
	struct value *map = read_good(*state, "---\n\xc3\xa9: [\xc3\xa9, b]"
				      "\r\nx:\r\n  - y:  z\r\n");
	struct value *y = map->entries[1].value->entries[0].value;

	expect_span(map->entries[0].key_span, 2, 1);
	expect_span(map->entries[0].value->span, 2, 4);
	expect_span(map->entries[0].value->entries[1].value->span, 2, 8);
	expect_span(map->entries[1].key_span, 3, 1);
	expect_span(y->entries[0].key_span, 4, 5);
	expect_span(y->entries[0].value->span, 4, 9);
}

static void the_tree_borrows_nothing(void **state)
{
	char front[] = "key: value";
	struct value *map = read_good(*state, front);

	for (size_t i = 0; i < sizeof(front); i++)
		front[i] = '!';
	expect_view(map->entries[0].key, "key");
	expect_view(map->entries[0].value->text, "value");
}

/* What is refused, and where. */
static const struct {
	struct view front;
	enum rule rule;
	uint32_t line, column;
} refused[] = {
	{ VIEW("a: &x b\nc: *x"), RULE_YAML_ALIAS, 1, 4 },
	{ VIEW("a: &a [*a]"), RULE_YAML_ALIAS, 1, 4 },
	{ VIEW("a: [b, &c {d: e}]"), RULE_YAML_ALIAS, 1, 8 },
	{ VIEW("&a b: c"), RULE_YAML_ALIAS, 1, 1 },
	{ VIEW("*a : c"), RULE_YAML_ALIAS, 1, 1 },
	{ VIEW("<<: {a: b}"), RULE_YAML_ALIAS, 1, 1 },
	{ VIEW("x: y\na: !!python/object b"), RULE_YAML_TAG, 2, 4 },
	{ VIEW("a: !!binary aGk="), RULE_YAML_TAG, 1, 4 },
	{ VIEW("a: !!map {b: c}"), RULE_YAML_TAG, 1, 4 },
	{ VIEW("a: [!b c]"), RULE_YAML_TAG, 1, 5 },
	{ VIEW("%YAML 2.0\n---\na: b"), RULE_YAML_TAG, 1, 1 },
	{ VIEW("---\n%TAG ! tag:x\na: b"), RULE_YAML_TAG, 2, 1 },
	{ VIEW("a: b\n---\nc: d"), RULE_YAML_DOCUMENT, 2, 1 },
	{ VIEW("a: b\n--- c"), RULE_YAML_DOCUMENT, 2, 1 },
	{ VIEW("? [a]\n: b"), RULE_YAML_KEY, 1, 3 },
	{ VIEW("? a\n: b"), RULE_YAML_KEY, 1, 3 },
	{ VIEW("[a]: b"), RULE_YAML_KEY, 1, 1 },
	{ VIEW("{a: b}: c"), RULE_YAML_KEY, 1, 1 },
	{ VIEW("a: {{b}}"), RULE_YAML_KEY, 1, 5 },
	{ VIEW("'': b"), RULE_YAML_KEY, 1, 1 },
	{ VIEW("\"a\\nb\": c"), RULE_YAML_KEY, 1, 1 },
	{ VIEW("- a\n- b"), RULE_YAML_SYNTAX, 1, 1 },
	{ VIEW("---\njust text"), RULE_YAML_SYNTAX, 2, 1 },
	{ VIEW("a: b: c"), RULE_YAML_COLON, 1, 4 },
};

static void what_no_record_needs_is_refused(void **state)
{
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		struct findings findings;

		assert_null(read_yaml(*state, refused[i].front, &findings));
		assert_int_equal(findings.list.len, 1);
		assert_string_equal(rule_info(findings.list.items->rule)->id,
				    rule_info(refused[i].rule)->id);
		expect_span(findings.list.items->span, refused[i].line,
			    refused[i].column);
		assert_true(findings.list.items->hint.len > 0);
	}
}

/* What is told, and leaves the map readable. */
static const struct {
	struct view front;
	enum rule rule;
	uint32_t line, column;
} told[] = {
	{ VIEW("a: b\nc: d\na: e"), RULE_YAML_DUPLICATE_KEY, 3, 1 },
	{ VIEW("x: {a: b, \"a\": c}"), RULE_YAML_DUPLICATE_KEY, 1, 11 },
	{ VIEW("owner: b\n\xd0\xbewner: c"), RULE_YAML_DUPLICATE_KEY, 2, 1 },
	{ VIEW("caf\x65\xcc\x81: b"), RULE_YAML_KEY, 1, 1 },
	{ VIEW("a: \"\\0\""), RULE_TEXT_CONTROL, 1, 4 },
	{ VIEW("a: \"x\\e[31m\""), RULE_TEXT_CONTROL, 1, 4 },
	{ VIEW("a: \"\\uffff\""), RULE_TEXT_CONTROL, 1, 4 },
	{ VIEW("a: \"\\N\""), RULE_TEXT_CONTROL, 1, 4 },
	{ VIEW("a: \"\\L\""), RULE_TEXT_CONTROL, 1, 4 },
	{ VIEW("a: \"\\u202e\""), RULE_TEXT_CONTROL, 1, 4 },
	{ VIEW("a: \"R\\u200b1\""), RULE_TEXT_CONTROL, 1, 4 },
	{ VIEW("\"a\\x7f\": b"), RULE_TEXT_CONTROL, 1, 1 },
	{ VIEW("a: b #c"), RULE_YAML_COMMENT, 1, 5 },
	{ VIEW("a: b # c"), RULE_YAML_COMMENT, 1, 5 },
	{ VIEW("a: b  #c"), RULE_YAML_COMMENT, 1, 5 },
	{ VIEW("a: #c"), RULE_YAML_COMMENT, 1, 3 },
	{ VIEW("a: 'b' #c"), RULE_YAML_COMMENT, 1, 7 },
	{ VIEW("- a: b\n- c #d"), RULE_YAML_COMMENT, 2, 4 },
	{ VIEW("a: [b,\n  c #d\n  ]"), RULE_YAML_COMMENT, 2, 4 },
};

static void what_is_doubtful_is_told(void **state)
{
	for (size_t i = 0; i < sizeof(told) / sizeof(*told); i++) {
		struct findings findings;
		const struct finding *finding;

		read_yaml(*state, told[i].front, &findings);
		finding = findings.list.items;
		assert_true(findings.list.len > 0);
		assert_string_equal(rule_info(finding->rule)->id,
				    rule_info(told[i].rule)->id);
		expect_span(finding->span, told[i].line, told[i].column);
		assert_true(finding->hint.len > 0);
	}
}

static void comments_that_are_meant_are_no_finding(void **state)
{
	static const char *const fronts[] = {
		"# a #b\na: b  # c", "a: b  #", "a: # c", "a:  # c\nb: c",
		"a: 'b' # c", "a: [b] # c", "a: b#c", "a: '#b'",
		"a: |  # c\n  b #c", "a: >\n  b #c\nd: e", "a: b\n#c",
		"a: b\t # c", "a: b\n\n# c\nd: e", "a: b  # c\r\nd: e  #\r\n",
	};

	for (size_t i = 0; i < sizeof(fronts) / sizeof(*fronts); i++)
		read_good(*state, fronts[i]);
}

static void both_of_a_double_key_are_kept_in_order(void **state)
{
	struct findings findings;
	struct value *map = read_yaml(*state, VIEW("a: b\na: c"), &findings);

	assert_int_equal(map->len, 2);
	expect_view(value_string(value_get(map, VIEW("a"))), "b");
	expect_view(findings.list.items->message,
		    "the key 'a' is there already, on line 1");
}

/* `count` times `piece` between `before` and `after`. */
static struct view flood(struct arena *arena, const char *before,
			 const char *piece, size_t count, const char *after)
{
	struct str text = STR_INIT;
	struct view kept;

	str_adds(&text, before);
	for (size_t i = 0; i < count; i++)
		str_adds(&text, piece);
	str_adds(&text, after);
	kept = view_copy(arena, str_view(&text));
	str_release(&text);
	return kept;
}

static void what_is_within_the_limits_is_read(void **state)
{
	struct findings findings;

	assert_non_null(read_yaml(*state, flood(*state, "a: ", "[", 15,
				  "]]]]]]]]]]]]]]]"), &findings));
	assert_non_null(read_yaml(*state, flood(*state, "", "k", YAML_KEY_MAX,
				  ": v"), &findings));
	assert_non_null(read_yaml(*state, flood(*state, "a: ", "x",
				  YAML_TEXT_MAX, ""), &findings));
	assert_non_null(read_yaml(*state, flood(*state, "a: [", "x,", 9990,
				  "]"), &findings));
	assert_int_equal(findings.list.len, 0);
}

/* 64 KiB of each, as much as front matter may have. */
static const struct {
	const char *before, *piece;
	size_t count;
	const char *after;
	enum rule rule;
} floods[] = {
	{ "a: ", "[", 65000, "", RULE_YAML_LIMIT },
	{ "a: ", "{a: ", 16000, "", RULE_YAML_LIMIT },
	{ "", "- ", 32000, "x", RULE_YAML_LIMIT },
	{ "", "a: [", 16000, "", RULE_YAML_LIMIT },
	{ "", "? ", 32000, "x", RULE_YAML_KEY },
	{ "a: ", "x", YAML_TEXT_MAX + 1, "", RULE_YAML_LIMIT },
	{ "", "k", YAML_KEY_MAX + 1, ": v", RULE_YAML_KEY },
	{ "", "k", 1025, ": v", RULE_YAML_SYNTAX },
	{ "a: [", "x,", 32000, "]", RULE_YAML_LIMIT },
	{ "", "a:\n", 20000, "", RULE_YAML_DUPLICATE_KEY },
	{ "", "&a ", 20000, "", RULE_YAML_ALIAS },
	{ "a: [", "*a,", 20000, "]", RULE_YAML_ALIAS },
	{ "", "%TAG ! tag:a\n", 5000, "---\na: b", RULE_YAML_TAG },
	{ "---\n", "%TAG !a! tag:a\n", 4000, "", RULE_YAML_TAG },
	{ "a: ", "!a ", 20000, "", RULE_YAML_TAG },
	{ "", "a\n", 32000, "@", RULE_YAML_LIMIT },
	{ "a: b\n", "  c\n", 16000, "@: d: e", RULE_YAML_LIMIT },
	{ "a: b\n", "c: d\n", 4000, "@: d: e", RULE_YAML_DUPLICATE_KEY },
	{ "a: \"", "\\\"", 32000, "", RULE_YAML_SYNTAX },
	{ "a: '", "''", 32000, "", RULE_YAML_SYNTAX },
	{ "a: [", "'", 63999, "", RULE_YAML_BRACKET },
	{ "a: [", "\n", 64000, "", RULE_YAML_BRACKET },
	{ "", "a: [\n", 12000, "", RULE_YAML_LIMIT },
	{ "", "#\n", 32000, "@: d: e", RULE_YAML_KEY },
	{ "", "a: [\n]\n", 2400, "@: d: e", RULE_YAML_DUPLICATE_KEY },
	{ "", "a: \"\n", 12000, "", RULE_YAML_DUPLICATE_KEY },
	{ "", "a: |\n", 12000, "@", RULE_YAML_DUPLICATE_KEY },
	{ "a: ", "- ", 32000, "", RULE_YAML_SYNTAX },
	{ "", "--- \n", 12000, "", RULE_YAML_DOCUMENT },
	{ "", "x: #y\n", 10000, "", RULE_YAML_COMMENT },
};

static double seconds(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void floods_are_refused_at_once(void **state)
{
	const char *memcheck = getenv("RUN_MEMCHECK");

	if (memcheck && *memcheck)
		skip();	/* where nothing is done at once */
	for (size_t i = 0; i < sizeof(floods) / sizeof(*floods); i++) {
		struct view front = flood(*state, floods[i].before,
					  floods[i].piece, floods[i].count,
					  floods[i].after);
		struct findings findings;
		double begin = seconds();

		read_yaml(*state, front, &findings);
		assert_true(findings.list.len > 0);
		if (findings.list.items->rule != floods[i].rule)
			fail_msg("%s: %s", floods[i].piece,
				 findings.list.items->message.ptr);
		if (seconds() - begin > 1)
			fail_msg("%s: %.1f s", floods[i].piece,
				 seconds() - begin);
	}
}

static void a_double_key_is_found_among_many(void **state)
{
	struct str text = STR_INIT;
	struct findings findings;

	str_adds(&text, "owner: a\n");
	for (int i = 0; i < 40; i++)
		str_addf(&text, "key%d: a\n", i);
	str_adds(&text, "key7: b\nowner: b\n\xd0\xbewner: c\n");
	read_yaml(*state, str_view(&text), &findings);
	assert_int_equal(findings.list.len, 3);
	expect_view(findings.list.items[0].message,
		    "the key 'key7' is there already, on line 9");
	expect_view(findings.list.items[1].message,
		    "the key 'owner' is there already, on line 1");
	expect_view(findings.list.items[2].message,
		    "the key '\xd0\xbewner' looks like the one on line 1");
	str_release(&text);
}

static void many_strange_keys_take_no_longer(void **state)
{
	struct str text = STR_INIT;
	struct findings findings;
	double begin = seconds();

	for (int i = 0; i < 4900; i++)
		str_addf(&text, "\xc3\xa9%d:\n", i);
	assert_non_null(read_yaml(*state, str_view(&text), &findings));
	assert_int_equal(findings.list.len, 0);
	assert_true(seconds() - begin < 1);
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(nothing_is_guessed),
		ARENA_TEST(nothing_and_a_tilde_are_null),
		ARENA_TEST(texts_of_every_style_are_read),
		ARENA_TEST(lists_and_maps_of_both_styles_are_equal),
		ARENA_TEST(nothing_at_all_is_an_empty_map),
		ARENA_TEST(keys_and_values_have_places),
		ARENA_TEST(the_tree_borrows_nothing),
		ARENA_TEST(what_no_record_needs_is_refused),
		ARENA_TEST(what_is_doubtful_is_told),
		ARENA_TEST(comments_that_are_meant_are_no_finding),
		ARENA_TEST(both_of_a_double_key_are_kept_in_order),
		ARENA_TEST(what_is_within_the_limits_is_read),
		ARENA_TEST(a_double_key_is_found_among_many),
		ARENA_TEST(floods_are_refused_at_once),
		ARENA_TEST(many_strange_keys_take_no_longer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
