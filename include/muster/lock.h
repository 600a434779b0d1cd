/*
 * Locks: one process at a time takes an id.
 *
 * Two that look for the next free id at once would both find the same, and
 * write it into files of different names, so that nothing else could stop
 * them. The lock is on an empty file in the git directory that all work
 * trees share; it ends with the process, so that none is ever left over.
 */
#ifndef MUSTER_LOCK_H
#define MUSTER_LOCK_H

#include "muster/arena.h"
#include "muster/err.h"

#define LOCK_SECONDS 10		/* that another one is waited for */

/* Take the lock of the repository around the current folder, before ids
 * are read. Yields a descriptor for lock_drop(); where the git directory
 * can't be written to, one that locks nothing. -1 with err set when there is
 * no repository of ours, or when another process does not let go. */
int lock_take(struct arena *arena, struct err *err);

void lock_drop(int lock);

#endif
