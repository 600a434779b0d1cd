/*
 * Programs on paper: records from their front matter, without files, for
 * tests of what is computed from a whole program.
 */
#ifndef PAPER_H
#define PAPER_H

#include "expect.h"

#include "muster/program.h"

/* An empty program with the built-in kinds and the default policy. */
void paper_begin(struct program *program, struct arena *arena);

/* A record of a built-in kind, with further lines of front matter. */
void paper_add(struct program *program, const char *kind, const char *id,
	       const char *status, const char *lines);

/* Join the records by id, the first of each. */
void paper_join(struct program *program);

/* The day that a date is. */
int32_t paper_day(const char *text);

#endif
