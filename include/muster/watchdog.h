/*
 * The watchdog: a run that does not end is ended, and fails closed.
 *
 * libgit2 1.5 spins for ever on a truncated loose object (its issue 7342),
 * so every tool starts the watchdog before it opens a repository. It
 * counts CPU time: a slow disk or a busy machine does not set it off.
 */
#ifndef MUSTER_WATCHDOG_H
#define MUSTER_WATCHDOG_H

#define WATCHDOG_SECONDS 60	/* of CPU, for a tool at a terminal or in CI */
#define WATCHDOG_HOOK_SECONDS 10

/* End the process with exit status 3 and one sentence on standard error
 * once it has used `seconds` of CPU. MUSTER_CPU_SECONDS overrides. */
void watchdog_start(unsigned seconds);

/* For what waits on purpose. */
void watchdog_stop(void);

#define WATCHDOG_WALL_SECONDS 4	/* for what a server waits for */

/* The same by the clock on the wall, beside the other: whoever waits has
 * no use for what was done meanwhile. The process becomes the first of a
 * group of its own, so that git's children end with it.
 * MUSTER_WALL_SECONDS overrides. */
void watchdog_wall(unsigned seconds);

/* Name what is being read, for the sentence: the last name given stands.
 * `what` is kept by pointer and must stay good (NULL: nothing special). */
void watchdog_note(const char *what);

#endif
