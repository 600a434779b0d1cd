#include "expect.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "muster/progress.h"

/* What was written to the terminal whose other end is `master`. */
static void expect_shown(int master, const char *want)
{
	char buf[200];
	ssize_t len = read(master, buf, sizeof(buf));
	struct view got = { buf, len > 0 ? (size_t)len : 0 };

	expect_view(got, want);
}

static int open_terminal(int *master)
{
	int fd;

	*master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
	if (*master < 0 || grantpt(*master) < 0 || unlockpt(*master) < 0)
		skip();
	fd = open(ptsname(*master), O_RDWR | O_NOCTTY);
	if (fd < 0)
		skip();
	return fd;
}

static void a_line_that_comes_and_goes(void **state)
{
	struct progress progress;
	int master, fd = open_terminal(&master);

	(void)state;
	progress_start(&progress, fd, "commits read");
	progress_tick(&progress, 7);
	progress_tick(&progress, 0);
	expect_shown(master, "");
	progress.due = 0;
	progress_tick(&progress, 1234);
	expect_shown(master, "\r\rcommits read: 1234");
	progress_tick(&progress, 1235);
	expect_shown(master, "");
	progress_tick(&progress, 0);
	expect_shown(master, "\r                  \r");
	progress_tick(&progress, 0);
	expect_shown(master, "");
	close(fd);
	close(master);
}

static void nothing_for_a_pipe(void **state)
{
	struct progress progress;
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
	progress_start(&progress, ends[1], "commits read");
	progress.due = 0;
	progress_tick(&progress, 1234);
	progress_tick(&progress, 0);
	expect_shown(ends[0], "");
	close(ends[0]);
	close(ends[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_that_comes_and_goes),
		cmocka_unit_test(nothing_for_a_pipe)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
