/*
 * The ids of headings: GitHub's, each once in a body.
 */
#ifndef HTML_SLUG_H
#define HTML_SLUG_H

#include "muster/map.h"
#include "muster/text.h"

struct html_slugs {
	struct arena *arena;
	struct map taken;	/* to a size_t: the next number behind it */
};

/* The id of the next heading, which reads `text`: in lower case, dashes for
 * blanks, without punctuation, numbered if one above has it already. In the
 * arena. */
struct view html_slug(struct html_slugs *slugs, struct view text);

#endif
