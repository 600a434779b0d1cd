/*
 * Styles: the few looks that text on a terminal may have. Never the only
 * bearer of a meaning: a word or a letter says the same.
 */
#ifndef MUSTER_STYLE_H
#define MUSTER_STYLE_H

#include <stdbool.h>

#include "muster/text.h"

enum style {
	STYLE_PLAIN,
	STYLE_BOLD,
	STYLE_DIM,
	STYLE_RED,
	STYLE_YELLOW,
	STYLE_GREEN
};

/* Append `text`, which must be escaped, between the codes of its style;
 * without colour, and for STYLE_PLAIN or no text, just the text. */
void style_add(struct str *out, enum style style, struct view text,
	       bool color);

#endif
