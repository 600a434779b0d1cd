/*
 * Gathering: all that the status site tells, read in one go.
 */
#ifndef MUSTER_GATHERING_H
#define MUSTER_GATHERING_H

#include "muster/ledger.h"
#include "muster/mailmap.h"
#include "muster/mechanical.h"
#include "muster/redactions.h"
#include "muster/session.h"
#include "muster/site.h"

struct gathering_options {
	bool worktree;		/* what is in the files */
	enum visibility audience;	/* VISIBILITY_OPEN: the policies' */
	struct view base;	/* as in struct site */
};

struct gathering {
	struct session session;
	struct programs committed;	/* at the commit; those of the session
					 * unless that reads the work tree */
	struct snapshot tip;
	struct movements movements;
	struct redactions redactions;	/* all above and below is as the
					 * audience sees it */
	struct ledger ledger;
	struct mailmap mailmap;
	struct mechanical mechanical;
	struct audit audit;
	struct drift drift;
	struct tenure_scope tenure;
	struct comparison pending;	/* not committed yet */
	struct programs week_ago;
	struct snapshot week;
	struct site site;
};

/* Read the commit that the command names, HEAD unless it names one. The day
 * is the commit's, unless one was asked for. 0, or -1 with command->err (also
 * when the audience would see nothing); to be closed in any case. */
int gathering_open(struct gathering *gathering, struct command *command,
		   const struct gathering_options *options);
void gathering_close(struct gathering *gathering);

#endif
