/*
 * Self: where this program lies, for what was installed beside it.
 */
#ifndef MUSTER_SELF_H
#define MUSTER_SELF_H

#include "muster/arena.h"
#include "muster/err.h"

/* The folder that the running program lies in, links resolved, in the
 * arena; NULL when it can't be found out. From /proc, and where there is
 * none from argv[0] and PATH. */
const char *self_folder(struct arena *arena, const char *argv0);

/* The path of program `name` as PATH finds it, in the arena, or NULL. Empty and
 * relative folders of PATH are passed over. */
char *self_search(struct arena *arena, const char *name);

/* Become the program argv[0] that lies beside this one (argv0: what this one
 * was called by). It comes back only when that can't be done: -1 with err
 * set. */
int self_become(struct arena *arena, const char *argv0, char *const *argv,
		struct err *err);

#endif
