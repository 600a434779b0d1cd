/*
 * The RAID log: the open entries of all programs of a session, narrowed to
 * what somebody asks for, and judged; for `muster raid`.
 *
 *	rc = raid_log_open(&log, &command);
 *	if (!rc)
 *		rc = raid_log_narrow(&log, &filter);
 *	if (!rc)
 *		rc = raid_log_judge(&log);
 *	...
 *	raid_log_close(&log);
 */
#ifndef MUSTER_RAID_LOG_H
#define MUSTER_RAID_LOG_H

#include "muster/command.h"
#include "muster/raid.h"
#include "muster/session.h"

struct raid_filter {
	bool stale;			/* only stale entries */
	struct opt_list owners, kinds;	/* only of these; none: of all */
};

struct raid_log {
	struct command *command;
	struct session session;
	struct raid whole;
	struct raid raid;	/* what of it is asked for */
	/* After raid_log_judge(), of `raid`: */
	struct findings findings;	/* what counts */
	struct judgement judgement;	/* and what does not */
};

/* Read the log of the state that the command asks for: all of it. 0, or -1
 * with command->err; to be closed in any case. */
int raid_log_open(struct raid_log *log, struct command *command);
void raid_log_close(struct raid_log *log);

/* Keep what the filter lets through. 0; 1 with command->err when it names a
 * kind or a person who is not here: a slip in a name must not look like a
 * log without entries. */
int raid_log_narrow(struct raid_log *log, const struct raid_filter *filter);

/* Find what only the history knows of the entries that are left (raid.h:
 * tenure and lineage). 0, or -1 with command->err. */
int raid_log_look_back(struct raid_log *log);

/* Find what is wrong with them. The same. */
int raid_log_judge(struct raid_log *log);

/* The agenda of a review: the entries that the command's operands name, in
 * their order; without any, those that want to be looked at (agenda.h). 0, or
 * 1 with command->err when one names no entry of the log. */
int raid_log_agenda(const struct raid_log *log, struct raid *agenda);

/* Append the log to the command's output, as its --format says; nothing for
 * a format of findings (reports.h). */
void raid_log_tell(const struct raid_log *log);

#endif
