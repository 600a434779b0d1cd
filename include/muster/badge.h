/*
 * Badges: a label and a message in an SVG of one line, for a README.
 *
 * No font comes with it, so widths are those of Verdana and the text is
 * stretched to them. The colour is never alone: the message is in words,
 * and a letter may stand before it.
 */
#ifndef MUSTER_BADGE_H
#define MUSTER_BADGE_H

#include "muster/text.h"

#define BADGE_TEXT_MAX 60	/* characters of the label, of the message */

enum badge_color {
	BADGE_GREY, BADGE_GREEN, BADGE_YELLOW, BADGE_RED, BADGE_BLUE
};

struct badge {
	struct view label;	/* "program health" */
	struct view message;	/* "at risk" */
	enum badge_color color;	/* of what is behind the message */
	char letter;		/* of the colour, for who can't tell it from
				 * others: A; 0: none */
};

void badge_write(struct str *out, const struct badge *badge);

#endif
