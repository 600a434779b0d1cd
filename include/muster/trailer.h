/*
 * Trailers: the lines "Key: value" at a commit message's end, as `git
 * interpret-trailers --parse` finds them.
 *
 * They are the last paragraph, never the first one, if all of its lines are
 * trailers, or a quarter of them and one that git itself writes. A line that
 * begins with a blank goes on with the one before it; comments are none.
 */
#ifndef MUSTER_TRAILER_H
#define MUSTER_TRAILER_H

#include <stdbool.h>

#include "muster/text.h"
#include "muster/vec.h"

#define TRAILERS_MAX 1000

struct trailer {
	struct view key;	/* as it is written; compare without case */
	struct view value;	/* unfolded, trimmed */
};

struct trailers {
	VEC(struct trailer) list;	/* the first TRAILERS_MAX */
};

/* Find those of a message, whose bytes they borrow where a value is one
 * line. */
void trailers_find(struct trailers *trailers, struct view message,
		   struct arena *arena);

/* Is that the trailer's key, in whatever case? */
bool trailer_is(const struct trailer *trailer, const char *key);

#endif
