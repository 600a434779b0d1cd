#include "expect.h"

#include "muster/kind.h"

static const struct kind *read_kind(struct arena *arena, const char *fields,
				    struct findings *findings)
{
	const char *text = arena_printf(arena, "---\n%s---\nStart here.\n",
					fields);
	struct document *document = document_read(VIEW("k.md"), view_of(text),
						  arena);

	assert_int_equal(document->findings.list.len, 0);
	*findings = (struct findings){ .arena = arena };
	return kind_read(document, NULL, arena, findings);
}

static const struct kind *read_good(struct arena *arena, const char *fields)
{
	struct findings findings;
	const struct kind *kind = read_kind(arena, fields, &findings);

	if (findings.list.len)
		fail_msg("%s", findings.list.items->message.ptr);
	return kind;
}

static void a_definition_says_what_a_kind_is(void **state)
{
	const struct kind *kind = read_good(
		*state, "id: risk\ntitle: Risk\nabout: It may happen.\n"
			"prefix: R\nfolder: risks\nraid: yes\n"
			"freshness: 1w\n");

	expect_view(kind->name, "risk");
	expect_view(kind->title, "Risk");
	expect_view(kind->about, "It may happen.");
	expect_view(kind->prefix, "R");
	expect_view(kind->folder, "risks");
	assert_true(kind->raid);
	assert_true(kind->has_freshness);
	assert_int_equal(kind->freshness.count, 7);
	expect_view(kind->document->body, "Start here.\n");
}

static void a_definition_may_say_nothing(void **state)
{
	const struct kind *kind = read_good(*state, "id: note\n");

	assert_false(kind->raid);
	assert_false(kind->has_freshness);
	assert_int_equal(kind->due.len, 0);
	assert_int_equal(kind->statuses.len, 0);
	assert_int_equal(kind->fields.list.len, 0);
}

static void statuses_stand_in_classes(void **state)
{
	const struct kind *kind = read_good(
		*state, "statuses:\n  planned: idea\n  active: [open, held]\n"
			"  done: [closed]\n  dropped: [gone]\n");

	assert_int_equal(kind_status(kind, VIEW("idea")), STATUS_PLANNED);
	assert_int_equal(kind_status(kind, VIEW("held")), STATUS_ACTIVE);
	assert_int_equal(kind_status(kind, VIEW("closed")), STATUS_DONE);
	assert_int_equal(kind_status(kind, VIEW("gone")), STATUS_DROPPED);
	assert_int_equal(kind_status(kind, VIEW("Open")), STATUS_NONE);
	assert_int_equal(kind_status(kind, VIEW("")), STATUS_NONE);
}

static void planned_and_active_are_open(void **state)
{
	(void)state;
	assert_true(status_is_open(STATUS_PLANNED));
	assert_true(status_is_open(STATUS_ACTIVE));
	assert_false(status_is_open(STATUS_DONE));
	assert_false(status_is_open(STATUS_DROPPED));
	assert_false(status_is_open(STATUS_NONE));
}

static void fields_have_types_and_more(void **state)
{
	const struct kind *kind = read_good(
		*state, "fields:\n  due: date\n  tags: list of text\n"
			"  size:\n    type: enum\n    values: [s, m]\n"
			"    default: m\n    help: How large.\n"
			"  to:\n    type: list of ref\n    to: [risk, gate]\n"
			"    required: always\n");
	const struct field *size = kind_field(kind, VIEW("size"));
	const struct field *to = kind_field(kind, VIEW("to"));

	assert_int_equal(kind_field(kind, VIEW("due"))->type, TYPE_DATE);
	assert_true(kind_field(kind, VIEW("tags"))->list);
	assert_true(views_have(&size->values, VIEW("s")));
	expect_view(size->standard, "m");
	expect_view(size->help, "How large.");
	assert_true(to->list && to->required.always);
	assert_int_equal(to->to.list.len, 2);
	assert_null(kind_field(kind, VIEW("sizes")));
}

static void a_table_has_columns(void **state)
{
	const struct kind *kind = read_good(
		*state, "fields:\n  t:\n    type: table\n    columns:\n"
			"      a: {type: date, required: always}\n"
			"      b: list of person\n");
	const struct field *table = kind_field(kind, VIEW("t"));

	assert_true(table->list);
	assert_int_equal(table->columns.list.len, 2);
	expect_view(table->columns.list.items[0].name, "a");
	assert_true(table->columns.list.items[0].required.always);
	assert_int_equal(table->columns.list.items[1].type, TYPE_PERSON);
}

static void requirements_hold_always_or_in_statuses(void **state)
{
	const struct kind *kind = read_good(
		*state, "statuses: {active: [a, b], done: c}\nfields:\n"
			"  x: {type: text, required: [b, c]}\n"
			"sections: {One: always, Two: b, Three: }\n");
	const struct field *x = kind_field(kind, VIEW("x"));

	assert_true(requirement_holds(&x->required, VIEW("b")));
	assert_false(requirement_holds(&x->required, VIEW("a")));
	assert_false(requirement_holds(&x->required, VIEW("")));
	assert_int_equal(kind->sections.len, 3);
	assert_true(requirement_holds(&kind->sections.items[0].required,
				      VIEW("")));
	assert_true(requirement_holds(&kind->sections.items[1].required,
				      VIEW("b")));
	assert_false(requirement_holds(&kind->sections.items[2].required,
				       VIEW("b")));
}

