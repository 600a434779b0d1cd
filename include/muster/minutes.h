/*
 * The minutes of a RAID review: what it changed, as a commit message.
 */
#ifndef MUSTER_MINUTES_H
#define MUSTER_MINUTES_H

#include <stdbool.h>

#include "muster/text.h"
#include "muster/vec.h"

#define MINUTES_WIDTH 72

struct minutes_line {
	struct view id;
	struct view words;	/* raw; empty: still true, nothing else */
	const char *trailer;	/* the key of one that says that it was
				 * accepted (acceptance.h), or NULL */
};

struct minutes {
	int32_t today;
	size_t looked, count;	/* nine of fourteen entries */
	VEC(struct minutes_line) lines;
};

/* Append the subject, and a line for each entry; those that are still true
 * together; trailers last. */
void minutes_message(struct str *out, const struct minutes *minutes);

/* The ids of those that are still true, "R-001, R-007". */
void minutes_true(struct str *out, const struct minutes *minutes);

#endif
