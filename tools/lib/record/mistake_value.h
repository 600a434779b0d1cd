/*
 * Mistakes within a value, the part of mistake.c that knows of quotes,
 * brackets, colons and the signs that YAML keeps for itself.
 */
#ifndef MUSTER_MISTAKE_VALUE_H
#define MUSTER_MISTAKE_VALUE_H

#include "line.h"
#include "muster/finding.h"

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

/* Look for what is wrong with the value of the line. True when it was told;
 * else the lines that belong to it are taken off `rest`. */
bool mistake_in_value(struct mistake *mistake);

/* Does YAML read the text, alone on a line, as one value? */
bool mistake_reads(struct view text);

#endif
