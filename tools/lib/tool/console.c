#include "muster/console.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "muster/file.h"

#define ESCAPE_WAIT 150		/* ms in which the rest of a sequence comes */
#define WIDTH_LEAST 20
#define WIDTH_MOST 200
#define HEIGHT_LEAST 8
#define HEIGHT_MOST 200

/* The alternate screen, and pasted text between marks. */
#define TAKE "\033[?1049h\033[?2004h\033[H\033[2J"
#define GIVE "\033[?2004l\033[?25h\033[0m\033[2J\033[H\033[?1049l"

/* What a handler must find. */
static struct console *volatile current;

static const int caught[] = { SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP,
			      SIGCONT, SIGWINCH };

#define CAUGHT (sizeof(caught) / sizeof(*caught))

bool console_there(const char **why)
{
	const char *term = getenv("TERM");

	*why = NULL;
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		*why = "there is no terminal to ask at";
	else if (!term || !*term || !strcmp(term, "dumb"))
		*why = "this terminal can't place a cursor (TERM is dumb)";
	return !*why;
}

static void on_signal(int number)
{
	int kept = errno;
	unsigned char byte = (unsigned char)number;

	if (current && write(current->wake[1], &byte, 1) < 0)
		byte = 0;
	errno = kept;
}

/* Only calls that a handler may make. */
static void restore(struct console *console)
{
	if (!console->raw)
		return;
	console->raw = false;
	if (write(STDOUT_FILENO, GIVE, sizeof(GIVE) - 1) < 0)
		console->ended = SIGHUP;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &console->cooked);
}

/* The watchdog ends the process without a way back to here. */
static void on_alarm(int number)
{
	restore(current);
	current->alarm.sa_handler(number);
}

static void on_exit_restore(void)
{
	if (current)
		restore(current);
}

static void handle(int number, void (*handler)(int))
{
	struct sigaction action = { .sa_handler = handler,
				    .sa_flags = SA_RESTART };

	sigemptyset(&action.sa_mask);
	sigaction(number, &action, NULL);
}

/* Signals by their own keys; characters one by one and as they are. */
static void set_raw(struct console *console)
{
	struct termios raw = console->cooked;

	raw.c_lflag &= (tcflag_t)~(ICANON | ECHO | IEXTEN);
	raw.c_iflag &= (tcflag_t)~(ICRNL | INLCR | IGNCR | IXON);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
	console->raw = true;
	if (file_write(STDOUT_FILENO, VIEW(TAKE)) < 0)
		console->ended = SIGHUP;
}

void console_guard(struct console *console)
{
	struct sigaction alarm = { .sa_handler = on_alarm };

	sigemptyset(&alarm.sa_mask);
	sigaction(SIGPROF, &alarm, &console->alarm);
}

int console_open(struct console *console, struct err *err)
{
	memset(console, 0, sizeof(*console));
	if (tcgetattr(STDIN_FILENO, &console->cooked) < 0 ||
	    pipe2(console->wake, O_CLOEXEC | O_NONBLOCK) < 0)
		return err_set(err, "cannot use the terminal: %s",
			       strerror(errno));
	current = console;
	atexit(on_exit_restore);
	console_guard(console);
	for (size_t i = 0; i < CAUGHT; i++)
		handle(caught[i], on_signal);
	set_raw(console);
	return 0;
}

void console_leave(struct console *console)
{
	restore(console);
	/* A child that is stopped has to take us with it. */
	handle(SIGTSTP, SIG_DFL);
}

/* An interrupt from the keyboard was meant for the child. */
void console_enter(struct console *console)
{
	unsigned char byte;

	while (read(console->wake[0], &byte, 1) == 1)
		if (byte == SIGTERM || byte == SIGHUP)
			console->ended = byte;
	handle(SIGTSTP, on_signal);
	console->keys = (struct keys){ .len = 0 };
	set_raw(console);
}

static void suspend(struct console *console)
{
	console_leave(console);
	raise(SIGTSTP);
	console_enter(console);
}

static enum console_event on_wake(struct console *console)
{
	unsigned char byte = 0;

	if (read(console->wake[0], &byte, 1) != 1)
		return CONSOLE_REDRAW;
	if (byte == SIGTSTP)
		suspend(console);
	else if (byte == SIGCONT)
		set_raw(console);
	else if (byte != SIGWINCH)
		console->ended = byte;
	return CONSOLE_REDRAW;
}

/* Take what has been typed; a terminal that is gone has hung up. */
static void take_input(struct console *console)
{
	unsigned char bytes[KEYS_MAX / 2];
	ssize_t n = read(STDIN_FILENO, bytes, 1);

	if (n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN))
		console->ended = SIGHUP;
	for (ssize_t i = 0; i < n; i++)
		keys_put(&console->keys, bytes[i]);
}

enum console_event console_wait(struct console *console, struct key *key)
{
	struct pollfd polls[2] = {
		{ .fd = STDIN_FILENO, .events = POLLIN },
		{ .fd = console->wake[0], .events = POLLIN }
	};
	bool waited = false;

	while (!console->ended) {
		int rc;

		if (keys_take(&console->keys, waited, key))
			return CONSOLE_KEY;
		rc = poll(polls, 2, console->keys.len ? ESCAPE_WAIT : -1);
		waited = rc == 0;
		if (rc > 0 && polls[1].revents) {
			if (on_wake(console) == CONSOLE_REDRAW &&
			    !console->ended)
				return CONSOLE_REDRAW;
		} else if (rc > 0 && polls[0].revents) {
			take_input(console);
		}
	}
	return CONSOLE_ENDED;
}

static size_t within(size_t number, size_t least, size_t most)
{
	return number < least ? least : number > most ? most : number;
}

void console_size(size_t *width, size_t *height)
{
	struct winsize size = { 0 };

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 || !size.ws_col ||
	    !size.ws_row)
		size = (struct winsize){ .ws_col = 80, .ws_row = 24 };
	*width = within(size.ws_col, WIDTH_LEAST, WIDTH_MOST);
	*height = within(size.ws_row, HEIGHT_LEAST, HEIGHT_MOST);
}

void console_show(struct console *console, struct view screen, size_t line,
		  size_t column)
{
	struct str out = STR_INIT;
	struct view text;

	str_adds(&out, "\033[?25l\033[H");
	for (bool first = true; view_line(&screen, &text); first = false) {
		str_adds(&out, first ? "" : "\r\n");
		str_addv(&out, text);
		str_adds(&out, "\033[K");
	}
	str_adds(&out, "\033[J");
	if (line != SIZE_MAX)
		str_addf(&out, "\033[%zu;%zuH\033[?25h", line + 1, column + 1);
	if (file_write(STDOUT_FILENO, str_view(&out)) < 0)
		console->ended = SIGHUP;
	str_release(&out);
}

void console_close(struct console *console)
{
	restore(console);
	for (size_t i = 0; i < CAUGHT; i++)
		handle(caught[i], SIG_DFL);
	sigaction(SIGPROF, &console->alarm, NULL);
	current = NULL;
	close(console->wake[0]);
	close(console->wake[1]);
}
