/*
 * The audit of decisions: who decided what, when, on whose authority, and
 * was anything changed afterwards?
 *
 * It is made of commits, and says what commits can say: what a record was
 * in each, in what order they landed, and who claims to have written them
 * and when. It does not say that the names and the times are true, nor that
 * nothing was taken out of the history before it was looked at: for that
 * the digest of the log has to be known elsewhere (cf. decisions.1.md).
 *
 * A decision is accepted by the first version whose status is of the class
 * done. From then on only its being superseded, links and follow-ups may
 * change (audit_may_change).
 */
#ifndef MUSTER_AUDIT_H
#define MUSTER_AUDIT_H

#include <stdbool.h>

#include "muster/difference.h"
#include "muster/finding.h"
#include "muster/ledger.h"
#include "muster/mailmap.h"
#include "muster/mechanical.h"
#include "muster/trailer.h"

#define AUDIT_ID 10	/* digits of a commit's id that people are shown */

/* Somebody who stands in a commit. */
struct audit_person {
	struct view name, email;	/* raw, as mapped by the mailmap */
	const struct record *record;	/* the person's record, or NULL */
};

struct audit_event {
	const struct ledger_version *version;
	struct audit_person author, committer;
	struct view from, to;		/* statuses; empty: none */
	struct difference difference;
	struct trailers trailers;
	bool mechanical;	/* by a commit that changes form alone, as
				 * .git-blame-ignore-revs says */
	bool accepts;		/* the acceptance */
	struct view edited;	/* what it changes of what was accepted, or
				 * the empty view */
};

struct audit_decision {
	const struct ledger_record *ledger;
	size_t namesake;	/* another program's: index + 1, or 0 */
	const struct program *program;	/* it is in, or was */
	const struct record *record;	/* at the tip; NULL: it is gone */
	const struct kind *kind;
	struct view title;
	VEC(struct audit_event) events;	/* the oldest first */
	size_t accepted;	/* index of the acceptance; events.len: none */
};

struct audit {
	struct arena *arena;
	const struct ledger *ledger;
	VEC(struct audit_decision) decisions;	/* by first appearance */
	struct map by_id;	/* id to a decision's index + 1 */
};

struct audit_scope {
	const struct ledger *ledger;
	struct mailmap *mailmap;
	const struct mechanical *mechanical;
};

/* Gather the trails. 0, or -1 with err set: a version can't be read from
 * the repository. */
int audit_read(struct audit *audit, const struct audit_scope *scope,
	       struct arena *arena, struct err *err);

/* The decision of that id, of that program or, without one, of any; NULL. */
const struct audit_decision *audit_find(const struct audit *audit,
					const struct program *program,
					struct view id);

/* Add what is wrong with the trails (the rules decisions/...), each judged
 * by its program's policy. */
void audit_findings(const struct audit *audit, struct findings *findings);

/* May this field change in an accepted decision? Status, to one of the class
 * dropped but `rejected`, which would be another outcome; superseded_by;
 * links (related, url, tags); reviewed and waive. */
bool audit_may_change(const struct difference_field *field,
		      const struct kind *kind);

/* What was changed in an accepted decision that may not be: "options, the
 * text" in the arena, or the empty view. In the text the sections Follow-up,
 * Notes and Links may grow. */
struct view audit_edited(const struct document *old,
			 const struct document *new, const struct kind *kind,
			 struct arena *arena);

/* Append the canonical log: a line for each event of each decision, the
 * same bytes for the same history on every machine. */
void audit_log(struct str *out, const struct audit *audit);

#endif
