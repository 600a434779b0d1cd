#include "expect.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "muster/file.h"
#include "muster/mustache.h"
#include "muster/yaml.h"

/* Partials are the texts of a map. */
struct partials {
	struct arena *arena;
	const struct value *map;
};

static const struct mustache *compile(struct arena *arena, struct view text)
{
	struct err err = ERR_INIT;
	struct mustache *made = mustache_compile(text, VIEW("t"), arena, &err);

	if (!made)
		fail_msg("%s", err.text);
	return made;
}

static const struct mustache *partial_of(const void *data, struct view name)
{
	const struct partials *partials = data;
	const struct value *text = value_get(partials->map, name);

	return text ? compile(partials->arena, value_string(text)) : NULL;
}

/* --- the specification */

/* YAML says texts only; here are what JSON means by them. */
static struct value *as_json(struct arena *arena, struct value *value)
{
	int64_t number;

	if (value->type == VALUE_LIST || value->type == VALUE_MAP) {
		for (size_t i = 0; i < value->len; i++)
			value->entries[i].value =
				as_json(arena, value->entries[i].value);
		return value;
	}
	if (value->type != VALUE_TEXT || !value->plain)
		return value;
	if (view_is(value->text, "null"))
		return value_null(arena);
	if (view_number(value->text, &number))
		return value_number(arena, number);
	if (view_is(value->text, "true") || view_is(value->text, "false"))
		return value_bool(arena, view_is(value->text, "true"));
	return value;
}

static void run_example(struct arena *arena, const struct value *example)
{
	struct partials partials = { arena,
				     value_get(example, VIEW("partials")) };
	struct mustache_scope scope = { partial_of, &partials, true };
	struct view text = value_string(value_get(example, VIEW("template")));
	struct view want = value_string(value_get(example, VIEW("expected")));
	struct view name = value_string(value_get(example, VIEW("name")));
	struct value *data = value_get(example, VIEW("data"));
	struct err err = ERR_INIT;
	struct str out = STR_INIT;

	data = as_json(arena, data);
	if (mustache_render(&out, compile(arena, text), data, &scope, &err))
		fail_msg(VIEW_FMT ": %s", VIEW_ARG(name), err.text);
	if (!view_equal(str_view(&out), want))
		fail_msg(VIEW_FMT ": '" VIEW_FMT "' is not '" VIEW_FMT "'",
			 VIEW_ARG(name), VIEW_ARG(str_view(&out)),
			 VIEW_ARG(want));
	str_release(&out);
}

static void run_file(struct arena *arena, const char *path, size_t count)
{
	struct findings findings = { .arena = arena };
	struct err err = ERR_INIT;
	const struct value *tests;
	struct view text;

	assert_int_equal(file_read(path, 1u << 20, arena, &text, &err),
			 FILE_OK);
	tests = value_get(yaml_read(text, view_of(path), arena, &findings),
			  VIEW("tests"));
	assert_non_null(tests);
	assert_int_equal(tests->len, count);
	for (size_t i = 0; i < tests->len; i++)
		run_example(arena, tests->entries[i].value);
}

static void the_specification_holds(void **state)
{
	static const struct {
		const char *path;
		size_t count;
	} files[] = {
		{ "tests/data/mustache-spec/comments.json", 12 },
		{ "tests/data/mustache-spec/delimiters.json", 14 },
		{ "tests/data/mustache-spec/interpolation.json", 42 },
		{ "tests/data/mustache-spec/inverted.json", 22 },
		{ "tests/data/mustache-spec/partials.json", 12 },
		{ "tests/data/mustache-spec/sections.json", 34 },
	};

	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		run_file(*state, files[i].path, files[i].count);
}

/* --- what the specification leaves open */

static struct value *example(struct arena *arena)
{
	struct value *map = value_map(arena), *list = value_list(arena);

	value_put_text(arena, map, "text", VIEW("a<b>&\"'"));
	value_put_text(arena, map, "none", VIEW(""));
	value_put_number(arena, map, "zero", 0);
	value_put_number(arena, map, "number", -12);
	value_put(arena, map, VIEW("html"),
		  value_html(arena, VIEW("<b>x</b>")));
	value_push(arena, list, value_text(arena, VIEW("a")));
	value_push(arena, list, value_null(arena));
	value_push(arena, list, value_number(arena, 3));
	value_put(arena, map, VIEW("list"), list);
	return map;
}

