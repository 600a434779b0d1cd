#include "expect.h"

#include "muster/baseline.h"

static struct baseline baseline;
static struct findings findings;

static void parse(struct arena *arena, struct view bytes)
{
	baseline = (struct baseline){ .path = VIEW("p/baseline.txt") };
	findings = (struct findings){ .arena = arena };
	baseline_parse(&baseline, bytes, &findings);
}

static struct finding finding(enum rule rule, const char *path)
{
	return (struct finding){ .rule = rule, .path = view_of(path) };
}

/* How many the baseline accepts of that rule in that path. */
static size_t accepts(struct arena *arena, enum rule rule, const char *path)
{
	const struct finding sought = finding(rule, path);
	const struct baseline_entry *entry =
		baseline_find(&baseline, &sought, arena);

	return entry ? entry->count : 0;
}

static void entries_are_found_by_rule_and_path(void **state)
{
	parse(*state, VIEW("# x\n\n2 record/type p/a.md\n"
			   "1 record/field p/a b.md\r\n7 yaml/tab p/c.md"));
	assert_int_equal(findings.list.len, 0);
	assert_int_equal(accepts(*state, RULE_RECORD_TYPE, "p/a.md"), 2);
	assert_int_equal(accepts(*state, RULE_RECORD_FIELD, "p/a b.md"), 1);
	assert_int_equal(accepts(*state, RULE_YAML_TAB, "p/c.md"), 7);
	assert_int_equal(accepts(*state, RULE_RECORD_TYPE, "p/c.md"), 0);
	assert_int_equal(accepts(*state, RULE_RECORD_TYPE, "p/a.m"), 0);
}

static const char *const wrong[] = {
	"x", "1", "1 ", " 1 record/type p", "0 record/type p",
	"-1 record/type p", "1.5 record/type p", "1\trecord/type\tp",
	"9223372036854775808 record/type p", "1 record/typ p",
	"1 record/type", "1 record/type ", "1  record/type p",
	"1 waiver/form p", "1 raid/stale p", "1 program/charter p",
	"1 record/type p\x1b[2J", "1 record/type p\xff", "1 record/type p\x01",
	"1 record/type p\xe2\x80\xae", "======="
};

static void what_is_no_entry_is_told(void **state)
{
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		parse(*state, view_of(arena_printf(*state, "#\n%s\n",
						   wrong[i])));
		if (findings.list.len != 1)
			fail_msg("%s", wrong[i]);
		assert_int_equal(findings.list.items->rule,
				 RULE_BASELINE_LINE);
		assert_int_equal(findings.list.items->span.line, 2);
		assert_int_equal(baseline.entries.len, 0);
	}
}

static void a_line_with_a_nul_is_told(void **state)
{
	parse(*state, VIEW("1 record/type p\0q\n"));
	assert_int_equal(findings.list.len, 1);
	assert_int_equal(baseline.entries.len, 0);
}

static void a_file_of_nonsense_is_not_read_to_its_end(void **state)
{
	struct str bytes = STR_INIT;

	for (int i = 0; i < BASELINE_WRONG_MAX * 2; i++)
		str_adds(&bytes, "x\n");
	str_adds(&bytes, "1 record/type p\n");
	parse(*state, str_view(&bytes));
	str_release(&bytes);
	assert_int_equal(findings.list.len, BASELINE_WRONG_MAX + 1);
	assert_int_equal(baseline.entries.len, 0);
}

static void the_first_of_two_counts(void **state)
{
	parse(*state, VIEW("1 record/type p\n5 record/type p\n"));
	assert_int_equal(findings.list.len, 1);
	assert_int_equal(accepts(*state, RULE_RECORD_TYPE, "p"), 1);
}

static void what_is_written_is_sorted_and_read_again(void **state)
{
	struct finding list[] = {
		finding(RULE_RECORD_TYPE, "p/b.md"),
		finding(RULE_YAML_TAB, "p/b.md"),
		finding(RULE_RECORD_TYPE, "p/a.md"),
		finding(RULE_RECORD_TYPE, "p/b.md"),
	};
	struct str out = STR_INIT;
	struct view bytes;
	size_t start;

	baseline = (struct baseline){ 0 };
	for (size_t i = 0; i < sizeof(list) / sizeof(*list); i++)
		baseline_add(&baseline, &list[i], *state);
	baseline_write(&baseline, &out, *state);
	bytes = view_copy(*state, str_view(&out));
	str_release(&out);
	assert_true(view_starts(bytes, "# "));
	start = view_search(bytes, 0, "\n1 ") + 1;
	expect_view(view_slice(bytes, start, bytes.len),
		    "1 record/type p/a.md\n1 yaml/tab p/b.md\n"
		    "2 record/type p/b.md\n");
	parse(*state, bytes);
	assert_int_equal(findings.list.len, 0);
	assert_int_equal(accepts(*state, RULE_RECORD_TYPE, "p/b.md"), 2);
}

/* Names that nobody sees as they are, and what is written of them. */
static const struct {
	const char *path, *written;
} names[] = {
	{ "p/gr\xc3\xb6\xc3\x9f" "e.md", "p/gr\xc3\xb6\xc3\x9f" "e.md" },
	{ "p/a\nb.md", "p/a\\x0ab.md" }, { "p/a\\x0ab.md", "p/a\\x5cx0ab.md" },
	{ "p/\x1b[2J.md", "p/\\x1b[2J.md" }, { "p/\xff.md", "p/\\xff.md" },
	{ "p/\xe2\x80\xae.md", "p/\\xe2\\x80\\xae.md" },
	{ " p.md ", "\\x20p.md\\x20" }, { "p\tq.md", "p\\x09q.md" },
	{ "p/#1 x.md", "p/#1 x.md" },
};

static void any_path_is_written_in_one_way(void **state)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const struct finding one = finding(RULE_FILE_NAME,
						   names[i].path);
		struct str out = STR_INIT;

		baseline = (struct baseline){ 0 };
		baseline_add(&baseline, &one, *state);
		baseline_write(&baseline, &out, *state);
		assert_true(view_ends(str_view(&out), arena_printf(
			*state, "\n1 file/name %s\n", names[i].written)));
		parse(*state, view_copy(*state, str_view(&out)));
		str_release(&out);
		assert_int_equal(findings.list.len, 0);
		for (size_t k = 0; k < sizeof(names) / sizeof(*names); k++)
			assert_int_equal(accepts(*state, RULE_FILE_NAME,
						 names[k].path), i == k);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(entries_are_found_by_rule_and_path),
		ARENA_TEST(what_is_no_entry_is_told),
		ARENA_TEST(a_line_with_a_nul_is_told),
		ARENA_TEST(a_file_of_nonsense_is_not_read_to_its_end),
		ARENA_TEST(the_first_of_two_counts),
		ARENA_TEST(what_is_written_is_sorted_and_read_again),
		ARENA_TEST(any_path_is_written_in_one_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
