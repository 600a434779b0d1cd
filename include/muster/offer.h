/*
 * Offers: what a commit does to the program, as comment lines for the
 * editor that its message is written in.
 */
#ifndef MUSTER_OFFER_H
#define MUSTER_OFFER_H

#include "muster/acceptance.h"

#define OFFER_RECORDS_MAX 20
#define OFFER_WIDTH 100		/* columns of a line */

/* Append the lines, each behind `comment`: a line for each record that
 * differs, and the trailers of what is owed, ready to be taken in. Nothing
 * when nothing differs. */
void offer_write(struct str *out, const struct comparison *comparison,
		 const struct acceptances *owed, struct view comment,
		 struct arena *arena);

#endif
