#include "expect.h"
#include "muster/kind_schema.h"
#include "muster/json.h"

static const char definition[] =
	"---\n"
	"kind: kind\n"
	"id: vendor\n"
	"title: Vendor\n"
	"about: A company that we buy from.\n"
	"prefix: V2\n"
	"statuses:\n"
	"  active: [asked, bound]\n"
	"  dropped: [left]\n"
	"fields:\n"
	"  until: {type: date, required: [bound], help: The end.}\n"
	"  size: {type: list of enum, values: [1, yes], default: 1}\n"
	"  terms.net: {type: duration, required: always}\n"
	"  buyer: {type: person}\n"
	"  bills: {type: table, columns: {sum: {type: money, required: "
	"[left]}}}\n"
	"---\n";

/* The schema of that kind. */
static struct value *make_schema(struct arena *arena)
{
	struct kinds kinds;
	struct findings findings = { .arena = arena };

	kinds_init(&kinds, arena);
	kinds_define(&kinds, document_read(VIEW("vendor.md"),
					   view_of(definition), arena),
		     &findings);
	assert_int_equal(findings.list.len, 0);
	return kind_schema(arena, &kinds,
			   kinds_find(&kinds, VIEW("vendor")));
}

/* What the schema has at the path, without blanks and line feeds. */
static struct view at(struct arena *arena, const char *path)
{
	struct str out = STR_INIT, bare = STR_INIT;
	struct view copy;

	json_write(&out, value_path(make_schema(arena), view_of(path)));
	for (size_t i = 0; i < out.len; i++)
		if (out.buf[i] != ' ' && out.buf[i] != '\n')
			str_addc(&bare, out.buf[i]);
	copy = view_copy(arena, str_view(&bare));
	str_release(&out);
	str_release(&bare);
	return copy;
}

static void the_head(void **state)
{
	expect_view(at(*state, "$id"), "\"urn:muster:kind:vendor\"");
	expect_view(at(*state, "title"), "\"Vendor\"");
	expect_view(at(*state, "type"), "\"object\"");
	expect_view(at(*state, "additionalProperties"), "false");
	expect_view(at(*state, "required"),
		    "[\"id\",\"kind\",\"title\",\"status\",\"terms\"]");
}

static void what_the_kind_says_itself(void **state)
{
	expect_view(at(*state, "properties.id.pattern"),
		    "\"^V2-[A-Za-z0-9]+([-._][A-Za-z0-9]+)*$\"");
	expect_view(at(*state, "properties.kind.const"), "\"vendor\"");
	expect_view(at(*state, "properties.status.enum"),
		    "[\"asked\",\"bound\",\"left\"]");
	assert_true(view_ends(at(*state, "properties.status.description"),
			      ".active:asked,bound;dropped:left\""));
}

static void fields(void **state)
{
	expect_view(at(*state, "properties.title.type"),
		    "[\"string\",\"number\",\"boolean\"]");
	expect_view(at(*state, "properties.until.type"),
		    "[\"string\",\"null\"]");
	expect_view(at(*state, "properties.until.description"),
		    "\"Theend.\"");
	expect_view(at(*state, "properties.buyer.pattern"),
		    "\"^[a-z0-9]+([-._][a-z0-9]+)*$\"");
	expect_view(at(*state, "properties.size"),
		    "{\"anyOf\":[{\"type\":\"array\",\"items\":{\"enum\":"
		    "[\"1\",1,\"yes\",true,null]}},{\"enum\":"
		    "[\"1\",1,\"yes\",true,null]}],\"default\":\"1\"}");
}

static void a_group(void **state)
{
	expect_view(at(*state, "properties.terms"),
		    "{\"type\":\"object\",\"properties\":{\"net\":{\"type\":"
		    "\"string\",\"pattern\":\"^[0-9]+(d|w|bd)$\"}},"
		    "\"additionalProperties\":false,\"required\":[\"net\"]}");
}

static void what_a_status_needs(void **state)
{
	expect_view(at(*state, "allOf"),
		    "[{\"if\":{\"type\":\"object\",\"properties\":"
		    "{\"status\":{\"enum\":[\"bound\"]}},"
		    "\"required\":[\"status\"]},\"then\":{\"type\":"
		    "\"object\",\"properties\":{\"until\":{\"not\":"
		    "{\"enum\":[null,\"\",[],{}]}}},"
		    "\"required\":[\"until\"]}},"
		    "{\"if\":{\"type\":\"object\",\"properties\":"
		    "{\"status\":{\"enum\":[\"left\"]}},"
		    "\"required\":[\"status\"]},\"then\":{\"type\":"
		    "\"object\",\"properties\":{\"bills\":{\"items\":"
		    "{\"type\":\"object\",\"properties\":{\"sum\":"
		    "{\"not\":{\"enum\":[null,\"\",[],{}]}}},"
		    "\"required\":[\"sum\"]}}}}}]");
}

static void any_kind(void **state)
{
	struct kinds kinds;
	struct value *schema;

	kinds_init(&kinds, *state);
	schema = kind_schema_any(*state, &kinds);
	assert_true(value_path(schema, VIEW("properties.kind.enum"))->len ==
		    value_get(schema, VIEW("allOf"))->len);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(the_head),
		ARENA_TEST(what_the_kind_says_itself),
		ARENA_TEST(fields),
		ARENA_TEST(a_group),
		ARENA_TEST(what_a_status_needs),
		ARENA_TEST(any_kind)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
