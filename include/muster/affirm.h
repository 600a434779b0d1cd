/*
 * Affirming: "still true, looked at today".
 */
#ifndef MUSTER_AFFIRM_H
#define MUSTER_AFFIRM_H

#include "muster/command.h"
#include "muster/session.h"

/* Set `reviewed` to today in the records that the operands name, in the
 * work tree, every other byte as it was; stage each file that had no other
 * change; with `why`, commit them with that reason. All are looked up and
 * edited in memory before the first is written. What was done is appended
 * to command->out. 0; -1 with command->err; 1 when an operand names no
 * open record (err says which). */
int affirm(struct command *command, struct session *session,
	   const char *why);

#endif
