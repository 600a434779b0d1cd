/*
 * Redactions: all programs of a repository, and their past, as an audience
 * may see them.
 *
 * In this order: redactions_begin() with the programs that will be shown and
 * with all others, redactions_past() with the ledger, and then
 * redactions_apply() to each and redactions_ledger(). What is computed after
 * that knows nothing of what is hidden.
 */
#ifndef MUSTER_REDACTIONS_H
#define MUSTER_REDACTIONS_H

#include "muster/ledger.h"
#include "muster/mailmap.h"
#include "muster/redaction.h"

struct redactions {
	struct arena *arena;
	enum visibility audience;	/* public or internal */
	struct map by_dir;		/* a program's folder to redaction */
	VEC(struct redactions_name) names;	/* of what is hidden */
	size_t records;			/* hidden ones that are there now */
	bool open;		/* only who says `visibility` is hidden, and
				 * nobody does by now */
	struct redaction nothing;	/* for programs that are gone */
};

/* Something hidden, by what it may be called. */
struct redactions_name {
	const struct redaction *redaction;	/* whose it is */
	struct view id, kind, title, path;
	const struct document *document;	/* a person's, or NULL */
};

/* The audience of a site that names none: public where one of the policies
 * says so, else internal. */
enum visibility redactions_audience(const struct programs *programs);

/* Find what of the programs is hidden. Both outlive the redactions. */
void redactions_begin(struct redactions *redactions,
		      enum visibility audience,
		      const struct programs *programs, struct arena *arena);

/* Find what of the past is, too, and take their names from the commits of
 * people who are not shown; when the audience is public, also of those who
 * have no record, and all addresses. 0, or -1 with err: a version can't be
 * read. */
int redactions_past(struct redactions *redactions, struct ledger *ledger,
		    const struct mailmap *mailmap, struct err *err);

/* From now on the programs have and read only what is shown; those that have
 * nothing left are still there. */
void redactions_apply(struct redactions *redactions,
		      struct programs *programs);

/* Leave out of the ledger, whose programs are redacted by now, the versions
 * that are hidden and those that change nothing else. Messages of their
 * commits are gone, and all when the audience is public. 0, or -1 with err
 * set. */
int redactions_ledger(struct redactions *redactions, struct ledger *ledger,
		      struct err *err);

#endif
