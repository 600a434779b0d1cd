#include "muster/tree.h"
#include "source.h"

/* Of a conflict's stages: ours, else theirs, else the common ancestor's. */
static const unsigned stage_rank[] = { 4, 1, 3, 2 };

/* The entry that speaks for the path of entry `i`, and how many entries
 * that path has. */
static const struct index_entry *speaker(const struct index *index, size_t i,
					 size_t *count)
{
	const struct index_entry *best = &index->entries.items[i];
	size_t end = i + 1;

	while (end < index->entries.len &&
	       view_equal(index->entries.items[end].path, best->path)) {
		const struct index_entry *entry = &index->entries.items[end++];

		if (stage_rank[entry->stage] > stage_rank[best->stage])
			best = entry;
	}
	*count = end - i;
	return best;
}

static enum snapshot_kind kind_of(const struct index_entry *entry)
{
	return entry->stage ? SNAPSHOT_UNMERGED : source_kind(entry->mode);
}

/* The index knows no folders: those whose name ends in ".md" come from the
 * paths of what they hold. */
static int list_folders(struct listing *listing, struct view path,
			struct view dir)
{
	size_t at = dir.len ? dir.len + 1 : 0;

	for (;;) {
		size_t end = view_find(path, at, '/');
		struct view name = view_slice(path, at, end);

		if (end == path.len)
			return 0;
		if (tree_name_is_record(name) &&
		    source_add(listing, view_slice(path, 0, end),
			       SNAPSHOT_FOLDER, NULL) < 0)
			return -1;
		at = end + 1;
	}
}

static unsigned depth_of(struct view path)
{
	unsigned depth = 0;

	for (size_t i = 0; i < path.len; i++)
		depth += path.ptr[i] == '/';
	return depth;
}

static int list_entry(struct listing *listing, const struct index_entry *entry,
		      struct view dir)
{
	enum snapshot_kind kind = kind_of(entry);

	if (entry->intent_to_add)
		return 0;
	if (list_folders(listing, entry->path, dir) < 0)
		return -1;
	if (!source_wants(source_name(entry->path), kind))
		return 0;
	if (source_descend(listing, entry->path, depth_of(entry->path)) < 0)
		return -1;
	return source_add(listing, entry->path, kind, &entry->oid);
}

/* A link or submodule in the place of the folder, or of one above it. */
static int list_way(struct listing *listing, const struct index *index,
		    struct view dir)
{
	size_t end = 0;

	while (end < dir.len) {
		struct view part;
		size_t i, count;

		end = view_find(dir, end + 1, '/');
		part = view_slice(dir, 0, end);
		i = source_lower_bound(index, part);
		if (i < index->entries.len &&
		    view_equal(index->entries.items[i].path, part)) {
			const struct index_entry *entry =
				speaker(index, i, &count);

			if (kind_of(entry) != SNAPSHOT_FILE)
				return source_add(listing, entry->path,
						  kind_of(entry), &entry->oid);
		}
	}
	return 0;
}

int staged_list(struct listing *listing, struct view dir)
{
	const struct index *index = source_index(listing->snapshot, dir,
						 listing->err);
	size_t i, count;

	if (!index || list_way(listing, index, dir) < 0)
		return -1;
	for (i = source_first_below(index, dir); i < index->entries.len;
	     i += count) {
		const struct index_entry *entry = speaker(index, i, &count);

		if (!source_is_below(entry->path, dir))
			break;
		if (list_entry(listing, entry, dir) < 0)
			return -1;
	}
	return 0;
}

int staged_find(struct listing *listing, struct view path,
		struct snapshot_file *file)
{
	const struct index *index = source_index(listing->snapshot, path,
						 listing->err);
	const struct index_entry *entry;
	size_t i, count;

	if (!index)
		return -1;
	file->path = path;
	i = source_lower_bound(index, path);
	if (i < index->entries.len &&
	    view_equal(index->entries.items[i].path, path)) {
		entry = speaker(index, i, &count);
		file->kind = kind_of(entry);
		file->has_oid = true;
		file->oid = entry->oid;
		return !entry->intent_to_add;
	}
	i = source_first_below(index, path);
	file->kind = SNAPSHOT_FOLDER;
	return i < index->entries.len &&
	       source_is_below(index->entries.items[i].path, path);
}