static void what_is_common_comes_first_and_can_be_redefined(void **state)
{
	const struct kind *common = read_good(
		*state, "fields: {id: text, url: url}\n");
	struct findings findings = { .arena = *state };
	struct document *document = document_read(
		VIEW("k.md"), VIEW("---\nfields: {x: text, url: text}\n"
				   "moves: [id, x]\n---\n"), *state);
	const struct kind *kind = kind_read(document, common, *state,
					    &findings);

	assert_int_equal(findings.list.len, 0);
	assert_int_equal(kind->fields.list.len, 3);
	expect_view(kind->fields.list.items[0].name, "id");
	assert_int_equal(kind_field(kind, VIEW("url"))->type, TYPE_TEXT);
	assert_int_equal(kind_field(common, VIEW("url"))->type, TYPE_URL);
}

static void dates_name_fields(void **state)
{
	const struct kind *kind = read_good(
		*state, "fields: {a: date, b: date, c.d: date}\n"
			"dates: {start: a, due: b, done: c.d}\n");

	expect_view(kind->start, "a");
	expect_view(kind->due, "b");
	expect_view(kind->done, "c.d");
}

/* What is wrong in a definition, and on which line behind the first. */
static const struct {
	const char *front;
	uint32_t line;
	const char *message;
} wrong[] = {
	{ "folder: ../x\n", 2, "not a folder of the program: '../x'" },
	{ "folder: /x\n", 2, "not a folder of the program: '/x'" },
	{ "prefix: r\n", 2, "ids can't begin with 'r'" },
	{ "prefix: R-\n", 2, "ids can't begin with 'R-'" },
	{ "prefix: 1R\n", 2, "ids can't begin with '1R'" },
	{ "statuses: [open]\n", 2,
	  "the words stand in no class, in 'statuses'" },
	{ "statuses: {activ: open}\n", 2,
	  "no class of statuses is 'activ'" },
	{ "statuses:\n  active: open\n  done: open\n", 3,
	  "two classes have the status 'open'" },
	{ "statuses: {active: [[x]]}\n", 2, "a list or a map stands where a "
	  "word belongs, in item '1'" },
	{ "fields: {a: dat}\n", 2, "there is no type 'dat'" },
	{ "fields: {a: {help: x}}\n", 2, "there is no type ''" },
	{ "fields: {a: [date]}\n", 2, "there is no type ''" },
	{ "fields: {a: {type: date, typ: x}}\n", 2,
	  "a field's definition has no 'typ'" },
	{ "fields: {a: enum}\n", 2, "there are no words for 'a'" },
	{ "fields: {a: {type: text, values: [b]}}\n", 2,
	  "only an enum has words, not 'a'" },
	{ "fields: {a: table}\n", 2, "there are no columns for 'a'" },
	{ "fields: {a: {type: text, columns: {b: date}}}\n", 2,
	  "only a table has columns, not 'a'" },
	{ "fields:\n  a:\n    type: date\n    default: soon\n", 5,
	  "the field itself can't hold its default 'soon'" },
	{ "fields: {a: {type: enum, values: [b], default: c}}\n", 2,
	  "the field itself can't hold its default 'c'" },
	{ "fields: {a: {type: date, required: done}}\n", 2,
	  "the kind has no status 'done'" },
	{ "sections: {A: [done]}\n", 2, "the kind has no status 'done'" },
	{ "fields: {a: text}\ndates: {due: a}\n", 3,
	  "this field is no date: 'a'" },
	{ "fields: {a: list of date}\ndates: {due: a}\n", 3,
	  "this field is no date: 'a'" },
	{ "dates: {due: a}\n", 2, "the kind has no field 'a'" },
	{ "fields: [a]\n", 2, "a map belongs here, in 'fields'" },
	{ "sections: A\n", 2, "a map belongs here, in 'sections'" },
	{ "dates: due\n", 2, "a map belongs here, in 'dates'" },
	{ "dates: {end: a}\n", 2, "no date of a kind is 'end'" },
};

static void what_is_wrong_is_told_where_it_stands(void **state)
{
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct findings findings;

		read_kind(*state, wrong[i].front, &findings);
		assert_int_equal(findings.list.len, 1);
		expect_view(findings.list.items->message, wrong[i].message);
		assert_int_equal(findings.list.items->rule,
				 RULE_KIND_DEFINITION);
		assert_int_equal(findings.list.items->span.line,
				 wrong[i].line);
		assert_true(findings.list.items->hint.len > 0);
	}
}

static void names_that_no_field_has_are_told(void **state)
{
	const struct kind *common = read_good(*state, "fields: {id: text}\n");
	struct findings findings = { .arena = *state };

	kind_read(document_read(VIEW("k.md"), VIEW(
		  "---\nmoves: [id, a]\nstarter: [b]\n---\n"), *state),
		  common, *state, &findings);
	assert_int_equal(findings.list.len, 2);
	expect_view(findings.list.items[0].message,
		    "the kind has no field 'a'");
	assert_int_equal(findings.list.items[1].span.line, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(a_definition_says_what_a_kind_is),
		ARENA_TEST(a_definition_may_say_nothing),
		ARENA_TEST(statuses_stand_in_classes),
		cmocka_unit_test(planned_and_active_are_open),
		ARENA_TEST(fields_have_types_and_more),
		ARENA_TEST(a_table_has_columns),
		ARENA_TEST(requirements_hold_always_or_in_statuses),
		ARENA_TEST(what_is_common_comes_first_and_can_be_redefined),
		ARENA_TEST(dates_name_fields),
		ARENA_TEST(what_is_wrong_is_told_where_it_stands),
		ARENA_TEST(names_that_no_field_has_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
