/*
 * Sources: what snapshot.c asks of the work tree, the index and a commit,
 * each in a file of its own.
 */
#ifndef MUSTER_SOURCE_H
#define MUSTER_SOURCE_H

#include "muster/index.h"
#include "muster/snapshot.h"

#define SOURCE_VISITS_MAX 2000000	/* entries looked at in one listing */

/* One listing on its way. */
struct listing {
	struct snapshot *snapshot;
	struct snapshot_files *files;
	size_t visits;
	struct err *err;
};

/* The kind that a mode of git's stands for. */
enum snapshot_kind source_kind(unsigned mode);

/* Is an entry of this kind listed? Files and folders whose name ends in
 * ".md"; links and submodules also where there is no dot in the name, since
 * they may stand where a folder of records should; hostile names always. */
bool source_wants(struct view name, enum snapshot_kind kind);

/* FOLDER/NAME in the arena; only the name in the root. */
struct view source_join(struct arena *arena, struct view folder,
			struct view name);

/* The name behind the last slash. */
struct view source_name(struct view path);

/* A path whose every part a checkout can hold. */
bool source_path_is_good(struct view path);

/* List one more: 0, or -1 with err set when there are too many or the path
 * is too long. */
int source_add(struct listing *listing, struct view path,
	       enum snapshot_kind kind, const struct oid *oid);

/* Count one entry that was looked at: 0, or -1 when there are too many. */
int source_visit(struct listing *listing);

/* May the walk go down to a folder `depth` deep? 0, or -1. */
int source_descend(struct listing *listing, struct view path, unsigned depth);

/* Sort by path, list a folder once, mark what stands there twice. */
void source_sort(struct snapshot_files *files);

/* The index's entries that have to do with `path`, in order: at least those
 * at or below its first part, so that a large repository's many files cost
 * little. Good until the next call. NULL with err set. */
const struct index *source_index(struct snapshot *snapshot, struct view path,
				 struct err *err);

/* The first entry that is not before `path`. */
size_t source_lower_bound(const struct index *index, struct view path);

/* Where the entries below the folder begin, and behind which they end. */
size_t source_first_below(const struct index *index, struct view folder);
bool source_is_below(struct view path, struct view folder);

/* Each source lists the folder `dir` and finds one path (1, 0 or -1). */
int worktree_list(struct listing *listing, struct view dir);
int worktree_find(struct listing *listing, struct view path,
		  struct snapshot_file *file);
int worktree_read(struct snapshot *snapshot, struct snapshot_file *file,
		  struct view *bytes, struct err *err);
int staged_list(struct listing *listing, struct view dir);
int staged_find(struct listing *listing, struct view path,
		struct snapshot_file *file);
int committed_list(struct listing *listing, struct view dir);
int committed_find(struct listing *listing, struct view path,
		   struct snapshot_file *file);

#endif
