/*
 * The index, read straight from its file.
 *
 * libgit2 hashes the whole file on every read (12 ms at 22,000 entries,
 * measured) and refuses split and sparse indexes and a skipped hash. This
 * reader maps the file and skims it; what it does not know (a split or
 * sparse index, another version) it leaves to git itself. Source:
 * gitformat-index(5).
 *
 * It needs no repository handle and no libgit2, so that a hook which has
 * nothing to do costs next to nothing.
 */
#ifndef MUSTER_INDEX_H
#define MUSTER_INDEX_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/err.h"
#include "muster/oid.h"
#include "muster/text.h"
#include "muster/vec.h"

struct index_stat {
	uint32_t ctime_sec, ctime_nsec, mtime_sec, mtime_nsec;
	uint32_t dev, ino, uid, gid, size;
};

struct index_entry {
	struct view path;
	struct oid oid;
	unsigned mode;
	unsigned stage;		/* 0, or 1 to 3 of an unmerged path */
	bool intent_to_add;	/* git add -N: not part of the commit */
	bool skip_worktree;	/* sparse checkout: absent on disk */
	bool assume_unchanged;	/* git does not look at it on disk */
	struct index_stat stat;	/* zero where git itself listed the entry */
};

struct index {
	VEC(struct index_entry) entries;	/* in the index's order */
	bool by_git;		/* listed by git: no stat data, no trees */
	int64_t mtime_sec;	/* of the index file, for racy entries */
	uint32_t mtime_nsec;
	struct view trees;	/* the TREE extension's bytes, or empty */
};

/* What an index is asked for: entries whose path is one of `prefixes` or
 * below it (a prefix has no slash at the end; "" is everything). */
struct index_filter {
	const struct view *prefixes;
	size_t count;
};

enum index_result {
	INDEX_READ = 0,
	INDEX_MISSING = 1,	/* no index file: nothing is staged */
	INDEX_FOREIGN = 2	/* split, sparse or unknown: ask git */
};

/* Read the index file. Yields an enum index_result, or -1 with err set
 * when the file is damaged. */
int index_read_file(const char *path, const struct index_filter *filter,
		    struct arena *arena, struct index *index,
		    struct err *err);

/* The same by `git ls-files --stage -z`. 0, or -1 with err set. */
int index_read_git(const char *git_dir, const char *work_dir,
		   const struct index_filter *filter, struct arena *arena,
		   struct index *index, struct err *err);

/* The tree id that the TREE extension holds for folder `path` ("" is the
 * root): false when there is none or it is no longer valid. */
bool index_tree(const struct index *index, struct view path,
		struct oid *tree);

#endif