static void expect_render(struct arena *arena, const char *text,
			  const char *want)
{
	static const struct mustache_scope scope = { NULL, NULL, false };
	struct err err = ERR_INIT;
	struct str out = STR_INIT;

	assert_int_equal(mustache_render(&out, compile(arena, view_of(text)),
					 example(arena), &scope, &err), 0);
	expect_str(&out, want);
}

static void what_is_empty_is_false(void **state)
{
	expect_render(*state, "{{#none}}a{{/none}}{{^none}}b{{/none}}", "b");
	expect_render(*state, "{{#zero}}a{{/zero}}{{^zero}}b{{/zero}}", "b");
	expect_render(*state, "{{#number}}{{.}}{{/number}}", "-12");
	expect_render(*state, "{{#list}}[{{.}}]{{/list}}", "[a][][3]");
	expect_render(*state, "{{list}}{{>none}}{{nowhere.at.all}}", "");
}

static void only_html_is_left_as_it_is(void **state)
{
	expect_render(*state, "{{{text}}}|{{&text}}",
		      "a&lt;b&gt;&amp;&quot;&#39;|"
		      "a&lt;b&gt;&amp;&quot;&#39;");
	expect_render(*state, "{{{html}}}|{{html}}",
		      "<b>x</b>|&lt;b&gt;x&lt;/b&gt;");
}

static void lines_of_a_partial_are_indented_once(void **state)
{
	static const struct {
		const char *outer, *inner, *want;
	} examples[] = {
		{ "  {{>in}}\n|", "a\n{{#t}}\nb{{t}}\n{{/t}}\n{{t}}\n",
		  "  a\n  bx\n  x\n|" },
		{ "  {{>out}}\n|", "a\n", "  - \n   a\n|" },
		{ " {{>in}}|\n", "a\nb\n", " a\nb\n|\n" },
	};
	struct arena *arena = *state;

	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++) {
		struct value *map = value_map(arena), *data = value_map(arena);
		struct partials partials = { arena, map };
		struct mustache_scope scope = { partial_of, &partials, false };
		struct view outer = view_of(examples[i].outer);
		struct err err = ERR_INIT;
		struct str out = STR_INIT;

		value_put_text(arena, data, "t", VIEW("x"));
		value_put_text(arena, map, "out", VIEW("- \n {{>in}}\n"));
		value_put_text(arena, map, "in", view_of(examples[i].inner));
		assert_int_equal(mustache_render(&out, compile(arena, outer),
						 data, &scope, &err), 0);
		expect_str(&out, examples[i].want);
	}
}

/* --- templates that are none */

static void expect_refused(struct arena *arena, struct view text,
			   const char *want)
{
	struct err err = ERR_INIT;

	assert_null(mustache_compile(text, VIEW("page"), arena, &err));
	assert_string_equal(err.text, want);
}

static void what_is_no_template_is_told(void **state)
{
	static const struct {
		const char *text, *want;
	} examples[] = {
		{ "a\n {{b", "page:2:2: a tag begins here, but no '}}' "
		  "follows" },
		{ "{{{b}}", "page:1:1: a tag begins here, but no '}}}' "
		  "follows" },
		{ "{{=<% %>}}", "page:1:1: a tag begins here, but no '=}}' "
		  "follows" },
		{ "{{=<% %>=}}\n<%x}}", "page:2:1: a tag begins here, but no "
		  "'%>' follows" },
		{ "\xc3\xa9{{}}", "page:1:2: this tag has no name" },
		{ "{{a b}}", "page:1:1: 'a b' is no name: there is a blank "
		  "in it" },
		{ "{{a..b}}", "page:1:1: 'a..b' is no name: a dot stands "
		  "between two names" },
		{ "{{#.a}}", "page:1:1: '.a' is no name: a dot stands "
		  "between two names" },
		{ "a{{/b}}", "page:1:2: 'b' is closed here, but no section "
		  "is open" },
		{ "{{#a}}\n{{/b}}", "page:2:1: 'b' is closed here, but the "
		  "section 'a' is open" },
		{ "\n{{^a}}{{/a}}{{#a}}", "page:2:13: the section 'a' is "
		  "never closed" },
		{ "{{=a=}}", "page:1:1: 'a' are no delimiters: write "
		  "{{=<% %>=}}" },
		{ "{{=a b c=}}", "page:1:1: 'a b c' are no delimiters: write "
		  "{{=<% %>=}}" },
		{ "{{= =}}", "page:1:1: '' are no delimiters: write "
		  "{{=<% %>=}}" },
	};

	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++)
		expect_refused(*state, view_of(examples[i].text),
			       examples[i].want);
}

