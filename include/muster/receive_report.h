/*
 * What whoever pushes is told about it. git hands these bytes on to their
 * terminal as they are, with `remote: ` before each line, and forges take
 * some first words of a line for commands: so all that came with the push
 * is escaped, and stands behind words or blanks of ours.
 */
#ifndef MUSTER_RECEIVE_REPORT_H
#define MUSTER_RECEIVE_REPORT_H

#include "muster/receive.h"

#define RECEIVE_REFS_SHOWN 50	/* refs; those that are rejected first */
#define RECEIVE_SHOWN_MAX 20	/* findings, and entries, of each ref */

/* Append it: nothing for a push of which there is nothing to say. `mark`
 * goes before each line that says why (a forge shows those), or is "". */
void receive_report(struct str *out, const struct receive *receive,
		    const char *mark);

#endif
