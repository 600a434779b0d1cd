/*
 * Pushes: what git is about to send, as a pre-push hook hears of it.
 *
 * Standard input has a line for each ref: "LOCAL OID REMOTE OID". What is
 * deleted, tags, what is no commit and what the remote has are left out. A
 * ref's outgoing commits begin at the merge base of its new tip with what the
 * remote has: the ref's old tip, or when that is new or not known here, the
 * branches of the remote that were fetched; without any, origin's HEAD.
 */
#ifndef MUSTER_PUSH_H
#define MUSTER_PUSH_H

#include <stdbool.h>

#include "muster/err.h"
#include "muster/repo.h"

#define PUSH_REFS_MAX 1000
#define PUSH_LINE_MAX 8192	/* bytes */
#define PUSH_BYTES_MAX (PUSH_REFS_MAX * (PUSH_LINE_MAX + 1))

struct push_ref {
	struct view local, remote;	/* names; raw bytes */
	struct oid head, old;	/* old: zero where the remote has none */
	bool has_base;
	struct oid base;
};

struct push {
	VEC(struct push_ref) refs;
};

/* Take git's lines apart. 0, or -1 with err set: they are not git's, or
 * there are more than the caps. */
int push_parse(struct push *push, struct view lines, struct arena *arena,
	       struct err *err);

/* Find out where each begins, and keep those that push commits; `remote` is
 * the remote's name, or its address. 0, or -1 with err set. */
int push_locate(struct push *push, struct repo *repo, const char *remote,
		struct arena *arena, struct err *err);

#endif
