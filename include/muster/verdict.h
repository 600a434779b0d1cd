/*
 * The verdict: what the last full look decided, so that a commit which
 * does not touch the program costs next to nothing.
 *
 * A file in the git directory remembers, for one HEAD and one day, the ids
 * of the watched paths (program folders, .muster.yml,
 * .git-blame-ignore-revs) and the line to warn with. It holds when today is
 * that day, HEAD is that commit or follows it by single-parent commits that
 * left the watched paths alone (at most VERDICT_STEPS), and the index, by
 * its TREE extension and entries, holds the same ids. Anything else, damage
 * included, means: look in full. The file is a cache: it can be deleted at
 * any time, and nothing it says can turn a rejection into a pass, since only
 * passes are remembered.
 *
 * No libgit2 here: loading it costs more than the look.
 */
#ifndef MUSTER_VERDICT_H
#define MUSTER_VERDICT_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/err.h"
#include "muster/oid.h"
#include "muster/text.h"
#include "muster/vec.h"

#define VERDICT_STEPS 64

struct verdict_path {
	struct view path;
	struct oid oid;		/* zero: absent */
};

struct verdict {
	struct oid head;
	int32_t day;		/* not before 1970 */
	struct view line;	/* the warning, empty when there is none */
	VEC(struct verdict_path) paths;
};

/* Does a remembered verdict hold for the commit that git is making?
 * `git_dir` and `index_path` may be relative to the current folder. True
 * with *verdict filled; false for anything else. */
bool verdict_recall(const char *git_dir, const char *index_path, int32_t day,
		    struct arena *arena, struct verdict *verdict);

/* Remember it: the ids of the paths are those that the index has. Silently
 * skipped when it can't be written, or has a line feed where it may not. */
void verdict_remember(const char *git_dir, const struct verdict *verdict);

#endif
