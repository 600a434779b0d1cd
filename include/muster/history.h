/*
 * History: which commits changed the program's files, newest first, as far
 * back as is asked.
 *
 * The walk is lazy: it keeps its own queue of commits by committer date
 * and stops at the edge, with slack for skewed clocks (it ends after
 * HISTORY_SLACK commits in a row from before the edge), so that its cost
 * does not grow with the history behind. A commit whose program trees equal
 * its parent's is not looked into. Every side of a merge is walked, whatever
 * the merge kept of it; merges themselves are not reported, unless they are
 * asked for: what they brought in is reported where it was made. The order
 * is that of the queue: the newest committer date of those that are known,
 * so that with skewed clocks a commit may come before one of its children.
 */
#ifndef MUSTER_HISTORY_H
#define MUSTER_HISTORY_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/err.h"
#include "muster/oid.h"
#include "muster/repo.h"
#include "muster/text.h"
#include "muster/vec.h"

#define HISTORY_SLACK 64

/* One path that a commit changed, against its only parent (or against
 * nothing, in a root commit). A rename is a removal and an addition. */
struct history_change {
	struct view path;
	bool has_old, has_new;
	struct oid old, new;
};

struct history_commit {
	struct oid id;
	int64_t author_time;	/* Unix seconds, as claimed; 0: unreadable */
	int64_t committer_time;
	struct view author_name, author_email;	/* raw bytes */
	bool merge;		/* what it made itself, against its first
				 * parent */
	VEC(struct history_change) changes;	/* ".md" files, by path */
};

/* What is asked for. */
struct history_scope {
	struct oid tip;		/* the commit to walk back from */
	int64_t since;		/* Unix seconds; INT64_MIN: all */
	bool partly;		/* go on where a shallow clone ends */
	const struct view *dirs;	/* no slash at the end */
	size_t ndirs;
	bool merges;		/* report what merges made themselves: files
				 * that are as in none of the parents */
};

struct history;

/* Walk back from the tip over commits that were committed at or after
 * `since`, looking at the folders `dirs`. Files are what a snapshot would
 * list as such: no links, no hostile names, none deeper than it goes. 0, or
 * -1 with err set. */
int history_open(struct history **history, struct repo *repo,
		 const struct history_scope *scope, struct err *err);

/* The next commit that changed something; `commit` and all in it are good
 * until the next call. 1; 0 at the end; -1 with err set: an object is
 * missing or damaged, or the history is cut off (shallow) inside the
 * window, which the sentence says with the command that mends it. */
int history_next(struct history *history, struct history_commit *commit,
		 struct err *err);

/* Walk back from this commit, too: what both have behind them comes once. 0,
 * or -1 with err set. */
int history_add(struct history *history, const struct oid *tip,
		struct err *err);

/* The commit where a walk that goes on was cut off, or NULL so far. */
const struct oid *history_cut(const struct history *history);

/* From now on only commits at or after `since` are asked for: the edge moves
 * towards now, with the same slack. */
void history_narrow(struct history *history, int64_t since);

/* Commits taken from the queue so far. */
size_t history_walked(const struct history *history);

void history_free(struct history *history);

#endif
