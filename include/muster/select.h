/*
 * Selecting: which records the operands of a command name.
 */
#ifndef MUSTER_SELECT_H
#define MUSTER_SELECT_H

#include "muster/command.h"
#include "muster/finding.h"
#include "muster/session.h"

/* Keep the findings that stand in what the command's operands name: ids of
 * records, files, or folders (from where the caller stands), and of what
 * the judgement has left out as well. No operands: all. 0, or -1 with
 * command->err set when an operand names nothing. */
int select_findings(struct command *command, const struct session *session,
		    struct findings *findings, struct judgement *judgement);

/* The record that an operand names by its id or its path (from where the
 * caller stands, or else from the root, as findings have it), or NULL with
 * command->err set ("did you mean"). */
const struct record *select_record(struct command *command,
				   const struct session *session,
				   const char *operand);

#endif
