/*
 * Composing: a new record, from what the caller asks for to the file in the
 * work tree.
 *
 * Nothing is written before the whole record has been held against its kind
 * and its program, so that a value which the field does not take, or a
 * person whom nobody knows, leaves no file behind. What is merely still
 * missing does not stop it.
 */
#ifndef MUSTER_COMPOSE_H
#define MUSTER_COMPOSE_H

#include "muster/opt.h"
#include "muster/session.h"

struct compose {
	/* What is asked for; NULL or empty: nothing. */
	const char *kind;
	const char *program;		/* the directory */
	const char *title;
	const char *owner;
	struct opt_list sets;		/* "field=value" */

	/* What it has become. */
	struct program *in;
	struct view id;
	struct view path;		/* from the repository's root */
	struct view stranger;		/* the caller's address, when it is
					 * nobody's in the program */
	struct view unseen;		/* why its id may have been used
					 * before, all the same */
	struct findings wanted;		/* what is still to be written */
};

enum compose_result {
	COMPOSE_DONE = 0,
	COMPOSE_WRONG = 1	/* err says what was asked for wrongly */
};

/* Write the record. The session reads the work tree; the command gives the
 * arena and the day. An enum compose_result, or -1 with command->err. */
int compose_write(struct compose *compose, struct session *session,
		  struct command *command);

/* Look at the file again, after somebody has edited it: `wanted` is then
 * all that `muster check` says of it. 0, or -1 with command->err. */
int compose_look(struct compose *compose, struct session *session,
		 struct command *command);

#endif
