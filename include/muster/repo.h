/*
 * The one door to git: opening a repository in any surroundings, and
 * reading its objects.
 *
 * Discovery is git's own, with two differences that make it safe to run in
 * a checked-out pull request: a bare repository that lies inside somebody's
 * work tree is passed over in favour of the outer one, unless GIT_DIR names
 * it; and git's ownership rule is applied whatever libgit2's version knows
 * of it. GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_OBJECT_DIRECTORY and
 * the quarantine of a push are honoured; a GIT_COMMON_DIR that the repository
 * does not know of is refused. Replace refs and grafts are not followed:
 * what is read is what the ids say.
 *
 * Every failure is one sentence that says what to do; callers end with
 * exit status 3.
 */
#ifndef MUSTER_REPO_H
#define MUSTER_REPO_H

#include <stdbool.h>
#include <stddef.h>

#include "muster/err.h"
#include "muster/oid.h"
#include "muster/text.h"
#include "muster/tree.h"
#include "muster/vec.h"

struct repo;

/* Open the repository that the environment names, or the one around the
 * folder `dir` (NULL: the current one). Yields 0, or -1 with err set. */
int repo_open(struct repo **repo, const char *dir, struct err *err);
void repo_free(struct repo *repo);

/* Absolute paths without a slash at the end; good as long as the repo. */
const char *repo_work_dir(const struct repo *repo);	/* NULL: bare */
const char *repo_git_dir(const struct repo *repo);
const char *repo_common_dir(const struct repo *repo);
const char *repo_index_path(const struct repo *repo);
/* Where the caller stands below the work tree, "" or "a/b" (no slash at
 * the end); "" in a bare repository and outside of the work tree. */
const char *repo_prefix(const struct repo *repo);
bool repo_is_shallow(const struct repo *repo);
/* Is there a merge that has not been committed? */
bool repo_is_merging(const struct repo *repo);

/* The commit that HEAD names: 1 and *commit; 0 before the first commit;
 * -1 with err set when HEAD is broken. */
int repo_head(struct repo *repo, struct oid *commit, struct err *err);

/* Branch name of HEAD for people ("main"), or the short id when detached. */
const char *repo_head_label(struct repo *repo, struct arena *arena);

/* The commit that a revision as people write it names; tags are peeled. */
int repo_resolve(struct repo *repo, const char *revision, struct oid *commit,
		 struct err *err);

/* The root tree of a commit. */
int repo_commit_tree(struct repo *repo, const struct oid *commit,
		     struct oid *tree, struct err *err);

/* The entry at `path` (with slashes) below the root tree `tree`: 1, 0 when
 * there is none, -1 with err set. */
int repo_tree_find(struct repo *repo, const struct oid *tree,
		   struct view path, struct oid *entry, unsigned *mode,
		   struct err *err);

struct repo_tree {
	VEC(struct tree_entry) entries;		/* in the tree's own order */
};

/* Read one tree object, whatever is wrong with its names. */
int repo_read_tree(struct repo *repo, const struct oid *oid,
		   struct arena *arena, struct repo_tree *tree,
		   struct err *err);

#define REPO_BLOB_MAX (1u << 20)	/* bytes of a blob that is read */

enum repo_blob { REPO_BLOB_READ = 0, REPO_BLOB_LARGE = 1 };

/* Read a blob of at most REPO_BLOB_MAX bytes into the arena. Yields an enum
 * repo_blob (a larger one is not read), or -1 with err set. `path` is for
 * the message alone. */
int repo_read_blob(struct repo *repo, const struct oid *oid,
		   struct view path, struct arena *arena,
		   struct view *bytes, struct err *err);

/* The id that git would give to these bytes as a blob. */
void repo_hash_blob(struct view bytes, struct oid *oid);

struct repo_ref {
	struct view name;	/* refs/heads/main; raw bytes */
	struct oid commit;
};

struct repo_refs {
	VEC(struct repo_ref) refs;
};

/* All local and remote-tracking branches that name a commit. */
int repo_branches(struct repo *repo, struct arena *arena,
		  struct repo_refs *refs, struct err *err);

#endif
