#include "muster/snapshot.h"

#include <string.h>

#include "muster/tree.h"
#include "source.h"

/* What is to be at a path, whatever the source says. */
struct overlay {
	bool there;
	struct view bytes;
	struct oid oid;
};

struct source {
	int (*list)(struct listing *listing, struct view dir);
	int (*find)(struct listing *listing, struct view path,
		    struct snapshot_file *file);
};

static const struct source sources[] = {
	[SNAPSHOT_WORKTREE] = { worktree_list, worktree_find },
	[SNAPSHOT_INDEX] = { staged_list, staged_find },
	[SNAPSHOT_COMMIT] = { committed_list, committed_find }
};

static int find_commit(struct snapshot *snapshot, const char *revision,
		       struct err *err)
{
	int rc = 1;

	if (snapshot->source != SNAPSHOT_COMMIT)
		rc = repo_head(snapshot->repo, &snapshot->commit, err);
	else if (repo_resolve(snapshot->repo, revision ? revision : "HEAD",
			      &snapshot->commit, err) < 0)
		rc = -1;
	if (rc <= 0)
		return rc;
	snapshot->has_commit = true;
	return repo_commit_tree(snapshot->repo, &snapshot->commit,
				&snapshot->tree, err);
}

int snapshot_open(struct snapshot *snapshot, struct repo *repo,
		  enum snapshot_source source, const char *revision,
		  struct arena *arena, struct err *err)
{
	memset(snapshot, 0, sizeof(*snapshot));
	snapshot->source = source;
	snapshot->repo = repo;
	snapshot->arena = arena;
	if (source != SNAPSHOT_COMMIT && !repo_work_dir(repo))
		return err_set(err, "'%s' is a bare repository, without a work "
			       "tree or index: name a commit with --rev, or "
			       "run this in a clone",
			       repo_git_dir(repo));
	return find_commit(snapshot, revision, err);
}

bool snapshot_base(const struct snapshot *snapshot, struct snapshot *base)
{
	if (!snapshot->has_commit)
		return false;
	*base = *snapshot;
	base->source = SNAPSHOT_COMMIT;
	base->index = NULL;
	base->overlay = (struct map)MAP_INIT;
	return true;
}

void snapshot_put(struct snapshot *snapshot, struct view path,
		  const struct view *bytes)
{
	struct overlay *overlay =
		arena_alloc(snapshot->arena, sizeof(*overlay));

	overlay->there = bytes;
	if (bytes) {
		overlay->bytes = *bytes;
		repo_hash_blob(*bytes, &overlay->oid);
	}
	map_put(snapshot->arena, &snapshot->overlay, path, overlay);
}

static void fill(struct snapshot_file *file, struct view path,
		 const struct overlay *overlay)
{
	*file = (struct snapshot_file){ .path = path,
					.kind = SNAPSHOT_FILE,
					.has_oid = true,
					.oid = overlay->oid };
}

static bool is_below(struct view path, struct view dir)
{
	return !dir.len || (path.len > dir.len && path.ptr[dir.len] == '/' &&
			    view_equal(view_slice(path, 0, dir.len), dir));
}

/* Put the overlay's files in place of those that were listed. */
static void list_overlay(const struct snapshot *snapshot, struct view dir,
			 struct snapshot_files *files)
{
	const struct map *map = &snapshot->overlay;
	size_t kept = 0;

	for (size_t i = 0; i < files->files.len; i++)
		if (!map_get(map, files->files.items[i].path))
			files->files.items[kept++] = files->files.items[i];
	files->files.len = kept;
	for (size_t i = 0; i < map->len; i++) {
		const struct overlay *overlay = map->entries[i].value;
		struct view path = map->entries[i].key;

		if (overlay->there && is_below(path, dir) &&
		    tree_name_is_record(path))
			fill(VEC_PUSH(snapshot->arena, &files->files), path,
			     overlay);
	}
}

int snapshot_list(struct snapshot *snapshot, struct view dir,
		  struct snapshot_files *files, struct err *err)
{
	struct listing listing = {
		.snapshot = snapshot, .files = files, .err = err
	};

	memset(files, 0, sizeof(*files));
	if (dir.len && (dir.len > SNAPSHOT_PATH_MAX ||
			!source_path_is_good(dir)))
		return 0;
	dir = view_copy(snapshot->arena, dir);
	if (sources[snapshot->source].list(&listing, dir) < 0)
		return -1;
	if (snapshot->overlay.len)
		list_overlay(snapshot, dir, files);
	source_sort(files);
	return 0;
}

int snapshot_find(struct snapshot *snapshot, struct view path,
		  struct snapshot_file *file, struct err *err)
{
	struct listing listing = { .snapshot = snapshot, .err = err };
	const struct overlay *overlay = map_get(&snapshot->overlay, path);

	memset(file, 0, sizeof(*file));
	if (overlay && overlay->there)
		fill(file, path, overlay);
	if (overlay)
		return overlay->there;
	if (path.len > SNAPSHOT_PATH_MAX || !source_path_is_good(path))
		return 0;
	path = view_copy(snapshot->arena, path);
	return sources[snapshot->source].find(&listing, path, file);
}

int snapshot_read(struct snapshot *snapshot, struct snapshot_file *file,
		  struct view *bytes, struct err *err)
{
	const struct overlay *overlay =
		map_get(&snapshot->overlay, file->path);

	if (overlay) {
		*bytes = overlay->bytes;
		return SNAPSHOT_READ;
	}
	if (file->kind != SNAPSHOT_FILE && file->kind != SNAPSHOT_UNMERGED)
		return err_set(err, "'" VIEW_FMT "' is no plain file",
			       VIEW_ARG(file->path));
	if (snapshot->source == SNAPSHOT_WORKTREE)
		return worktree_read(snapshot, file, bytes, err);
	return repo_read_blob(snapshot->repo, &file->oid, file->path,
			      snapshot->arena, bytes, err);
}
