/*
 * The console: the whole terminal for one program, key by key.
 *
 * Raw mode by termios, the alternate screen and a few sequences that every
 * terminal with a cursor knows; no curses, no terminfo. Whatever ends the
 * process (a signal, die(), the watchdog) leaves the terminal as it was.
 */
#ifndef MUSTER_CONSOLE_H
#define MUSTER_CONSOLE_H

#include <signal.h>
#include <termios.h>

#include "muster/err.h"
#include "muster/keys.h"
#include "muster/text.h"

struct console {
	struct termios cooked;	/* as it was */
	bool raw;		/* the terminal is ours just now */
	struct keys keys;
	int wake[2];		/* signals come through here */
	int ended;		/* the signal that ends us, or 0 */
	struct sigaction alarm;	/* the watchdog's own */
};

enum console_event {
	CONSOLE_KEY,
	CONSOLE_REDRAW,		/* another size, or back from Ctrl-Z */
	CONSOLE_ENDED		/* console->ended says by which signal */
};

/* Can a program have the terminal: are input and output one, and not a
 * dumb one? If not, `why` is a clause. */
bool console_there(const char **why);

/* Take the terminal. One console at a time. 0, or -1 with err set. */
int console_open(struct console *console, struct err *err);

/* After the watchdog was started anew: it is to give the terminal back, too,
 * before it ends the process. */
void console_guard(struct console *console);

/* Give the terminal back for a while, to an editor, and take it again. */
void console_leave(struct console *console);
void console_enter(struct console *console);

/* Wait for something to happen. Ctrl-Z is dealt with here. */
enum console_event console_wait(struct console *console, struct key *key);

/* Columns and lines of the terminal, within reason. */
void console_size(size_t *width, size_t *height);

/* Show a screen of lines, and the cursor at `line` and `column` from 0;
 * line SIZE_MAX: no cursor. */
void console_show(struct console *console, struct view screen, size_t line,
		  size_t column);

/* Give the terminal back for good. */
void console_close(struct console *console);

#endif
