#include "expect.h"

#include "muster/document.h"

static const struct document *read(struct arena *arena, const char *text)
{
	return document_read(VIEW("r.md"), view_of(text), arena);
}

static void expect_only(const struct document *document, enum rule rule,
			uint32_t line, uint32_t column)
{
	const struct finding *finding = document->findings.list.items;

	assert_int_equal(document->findings.list.len, 1);
	assert_string_equal(rule_info(finding->rule)->id,
			    rule_info(rule)->id);
	assert_int_equal(finding->span.line, line);
	assert_int_equal(finding->span.column, column);
}

static void a_record_is_split_into_front_and_body(void **state)
{
	const struct document *document =
		read(*state, "---\nid: R-1\n---\n\nText\n");

	assert_true(document->has_front);
	assert_int_equal(document->findings.list.len, 0);
	expect_view(document_text(document, "id"), "R-1");
	expect_view(document->body, "\nText\n");
	assert_int_equal(document->body_line, 4);
	assert_int_equal(document->front_start, 4);
	assert_int_equal(document->front_end, 12);
}

static void other_markdown_is_no_record(void **state)
{
	static const char *const texts[] = {
		"", "\n", "# Title\n", "text\n---\nid: x\n---\n",
		"\n---\nid: x\n---\n", "----\nid: x\n---\n", "--\n",
		" ---\nid: x\n---\n", "--- # x\n", "---yaml\n", "...\n",
		"\xef\xbb\xbf", "\xef\xbb\xbf# Title\n", "***\n",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		const struct document *document = read(*state, texts[i]);

		assert_false(document->has_front);
		assert_null(document->front);
		assert_int_equal(document->findings.list.len, 0);
		expect_view(document->body, texts[i]);
		assert_int_equal(document->body_line, 1);
	}
}

static void blanks_behind_a_fence_are_forgiven(void **state)
{
	static const char *const texts[] = {
		"--- \nid: x\n---\t \nb", "---\t\nid: x\n--- \nb",
		"---\r\nid: x\r\n---\r\nb", "---\nid: x\n...\nb",
		"---\nid: x\n... \nb", "--- \r\nid: x\n---\r\nb",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		const struct document *document = read(*state, texts[i]);

		assert_int_equal(document->findings.list.len, 0);
		expect_view(document_text(document, "id"), "x");
		expect_view(document->body, "b");
		assert_int_equal(document->body_line, 4);
	}
}

static void what_only_looks_like_a_fence_closes_nothing(void **state)
{
	static const char *const texts[] = {
		"---\nx: |\n ---\n  ...\n---\n", "---\nx: ----\n---\n",
		"---\nx: a\n  ---\n---\n", "---\n# ---\nx: y\n---\n",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		const struct document *document = read(*state, texts[i]);

		assert_int_equal(document->findings.list.len, 0);
		assert_non_null(document->front);
		assert_int_equal(document->body.len, 0);
	}
}

static void front_matter_without_an_end_is_told(void **state)
{
	static const char *const texts[] = {
		"---", "---\n", "---\nid: x\n", "---\nid: x\n----\n",
		"---\nid: x\n --- \ntext\n", "\xef\xbb\xbf---",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		const struct document *document = read(*state, texts[i]);

		assert_true(document->has_front);
		assert_null(document->front);
		assert_int_equal(document->findings.list.items[0].rule,
				 RULE_YAML_UNCLOSED);
		assert_int_equal(document->findings.list.items[0].span.line,
				 1);
	}
}

static void empty_front_matter_is_an_empty_map(void **state)
{
	const struct document *document = read(*state, "---\n---");

	assert_non_null(document->front);
	assert_int_equal(document->front->len, 0);
	assert_int_equal(document->findings.list.len, 0);
	assert_int_equal(document->body.len, 0);
	assert_int_equal(document->body_line, 3);
}

static void a_byte_order_mark_moves_no_place(void **state)
{
	const struct document *document =
		read(*state, "\xef\xbb\xbf---\nid: x\ntitle: @y\n---\n");

	assert_int_equal(document->findings.list.len, 2);
	assert_int_equal(document->findings.list.items[0].rule, RULE_TEXT_BOM);
	assert_int_equal(document->findings.list.items[1].span.line, 3);
	assert_int_equal(document->findings.list.items[1].span.column, 8);
	assert_int_equal(document->front_start, 7);
}