static struct view repeated(struct arena *arena, const char *piece, size_t n)
{
	struct str text = STR_INIT;
	struct view kept;

	while (n--)
		str_adds(&text, piece);
	kept = view_copy(arena, str_view(&text));
	str_release(&text);
	return kept;
}

static void a_template_has_caps(void **state)
{
	expect_refused(*state, repeated(*state, "{{#a}}\n", 65),
		       "page:65:1: more than 64 sections in each other");
	expect_refused(*state, repeated(*state, "x", (1u << 20) + 1),
		       "page:1:1: a template of more than 1024 KiB");
}

static void expect_capped(struct arena *arena, struct view text,
			  const struct value *data, const char *want)
{
	struct value *map = value_map(arena);
	struct partials partials = { arena, map };
	struct mustache_scope scope = { partial_of, &partials, false };
	struct err err = ERR_INIT;
	struct str out = STR_INIT;

	value_put(arena, map, VIEW("me"), value_text(arena, text));
	str_adds(&out, "before");
	assert_int_equal(mustache_render(&out, compile(arena, text), data,
					 &scope, &err), -1);
	assert_string_equal(err.text, want);
	expect_str(&out, "before");
}

static void a_partial_within_itself_ends(void **state)
{
	expect_capped(*state, VIEW("x\n{{>me}}\n"), example(*state),
		      "t:2:1: more than 64 sections and partials in each "
		      "other");
	expect_capped(*state, VIEW("{{#text}}{{#.}}{{>me}}{{/.}}{{/text}}"),
		      example(*state), "t:1:10: more than 64 sections and "
		      "partials in each other");
}

static struct value *long_list(struct arena *arena, size_t n)
{
	struct value *map = value_map(arena), *list = value_list(arena);

	while (n--)
		value_push(arena, list, value_bool(arena, true));
	value_put(arena, map, VIEW("list"), list);
	return map;
}

/* Too much work for valgrind. */
static void what_grows_without_end_is_cut_off(void **state)
{
	const char *memcheck = getenv("RUN_MEMCHECK");
	struct view blanks = repeated(*state, " ", 500000);
	struct str text = STR_INIT;

	if (memcheck && *memcheck)
		skip();
	str_adds(&text, "{{#list}}");
	str_addv(&text, blanks);
	str_adds(&text, "{{/list}}");
	expect_capped(*state, str_view(&text), long_list(*state, 200),
		      "t:1:10: this makes a page of more than 64 MiB");
	str_clear(&text);
	str_addv(&text, repeated(*state, "\n", 1000));
	str_addv(&text, blanks);
	str_adds(&text, "{{>me}}\n");
	expect_capped(*state, str_view(&text), long_list(*state, 1),
		      "t:1:1: this makes a page of more than 64 MiB");
	str_release(&text);
	expect_capped(*state, VIEW("{{#list}}\n{{#list}}{{#list}}{{/list}}"
				   "{{/list}}\n{{/list}}"),
		      long_list(*state, 500),
		      "t:2:10: this takes more than 100000000 steps");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(the_specification_holds),
		ARENA_TEST(what_is_empty_is_false),
		ARENA_TEST(only_html_is_left_as_it_is),
		ARENA_TEST(lines_of_a_partial_are_indented_once),
		ARENA_TEST(what_is_no_template_is_told),
		ARENA_TEST(a_template_has_caps),
		ARENA_TEST(a_partial_within_itself_ends),
		ARENA_TEST(what_grows_without_end_is_cut_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
