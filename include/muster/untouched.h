/*
 * Untouched: what pre-commit leaves for the hooks of the message.
 *
 * One `git commit` runs up to three hooks, and most commits leave the
 * program alone. The first one to know so writes the number of the process
 * that called it, which is git, into .git/muster/untouched. The scripts of
 * the others compare that with their own caller's, and end without starting
 * muster. Nobody else's commit has that number; where it can't be written,
 * the others look for themselves.
 */
#ifndef MUSTER_UNTOUCHED_H
#define MUSTER_UNTOUCHED_H

#include "muster/arena.h"

/* The commit that our caller is making leaves the program alone. */
void untouched_note(const char *git_dir, struct arena *arena);

/* That is not known, or not so. */
void untouched_forget(const char *git_dir, struct arena *arena);

#endif
