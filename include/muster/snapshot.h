/*
 * Snapshots: the same program's files from the work tree, from the index
 * or from a commit.
 *
 * Whatever the source, the bytes are those that git has or would store:
 * a work-tree file that git converts (line ends, encodings) is read as its
 * blob. So the same content gives the same findings from all three. No link
 * is ever followed, and no repository inside the repository is entered.
 */
#ifndef MUSTER_SNAPSHOT_H
#define MUSTER_SNAPSHOT_H

#include <stdbool.h>

#include "muster/err.h"
#include "muster/map.h"
#include "muster/oid.h"
#include "muster/repo.h"
#include "muster/text.h"
#include "muster/vec.h"

#define SNAPSHOT_FILES_MAX 100000	/* listed files */
#define SNAPSHOT_PATH_MAX 1024		/* bytes of a path */
#define SNAPSHOT_DEPTH_MAX 64		/* folders above a file */
#define SNAPSHOT_BYTES_MAX REPO_BLOB_MAX	/* a record file */

enum snapshot_source {
	SNAPSHOT_WORKTREE,
	SNAPSHOT_INDEX,
	SNAPSHOT_COMMIT
};

/* What a listed path is, when it is not a plain file. */
enum snapshot_kind {
	SNAPSHOT_FILE,
	SNAPSHOT_SYMLINK,
	SNAPSHOT_GITLINK,	/* a submodule, or an embedded repository */
	SNAPSHOT_FOLDER,	/* a folder whose name ends in .md; or found */
	SNAPSHOT_ODD,		/* a mode, pipe or device git has no word for */
	SNAPSHOT_UNMERGED,	/* in the index: read as stage 2, 3 or 1 */
	SNAPSHOT_HOSTILE	/* a name no checkout can hold: "..", "a/b" */
};

struct snapshot_file {
	struct view path;	/* from the repository's root; raw bytes */
	enum snapshot_kind kind;
	bool has_oid;		/* the blob is known without hashing */
	bool duplicate;		/* the tree has named this path before */
	struct oid oid;
};

struct snapshot_files {
	VEC(struct snapshot_file) files;	/* by path, as bytes */
};

struct snapshot {
	enum snapshot_source source;
	struct repo *repo;
	struct arena *arena;
	bool has_commit;	/* HEAD, or the commit asked for */
	struct oid commit;
	struct oid tree;	/* its root tree, when has_commit */
	struct index *index;	/* the last part of it that was needed */
	struct view index_part;	/* whatever is below this; "" is all */
	struct map overlay;	/* what snapshot_put() said, by path */
};

/* Prepare to read. `revision` names the commit for SNAPSHOT_COMMIT and is
 * ignored otherwise, when HEAD is what the snapshot stands on (has_commit
 * false before the first commit). In a bare repository a work tree or
 * index snapshot is refused with a hint. 0, or -1 with err set. */
int snapshot_open(struct snapshot *snapshot, struct repo *repo,
		  enum snapshot_source source, const char *revision,
		  struct arena *arena, struct err *err);

/* The commit that a work tree or index snapshot stands on, as a snapshot
 * of its own; false before the first commit. */
bool snapshot_base(const struct snapshot *snapshot, struct snapshot *base);

/* From now on the snapshot has a file at `path` with these bytes, or none
 * when `bytes` is NULL: what a change that is not written yet would make of
 * it. Both are borrowed. */
void snapshot_put(struct snapshot *snapshot, struct view path,
		  const struct view *bytes);

/* All files below the folder `dir` ("" is the root) whose name ends in
 * ".md", whatever the letters' case, sorted by path; what stands where a
 * folder might, a link or submodule without a dot in its name, is listed
 * too, and so are all hostile names. When `dir` itself, or a folder above
 * it, is a link or a repository, that is the one thing listed. In the work
 * tree: tracked or not, but not ignored ones; a sparse checkout's absent
 * files come from the index. Entries added with `git add -N` alone are left
 * out of the index. 0, or -1 with err set, also when a cap is passed. */
int snapshot_list(struct snapshot *snapshot, struct view dir,
		  struct snapshot_files *files, struct err *err);

/* What is at `path`, of any kind and name: 1, 0 when there is nothing (or
 * only what the listing would leave out), -1 with err set. */
int snapshot_find(struct snapshot *snapshot, struct view path,
		  struct snapshot_file *file, struct err *err);

enum snapshot_read { SNAPSHOT_READ = 0, SNAPSHOT_LARGE = 1 };

/* The bytes of a listed file (FILE or UNMERGED), in the snapshot's arena,
 * and its blob id, filled in where it was not known. Yields an enum
 * snapshot_read (larger than SNAPSHOT_BYTES_MAX: not read), or -1 with err
 * set. */
int snapshot_read(struct snapshot *snapshot, struct snapshot_file *file,
		  struct view *bytes, struct err *err);

#endif
