/*
 * Incoming refs: what git tells a server's hook that somebody pushes.
 *
 * One line for each ref on standard input, `OLD NEW REF`, with zeros for
 * the old id of a ref that is new and for the new one of a ref that goes.
 * Whoever pushes chose the names and the ids, so that a line of any other
 * form is no reason to skip it: nothing can be said of the push at all.
 * The names are never looked up here, and shown escaped.
 */
#ifndef MUSTER_INCOMING_H
#define MUSTER_INCOMING_H

#include <stdbool.h>

#include "muster/err.h"
#include "muster/oid.h"
#include "muster/text.h"
#include "muster/vec.h"

#define INCOMING_LINE_MAX (8u << 10)	/* bytes of a line */
#define INCOMING_REFS_MAX 1000

struct incoming_ref {
	struct view name;	/* refs/heads/main; any bytes git allows */
	bool has_old, has_new;
	struct oid old, new;
};

struct incoming {
	VEC(struct incoming_ref) refs;	/* at least one, in git's order */
};

/* Take the lines apart. The names point into `bytes`. 0, or -1 with err
 * set. */
int incoming_parse(struct incoming *incoming, struct view bytes,
		   struct arena *arena, struct err *err);

/* Read them from a descriptor to its end. The same. */
int incoming_read(struct incoming *incoming, int fd, struct arena *arena,
		  struct err *err);

#endif
