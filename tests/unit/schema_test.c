#include "expect.h"

#include "muster/kinds.h"
#include "muster/schema.h"

/* A kind with a field of every sort; everything is in it once. */
static const char definition[] =
	"---\nid: thing\nprefix: TH\n"
	"statuses: {active: [open], done: [closed]}\n"
	"sections: {Why: always, How: [closed]}\n"
	"fields:\n  id: {type: text, required: always}\n  kind: text\n"
	"  title: {type: text, required: always}\n  status: text\n"
	"  due: date\n  effort: duration\n  closed_on: {type: date, "
	"required: [closed]}\n  size: {type: enum, values: [s, m, l]}\n"
	"  tags: list of text\n  days: list of date\n  raci.a: person\n"
	"  raci.c: {type: list of person, required: [closed]}\n"
	"  free: any\n  log:\n    type: table\n    columns:\n"
	"      when: {type: date, required: always}\n"
	"      who: list of person\n      how: {type: enum, values: [x]}\n"
	"---\n";

static const struct kind *thing(struct arena *arena)
{
	struct findings findings = { .arena = arena };
	const struct kind *kind = kind_read(document_read(
		VIEW("thing.md"), view_of(definition), arena), NULL, arena,
		&findings);

	assert_int_equal(findings.list.len, 0);
	return kind;
}

/* What is found in a record that is good but for `front` and `body`. */
static struct findings check(struct arena *arena, const char *front,
			     const char *body)
{
	struct findings findings = { .arena = arena };
	struct document *document = document_read(
		VIEW("r.md"), view_of(arena_printf(arena, "---\n%s\n---\n%s",
						   front, body)), arena);

	assert_int_equal(document->findings.list.len, 0);
	schema_check(document, thing(arena), arena, &findings);
	return findings;
}

#define GOOD "id: TH-1\ntitle: x\nstatus: open\n"

static void what_is_good_is_no_finding(void **state)
{
	static const char *const fronts[] = {
		"", "due: 2026-07-15", "due:", "due: ''", "size: m",
		"tags: a", "tags: [a, b]", "tags: []", "tags: [a, ]",
		"days: [2026-01-01]", "raci: {a: ana, c: [ben]}", "raci:",
		"free: {a: [b, {c: d}]}", "free: x",
		"log: [{when: 2026-01-01, who: [ana], how: x}]", "log:",
		"log:\n- when: 2026-01-01\n  who: ana", "effort: 10bd",
	};

	for (size_t i = 0; i < sizeof(fronts) / sizeof(*fronts); i++) {
		struct findings findings = check(*state, arena_printf(
			*state, GOOD "%s", fronts[i]), "## Why\n");

		if (findings.list.len)
			fail_msg("%s: %s", fronts[i],
				 findings.list.items->message.ptr);
	}
}

/* One thing that is wrong each, on the fifth line unless it says so. */
static const struct {
	const char *front;
	enum rule rule;
	uint32_t line, column;
	const char *hint;
} wrong[] = {
	{ "due: soon", RULE_RECORD_TYPE, 5, 6,
	  "write 'due' as a date such as 2026-07-15" },
	{ "due: [2026-01-01]", RULE_RECORD_TYPE, 5, 6,
	  "write a date such as 2026-07-15" },
	{ "due: {a: b}", RULE_RECORD_TYPE, 5, 6,
	  "write a date such as 2026-07-15" },
	{ "size: xl", RULE_RECORD_TYPE, 5, 7, "write one of: s, m, l" },
	{ "tags: {a: b}", RULE_RECORD_TYPE, 5, 7,
	  "write each item on a line of its own: '- ' and plain text" },
	{ "tags: [a, [b]]", RULE_RECORD_TYPE, 5, 11, "write plain text" },
	{ "days: [2026-01-01, x]", RULE_RECORD_TYPE, 5, 20,
	  "write 'days' as a date such as 2026-07-15" },
	{ "days: x", RULE_RECORD_TYPE, 5, 7,
	  "write 'days' as a date such as 2026-07-15" },
	{ "raci: ana", RULE_RECORD_TYPE, 5, 7, "write each of them on a line "
	  "of its own below it, such as '  a:' with the id of a person" },
	{ "raci:\n  a: [b]", RULE_RECORD_TYPE, 6, 6,
	  "write the id of a person" },
	{ "raci:\n  x: y", RULE_RECORD_FIELD, 6, 3, "did you mean 'raci.a'?" },
	{ "raci.a: b", RULE_RECORD_FIELD, 5, 1, "write 'raci:', and below "
	  "it, two blanks further in, 'a:'" },
	{ "dua: 2026-01-01", RULE_RECORD_FIELD, 5, 1,
	  "did you mean 'due'?" },
	{ "Due: 2026-01-01", RULE_RECORD_FIELD, 5, 1,
	  "did you mean 'due'?" },
	{ "elephant: x", RULE_RECORD_FIELD, 5, 1, "delete it, or take a "
	  "field that `muster kinds thing` lists" },
	{ "created: 2026-01-01", RULE_RECORD_REDUNDANT, 5, 1,
	  "delete the line" },
	{ "version: 2", RULE_RECORD_REDUNDANT, 5, 1, "delete the line" },
	{ "log: x", RULE_RECORD_TYPE, 5, 6,
	  "write each item on a line of its own: '- ' and its columns" },
	{ "log: {when: 2026-01-01}", RULE_RECORD_TYPE, 5, 6,
	  "write each item on a line of its own: '- ' and its columns" },
	{ "log: [x]", RULE_RECORD_TYPE, 5, 7,
	  "write '- when: ...' and the other columns below it" },
	{ "log:\n- who: ana", RULE_RECORD_REQUIRED, 6, 3,
	  "give it 'when:' with a date such as 2026-07-15" },
	{ "log:\n- when: x", RULE_RECORD_TYPE, 6, 9,
	  "write 'when' as a date such as 2026-07-15" },
	{ "log:\n- when: 2026-01-01\n  x: y", RULE_RECORD_FIELD, 7, 3,
	  "delete it, or take a column that `muster kinds thing` lists" },
	{ "log:\n- when: 2026-01-01\n  how: y", RULE_RECORD_TYPE, 7, 8,
	  "write one of: x" },
	{ "log:\n- when: 2026-01-01\n  who: [[a]]", RULE_RECORD_TYPE, 7, 9,
	  "write the id of a person" },
};

