/*
 * Annals: every commit that ever changed a file of some folders, as it
 * landed, with what it changed.
 *
 * A commit is there when a file differs from what it was in every parent: so
 * a merge that only brings two sides together is not, and one that settles
 * a conflict is. Commits stand in the order of ancestry.h. Each names its
 * landing, the commit of the mainline that brought it in, with the number
 * of the pull request when that one's subject tells it.
 *
 * What was read is kept in a file below the repository's common folder.
 * Since the order is that of the mainline, the annals of any commit on it
 * are a beginning of those of a later one: so the file serves every branch
 * up to where it left the mainline that was kept, and only what came after
 * is walked. The file is a cache: with it and without it the same annals
 * come out; it is written beside and renamed, holds checksums, and is passed
 * over when it can't be read or written or is of other folders.
 */
#ifndef MUSTER_ANNALS_H
#define MUSTER_ANNALS_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/commit.h"
#include "muster/err.h"
#include "muster/oid.h"
#include "muster/repo.h"
#include "muster/vec.h"

#define ANNALS_KEEP 64	/* new commits that are worth writing the file */
#define ANNALS_MESSAGE_MAX (64u << 10)	/* bytes; what is longer is cut */

/* One path, against the first parent (against nothing in a root commit, and
 * where the history is cut off). A rename is a removal and an addition. */
struct annals_change {
	struct view path;
	bool has_old, has_new;
	struct oid old, new;
	struct view old_label, new_label;	/* what the caller calls them */
};

struct annals_commit {
	struct oid id;
	struct oid landing;		/* itself on the mainline */
	uint32_t position;	/* the landing's, from the mainline's end */
	int64_t landed;			/* the landing's committer time */
	struct view request;		/* "41", or empty */
	bool merge;
	bool cut;			/* what it stands on is not known */
	bool skewed;			/* older than a parent, by a day */
	struct commit_person author, committer;
	enum commit_signature signature;
	struct view message;		/* raw bytes */
	VEC(struct annals_change) changes;	/* by path */
};

struct annals {
	struct oid tip;
	VEC(struct annals_commit) commits;	/* the oldest first */
	size_t walked;			/* commits behind the tip, all */
	size_t cut, unreadable, skewed;	/* of these */
	bool rewritten;		/* the ref's last known tip is not behind it */
	struct oid forsaken;	/* that tip, when rewritten */
};

/* What a file is called by those above: its label goes into the cache, so
 * that nobody has to read the blob again. Empty: the file is nobody's, and
 * its changes are left out. The view is copied. 0, or -1 with err set. */
typedef int annals_label(void *context, struct view path,
			 const struct oid *oid, struct view *label,
			 struct err *err);

struct annals_scope {
	struct oid tip;
	struct view ref;	/* whose tip it is, or empty: to notice that
				 * it was rewritten since the last look */
	const struct view *dirs;	/* no slash at the end; "" is all */
	size_t ndirs;
	annals_label *label;
	void *context;
	struct view version;	/* of the labels: a cache of another one is
				 * passed over */
	const struct oid *since;	/* NULL, or: leave out this commit and
					 * all behind it; never cached */
	bool cached;		/* may the file be used and written? */
};

/* Read them. 0, or -1 with err set: a tree or a blob is missing or damaged
 * (an unreadable commit is counted). */
int annals_read(struct annals *annals, struct repo *repo,
		const struct annals_scope *scope, struct arena *arena,
		struct err *err);

#endif
