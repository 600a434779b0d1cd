#include "muster/object.h"
#include "muster/tree.h"
#include "source.h"

/* One folder on the way down. */
struct level {
	struct object object;
	struct view rest;	/* of its tree's bytes */
	struct view path;
	struct oid oid;
};

struct levels {
	struct level items[SNAPSHOT_DEPTH_MAX + 1];
	unsigned len;
	unsigned above;		/* folders above the first */
};

static int push(struct listing *listing, struct levels *levels,
		const struct oid *tree, struct view path)
{
	struct level *level;

	if (source_descend(listing, path, levels->above + levels->len) < 0)
		return -1;
	level = &levels->items[levels->len];
	if (object_read(listing->snapshot->repo, tree, OBJECT_TREE, path,
			&level->object, listing->err) < 0)
		return -1;
	level->rest = level->object.bytes;
	level->path = path;
	level->oid = *tree;
	levels->len++;
	return 0;
}

static void pop(struct levels *levels)
{
	object_release(&levels->items[--levels->len].object);
}

static int take(struct listing *listing, struct levels *levels,
		const struct tree_entry *entry)
{
	const struct level *level = &levels->items[levels->len - 1];
	enum snapshot_kind kind = tree_name_is_hostile(entry->name) ?
		SNAPSHOT_HOSTILE : source_kind(entry->mode);
	bool wanted = source_wants(entry->name, kind);
	struct view path = { NULL, 0 };

	if (source_visit(listing) < 0)
		return -1;
	if (wanted || kind == SNAPSHOT_FOLDER)
		path = source_join(listing->snapshot->arena, level->path,
				   entry->name);
	if (wanted && source_add(listing, path, kind,
				 kind == SNAPSHOT_FOLDER ? NULL :
				 &entry->oid) < 0)
		return -1;
	if (kind != SNAPSHOT_FOLDER)
		return 0;
	return push(listing, levels, &entry->oid, path);
}

static int walk(struct listing *listing, struct levels *levels)
{
	while (levels->len) {
		struct level *level = &levels->items[levels->len - 1];
		struct tree_entry entry;
		int rc = tree_next(&level->rest, &entry);

		if (rc < 0)
			return object_damaged(&level->oid, level->path,
					      listing->err);
		if (rc == 0)
			pop(levels);
		else if (take(listing, levels, &entry) < 0)
			return -1;
	}
	return 0;
}

static int find(struct listing *listing, struct view path,
		struct tree_entry *entry)
{
	struct snapshot *snapshot = listing->snapshot;

	if (!snapshot->has_commit)
		return 0;
	return repo_tree_find(snapshot->repo, &snapshot->tree, path,
			      &entry->oid, &entry->mode, listing->err);
}

/* A folder: 1 with its entry. What stands in its place, or in that of one
 * above it, is listed if it is a link or a submodule: 0. */
static int find_folder(struct listing *listing, struct view dir,
		       struct tree_entry *entry)
{
	size_t end = 0;
	int rc = dir.len ? 1 : find(listing, dir, entry);

	while (rc > 0 && end < dir.len) {
		struct view part;
		enum snapshot_kind kind;

		end = view_find(dir, end + 1, '/');
		part = view_slice(dir, 0, end);
		rc = find(listing, part, entry);
		kind = source_kind(entry->mode);
		if (rc <= 0 || kind == SNAPSHOT_FOLDER)
			continue;
		if (kind != SNAPSHOT_FILE &&
		    source_add(listing, part, kind, &entry->oid) < 0)
			return -1;
		return 0;
	}
	return rc;
}

int committed_list(struct listing *listing, struct view dir)
{
	struct levels levels = { .len = 0, .above = dir.len ? 1 : 0 };
	struct tree_entry entry = { .mode = 0 };
	int rc = find_folder(listing, dir, &entry);

	if (rc <= 0)
		return rc;
	for (size_t i = 0; i < dir.len; i++)
		levels.above += dir.ptr[i] == '/';
	rc = push(listing, &levels, &entry.oid, dir);
	if (!rc)
		rc = walk(listing, &levels);
	while (levels.len)
		pop(&levels);
	return rc;
}

int committed_find(struct listing *listing, struct view path,
		   struct snapshot_file *file)
{
	struct tree_entry entry = { .mode = 0 };
	int rc = find(listing, path, &entry);

	if (rc <= 0)
		return rc;
	file->path = path;
	file->kind = source_kind(entry.mode);
	file->has_oid = file->kind != SNAPSHOT_FOLDER;
	file->oid = entry.oid;
	return 1;
}
