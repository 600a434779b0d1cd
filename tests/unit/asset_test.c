#include "expect.h"

#include <string.h>

#include "muster/asset.h"

static void a_kind_is_built_in(void **state)
{
	struct view bytes = VIEW("");

	(void)state;
	assert_true(asset_find("templates/kinds/risk.md", &bytes));
	assert_true(view_starts(bytes, "---\n"));
	assert_int_equal(bytes.ptr[bytes.len], '\0');
}

static void what_is_not_built_in_is_not_found(void **state)
{
	struct view bytes = VIEW("as it was");

	(void)state;
	assert_false(asset_find("templates/kinds/nosuch.md", &bytes));
	assert_false(asset_find("", &bytes));
	expect_view(bytes, "as it was");
}

static void the_table_is_sorted(void **state)
{
	(void)state;
	for (size_t i = 1; i < asset_count; i++)
		assert_true(strcmp(asset_table[i - 1].name,
				   asset_table[i].name) < 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_kind_is_built_in),
		cmocka_unit_test(what_is_not_built_in_is_not_found),
		cmocka_unit_test(the_table_is_sorted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
