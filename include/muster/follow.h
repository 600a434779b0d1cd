/*
 * Following: do the same again whenever the programs' files change.
 *
 * Each run is a process of its own, which begins where the tool left off
 * and ends as it always does; so nothing is carried from run to run, and a
 * run that fails takes only itself along. The one that stays looks at
 * folders and times alone.
 *
 * inotify tells when to look, at once; where there is none, and for file
 * systems that tell nothing, it looks from time to time.
 */
#ifndef MUSTER_FOLLOW_H
#define MUSTER_FOLLOW_H

#include "muster/command.h"

#define FOLLOW_SETTLE 100	/* ms without a change: an editor is done */
#define FOLLOW_POLL 1000	/* ms between looks, without inotify */
#define FOLLOW_GLANCE 10000	/* the same with it */
#define FOLLOW_FOLDERS_MAX 8192	/* further ones are not followed */

/* Returns 0 in a new process for each run: with command->today of that day,
 * and in command->out the line that begins a run ("-- checking", by what the
 * caller is `doing`), behind what clears a terminal. In the caller's process
 * it returns only when there is nothing to follow: -1 with command->err. That
 * one ends as the first run did if it was called wrongly, and by any signal
 * that ends a run. */
int follow_changes(struct command *command, const char *doing);

#endif
