/*
 * Bodies: the Markdown below the front matter, through cmark.
 */
#ifndef MUSTER_BODY_H
#define MUSTER_BODY_H

#include <stdbool.h>

#include "muster/span.h"
#include "muster/text.h"
#include "muster/vec.h"

/* What cmark 0.30 takes quadratic time for is not given to it. */
#define BODY_BYTES_MAX (256u << 10)
#define BODY_CONTAINERS_MAX 32		/* > - * + 1. in one line */
#define BODY_DEPTH_MAX 64		/* of them above each other */
#define BODY_OPENERS_MAX 2000		/* [ in one body */

struct body_heading {
	int level;		/* 1 to 6 */
	struct view text;	/* as read, without its marks */
	struct span span;
};

struct body_task {
	bool done;		/* [x] */
	struct view text;	/* the rest of its first paragraph */
	struct span span;	/* of the item */
	size_t heading;		/* index + 1 of the heading above it; 0: none */
};

struct body {
	VEC(struct body_heading) headings;
	VEC(struct body_task) tasks;
};

/* Is the body beyond the caps above? It is then not parsed, and whoever
 * needed it says so in a finding. */
bool body_is_heavy(struct view body);

/* Read the headings and task items of a body whose first line is line
 * `first_line` of its file. A heavy body gives none. */
void body_read(struct view body, uint32_t first_line, struct arena *arena,
	       struct body *out);

/* The words of a body without its markup and with single blanks between
 * them: two bodies that read the same have the same words, however they
 * are wrapped or indented. Links and code count; a heavy body is compared
 * by its bytes, white space folded. */
struct view body_words(struct view body, struct arena *arena);

/* What a page of the body may hold of its words, with single blanks: the text
 * across markup, so that **R**\-1 is R-1; where links lead, their %2D
 * undone; what is said on hovering, and the languages of code. Comments are
 * left out. A heavy body is all shown as it is. */
struct view body_shown(struct view body, struct arena *arena);

#endif
