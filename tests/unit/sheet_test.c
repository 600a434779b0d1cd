#include "expect.h"
#include "muster/sheet.h"

/* A sheet as text: cells in brackets, rows with their lines. */
static struct str shown(const struct sheets *sheets)
{
	struct str out = STR_INIT;

	for (size_t i = 0; i < sheets->list.len; i++) {
		const struct sheet *sheet = &sheets->list.items[i];

		if (sheet->heading.len)
			str_addf(&out, "# " VIEW_FMT "\n",
				 VIEW_ARG(sheet->heading));
		str_addf(&out, "%zu:", sheet->line);
		for (size_t k = 0; k < sheet->columns.list.len; k++)
			str_addf(&out, "[" VIEW_FMT "]",
				 VIEW_ARG(sheet->columns.list.items[k]));
		str_addc(&out, '\n');
		for (size_t r = 0; r < sheet->rows.len; r++) {
			const struct sheet_row *row = &sheet->rows.items[r];

			str_addf(&out, "%zu:", row->line);
			for (size_t k = 0; k < row->cells.list.len; k++)
				str_addf(&out, "[" VIEW_FMT "]",
					 VIEW_ARG(sheet_cell(row, k)));
			str_addc(&out, '\n');
		}
	}
	return out;
}

static struct str csv(struct arena *arena, const char *text)
{
	struct sheets sheets = { 0 };
	struct err err = ERR_INIT;
	struct str out;

	if (sheet_read_csv(&sheets, view_of(text), arena, &err) < 0) {
		out = (struct str)STR_INIT;
		str_adds(&out, err.text);
		return out;
	}
	return shown(&sheets);
}

static struct str markdown(struct arena *arena, const char *text)
{
	struct sheets sheets = { 0 };
	struct err err = ERR_INIT;

	assert_int_equal(sheet_read_markdown(&sheets, view_of(text), arena,
					     &err), 0);
	return shown(&sheets);
}

static void quotes_hold_separators_and_lines(void **state)
{
	struct str out = csv(*state, "Title,Owner\n"
			     "\"a, \"\"b\"\"\",ann\n"
			     "\"two\r\nlines\", bea \n"
			     "c,\n");

	expect_str(&out, "1:[Title][Owner]\n2:[a, \"b\"][ann]\n"
			"3:[two\nlines][bea]\n5:[c][]\n");
}

static void the_separator_is_found(void **state)
{
	struct str out = csv(*state, "\xef\xbb\xbf" "a;b, c;d\r\n1;2;3\r\n");

	expect_str(&out, "1:[a][b, c][d]\n2:[1][2][3]\n");
	out = csv(*state, "a\tb\n1\t2");
	expect_str(&out, "1:[a][b]\n2:[1][2]\n");
	out = csv(*state, "\"a;b;c\",d\n1,2\n");
	expect_str(&out, "1:[a;b;c][d]\n2:[1][2]\n");
}

static void a_title_above_the_header_is_none(void **state)
{
	struct sheets sheets = { 0 };
	struct err err = ERR_INIT;

	assert_int_equal(sheet_read_csv(&sheets, VIEW("RAID log,,\n,,\n"
			 "ID,Title,Due\n1,x,\n"), *state, &err), 0);
	assert_int_equal(sheets.list.items[0].line, 3);
	assert_int_equal(sheets.list.items[0].above.len, 1);
	assert_int_equal(sheets.list.items[0].rows.len, 1);
}

static void broken_csv_is_told(void **state)
{
	struct str out = csv(*state, "a,b\n1,\"never\nends\n");

	expect_str(&out, "line 2: the quote that opens a cell there is never "
			"closed");
	out = csv(*state, "");
	expect_str(&out, "");
	out = csv(*state, "a,b\n1,2,3\n\n4\n");
	expect_str(&out, "1:[a][b]\n2:[1][2][3]\n3:[]\n4:[4]\n");
	out = csv(*state, "a,b\n\"x\" y,\"\"\n");
	expect_str(&out, "1:[a][b]\n2:[xy][]\n");
}

static void tables_of_markdown(void **state)
{
	struct str out = markdown(*state, "# RAID\n\n## Risks\n\n"
				  "| Title | Owner |\n| :--- | ---: |\n"
				  "| a \\| b | ann |\n| c |\n\ntext\n"
				  "## Issues\nx|y\n-|-\n1|2|3\n");

	expect_str(&out, "# Risks\n5:[Title][Owner]\n7:[a | b][ann]\n"
			"8:[c]\n# Issues\n12:[x][y]\n14:[1][2][3]\n");
}

static void what_is_no_table(void **state)
{
	struct str out = markdown(*state, "```\na|b\n-|-\n1|2\n```\n"
				  "a|b|c\n-|-\nx\n---\n a | b\n");

	expect_str(&out, "");
}

static void too_much_is_refused(void **state)
{
	struct str text = STR_INIT, out;

	str_adds(&text, "a,b\n");
	for (int i = 0; i < SHEET_COLUMNS_MAX + 1; i++)
		str_adds(&text, "1,");
	out = csv(*state, text.buf);
	expect_str(&out, "line 2: more than 200 cells");
	str_release(&text);
}

static void too_many_rows_are_refused(void **state)
{
	struct str text = STR_INIT, out;

	if (expect_rounds(SHEET_ROWS_MAX) < SHEET_ROWS_MAX)
		skip();	/* under valgrind, which is too slow for all these */
	str_adds(&text, "a,b\n");
	for (int i = 0; i < SHEET_ROWS_MAX + 1; i++)
		str_adds(&text, "1,2\n");
	out = csv(*state, text.buf);
	expect_str(&out, "more than 20000 rows: split the file");
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(quotes_hold_separators_and_lines),
		ARENA_TEST(the_separator_is_found),
		ARENA_TEST(a_title_above_the_header_is_none),
		ARENA_TEST(broken_csv_is_told),
		ARENA_TEST(tables_of_markdown),
		ARENA_TEST(what_is_no_table),
		ARENA_TEST(too_much_is_refused),
		ARENA_TEST(too_many_rows_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
