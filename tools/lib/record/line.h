/*
 * Lines of front matter: `key: value`, an item `- value`, or both, cut into
 * their parts as a reader sees them. What goes on over several lines is
 * not known here.
 */
#ifndef MUSTER_LINE_H
#define MUSTER_LINE_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/text.h"

struct line {
	struct view whole;	/* without its end */
	uint32_t number;	/* from 1; 0 before the first */
	size_t indent;		/* bytes of blanks and tabs it begins with */
	size_t start;		/* where its key or value begins */
	bool dashed;		/* an item: a dash stands before `start` */
	bool keyed;		/* a key and a colon stand before the value */
	struct view value;	/* without the blanks around it and the
				 * comment behind it */
};

/* Cut the next line from the front of `rest`. False when none is left. */
bool line_next(struct line *line, struct view *rest);

/* Nothing, blanks or a comment. */
bool line_is_bare(const struct line *line);

/* The offset behind the value. */
size_t line_value_end(const struct line *line);

/* Offset of the quote that closes the one that `text` begins with, or
 * text.len. */
size_t line_quote_end(struct view text);

/* Offset behind the bracket that closes the one that `text` begins with,
 * or 0. */
size_t line_bracket_end(struct view text);

/* Offset of the first `: ` (or a colon at the end) at or after `from`, or
 * text.len. */
size_t line_colon(struct view text, size_t from);

/* Offset of the first byte at or after `from` that is no blank. */
size_t line_skip_blanks(struct view text, size_t from);

#endif
