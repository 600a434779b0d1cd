/*
 * Renumbering: a record gets another id, and whatever means it follows.
 *
 * Everything is found, decided and held against the program in memory, as
 * rewrite.h says; so is what can't be done, and then nothing is written.
 */
#ifndef MUSTER_RENUMBER_H
#define MUSTER_RENUMBER_H

#include "muster/citation.h"
#include "muster/rewrite.h"

struct renumber {
	/* What is asked for. */
	const char *operand;	/* an id, or the path of a record */
	const char *wish;	/* the new id; NULL: the next one */
	const char *why;	/* commit with this reason; NULL: do not */
	bool dry;		/* write nothing */

	/* What it has become. */
	struct view old, id;
	struct view from, path;		/* of the record's file */
	struct citations citations;
	struct rewrite rewrite;
	struct view unseen;	/* why the id may have been used before, all
				 * the same; else empty */
	struct view undecided;	/* why no history could tell; else empty */
	struct findings wrong;	/* what the change would make wrong: then
				 * nothing is written */
	struct findings hidden;	/* what two records of one id had hidden */
};

enum renumber_result {
	RENUMBER_DONE = 0,
	RENUMBER_WRONG = 1	/* err says what was asked for wrongly */
};

/* The session reads the work tree. An enum renumber_result, or -1 with
 * command->err. */
int renumber_run(struct renumber *renumber, struct session *session,
		 struct command *command);

#endif
