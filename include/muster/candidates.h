/*
 * Candidates: what of the program could stand where a tool's -h says
 * PERSON, ID or FIELD=VALUE, for a shell that completes a command line.
 *
 * Nothing is ever wrong here: what can't be read or is not known has no
 * candidates.
 */
#ifndef MUSTER_CANDIDATES_H
#define MUSTER_CANDIDATES_H

#include "muster/command.h"

#define CANDIDATES_SECONDS 2	/* of CPU: nobody waits longer for a tab */

/* Append to command->out, as complete_add() does, all that begins with
 * `word` and can stand for `wanted`, such as "PERSON" or "PATH|ID".
 * `operands` stand before it: what is there already is left out, and the
 * first says whose fields FIELD=VALUE means, a kind's or a record's. */
void candidates_add(struct command *command, const char *wanted,
		    const char *word, const struct opt_list *operands);

#endif
