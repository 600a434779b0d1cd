#include "muster/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "muster/text.h"
#include "muster/wrap.h"

#define WIDTH_MAX 10000		/* a COLUMNS beyond it is a mistake */

const char *const terminal_words[] = { "auto", "always", "never", NULL };

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value && *value;
}

/* CLICOLOR_FORCE and FORCE_COLOR: anything but "" and "0". */
static bool is_forced(const char *name)
{
	return is_set(name) && strcmp(getenv(name), "0") != 0;
}

bool terminal_color(enum terminal_color when, int fd)
{
	const char *term = getenv("TERM");

	if (when != TERMINAL_AUTO)
		return when == TERMINAL_ALWAYS;
	if (is_set("NO_COLOR"))
		return false;
	if (is_forced("CLICOLOR_FORCE") || is_forced("FORCE_COLOR"))
		return true;
	return isatty(fd) && term && *term && strcmp(term, "dumb") != 0;
}

size_t terminal_width(int fd)
{
	const char *columns = getenv("COLUMNS");
	bool terminal = isatty(fd);
	struct winsize size;
	int64_t number;

	if (terminal && ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col)
		return size.ws_col;
	if (view_number(view_of(columns), &number) && number > 0 &&
	    number <= WIDTH_MAX)
		return (size_t)number;
	return terminal ? WRAP_PROSE : WIDTH_ANY;
}
