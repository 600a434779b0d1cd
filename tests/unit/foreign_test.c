#include "expect.h"

#include "muster/edit.h"
#include "muster/foreign.h"
#include "muster/kinds.h"
#include "muster/schema.h"

#define KIND_HEAD "---\nid: cip\nprefix: CIP\nfiles: [CIP-*/README.md]\n"
#define KIND_TAIL "statuses: {active: [Proposed], dropped: [Inactive*]}\n" \
	"fields: {owner: list of text, created: date, raci.a: text}\n---\n"

/* With keys, and without: then the file's name has the id. */
static const char keyed[] = KIND_HEAD
	"keys: {id: CIP, title: Title, status: Status, owner: Authors, "
	"reviewed: Last looked at}\n" KIND_TAIL;
static const char plain[] = KIND_HEAD KIND_TAIL;

static const struct kind *define(struct arena *arena, const char *definition)
{
	struct findings findings = { .arena = arena };
	struct kinds *kinds = arena_alloc(arena, sizeof(*kinds));

	kinds_init(kinds, arena);
	kinds_define(kinds, document_read(VIEW("cip.md"),
					  view_of(definition), arena),
		     &findings);
	assert_int_equal(findings.list.len, 0);
	return kinds_find(kinds, VIEW("cip"));
}

static const struct document *parse(struct arena *arena, const char *path,
				    const char *text)
{
	return document_read(view_of(path), view_of(text), arena);
}

static const struct document *translate(struct arena *arena,
					const char *definition,
					const char *text)
{
	return foreign_read(parse(arena, "CIP-0030/README.md", text),
			    define(arena, definition), arena);
}

static void keys_become_fields(void **state)
{
	const struct document *document = translate(*state, keyed,
		"---\nCIP: 30\nTitle: Bridge\nStatus: Proposed\n"
		"Authors: [A, B]\ncreated: 2021-04-29\nraci: {a: x}\n"
		"Licence: MIT\nowner: nobody\n---\nText.\n");
	struct span span;

	expect_view(document_text(document, "id"), "CIP-30");
	expect_view(document_text(document, "kind"), "cip");
	expect_view(document_text(document, "title"), "Bridge");
	expect_view(document_text(document, "status"), "Proposed");
	expect_view(document_text(document, "created"), "2021-04-29");
	expect_view(document_text(document, "raci.a"), "x");
	assert_int_equal(value_get(document->front, VIEW("owner"))->len, 2);
	assert_null(value_get(document->front, VIEW("Licence")));
	assert_int_equal(document->front->len, 7);
	span = document_span(document, VIEW("status"));
	assert_int_equal(span.line, 4);
	assert_int_equal(span.column, 9);
	expect_view(document->body, "Text.\n");
}

static void an_id_is_prefix_and_number(void **state)
{
	static const char *const ids[][2] = {
		{ "30", "CIP-30" }, { "0030", "CIP-30" },
		{ "CIP-0030", "CIP-30" }, { "CIP-30", "CIP-30" },
		{ "0", "CIP-0" }, { "000", "CIP-0" },
		{ "'30 '", "CIP-30" }, { "03a", "CIP-03a" },
		{ "bridge", "CIP-bridge" }, { "CIP-", "CIP-" }, { "", "" },
		{ "[30]", "" },
	};

	for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++) {
		const char *text = arena_printf(*state, "---\nCIP: %s\n---\n",
						ids[i][0]);

		expect_view(document_text(translate(*state, keyed, text),
					  "id"), ids[i][1]);
	}
}

static void without_a_key_the_name_has_the_number(void **state)
{
	static const char *const paths[][2] = {
		{ "docs/adr/0001-use-postgres.md", "CIP-1" },
		{ "adr-0012-x2.md", "CIP-12" }, { "CIP-0030/README.md",
		"CIP-30" }, { "9/10.md", "CIP-10" }, { "9/x.md", "" },
		{ "README.md", "" },
	};

	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		const struct document *document = foreign_read(
			parse(*state, paths[i][0], "---\nid: 7\n---\n"),
			define(*state, plain), *state);

		expect_view(document_text(document, "id"), paths[i][1]);
	}
}

