#include "expect.h"
#include "muster/catalog.h"
#include "muster/wrap.h"

static const char definition[] =
	"---\n"
	"kind: kind\n"
	"id: vendor\n"
	"title: Vendor\n"
	"about: A company that we buy from, and that may slip.\n"
	"prefix: V\n"
	"folder: vendors\n"
	"raid: true\n"
	"statuses:\n"
	"  active: [asked, bound]\n"
	"  dropped: [left]\n"
	"dates: {due: until}\n"
	"freshness: 10bd\n"
	"moves: [status]\n"
	"sections: {Terms: always, Why: [left]}\n"
	"fields:\n"
	"  until: {type: date, required: [bound], help: \"The end \\e[1m.\"}\n"
	"  size: {type: enum, values: [big, small], default: big}\n"
	"  bills: {type: table, columns: {sum: money}}\n"
	"---\n";

static const struct kind *make_kind(struct arena *arena)
{
	struct kinds *kinds = arena_alloc(arena, sizeof(*kinds));
	struct findings findings = { .arena = arena };

	kinds_init(kinds, arena);
	kinds_define(kinds, document_read(VIEW("vendor.md"),
					  view_of(definition), arena),
		     &findings);
	return kinds_find(kinds, VIEW("vendor"));
}

static void a_page(void **state)
{
	struct str out = STR_INIT;
	struct view page;
	size_t cut;

	catalog_page(&out, make_kind(*state), *state, WIDTH_ANY, false);
	page = str_view(&out);
	cut = view_search(page, 0, "\nfields\n");
	expect_view(view_slice(page, 0, cut),
		    "vendor\n"
		    "    A company that we buy from, and that may slip.\n"
		    "\n"
		    "    id          V-001\n"
		    "    folder      vendors\n"
		    "    RAID list   yes\n"
		    "    active      asked, bound\n"
		    "    dropped     left\n"
		    "    dates       until (due)\n"
		    "    fresh for   10bd\n"
		    "    moved by    status\n"
		    "    sections    Terms, needed always; "
		    "Why, needed in left\n");
	cut = view_search(page, 0, "    until  ");
	expect_view(view_slice(page, cut, page.len),
		    "    until  date; needed in bound\n"
		    "        The end <U+001B>[1m.\n"
		    "    size  enum: big, small; big unless given\n"
		    "    bills  table\n"
		    "        sum  money\n");
	str_release(&out);
}

static void a_narrow_page(void **state)
{
	struct str out = STR_INIT;

	catalog_page(&out, make_kind(*state), *state, 30, false);
	assert_true(view_search(str_view(&out), 0,
				"    A company that we buy\n"
				"    from, and that may slip.\n") < out.len);
	str_release(&out);
}

static void the_same_as_a_value(void **state)
{
	const struct value *map = catalog_value(*state, make_kind(*state));
	const struct value *fields = value_get(map, VIEW("fields"));
	const struct value *last = fields->entries[fields->len - 1].value;

	expect_view(value_string(value_path(map, VIEW("dates.due"))),
		    "until");
	expect_view(value_string(value_get(map, VIEW("freshness"))), "10bd");
	assert_int_equal(value_path(map, VIEW("statuses.active"))->len, 2);
	assert_int_equal(value_path(map, VIEW("statuses.done"))->len, 0);
	expect_view(value_string(value_get(last, VIEW("name"))), "bills");
	assert_int_equal(value_get(last, VIEW("columns"))->len, 1);
}

static void a_table_of_all(void **state)
{
	struct kinds kinds;
	struct str out = STR_INIT;

	kinds_init(&kinds, *state);
	catalog_table(&out, &kinds, WIDTH_ANY, false);
	assert_true(view_starts(str_view(&out), "KIND  "));
	assert_true(view_search(str_view(&out), 0, "\nrisk ") < out.len);
	assert_true(view_search(str_view(&out), 0, "\nrecord ") == out.len);
	str_release(&out);
}

static void the_nearest_kind(void **state)
{
	struct kinds kinds;

	kinds_init(&kinds, *state);
	expect_view(kinds_nearest(&kinds, VIEW("rsik")), "risk");
	expect_view(kinds_nearest(&kinds, VIEW("risks")), "risk");
	expect_view(kinds_nearest(&kinds, VIEW("elephant")), "");
	expect_view(kinds_nearest(&kinds, VIEW("")), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(a_page),
		ARENA_TEST(a_narrow_page),
		ARENA_TEST(the_same_as_a_value),
		ARENA_TEST(a_table_of_all),
		ARENA_TEST(the_nearest_kind)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