static void utf16_is_a_broken_record(void **state)
{
	struct document *document = document_read(
		VIEW("r.md"), VIEW("\xff\xfe-\0-\0-\0\n\0"), *state);

	assert_true(document->has_front);
	assert_null(document->front);
	expect_only(document, RULE_TEXT_ENCODING, 1, 1);
	document = document_read(VIEW("r.md"), VIEW("\xfe\xff\0-\0-\0-"),
				 *state);
	expect_only(document, RULE_TEXT_ENCODING, 1, 1);
}

static void a_broken_body_leaves_the_fields(void **state)
{
	const struct document *document =
		read(*state, "---\nid: x\n---\ncaf\xe9\n");

	expect_only(document, RULE_TEXT_ENCODING, 4, 4);
	expect_view(document_text(document, "id"), "x");
}

static void a_hidden_field_is_never_read(void **state)
{
	static const char *const texts[] = {
		"---\ntitle: a\rstatus: done\n---\n",
		"---\ntitle: a\xe2\x80\xa8status: done\n---\n",
		"---\ntitle: a\xe2\x80\xa9status: done\n---\n",
		"---\ntitle: a\xc2\x85status: done\n---\n",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		const struct document *document = read(*state, texts[i]);

		assert_null(document->front);
		assert_int_equal(document->findings.list.len, 1);
		assert_int_equal(document->findings.list.items->span.line, 2);
		assert_int_equal(document->findings.list.items->span.column,
				 9);
	}
}

static void a_merge_conflict_is_no_yaml_noise(void **state)
{
	const struct document *document = read(
		*state, "---\nid: x\n<<<<<<< HEAD\nstatus: open\n=======\n"
			"status: closed\n>>>>>>> b\n---\n");

	expect_only(document, RULE_TEXT_CONFLICT, 3, 1);
}

static void too_long_front_matter_is_refused(void **state)
{
	struct str text = STR_INIT;
	const struct document *document;

	str_adds(&text, "---\n");
	for (int i = 0; i < 20000; i++)
		str_adds(&text, "# x\n");
	str_adds(&text, "---\n");
	document = document_read(VIEW("r.md"), str_view(&text), *state);
	assert_null(document->front);
	expect_only(document, RULE_FILE_SIZE, 1, 1);
	str_release(&text);
}

static void fields_are_found_by_dotted_paths(void **state)
{
	const struct document *document =
		read(*state, "---\nraci:\n  accountable: ana\nx: [a]\n---\n");

	expect_view(document_text(document, "raci.accountable"), "ana");
	expect_view(document_text(document, "raci"), "");
	expect_view(document_text(document, "raci.informed"), "");
	expect_view(document_text(document, "x"), "");
	expect_view(document_text(document, "accountable"), "");
}

static void places_of_fields_fall_back(void **state)
{
	const struct document *document =
		read(*state, "---\nraci:\n  a: ana\nx:\n---\n");
	static const struct {
		const char *path;
		uint32_t line, column;
	} places[] = {
		{ "raci.a", 3, 6 }, { "raci.b", 3, 3 }, { "x", 4, 3 },
		{ "y", 1, 1 }, { "y.z", 1, 1 },
	};

	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		struct span span = document_span(document,
						 view_of(places[i].path));

		assert_int_equal(span.line, places[i].line);
		assert_int_equal(span.column, places[i].column);
	}
}

static void an_unread_document_is_a_record_all_the_same(void **state)
{
	struct document *document = document_unread(VIEW("r.md"), *state);

	assert_true(document->has_front);
	assert_null(document->front);
	assert_int_equal(document->findings.list.len, 0);
	expect_view(document_text(document, "id"), "");
	assert_int_equal(document_span(document, VIEW("id")).line, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(a_record_is_split_into_front_and_body),
		ARENA_TEST(other_markdown_is_no_record),
		ARENA_TEST(blanks_behind_a_fence_are_forgiven),
		ARENA_TEST(what_only_looks_like_a_fence_closes_nothing),
		ARENA_TEST(front_matter_without_an_end_is_told),
		ARENA_TEST(empty_front_matter_is_an_empty_map),
		ARENA_TEST(a_byte_order_mark_moves_no_place),
		ARENA_TEST(utf16_is_a_broken_record),
		ARENA_TEST(a_broken_body_leaves_the_fields),
		ARENA_TEST(a_hidden_field_is_never_read),
		ARENA_TEST(a_merge_conflict_is_no_yaml_noise),
		ARENA_TEST(too_long_front_matter_is_refused),
		ARENA_TEST(fields_are_found_by_dotted_paths),
		ARENA_TEST(places_of_fields_fall_back),
		ARENA_TEST(an_unread_document_is_a_record_all_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
