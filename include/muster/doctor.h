/*
 * The doctor: what is odd about a repository, its clone and its hooks.
 *
 * A table of small checks, each of which stands alone: what one can't find
 * out it says ("can't tell: ..."), and the others go on. So it works in
 * repositories that no other verb can read; where even opening one fails,
 * that sentence is the finding, and only checks that need no repository
 * are made besides.
 */
#ifndef MUSTER_DOCTOR_H
#define MUSTER_DOCTOR_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/text.h"
#include "muster/vec.h"

enum doctor_state {
	DOCTOR_OK,
	DOCTOR_ODD,		/* works, but not as somebody may expect */
	DOCTOR_WRONG,		/* a verb or a hook fails because of it */
	DOCTOR_STATES
};

struct doctor_result {
	const char *id;		/* "clone/shallow" */
	const char *why;	/* why anybody should care, one line */
	enum doctor_state state;
	struct view message;	/* raw: escape to print it */
	struct view help;	/* the command or edit; empty when ok */
};

struct doctor {
	VEC(struct doctor_result) results;	/* in the table's order */
	size_t counts[DOCTOR_STATES];
	bool refused;		/* the repository could not be opened */
};

/* Make all checks in the current folder, as of that day. `argv0` tells
 * where this program lies. What is found lives in the arena. */
void doctor_look(struct doctor *doctor, int32_t today, const char *argv0,
		 struct arena *arena);

/* "ok", "odd", "wrong". */
const char *doctor_word(enum doctor_state state);

#endif
