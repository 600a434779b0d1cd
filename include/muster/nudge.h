/*
 * Nudges: what one person, or everybody, has to do this week, told from the
 * RAID log; for `muster raid --digest` and the mailer behind it.
 */
#ifndef MUSTER_NUDGE_H
#define MUSTER_NUDGE_H

#include "muster/raid_log.h"

/* Find the person of that id into *person; NULL for "all". 0, or 1 with
 * err set: no person here has it. */
int nudge_find(const struct programs *programs, const char *whose,
	       const struct record **person, struct err *err);

/* Append the digest of that person, or of all (NULL), as Markdown or as the
 * command's --format says. The log is judged, and not narrowed. */
void nudge_tell(const struct raid_log *log, const struct record *person);

#endif
