#include "folders.h"

#include <string.h>

#include "muster/object.h"
#include "muster/tree.h"
#include "source.h"

void folders_init(struct folders *folders, struct repo *repo,
		  const struct view *dirs, size_t ndirs, struct arena *arena)
{
	*folders = (struct folders){ .repo = repo, .arena = arena };
	for (size_t i = 0; i < ndirs; i++) {
		bool covered = false;

		for (size_t j = 0; j < ndirs && !covered; j++) {
			bool same = view_equal(dirs[i], dirs[j]);

			covered = same ? j < i
				       : source_is_below(dirs[i], dirs[j]);
		}
		if (!covered)
			*VEC_PUSH(arena, &folders->dirs) =
				view_copy(arena, dirs[i]);
	}
}

/* The id of the folder `dir` in the root tree `root`, whose bytes are at
 * hand; left zero when there is none. */
static int find_folder(struct folders *folders, const struct oid *root,
		       struct view bytes, struct view dir,
		       struct oid *folder, struct err *err)
{
	size_t end = view_find(dir, 0, '/');
	struct tree_entry entry;
	int rc = tree_find(bytes, view_slice(dir, 0, end), &entry);

	if (rc < 0)
		return object_damaged(root, view_of(NULL), err);
	if (rc && end < dir.len && (entry.mode & TREE_KIND) == TREE_FOLDER)
		rc = repo_tree_find(folders->repo, &entry.oid,
				    view_slice(dir, end + 1, dir.len),
				    &entry.oid, &entry.mode, err);
	if (rc > 0 && (entry.mode & TREE_KIND) == TREE_FOLDER)
		*folder = entry.oid;
	return rc < 0 ? -1 : 0;
}

static int read_root(struct folders *folders, const struct oid *root,
		     struct oid *ids, struct err *err)
{
	struct object object;
	int rc = 0;

	if (object_read(folders->repo, root, OBJECT_TREE, view_of(NULL),
			&object, err) < 0)
		return -1;
	for (size_t i = 0; i < folders->dirs.len && !rc; i++) {
		struct view dir = folders->dirs.items[i];

		if (!dir.len)
			ids[i] = *root;
		else
			rc = find_folder(folders, root, object.bytes, dir,
					 &ids[i], err);
	}
	object_release(&object);
	return rc;
}

const struct oid *folders_read(struct folders *folders,
			       const struct oid *root, struct err *err)
{
	struct oid *ids = arena_array(folders->arena, folders->dirs.len + 1,
				      sizeof(*ids));

	if (!oid_is_zero(root) && read_root(folders, root, ids, err) < 0)
		return NULL;
	return ids;
}

const struct oid *folders_find(struct folders *folders,
			       const struct oid *root, struct err *err)
{
	const struct oid *ids = map_get(&folders->seen, oid_key(root));
	struct oid *key;

	if (ids)
		return ids;
	ids = folders_read(folders, root, err);
	if (!ids)
		return NULL;
	key = arena_alloc(folders->arena, sizeof(*key));
	*key = *root;
	map_put(folders->arena, &folders->seen, oid_key(key), (void *)ids);
	return ids;
}