static void what_is_wrong_is_told_with_its_mend(void **state)
{
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct findings findings = check(*state, arena_printf(
			*state, GOOD "%s", wrong[i].front), "## Why\n");
		const struct finding *finding = findings.list.items;

		if (findings.list.len != 1)
			fail_msg("%s: %zu", wrong[i].front,
				 findings.list.len);
		assert_string_equal(rule_info(finding->rule)->id,
				    rule_info(wrong[i].rule)->id);
		assert_int_equal(finding->span.line, wrong[i].line);
		assert_int_equal(finding->span.column, wrong[i].column);
		expect_view(finding->hint, wrong[i].hint);
	}
}

static void expect_one(struct findings findings, const char *message,
		       uint32_t line)
{
	assert_int_equal(findings.list.len, 1);
	expect_view(findings.list.items->message, message);
	assert_int_equal(findings.list.items->span.line, line);
}

static void what_is_required_must_be_there(void **state)
{
	expect_one(check(*state, "id: TH-1\nstatus: open", "# Why"),
		   "the required field 'title' is missing", 1);
	expect_one(check(*state, "id: TH-1\ntitle:\nstatus: open", "# Why"),
		   "the required field 'title' is empty", 3);
	expect_one(check(*state, "id: TH-1\ntitle: ' '\nstatus: open",
			 "# Why"),
		   "the required field 'title' is empty", 3);
	expect_one(check(*state, "title: x\nstatus: open", "# Why"),
		   "the required field 'id' is missing", 1);
	expect_one(check(*state, "id: TH-1\ntitle: x", "# Why"),
		   "the required field 'status' is missing", 1);
	expect_one(check(*state, "id: TH-1\ntitle: x\nstatus:", "# Why"),
		   "the required field 'status' is empty", 4);
}

static void a_status_can_require_more(void **state)
{
	struct findings findings = check(*state, "id: TH-1\ntitle: x\n"
					 "status: closed", "# Why\n");

	assert_int_equal(findings.list.len, 3);
	expect_view(findings.list.items[0].message,
		    "the required field 'closed_on' is missing in status "
		    "closed");
	expect_view(findings.list.items[1].hint, "add a line '  c:' with the "
		    "id of a person below 'raci:'");
	expect_view(findings.list.items[2].message,
		    "the section 'How' is missing");
}

static void a_status_must_be_one_of_the_kind(void **state)
{
	struct findings findings = check(
		*state, "id: TH-1\ntitle: x\nstatus: Open", "# Why");

	expect_one(findings, "the kind thing has no status 'Open'", 4);
	expect_view(findings.list.items->hint,
		    "did you mean 'open'? Write one of: open, closed");
}

static void sections_are_headings_of_any_level(void **state)
{
	static const char *const good[] = { "# Why", "text\n\n### Why\n",
					    "Why\n---\n", "> ## *Why*\n",
					    "## [Why](x)\n" };
	static const char *const bad[] = { "", "Why\n", "```\n# Why\n```\n",
					   "# why\n", "# Why not\n" };

	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		assert_int_equal(check(*state, GOOD, good[i]).list.len, 0);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		expect_one(check(*state, GOOD, bad[i]),
			   "the section 'Why' is missing",
			   bad[i][0] ? 7 : 6);
}

