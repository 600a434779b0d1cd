/*
 * Watching: what a verdict (verdict.h) must find unchanged to hold.
 */
#ifndef MUSTER_WATCH_H
#define MUSTER_WATCH_H

#include "muster/session.h"

/* Remember that a commit on top of HEAD which leaves the programs, the
 * manifest and .git-blame-ignore-revs alone may be made today, with `line`
 * as the warning. The session's commit must itself leave them alone. */
void watch_remember(const struct session *session, struct command *command,
		    struct view line);

#endif