static void a_heading_is_the_title(void **state)
{
	const struct document *document = translate(*state, plain,
		"---\nstatus: Proposed\n---\n\n## No\n# Use `x` \n# Two\n");

	expect_view(document_text(document, "title"), "Use `x`");
	assert_int_equal(document_span(document, VIEW("title")).line, 6);
	document = translate(*state, plain, "---\ntitle: Own\n---\n# No\n");
	expect_view(document_text(document, "title"), "Own");
	document = translate(*state, keyed, "---\nCIP: 1\n---\n# No\n");
	assert_null(value_get(document->front, VIEW("title")));
}

static void what_is_unreadable_stays_so(void **state)
{
	const struct document *document =
		translate(*state, keyed, "---\nCIP: [\n---\n");

	assert_null(document->front);
	assert_int_equal(document->findings.list.len, 1);
	document = translate(*state, keyed, "# No front matter\n");
	assert_null(document->front);
	assert_false(document->has_front);
}

static void a_status_may_go_on(void **state)
{
	const struct kind *kind = define(*state, keyed);

	assert_int_equal(kind_status(kind, VIEW("Inactive (superseded)")),
			 STATUS_DROPPED);
	assert_int_equal(kind_status(kind, VIEW("Inactive")), STATUS_DROPPED);
	assert_int_equal(kind_status(kind, VIEW("Inactiv")), STATUS_NONE);
	assert_int_equal(kind_status(kind, VIEW("Proposed x")), STATUS_NONE);
	assert_int_equal(kind_status(kind, VIEW("")), STATUS_NONE);
}

/* Messages name the keys that the author knows. */
static void findings_speak_of_the_file(void **state)
{
	const struct document *document = translate(*state, keyed,
		"---\nCIP: '? '\nTitel: x\nStatus: Proposed\n"
		"Last looked at: x\nUnknown: y\n---\n");
	struct findings findings = { .arena = *state };

	schema_check(document, define(*state, keyed), *state, &findings);
	assert_int_equal(findings.list.len, 3);
	expect_view(findings.list.items[0].hint,
		    "write a number such as 12 in 'CIP'");
	assert_int_equal(findings.list.items[1].span.line, 3);
	expect_view(findings.list.items[1].hint,
		    "write 'Title:' for 'Titel:'");
	expect_view(findings.list.items[2].hint,
		    "write 'Last looked at' as a date such as 2026-07-15");
}

static void an_edit_keeps_every_other_byte(void **state)
{
	const struct kind *kind = define(*state, keyed);
	const struct document *document = translate(*state, keyed,
		"---\r\nCIP: 30  # why\r\nTitle:  'A'\r\n---\r\nText\n");
	struct str out = STR_INIT;
	struct err err;

	expect_view(foreign_key(document, kind, VIEW("title")), "Title");
	expect_view(foreign_key(document, kind, VIEW("url")), "url");
	expect_view(foreign_key(document_raw(document), kind, VIEW("title")),
		    "title");
	assert_int_equal(edit_set(document_raw(document),
				  foreign_key(document, kind,
					      VIEW("reviewed")),
				  VIEW("2026-07-15"), &out, &err), 0);
	expect_str(&out, "---\r\nCIP: 30  # why\r\nTitle:  'A'\r\n"
		   "Last looked at: 2026-07-15\r\n---\r\nText\n");
	assert_int_equal(edit_set(document_raw(document), VIEW("Title"),
				  VIEW("B"), &out, &err), 0);
	expect_str(&out, "---\r\nCIP: 30  # why\r\nTitle:  'B'\r\n---\r\n"
		   "Text\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(keys_become_fields),
		ARENA_TEST(an_id_is_prefix_and_number),
		ARENA_TEST(without_a_key_the_name_has_the_number),
		ARENA_TEST(a_heading_is_the_title),
		ARENA_TEST(what_is_unreadable_stays_so),
		ARENA_TEST(a_status_may_go_on),
		ARENA_TEST(findings_speak_of_the_file),
		ARENA_TEST(an_edit_keeps_every_other_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
