/*
 * Ids: which ones are taken, anywhere that a merge could bring them from:
 * the work tree, the index, and every local and remote-tracking branch; and
 * those that any commit behind these has had: an id is never used again,
 * since old mails, minutes and commits go on meaning the first.
 *
 * Trees and blobs that several branches share are read once. Where a
 * record's front matter can't be read, its file name stands for it: R-012-x.md
 * takes R-012.
 */
#ifndef MUSTER_IDS_H
#define MUSTER_IDS_H

#include "muster/err.h"
#include "muster/map.h"
#include "muster/program.h"
#include "muster/repo.h"
#include "muster/snapshot.h"
#include "muster/text.h"

#define IDS_NUMBER_MAX 999999999	/* what is larger counts as a word */
#define IDS_DIGITS 3			/* */

struct ids {
	struct arena *arena;
	struct map taken;	/* how an id looks (utf8.h) to struct id */
	struct map seen;	/* trees and blobs, by path */
	struct view unseen;	/* ids_read_all(): why there may be more */
	/* While the history is read: so many commits; in the end 0. */
	void (*tick)(void *context, size_t commits);	/* or NULL */
	void *context;
};

struct id {
	struct view text;	/* */
	struct view where;	/* refs/heads/main; raw bytes */
	struct view until;	/* "until commit 1234567 (2026-03-02)": nobody
				 * has it any more; else empty */
};

void ids_init(struct ids *ids, struct arena *arena);

/* Note one id; the first place that has it is kept. Both are borrowed. */
void ids_take(struct ids *ids, struct view id, struct view where);

/* Note those of a program that was loaded. */
void ids_take_program(struct ids *ids, const struct program *program,
		      struct view where);

/* Note those of the program's files (reach.h) in a snapshot. 0, or -1 with
 * err set. */
int ids_read_snapshot(struct ids *ids, const struct program *program,
		      struct snapshot *snapshot, struct view where,
		      struct err *err);

/* Note those that any branch has. 0, or -1 with err set. */
int ids_read_branches(struct ids *ids, const struct program *program,
		      struct repo *repo, struct err *err);

/* Note those that any commit behind HEAD and the branches had, after what is
 * there now. 0, or -1 with err set: where the history is cut
 * off (a shallow or partial clone) or damaged, what can be seen is noted all
 * the same, and the sentence says why there may be more. */
int ids_read_history(struct ids *ids, const struct program *program,
		     struct repo *repo, struct err *err);

/* Note everything that a merge could bring into a program of the work tree:
 * its own, the index's, those of all branches, and those of the past as far
 * as they can be seen. 0, or -1 with err set. */
int ids_read_all(struct ids *ids, const struct program *program,
		 struct repo *repo, struct err *err);

/* Who has this id, or one that looks like it; NULL when it is free. */
const struct id *ids_find(const struct ids *ids, struct view id);

/* Say in `err` that `id` is taken, and by whom. Yields -1. */
int ids_refuse(const struct id *taken, struct view id, struct err *err);

/* One more than the largest number behind the prefix, "R-013"; in the
 * arena. */
struct view ids_next(const struct ids *ids, struct view prefix);

#endif
