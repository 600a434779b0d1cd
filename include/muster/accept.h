/*
 * Accepting: `muster check --write-baseline`.
 *
 * A program without a baseline gets one that accepts all that is found in
 * it. Where there is one it only shrinks, so that whoever follows the hint
 * that it can does not wave new findings through; growing is asked for by
 * name.
 */
#ifndef MUSTER_ACCEPT_H
#define MUSTER_ACCEPT_H

#include "muster/session.h"

/* Write the baselines of all programs from the findings of check.h in the
 * work tree, then judge the findings by them. What was added and removed is
 * appended to `told`, a line each. 0, or -1 with command->err. */
int accept_findings(struct session *session, struct command *command,
		    bool grow, struct findings *findings,
		    struct judgement *judgement, struct str *told);

#endif
