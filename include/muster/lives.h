/*
 * Lives of several records (life.h), with all that they are told from: the
 * history of the state that a command asks for, and what of it is not
 * committed yet; for `muster log`.
 */
#ifndef MUSTER_LIVES_H
#define MUSTER_LIVES_H

#include "muster/command.h"
#include "muster/life.h"
#include "muster/session.h"

struct lives {
	struct command *command;
	struct session session;
	struct programs programs;	/* at the commit that history ends
					 * with */
	struct ledger ledger;
	struct comparison pending;	/* what is not committed yet */
	struct mailmap mailmap;
	struct mechanical mechanical;
	VEC(struct life) list;		/* lives_read() */
};

/* What is asked for of each. */
struct lives_filter {
	struct opt_list fields;	/* only changes of these; none: all */
	int64_t most;		/* changes of a record */
	int32_t since;		/* the first day on which they landed */
};

/* Read the history. 0, or -1 with command->err; to be closed in any case. */
int lives_open(struct lives *lives, struct command *command);
void lives_close(struct lives *lives);

/* Read the life of each record that the command's operands name, by its file
 * or by its id, which several programs may have. 0; 1 with command->err ("did
 * you mean") when one was never there; -1. */
int lives_read(struct lives *lives, const struct lives_filter *filter);

#endif
