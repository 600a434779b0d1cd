#include "expect.h"

#include "muster/json.h"

static void a_tree_is_indented_by_two(void **state)
{
	struct value *map = value_map(*state), *list = value_list(*state);
	struct str out = STR_INIT;

	value_put_text(*state, map, "id", VIEW("R-1"));
	value_put_bool(*state, map, "open", true);
	value_put(*state, map, VIEW("tags"), list);
	value_push(*state, list, value_number(*state, -7));
	value_push(*state, list, value_null(*state));
	json_write(&out, map);
	expect_str(&out, "{\n  \"id\": \"R-1\",\n  \"open\": true,\n"
			 "  \"tags\": [\n    -7,\n    null\n  ]\n}\n");
}

static void empty_lists_and_maps_take_one_line(void **state)
{
	struct value *list = value_list(*state);
	struct str out = STR_INIT;

	value_push(*state, list, value_list(*state));
	value_push(*state, list, value_map(*state));
	json_write(&out, list);
	expect_str(&out, "[\n  [],\n  {}\n]\n");
}

static const struct value *number_at(const void *data, size_t index,
				     struct arena *arena)
{
	const int *numbers = data;
	struct value *map = value_map(arena);

	value_put_number(arena, map, "n", numbers[index]);
	return map;
}

static void items_are_written_as_a_list_is(void **state)
{
	static const int numbers[] = { 7, 8, 9 };

	for (size_t count = 0; count <= 3; count++) {
		const struct json_items items = { count, number_at, numbers };
		struct value *map = value_map(*state);
		struct value *list = value_list(*state);
		struct str one = STR_INIT, other = STR_INIT;

		if (count % 2)
			value_put_text(*state, map, "id", VIEW("R-1"));
		json_write_items(&one, map, VIEW("all"), &items);
		for (size_t i = 0; i < count; i++)
			value_push(*state, list,
				   (struct value *)number_at(numbers, i,
							     *state));
		value_put(*state, map, VIEW("all"), list);
		json_write(&other, map);
		assert_string_equal(one.buf, other.buf);
		str_release(&one);
		str_release(&other);
	}
}

static void no_tree_is_null(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	json_write(&out, NULL);
	expect_str(&out, "null\n");
}

static void the_largest_numbers_keep_their_digits(void **state)
{
	struct str out = STR_INIT;

	json_write(&out, value_number(*state, INT64_MIN));
	json_write(&out, value_number(*state, INT64_MAX));
	expect_str(&out, "-9223372036854775808\n9223372036854775807\n");
}

struct escape {
	struct view text;
	const char *json;
};

static const struct escape escapes[] = {
	{ VIEW(""), "\"\"" },
	{ VIEW("a\"b\\c/d"), "\"a\\\"b\\\\c/d\"" },
	{ VIEW("a\tb\nc\rd"), "\"a\\tb\\nc\\u000dd\"" },
	{ VIEW("nul\0nul"), "\"nul\\u0000nul\"" },
	{ VIEW("\033[31m\x7f"), "\"\\u001b[31m\\u007f\"" },
	{ VIEW("</script>"), "\"\\u003c/script\\u003e\"" },
	{ VIEW("\xe2\x80\xa8\xe2\x80\xae"), "\"\\u2028\\u202e\"" },
	{ VIEW("\xf3\xa0\x81\x81"), "\"\\udb40\\udc41\"" },
	{ VIEW("\xc3\xa9\xe6\xbc\xa2"), "\"\xc3\xa9\xe6\xbc\xa2\"" },
	{ VIEW("\xff" "a\xc3"), "\"\xef\xbf\xbd" "a\xef\xbf\xbd\"" },
	{ VIEW("##[add-mask]"), "\"#\\u0023[add-mask]\"" },
};

static void strings_are_safe_in_a_page_and_a_terminal(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(escapes) / sizeof(*escapes); i++) {
		struct str out = STR_INIT;

		json_string(&out, escapes[i].text);
		expect_str(&out, escapes[i].json);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(a_tree_is_indented_by_two),
		ARENA_TEST(empty_lists_and_maps_take_one_line),
		ARENA_TEST(items_are_written_as_a_list_is),
		cmocka_unit_test(no_tree_is_null),
		ARENA_TEST(the_largest_numbers_keep_their_digits),
		cmocka_unit_test(strings_are_safe_in_a_page_and_a_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
