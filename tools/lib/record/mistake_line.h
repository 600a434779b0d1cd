/*
 * A line of front matter that is looked at for mistakes, with what stands
 * around it, and telling what is wrong with it. mistake.c looks at lines,
 * mistake_value.c at what they have for a value.
 */
#ifndef MUSTER_MISTAKE_LINE_H
#define MUSTER_MISTAKE_LINE_H

#include "line.h"
#include "muster/finding.h"

#define MISTAKE_MENDED_MAX 400	/* bytes of a line that a hint spells out */

/* A line that is looked at, and what stands around it. */
struct mistake {
	struct line line;
	struct line above;	/* the last that began a field or an item */
	uint64_t columns;	/* in which lines above begin, a bit for each */
	struct view rest;	/* the lines below, down to the next one */
	uint32_t stop;		/* the line at which the reading stopped */
	struct view path;
	struct findings *findings;
};

/* The offset at which the value of the line begins. */
size_t mistake_value_start(const struct line *line);

/* One finding at byte `at` of the line. Yields true. */
bool mistake_at(struct mistake *mistake, enum rule rule, size_t at,
		const char *what);

/* Give the last finding its hint: `before`, and the line with `value` in
 * place of its value. Yields true. */
bool mistake_hint(struct mistake *mistake, const char *before,
		  struct view value);

/* The same with `text` in double quotes for its value. */
bool mistake_hint_text(struct mistake *mistake, const char *before,
		       struct view text);

#endif
