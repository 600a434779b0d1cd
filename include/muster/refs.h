/*
 * Refs: names of commits, read from the files without libgit2.
 *
 * Loose refs come before packed ones; symbolic ones are followed a few
 * steps. In a linked work tree HEAD is its own, branches are shared.
 */
#ifndef MUSTER_REFS_H
#define MUSTER_REFS_H

#include "muster/err.h"
#include "muster/oid.h"
#include "muster/text.h"

#define REFS_STEPS 5		/* symbolic refs on the way, as in git */
#define REFS_NAME_MAX 1024	/* bytes */

struct refs_head {
	struct view branch;	/* refs/heads/main; empty when detached */
	struct oid commit;	/* when there is one */
};

/* 1 and all filled in; 0 before the first commit, with the branch that it
 * will be on; -1 with err set when HEAD leads nowhere. */
int refs_head(const char *git_dir, const char *common_dir,
	      struct arena *arena, struct refs_head *head, struct err *err);

/* The ref that a name as people write it means: "main", "v1", "origin/main"
 * or the full name. 1 and its id; 0 when there is none; -1 with err set. */
int refs_find(const char *git_dir, const char *common_dir, struct view name,
	      struct arena *arena, struct oid *oid, struct err *err);

/* The ref that a full name stands for: what a symbolic one leads to, whether
 * that is there or not, and otherwise itself. 0, or -1 with err set. */
int refs_target(const char *git_dir, const char *common_dir, struct view name,
		struct arena *arena, struct view *target, struct err *err);

#endif
