#include "source.h"

#include <stdlib.h>
#include <string.h>

#include "muster/tree.h"

enum snapshot_kind source_kind(unsigned mode)
{
	switch (mode & TREE_KIND) {
	case TREE_FILE:
		return SNAPSHOT_FILE;
	case TREE_LINK:
		return SNAPSHOT_SYMLINK;
	case TREE_GITLINK:
		return SNAPSHOT_GITLINK;
	case TREE_FOLDER:
		return SNAPSHOT_FOLDER;
	default:
		return SNAPSHOT_ODD;
	}
}

bool source_wants(struct view name, enum snapshot_kind kind)
{
	if (kind == SNAPSHOT_HOSTILE || tree_name_is_record(name))
		return true;
	if (kind != SNAPSHOT_SYMLINK && kind != SNAPSHOT_GITLINK)
		return false;
	return view_find(name, 0, '.') == name.len;
}

struct view source_join(struct arena *arena, struct view folder,
			struct view name)
{
	size_t len = folder.len ? folder.len + 1 + name.len : name.len;
	char *path = arena_alloc(arena, len + 1);

	if (folder.len) {
		memcpy(path, folder.ptr, folder.len);
		path[folder.len] = '/';
	}
	if (name.len)
		memcpy(path + len - name.len, name.ptr, name.len);
	return (struct view){ path, len };
}

struct view source_name(struct view path)
{
	size_t start = path.len;

	while (start && path.ptr[start - 1] != '/')
		start--;
	return view_slice(path, start, path.len);
}

bool source_path_is_good(struct view path)
{
	size_t at = 0;

	while (at <= path.len) {
		size_t end = view_find(path, at, '/');
		struct view part = view_slice(path, at, end);

		if (tree_name_is_hostile(part) ||
		    view_find(part, 0, '\0') < part.len)
			return false;
		at = end + 1;
	}
	return true;
}

int source_add(struct listing *listing, struct view path,
	       enum snapshot_kind kind, const struct oid *oid)
{
	struct snapshot_file *file;

	if (path.len > SNAPSHOT_PATH_MAX)
		return err_set(listing->err, "a path is longer than %d bytes: "
			       "rename '%.*s...'", SNAPSHOT_PATH_MAX, 80,
			       path.ptr);
	if (listing->files->files.len == SNAPSHOT_FILES_MAX)
		return err_set(listing->err, "there are more than %d .md "
			       "files: name the program's folder alone in "
			       ".muster.yml", SNAPSHOT_FILES_MAX);
	file = VEC_PUSH(listing->snapshot->arena, &listing->files->files);
	file->path = path;
	file->kind = kind;
	file->has_oid = oid != NULL;
	if (oid)
		file->oid = *oid;
	return 0;
}

int source_visit(struct listing *listing)
{
	if (listing->visits++ < SOURCE_VISITS_MAX)
		return 0;
	return err_set(listing->err, "the program's folder holds more than %d "
		       "files: name a smaller one in .muster.yml",
		       SOURCE_VISITS_MAX);
}

int source_descend(struct listing *listing, struct view path, unsigned depth)
{
	if (depth <= SNAPSHOT_DEPTH_MAX)
		return 0;
	return err_set(listing->err, "folders are nested more than %d deep: "
		       "move '%.*s...' up", SNAPSHOT_DEPTH_MAX,
		       path.len > 80 ? 80 : (int)path.len, path.ptr);
}

static int compare_files(const void *a, const void *b)
{
	const struct snapshot_file *left = a, *right = b;
	int order = view_compare(left->path, right->path);

	if (order)
		return order;
	order = (int)left->kind - (int)right->kind;
	return order ? order : memcmp(left->oid.id, right->oid.id, OID_SIZE);
}

/* As they come out of trees, mostly. */
static bool is_sorted(const struct snapshot_files *files)
{
	const struct snapshot_file *items = files->files.items;

	for (size_t i = 1; i < files->files.len; i++)
		if (compare_files(&items[i - 1], &items[i]) > 0)
			return false;
	return true;
}

void source_sort(struct snapshot_files *files)
{
	struct snapshot_file *items = files->files.items;
	size_t kept = 0;

	if (!is_sorted(files))
		qsort(items, files->files.len, sizeof(*items), compare_files);
	for (size_t i = 0; i < files->files.len; i++) {
		bool same = kept && view_equal(items[kept - 1].path,
					       items[i].path);

		if (same && items[i].kind == SNAPSHOT_FOLDER &&
		    items[kept - 1].kind == SNAPSHOT_FOLDER)
			continue;
		items[kept] = items[i];
		items[kept++].duplicate = same;
	}
	files->files.len = kept;
}

static int compare_entries(const void *a, const void *b)
{
	const struct index_entry *left = a, *right = b;
	int order = view_compare(left->path, right->path);

	return order ? order : (int)left->stage - (int)right->stage;
}

/* git writes it sorted, but what is on disk is anybody's. */
static void sort_entries(struct index *index)
{
	struct index_entry *items = index->entries.items;

	for (size_t i = 1; i < index->entries.len; i++) {
		if (compare_entries(&items[i - 1], &items[i]) <= 0)
			continue;
		qsort(items, index->entries.len, sizeof(*items),
		      compare_entries);
		return;
	}
}

static int read_index(struct snapshot *snapshot, struct view part,
		      struct index *index, struct err *err)
{
	const struct repo *repo = snapshot->repo;
	struct index_filter filter = { &part, 1 };
	const struct view everything = VIEW("");
	int rc = index_read_file(repo_index_path(repo), &filter,
				 snapshot->arena, index, err);

	snapshot->index_part = part;
	if (rc != INDEX_FOREIGN)
		return rc;
	/* A child process costs more than all entries do. */
	filter.prefixes = &everything;
	snapshot->index_part = everything;
	return index_read_git(repo_git_dir(repo), repo_work_dir(repo),
			      &filter, snapshot->arena, index, err);
}

const struct index *source_index(struct snapshot *snapshot, struct view path,
				 struct err *err)
{
	struct view part = view_slice(path, 0, view_find(path, 0, '/'));
	struct index *index = snapshot->index;

	if (index && (!snapshot->index_part.len ||
		      view_equal(part, snapshot->index_part)))
		return index;
	snapshot->index = NULL;
	index = arena_alloc(snapshot->arena, sizeof(*index));
	part = view_copy(snapshot->arena, part);
	if (read_index(snapshot, part, index, err) < 0)
		return NULL;
	sort_entries(index);
	snapshot->index = index;
	return index;
}

size_t source_lower_bound(const struct index *index, struct view path)
{
	size_t low = 0, high = index->entries.len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (view_compare(index->entries.items[middle].path, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool source_is_below(struct view path, struct view folder)
{
	if (!folder.len)
		return true;
	return path.len > folder.len && path.ptr[folder.len] == '/' &&
	       !memcmp(path.ptr, folder.ptr, folder.len);
}

size_t source_first_below(const struct index *index, struct view folder)
{
	char start[SNAPSHOT_PATH_MAX + 1];

	if (!folder.len || folder.len >= sizeof(start))
		return folder.len ? index->entries.len : 0;
	memcpy(start, folder.ptr, folder.len);
	start[folder.len] = '/';
	return source_lower_bound(index, (struct view){ start,
							folder.len + 1 });
}