static void a_body_that_is_not_read_is_told_as_that_alone(void **state)
{
	struct str body = STR_INIT;
	struct findings findings;

	str_pad(&body, 300000, 'x');
	findings = check(*state, GOOD, body.buf);
	assert_int_equal(findings.list.len, 1);
	assert_int_equal(findings.list.items->rule, RULE_TEXT_BODY);
	assert_int_equal(findings.list.items->span.line, 7);
	str_release(&body);
}

static void ids_have_the_form_of_the_kind(void **state)
{
	static const char *const good[] = { "TH-1", "TH-012", "TH-a-b",
					    "TH-A.b_c", "TH-con" };
	static const char *const bad[] = {
		"", "TH", "TH-", "th-1", "TH1", "R-1", "TH--1", "TH-1-",
		"TH-1.", "TH-1 ", "TH-a b", "TH-a/b", "TH-../../x", "/etc/x",
		"TH-\xc3\xa9", "TH-\xd0\x90", "THX-1", ".",
	};
	const struct kind *kind = thing(*state);
	const char *why = NULL;

	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		assert_true(schema_id(kind, view_of(good[i]), &why));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		why = NULL;
		assert_false(schema_id(kind, view_of(bad[i]), &why));
		assert_non_null(why);
	}
}

static void ids_without_a_prefix_are_small_words(void **state)
{
	static const char *const good[] = { "ana", "sre-lead", "x1", "1" };
	static const char *const bad[] = { "", "Ana", "a b", "con", "nul.x",
					   "a--b", "-a", "CON", "\xc3\xa9" };
	struct findings findings = { .arena = *state };
	const struct kind *kind = kind_read(document_read(
		VIEW("p.md"), VIEW("---\nid: person\n---\n"), *state), NULL,
		*state, &findings);
	const char *why;

	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		assert_true(schema_id(kind, view_of(good[i]), &why));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(schema_id(kind, view_of(bad[i]), &why));
}

static void an_id_has_64_bytes_at_most(void **state)
{
	const struct kind *kind = thing(*state);
	struct str id = STR_INIT;
	const char *why;

	str_adds(&id, "TH-");
	str_pad(&id, SCHEMA_ID_MAX - 3, 'x');
	assert_true(schema_id(kind, str_view(&id), &why));
	str_addc(&id, 'x');
	assert_false(schema_id(kind, str_view(&id), &why));
	assert_string_equal(why, "is longer than 64 bytes");
	str_release(&id);
}

static void what_cannot_be_read_is_not_checked(void **state)
{
	struct findings findings = { .arena = *state };

	schema_check(document_read(VIEW("r.md"), VIEW("---\nx: @\n---\n"),
				   *state), thing(*state), *state, &findings);
	assert_int_equal(findings.list.len, 0);
}

static void add_visited(void *context, const struct field *field,
			const struct value *value)
{
	str_addf(context, VIEW_FMT "=" VIEW_FMT " ", VIEW_ARG(field->name),
		 VIEW_ARG(value->text));
}

static void every_reference_is_visited(void **state)
{
	struct document *document = document_read(VIEW("r.md"), VIEW(
		"---\nid: TH-1\ntags: [a, [b], ~, c]\n"
		"raci: {a: d, c: [e, [f], ~, i]}\n"
		"log:\n- when: f\n  who: [g, h]\n- when: {x: y}\n- z\n"
		"other: w\nfree: {a: b}\n---\n"), *state);
	struct str visited = STR_INIT;

	schema_references(document, thing(*state), add_visited, &visited);
	expect_str(&visited, "raci.a=d raci.c=e raci.c=i who=g who=h ");
}

/* A record that looks like none of the kind's fields, thousands of times. */
static void many_strange_fields_take_no_time(void **state)
{
	struct kinds kinds;
	struct str text = STR_INIT;
	struct findings findings = { .arena = *state };

	kinds_init(&kinds, *state);
	str_adds(&text, "---\n");
	for (int i = 0; i < 4900; i++)
		str_addf(&text, "strange%d:\n", i);
	str_adds(&text, "---\n");
	schema_check(document_read(VIEW("r.md"), str_view(&text), *state),
		     kinds_find(&kinds, VIEW("risk")), *state, &findings);
	assert_true(findings.list.len > 4900);
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(what_is_good_is_no_finding),
		ARENA_TEST(what_is_wrong_is_told_with_its_mend),
		ARENA_TEST(what_is_required_must_be_there),
		ARENA_TEST(a_status_can_require_more),
		ARENA_TEST(a_status_must_be_one_of_the_kind),
		ARENA_TEST(sections_are_headings_of_any_level),
		ARENA_TEST(a_body_that_is_not_read_is_told_as_that_alone),
		ARENA_TEST(ids_have_the_form_of_the_kind),
		ARENA_TEST(ids_without_a_prefix_are_small_words),
		ARENA_TEST(an_id_has_64_bytes_at_most),
		ARENA_TEST(what_cannot_be_read_is_not_checked),
		ARENA_TEST(every_reference_is_visited),
		ARENA_TEST(many_strange_fields_take_no_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
