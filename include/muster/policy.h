/*
 * The policy: how strictly a program judges its records, from its policy
 * record, with a default for everything that it leaves out.
 */
#ifndef MUSTER_POLICY_H
#define MUSTER_POLICY_H

#include <stdbool.h>

#include "muster/calendar.h"
#include "muster/document.h"
#include "muster/finding.h"
#include "muster/kinds.h"

/* Which stale entries stop a commit. */
enum enforce {
	ENFORCE_PROGRAM,	/* any, when the commit touches the program */
	ENFORCE_OWNER,		/* the committer's own, when it touches it */
	ENFORCE_ALL,		/* any, whatever the commit touches */
	ENFORCE_WARN		/* none */
};

/* What a server lets somebody push (receive.h). */
struct policy_receive {
	struct views branches;	/* globs, besides the default branch */
	bool deletions;		/* such branches may be deleted, ... */
	bool force;		/* ... and be moved to where they don't follow
				 * from what they were */
};

/* How it is shown that who is named as the approver of a change did approve
 * it. Each asks for what those before it do. */
enum attestation {
	ATTESTATION_DECLARED,	/* the record says so */
	ATTESTATION_AUTHORED,	/* and the commit is the approver's */
	ATTESTATION_SIGNED	/* and has a good signature of theirs */
};

/* How scope is kept (scope.h). */
struct policy_scope {
	struct view baseline;	/* the branch that scope was agreed on */
	const struct value *approvers;	/* ids, addresses, fields of the
					 * charter; NULL: raci.accountable */
	enum attestation attestation;
	bool stops;		/* a push that changes scope uncovered */
};

/* How a program is published (site). */
struct policy_site {
	struct view title;		/* or empty */
	enum visibility visibility;	/* of records, unless they or their
					 * kinds say */
	struct view templates;		/* a folder of its own ones, no slash
					 * at the end; or empty */
	struct span templates_span;
	struct view path;		/* the policy's, for messages */
};

struct policy {
	enum enforce enforce;
	struct calendar calendar;
	const struct value *freshness;	/* kind to duration, or to a map of
					 * scale to duration; NULL: none */
	bool has_yellow;
	struct duration yellow;	/* what is yellow for longer counts as red */
	bool has_since;
	int32_t since;			/* records that were not touched since
					 * are not judged */
	struct policy_scope scope;
	bool immutable;			/* accepted decisions stay as they
					 * are */
	struct policy_receive receive;
	struct policy_site site;
	bool judged[RULE_COUNT];	/* `rules` names this one */
	enum severity severities[RULE_COUNT];
};

void policy_init(struct policy *policy);

/* Read the policy record over the defaults. Options that can't be used are
 * findings and leave the default. */
void policy_read(struct policy *policy, const struct document *document,
		 struct kinds *kinds, struct arena *arena,
		 struct findings *findings);

/* The freshness window of a kind, for a record of that severity (a word of
 * the scale, or empty). False when such records never go stale. */
bool policy_freshness(const struct policy *policy, const struct kind *kind,
		      struct view severity, struct duration *window);

/* Give each finding the severity that the policy sets for its rule, and
 * drop those that it switches off. */
void policy_judge(const struct policy *policy, struct findings *findings);

/* "program", "owner", "all", "warn". */
const char *enforce_name(enum enforce enforce);

/* "declared", "authored", "signed". */
const char *attestation_name(enum attestation attestation);

#endif
