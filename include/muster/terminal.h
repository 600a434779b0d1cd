/*
 * The terminal: may there be colour, and how wide is it?
 *
 * Both are asked of the descriptor that is written to. In a hook git has
 * made standard output the user's standard error; its descriptor says so.
 */
#ifndef MUSTER_TERMINAL_H
#define MUSTER_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/* The order of terminal_words, the choices of --color. */
enum terminal_color { TERMINAL_AUTO, TERMINAL_ALWAYS, TERMINAL_NEVER };

extern const char *const terminal_words[];

/* --color, else NO_COLOR (not empty: no), else CLICOLOR_FORCE or
 * FORCE_COLOR (not empty, not 0: yes), else a terminal that is not dumb. */
bool terminal_color(enum terminal_color when, int fd);

/* Columns: the terminal's, else COLUMNS, else 80. What is no terminal has
 * COLUMNS, else WIDTH_ANY (wrap.h). */
size_t terminal_width(int fd);

#endif
