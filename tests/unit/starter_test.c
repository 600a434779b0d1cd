#include "expect.h"
#include "muster/kinds.h"
#include "muster/starter.h"

static const char task[] =
	"---\n"
	"kind: kind\n"
	"id: task\n"
	"title: Task\n"
	"prefix: X\n"
	"statuses:\n"
	"  active: [open]\n"
	"  done: [done]\n"
	"starter: [id, kind, status, title, size, needs]\n"
	"fields:\n"
	"  size: {type: scale, default: low}\n"
	"  needs: {type: list of ref}\n"
	"  plan.due: {type: date}\n"
	"  plan.by: {type: person}\n"
	"  costs: {type: table, columns: {sum: money}}\n"
	"---\n"
	"\n"
	"What is to be done.\n";

/* The kind of a definition; as a starter at its beginning. */
static struct starter begin(struct arena *arena, const char *definition)
{
	struct kinds *kinds = arena_alloc(arena, sizeof(*kinds));
	struct findings findings = { .arena = arena };
	const struct document *document =
		document_read(VIEW("k.md"), view_of(definition), arena);
	struct starter starter;

	kinds_init(kinds, arena);
	kinds_define(kinds, document, &findings);
	assert_int_equal(findings.list.len, 0);
	starter_init(&starter, kinds_find(kinds, document_text(document,
							       "id")), arena);
	return starter;
}

static void set(struct starter *starter, const char *name, const char *text)
{
	struct err err;

	assert_int_equal(starter_set(starter, view_of(name), view_of(text),
				     &err), 0);
}

static void refuses(struct starter *starter, const char *name,
		    const char *text)
{
	struct err err = ERR_INIT;

	assert_int_equal(starter_set(starter, view_of(name), view_of(text),
				     &err), -1);
	assert_true(err.text[0]);
}

static void expect_written(const struct starter *starter, const char *want)
{
	struct str out = STR_INIT;

	starter_write(starter, &out);
	expect_str(&out, want);
}

static void the_starter_of_a_kind(void **state)
{
	struct starter starter = begin(*state, task);

	expect_written(&starter,
		       "---\nid:\nkind: task\nstatus: open\ntitle:\n"
		       "size: low\nneeds:\n---\n\nWhat is to be done.\n");
}

static void what_is_set(void **state)
{
	struct starter starter = begin(*state, task);

	set(&starter, "title", "A: b");
	set(&starter, "needs", "X-001, X-002,");
	set(&starter, "size", "");
	set(&starter, "plan.due", "2026-07-15");
	set(&starter, "plan.by", "ann");
	expect_written(&starter,
		       "---\nid:\nkind: task\nstatus: open\ntitle: \"A: b\"\n"
		       "size:\nneeds: [X-001, X-002]\nplan:\n"
		       "  due: 2026-07-15\n  by: ann\n---\n\n"
		       "What is to be done.\n");
	expect_view(starter_text(&starter, "plan.by"), "ann");
	expect_view(starter_text(&starter, "size"), "");
}

static void the_last_one_counts(void **state)
{
	struct starter starter = begin(*state, task);

	set(&starter, "title", "one");
	set(&starter, "title", "two");
	expect_view(starter_text(&starter, "title"), "two");
}

static void keys_that_every_record_has(void **state)
{
	struct starter starter = begin(*state,
		"---\nkind: kind\nid: bare\ntitle: Bare\nstarter: [title]\n"
		"---\n");

	expect_written(&starter, "---\nid:\nkind: bare\ntitle:\n---\n");
}

static void names_of_no_field(void **state)
{
	struct starter starter = begin(*state, task);

	refuses(&starter, "", "x");
	refuses(&starter, ".", "x");
	refuses(&starter, "plan.", "x");
	refuses(&starter, ".due", "x");
	refuses(&starter, "plan..due", "x");
	refuses(&starter, "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p", "x");
	refuses(&starter, "size.due", "x");
}

static void tables_and_maps_are_no_text(void **state)
{
	struct starter starter = begin(*state, task);

	refuses(&starter, "costs", "1 EUR");
}

/* What is written reads back as it was given. */
static void any_text_comes_back(void **state)
{
	const char *const texts[] = {
		"plain", "a: b", "a #1", "#1", "\"quoted\"", "it's", "[x] y",
		"{x}", "*x*", "&x", "!x", "| x", "> x", "%x", "@ann", "`x`",
		"- x", "? x", "-", "~", "null", "no", "1e3", "a\\b", "\\n",
		" x ", "x,y", "---", "...", "<<", "a\nb", "a\tb", "",
		"\xf0\x9f\x9a\x80 \xc3\x9cn\xc3\xaf"
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct starter starter = begin(*state, task);
		struct str out = STR_INIT;
		const struct document *document;

		set(&starter, "title", texts[i]);
		starter_write(&starter, &out);
		document = document_read(VIEW("x.md"), str_view(&out),
					 *state);
		expect_view(document_text(document, "title"), texts[i]);
		assert_int_equal(document->findings.list.len, 0);
		str_release(&out);
	}
}

static void expect_slug(void **state, const char *title, const char *want)
{
	expect_view(starter_slug(*state, view_of(title)), want);
}

static void slugs(void **state)
{
	expect_slug(state, "The vendor slips", "the-vendor-slips");
	expect_slug(state, "  A/B: \"C\" -- d!  ", "a-b-c-d");
	expect_slug(state, "The vendor's API", "the-vendors-api");
	expect_slug(state, "Elif Y\xc4\xb1lmaz", "elif-yilmaz");
	expect_slug(state, "\xc3\x89""cole \xc5\x81\xc3\xb3""d\xc5\xba",
		    "ecole-lodz");
	expect_slug(state, "e\xcc\x81te", "ete");
	expect_slug(state, "\xe6\xbc\xa2\xe5\xad\x97", "");
	expect_slug(state, "\xff-\xfe", "");
	expect_slug(state, "", "");
}

static void slugs_end_behind_a_word(void **state)
{
	expect_slug(state, "the database migration fails in the pilot phase",
		    "the-database-migration-fails-in-the");
	expect_slug(state, "123456789 123456789 123456789 123456789 1",
		    "123456789-123456789-123456789-123456789");
	expect_slug(state, "1234567890123456789012345678901234567890123",
		    "1234567890123456789012345678901234567890");
	expect_slug(state, "123456789 123456789 123456789 1234567890",
		    "123456789-123456789-123456789-1234567890");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(the_starter_of_a_kind),
		ARENA_TEST(what_is_set),
		ARENA_TEST(the_last_one_counts),
		ARENA_TEST(keys_that_every_record_has),
		ARENA_TEST(names_of_no_field),
		ARENA_TEST(tables_and_maps_are_no_text),
		ARENA_TEST(any_text_comes_back),
		ARENA_TEST(slugs),
		ARENA_TEST(slugs_end_behind_a_word)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
