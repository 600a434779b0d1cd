/*
 * What git's hooks run: `muster hook run HOOK`, for every commit.
 *
 * Most commits leave the program alone, and what was decided before (a
 * verdict) holds for them, too; then nothing else is done. For the rest the
 * process becomes the tool that takes the full look. So this is called
 * often, and calls nothing that needs libgit2, libyaml or cmark.
 */
#ifndef MUSTER_HOOK_RUN_H
#define MUSTER_HOOK_RUN_H

#include "muster/command.h"

/* Run the hook that the command's first operand names, with git's arguments
 * behind it; argv0 is what this program was called by (self.h). Yields the
 * exit status; the command is ended. */
int hook_run(struct command *command, const char *argv0);

#endif
