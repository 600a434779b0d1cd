/*
 * The auditor: all that an audit of decisions stands on, gathered for one
 * commit, and what it finds.
 */
#ifndef MUSTER_AUDITOR_H
#define MUSTER_AUDITOR_H

#include "muster/audit.h"
#include "muster/command.h"
#include "muster/session.h"

struct auditor {
	struct session session;
	struct ledger ledger;
	struct mailmap mailmap;
	struct mechanical mechanical;
	struct audit audit;
	struct str log;		/* the canonical log */
	struct oid digest;	/* its id as a blob */
};

/* Read the decisions of the commit that the command names, HEAD unless it
 * names one. 0, or -1 with command->err; to be closed in any case. */
int auditor_open(struct auditor *auditor, struct command *command);
void auditor_close(struct auditor *auditor);

/* Add all findings: those of the trails, of the newest anchor, of a branch
 * that was rewritten and of replaced objects; sorted. 0, or -1 with
 * command->err. */
int auditor_check(struct auditor *auditor, struct command *command,
		  struct findings *findings);

/* Make an anchor of the decisions as they are, today, signed or not: a tag,
 * whose name goes into *name. 0, or -1 with command->err; so is a history
 * that is cut off. */
int auditor_anchor(const struct auditor *auditor, struct command *command,
		   bool sign, struct view *name);

/* Let git verify every signature: commit ids to struct audit_signature
 * (audit_report.h). 0, or -1 with command->err. */
int auditor_verify(const struct auditor *auditor, struct command *command,
		   struct map *signatures);

#endif
