#include "expect.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "muster/terminal.h"
#include "muster/wrap.h"

/* Two descriptors: a terminal of our own, and a file. */
struct ends {
	int terminal;
	int file;
};

static int setup(void **state)
{
	static const char *const names[] = { "NO_COLOR", "CLICOLOR_FORCE",
					     "FORCE_COLOR", "COLUMNS" };
	struct ends *ends = malloc(sizeof(*ends));

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		unsetenv(names[i]);
	setenv("TERM", "xterm", 1);
	ends->terminal = posix_openpt(O_RDWR | O_NOCTTY);
	ends->file = open("/dev/null", O_WRONLY);
	*state = ends;
	return 0;
}

static int teardown(void **state)
{
	struct ends *ends = *state;

	close(ends->terminal);
	close(ends->file);
	free(ends);
	return 0;
}

static void set_size(const struct ends *ends, unsigned short columns)
{
	struct winsize size = { .ws_col = columns };

	if (ends->terminal < 0 || !isatty(ends->terminal))
		skip();
	assert_int_equal(ioctl(ends->terminal, TIOCSWINSZ, &size), 0);
}

static void the_option_decides_about_colour(void **state)
{
	struct ends *ends = *state;

	setenv("NO_COLOR", "1", 1);
	assert_true(terminal_color(TERMINAL_ALWAYS, ends->file));
	setenv("FORCE_COLOR", "1", 1);
	assert_false(terminal_color(TERMINAL_NEVER, ends->terminal));
}

static void no_color_wins_over_force_color(void **state)
{
	struct ends *ends = *state;

	setenv("FORCE_COLOR", "1", 1);
	assert_true(terminal_color(TERMINAL_AUTO, ends->file));
	setenv("NO_COLOR", "", 1);
	assert_true(terminal_color(TERMINAL_AUTO, ends->file));
	setenv("NO_COLOR", "1", 1);
	assert_false(terminal_color(TERMINAL_AUTO, ends->file));
}

static void forcing_with_zero_is_not_forcing(void **state)
{
	struct ends *ends = *state;

	setenv("CLICOLOR_FORCE", "0", 1);
	assert_false(terminal_color(TERMINAL_AUTO, ends->file));
	setenv("CLICOLOR_FORCE", "1", 1);
	assert_true(terminal_color(TERMINAL_AUTO, ends->file));
}

static void a_terminal_has_colour_unless_it_is_dumb(void **state)
{
	struct ends *ends = *state;

	set_size(ends, 80);
	assert_true(terminal_color(TERMINAL_AUTO, ends->terminal));
	assert_false(terminal_color(TERMINAL_AUTO, ends->file));
	setenv("TERM", "dumb", 1);
	assert_false(terminal_color(TERMINAL_AUTO, ends->terminal));
	unsetenv("TERM");
	assert_false(terminal_color(TERMINAL_AUTO, ends->terminal));
}

static void a_terminal_knows_its_width(void **state)
{
	struct ends *ends = *state;

	setenv("COLUMNS", "50", 1);
	set_size(ends, 132);
	assert_int_equal(terminal_width(ends->terminal), 132);
	set_size(ends, 0);
	assert_int_equal(terminal_width(ends->terminal), 50);
	unsetenv("COLUMNS");
	assert_int_equal(terminal_width(ends->terminal), 80);
}

static void a_file_has_any_width_but_columns(void **state)
{
	static const char *const no[] = { "", "0", "-5", "wide", "1000000" };
	struct ends *ends = *state;

	assert_true(terminal_width(ends->file) == WIDTH_ANY);
	setenv("COLUMNS", "20", 1);
	assert_int_equal(terminal_width(ends->file), 20);
	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++) {
		setenv("COLUMNS", no[i], 1);
		assert_true(terminal_width(ends->file) == WIDTH_ANY);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_option_decides_about_colour),
		TEST(no_color_wins_over_force_color),
		TEST(forcing_with_zero_is_not_forcing),
		TEST(a_terminal_has_colour_unless_it_is_dumb),
		TEST(a_terminal_knows_its_width),
		TEST(a_file_has_any_width_but_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
