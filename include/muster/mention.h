/*
 * Mentions: where an id stands in a text as a word.
 *
 * R-012 is meant in "(R-012)", "#R-012", "R-012's" and at the end of a
 * sentence; not in R-0123, XR-012 or ÄR-012, which are other words. Code and
 * quotes are text like any other. What is joined to more by a dash, a dot or
 * an underscore (R-012-postgres.md) or stands in a path or an address (a
 * word with a slash in it) may be the name of a file, or of something of
 * somebody else's: it is told apart.
 */
#ifndef MUSTER_MENTION_H
#define MUSTER_MENTION_H

#include <stdbool.h>

#include "muster/text.h"

#define MENTION_RUN_MAX 1024	/* bytes on either side that are looked at */

enum mention_how {
	MENTION_WORD,	/* the id */
	MENTION_PART,	/* a part of a longer name, a path or an address */
	MENTION_CASE	/* a word with other capitals: r-012 */
};

struct mention {
	size_t at;		/* where the id begins */
	enum mention_how how;
	struct view run;	/* what it stands in, up to blanks, quotes
				 * and brackets: ../risks/R-012-x.md#top */
};

/* Find the first mention of `id` at or after *pos, and move *pos behind it.
 * False when there is none. */
bool mention_next(struct view text, struct view id, size_t *pos,
		  struct mention *mention);

/* Append `text` with `id` in place of every MENTION_WORD of `old`. Where
 * the text mentions no `id`, the way back gives the same bytes. */
void mention_replace(struct view text, struct view old, struct view id,
		     struct str *out);

#endif
