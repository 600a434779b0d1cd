/*
 * The past of records: what happened to each since somebody last looked at
 * it, change by change.
 *
 * Looked at means its `reviewed` day; a record without one is told back to
 * the last change of its meaning (meaning.h). A change belongs to the day
 * on which it was committed here, when it could be seen, and is dated by its
 * author. The walk is lazy: it goes as far back as the records that were
 * asked for need, and what it met of the others on the way is kept.
 */
#ifndef MUSTER_PAST_H
#define MUSTER_PAST_H

#include "muster/documents.h"
#include "muster/history.h"
#include "muster/program.h"

#define PAST_COMMITS_MAX 20000	/* the walk goes back no further */
#define PAST_STEPS_MAX 50	/* nor are more changes of one record kept */

/* One version of a record, and the one before. */
struct past_step {
	int32_t day;
	bool pending;			/* not committed yet */
	struct view author;		/* raw: the person's name */
	const struct document *old;	/* NULL: this is the first one */
	const struct document *new;
};

struct past_record {
	const struct program *program;
	const struct record *record;
	struct view path;		/* where it was, so far back */
	bool has_since;
	int32_t since;			/* its `reviewed` day */
	bool asked;			/* the work tree was looked at */
	bool known;			/* all that is asked for is here */
	VEC(struct past_step) steps;	/* newest first */
};

struct past {
	const struct programs *programs;
	struct snapshot *snapshot;
	struct documents *documents;
	int32_t today;
	struct history *history;	/* NULL: at its end */
	struct map records;		/* path to struct past_record */
	struct err err;			/* why it ended before its time */
	bool cut;			/* it did */
};

/* Prepare to look at records of `programs`, which came from `snapshot`. 0,
 * or -1 with err set. */
int past_open(struct past *past, const struct programs *programs,
	      struct snapshot *snapshot, struct documents *documents,
	      int32_t today, struct err *err);

/* This record will be asked for. */
void past_want(struct past *past, const struct program *program,
	       const struct record *record);

/* What happened to a record that was wanted; NULL: it was not. Damaged or
 * cut-off history ends the walk: `known` is then false, past->err says why. */
const struct past_record *past_of(struct past *past,
				  const struct record *record);

void past_close(struct past *past);

#endif
