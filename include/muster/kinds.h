/*
 * All kinds that a program knows: the built-in ones, and those that its own
 * kinds/ folder adds or puts in their place.
 */
#ifndef MUSTER_KINDS_H
#define MUSTER_KINDS_H

#include "muster/kind.h"
#include "muster/map.h"

struct kinds {
	struct arena *arena;
	struct map map;		/* name to struct kind; filled on demand */
	struct views names;	/* of all, sorted; filled on demand */
	struct map prefixes;	/* to struct kind; filled on demand */
};

void kinds_init(struct kinds *kinds, struct arena *arena);

/* Take a kind from a record in the repository. What is wrong with it is
 * added to `findings`. Define all before the first look-up of any, and
 * `record`, whose fields all others have, before them. */
void kinds_define(struct kinds *kinds, const struct document *document,
		  struct findings *findings);

/* Add what is wrong between a kind that was defined and the others: the
 * prefix of another kind, a reference to no kind. */
void kinds_check(struct kinds *kinds, const struct document *document,
		 struct findings *findings);

/* The kind of that name, from the repository or built in, or NULL. The
 * abstract `record` is none. */
const struct kind *kinds_find(struct kinds *kinds, struct view name);

/* The names of all kinds, sorted; they live as long as `kinds`. */
void kinds_names(struct kinds *kinds, struct views *names);

/* Of all names the one that `word` is most likely a slip of, or the empty
 * view: for "did you mean". */
struct view kinds_nearest(struct kinds *kinds, struct view word);

/* The first kind by name, of those that were defined, whose `files` match
 * the path; NULL when there is none. */
const struct kind *kinds_by_file(const struct kinds *kinds,
				 struct view path);

/* The kind whose prefix an id or a file name begins with, or NULL. */
const struct kind *kinds_by_prefix(struct kinds *kinds, struct view id);

#endif
