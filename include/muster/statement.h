/*
 * Statements: does the message of the pending commit say what the commit
 * accepts and approves?
 */
#ifndef MUSTER_STATEMENT_H
#define MUSTER_STATEMENT_H

#include "muster/message.h"
#include "muster/pending.h"

/* Add what is wrong, as the policy of the index judges it: what is owed and
 * not said; a record that is named and that the commit does not accept.
 * `path` is the message's file. 0, or -1 with err set. */
int statement_check(struct pending *pending, const struct message *message,
		    struct view path, struct findings *findings,
		    struct err *err);

#endif
