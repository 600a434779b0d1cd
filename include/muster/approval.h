/*
 * Approvals: is an approved change record the approver's own act?
 *
 * What the record says now is followed back through the commits, version by
 * version, to the one that made it approved. That one, and each that changed
 * what was approved since, must be authored by the approver: any change but
 * of `related`, `url`, `tags`, `waive` and `reviewed` counts. So an approval
 * that somebody else wrote, copied or edited is none, nor is one that was
 * taken back, or that the approver changed, and that another's revert or merge
 * brings back, nor one of a branch that knew nothing of what the base says
 * came of the record. Authors are known by the mailmap and the people of the
 * base.
 *
 * An author's line is typed by whoever commits: only a signature that
 * verifies says more.
 */
#ifndef MUSTER_APPROVAL_H
#define MUSTER_APPROVAL_H

#include "muster/ledger.h"
#include "muster/mailmap.h"
#include "muster/signature.h"

/* Where approvals are looked for. */
struct approvals {
	struct repo *repo;
	struct documents *documents;
	struct snapshot *base, *head;	/* of commits */
	const struct programs *before, *now;	/* theirs, loaded */
	bool history;		/* may what is behind the base be walked? */
	/* Read when they are needed: */
	bool has_mailmap, has_range, has_behind;
	struct mailmap mailmap;
	struct ledger range;		/* from the base to the head */
	struct ledger behind;		/* up to the base */
};

enum approval_verdict {
	APPROVAL_SHOWN,
	APPROVAL_FORGED,	/* somebody else made it approved */
	APPROVAL_EDITED,	/* somebody else changed it since */
	APPROVAL_PAST,		/* of a branch that the base knows better
				 * than */
	APPROVAL_UNSIGNED,
	APPROVAL_UNKNOWN	/* the commit is not known here */
};

struct approval {
	enum approval_verdict verdict;
	bool behind;		/* it is older than the base */
	bool coauthor;		/* the approver is named as a co-author */
	const struct annals_commit *commit;	/* that shows it, or does
						 * not; NULL: not known */
	struct view name, email;	/* its author, mapped */
	struct view edited;	/* what was: "affects, the text" */
	enum signature signature;
	struct view signer;
};

/* Whose approval of what. */
struct approval_claim {
	const struct program *program;	/* as the base has it */
	const struct record *record;	/* the change, as the head has it */
	const struct record *approver;	/* a person of `program` */
};

/* Find it. 0, or -1 with err set. */
int approval_find(struct approval *approval, struct approvals *approvals,
		  const struct approval_claim *claim, struct err *err);

/* A version of a change record as the kinds of the base read it, or NULL: to
 * them it is none. */
const struct document *approval_read(const struct approvals *approvals,
				     const struct document *document);

/* The person of `program` who has that name and address, by the mailmap or
 * as they stand; NULL: nobody. Both become the mapped ones. */
const struct record *approval_person(const struct program *program,
				     const struct mailmap *mailmap,
				     struct view *name, struct view *email);

/* Is a version of a change record approved, as the base classes it? */
bool approval_is_given(const struct program *program,
		       const struct document *document);

#endif
