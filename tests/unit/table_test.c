#include "expect.h"

#include "muster/table.h"
#include "muster/utf8.h"

static const struct table_column columns[] = {
	{ "ID", 0, 0 },
	{ "AGE", TABLE_RIGHT, 1 },
	{ "TITLE", TABLE_SHRINK, 0 },
	{ "OWNER", 0, 2 },
};

static void fill(struct table *table)
{
	table_add(table, STYLE_PLAIN, VIEW("R-1"));
	table_addf(table, STYLE_RED, "%d d", 120);
	table_add(table, STYLE_PLAIN, VIEW("Database migration fails"));
	table_add(table, STYLE_DIM, VIEW("ann"));
	table_add(table, STYLE_PLAIN, VIEW("R-22"));
	table_addf(table, STYLE_PLAIN, "%d d", 3);
	table_add(table, STYLE_PLAIN, VIEW("Vendor slips"));
	table_add(table, STYLE_PLAIN, VIEW(""));
}

static void expect_table(struct arena *arena, size_t width, const char *want)
{
	struct table table = TABLE_INIT(columns, arena);
	struct str out = STR_INIT;

	fill(&table);
	table_write(&out, &table, width, false);
	expect_str(&out, want);
}

static void columns_are_as_wide_as_what_is_in_them(void **state)
{
	expect_table(*state, WIDTH_ANY,
		     "ID      AGE  TITLE                     OWNER\n"
		     "R-1   120 d  Database migration fails  ann\n"
		     "R-22    3 d  Vendor slips\n");
}

static void what_fits_exactly_is_not_cut(void **state)
{
	expect_table(*state, 44,
		     "ID      AGE  TITLE                     OWNER\n"
		     "R-1   120 d  Database migration fails  ann\n"
		     "R-22    3 d  Vendor slips\n");
}

static void prose_gives_way_first(void **state)
{
	expect_table(*state, 36,
		     "ID      AGE  TITLE             OWNER\n"
		     "R-1   120 d  Database migrat\xe2\x80\xa6  ann\n"
		     "R-22    3 d  Vendor slips\n");
}

static void then_spare_columns_go(void **state)
{
	expect_table(*state, 30,
		     "ID      AGE  TITLE\n"
		     "R-1   120 d  Database migrati\xe2\x80\xa6\n"
		     "R-22    3 d  Vendor slips\n");
	expect_table(*state, 20,
		     "ID    TITLE\n"
		     "R-1   Database migr\xe2\x80\xa6\n"
		     "R-22  Vendor slips\n");
}

static void then_everything_shrinks(void **state)
{
	expect_table(*state, 8,
		     "ID   TI\xe2\x80\xa6\n"
		     "R-1  Da\xe2\x80\xa6\n"
		     "R-\xe2\x80\xa6  Ve\xe2\x80\xa6\n");
}

static void no_width_is_too_small(void **state)
{
	for (size_t width = 0; width < 50; width++) {
		struct table table = TABLE_INIT(columns, *state);
		struct str out = STR_INIT;
		struct view rest, line;

		fill(&table);
		table_write(&out, &table, width, false);
		for (rest = str_view(&out); view_line(&rest, &line);) {
			assert_true(utf8_width(line) <=
				    (width > 4 ? width : 4));
			assert_false(view_ends(line, " "));
		}
		str_release(&out);
	}
}

static void without_rows_there_is_nothing(void **state)
{
	struct table table = TABLE_INIT(columns, *state);
	struct str out = STR_INIT;

	table_write(&out, &table, 80, true);
	expect_str(&out, "");
}

static const struct table_column two[] = {
	{ "A", TABLE_SHRINK, 0 },
	{ "B", 0, 0 },
};

static void widths_are_columns_and_not_bytes(void **state)
{
	struct table table = TABLE_INIT(two, *state);
	struct str out = STR_INIT;

	table_add(&table, STYLE_PLAIN, VIEW("\xe6\xbc\xa2\xe5\xad\x97"));
	table_add(&table, STYLE_PLAIN, VIEW("x"));
	table_add(&table, STYLE_PLAIN, VIEW("caf\xc3\xa9!"));
	table_add(&table, STYLE_PLAIN, VIEW("y"));
	table_write(&out, &table, WIDTH_ANY, false);
	expect_str(&out, "A      B\n"
			 "\xe6\xbc\xa2\xe5\xad\x97   x\n"
			 "caf\xc3\xa9!  y\n");
}

static void cells_are_escaped(void **state)
{
	struct table table = TABLE_INIT(two, *state);
	struct str out = STR_INIT;

	table_add(&table, STYLE_PLAIN, VIEW("\033[1m"));
	table_add(&table, STYLE_PLAIN, VIEW("a\nb"));
	table_write(&out, &table, WIDTH_ANY, true);
	expect_str(&out, "\033[1mA\033[0m            \033[1mB\033[0m\n"
			 "<U+001B>[1m  a b\n");
}

static void colour_takes_no_room(void **state)
{
	struct table table = TABLE_INIT(two, *state);
	struct str out = STR_INIT;

	table_add(&table, STYLE_GREEN, VIEW("ok"));
	table_add(&table, STYLE_PLAIN, VIEW("x"));
	table_write(&out, &table, 80, true);
	expect_str(&out, "\033[1mA\033[0m   \033[1mB\033[0m\n"
			 "\033[32mok\033[0m  x\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(columns_are_as_wide_as_what_is_in_them),
		ARENA_TEST(what_fits_exactly_is_not_cut),
		ARENA_TEST(prose_gives_way_first),
		ARENA_TEST(then_spare_columns_go),
		ARENA_TEST(then_everything_shrinks),
		ARENA_TEST(no_width_is_too_small),
		ARENA_TEST(without_rows_there_is_nothing),
		ARENA_TEST(widths_are_columns_and_not_bytes),
		ARENA_TEST(cells_are_escaped),
		ARENA_TEST(colour_takes_no_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
