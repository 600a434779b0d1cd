#include "muster/object.h"

#include <git2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "handle.h"
#include "muster/sha1.h"
#include "muster/watchdog.h"

#define NAME_SIZE (OID_HEX + 256)
#define HEADER_SIZE 32		/* "blob 12345" */

static const char *const types[] = {
	"object", "commit", "tree", "blob", "tag"
};

/* "HEX" or "HEX (PATH)", as the sentences name an object. */
static const char *name_of(const struct oid *oid, struct view path,
			   char name[NAME_SIZE])
{
	char hex[OID_HEX + 1];

	oid_hex(oid, hex);
	if (path.len)
		snprintf(name, NAME_SIZE, "%s (" VIEW_FMT ")", hex,
			 VIEW_ARG(path));
	else
		snprintf(name, NAME_SIZE, "%s", hex);
	return name;
}

/* libgit2 1.5 does not come back from some damaged objects, and deltas of
 * deltas can be made to take for ever: the watchdog ends that, and names
 * what was being read. */
static void announce(struct repo *repo, const struct oid *oid)
{
	memcpy(repo->note, "object ", 7);
	oid_hex(oid, repo->note + 7);
	watchdog_note(repo->note);
}

static int missing(struct repo *repo, const struct oid *oid,
		   struct view path, struct err *err)
{
	const char *lost = store_lost(repo->store);
	char name[NAME_SIZE];

	name_of(oid, path, name);
	if (lost)
		err_set(err, "object %s is missing, and so is the object store "
			"'%s' that this repository borrows from: bring it "
			"back, or mend '%s/info/alternates'", name, lost,
			repo->objects_dir);
	else if (repo->format.partial)
		err_set(err, "object %s is not in this partial clone: run "
			"`git fetch --refetch --no-filter`", name);
	else
		err_set(err, "object %s is missing: run `git fsck`, and fetch "
			"it from another clone", name);
	return -1;
}

int object_damaged(const struct oid *oid, struct view path, struct err *err)
{
	char name[NAME_SIZE];

	return err_set(err, "object %s is damaged: run `git fsck`, and fetch "
		       "it from another clone", name_of(oid, path, name));
}

static int of_other_type(const struct oid *oid, struct view path,
			 enum object_type wanted, enum object_type is,
			 struct err *err)
{
	char name[NAME_SIZE];

	return err_set(err, "object %s is a %s, not a %s: run `git fsck`",
		       name_of(oid, path, name), types[is], types[wanted]);
}

/* The last resort, for stores that our own reader does not know. */
static enum store_result read_by_libgit2(struct repo *repo,
					 const struct oid *oid,
					 struct object *object)
{
	git_odb_object *read = NULL;
	struct err ignored;
	git_oid id;
	int rc;

	if (handle_open(repo, &ignored) < 0)
		return STORE_MISSING;
	memcpy(id.id, oid->id, OID_SIZE);
	rc = git_odb_read(&read, repo->odb, &id);
	if (rc < 0)
		return rc == GIT_ENOTFOUND ? STORE_MISSING : STORE_DAMAGED;
	object->handle = read;
	object->type = (enum object_type)git_odb_object_type(read);
	object->bytes.ptr = git_odb_object_data(read);
	object->bytes.len = git_odb_object_size(read);
	return STORE_READ;
}

static enum store_result read_object(struct repo *repo, const struct oid *oid,
				     struct object *object)
{
	enum store_result result;
	struct raw raw;

	announce(repo, oid);
	result = store_read(repo->store, oid, &raw);
	if (result == STORE_READ) {
		object->type = raw.type;
		object->bytes = (struct view){ raw.bytes, raw.size };
		object->memory = raw.bytes;
	} else if (result == STORE_MISSING) {
		result = read_by_libgit2(repo, oid, object);
	}
	watchdog_note(NULL);
	return result;
}

void object_release(struct object *object)
{
	free(object->memory);
	if (object->handle)
		git_odb_object_free(object->handle);
	object->memory = NULL;
	object->handle = NULL;
}

int object_read(struct repo *repo, const struct oid *oid,
		enum object_type type, struct view path,
		struct object *object, struct err *err)
{
	enum store_result result;
	enum object_type is;

	memset(object, 0, sizeof(*object));
	result = read_object(repo, oid, object);
	if (result == STORE_MISSING)
		return missing(repo, oid, path, err);
	is = object->type;
	if (result == STORE_READ && is >= OBJECT_COMMIT && is <= OBJECT_TAG &&
	    (type == OBJECT_ANY || is == type))
		return 0;
	object_release(object);
	if (result == STORE_DAMAGED || is < OBJECT_COMMIT || is > OBJECT_TAG)
		return object_damaged(oid, path, err);
	return of_other_type(oid, path, type, is, err);
}

static enum store_result look_by_libgit2(struct repo *repo,
					 const struct oid *oid,
					 enum object_type *type, size_t *size)
{
	git_object_t is = GIT_OBJECT_INVALID;
	struct err ignored;
	git_oid id;
	int rc;

	if (handle_open(repo, &ignored) < 0)
		return STORE_MISSING;
	memcpy(id.id, oid->id, OID_SIZE);
	rc = git_odb_read_header(size, &is, repo->odb, &id);
	if (rc == GIT_ENOTFOUND)
		return STORE_MISSING;
	*type = (enum object_type)is;
	return rc < 0 || is < GIT_OBJECT_COMMIT || is > GIT_OBJECT_TAG ?
		STORE_DAMAGED : STORE_READ;
}

int object_look(struct repo *repo, const struct oid *oid,
		enum object_type *type, size_t *size, struct err *err)
{
	enum store_result result;

	announce(repo, oid);
	result = store_look(repo->store, oid, type, size);
	if (result == STORE_MISSING)
		result = look_by_libgit2(repo, oid, type, size);
	watchdog_note(NULL);
	if (result == STORE_DAMAGED)
		return object_damaged(oid, view_of(NULL), err);
	return result == STORE_READ;
}

int repo_commit_tree(struct repo *repo, const struct oid *commit,
		     struct oid *tree, struct err *err)
{
	static const char tree_header[] = "tree ";
	const size_t at = sizeof(tree_header) - 1;
	struct object object;
	bool good;

	if (object_read(repo, commit, OBJECT_COMMIT, view_of(NULL), &object,
			err) < 0)
		return -1;
	good = view_starts(object.bytes, tree_header) &&
	       oid_parse(view_slice(object.bytes, at, at + OID_HEX), tree);
	object_release(&object);
	return good ? 0 : object_damaged(commit, view_of(NULL), err);
}

/* One step down: the entry called `name` in the tree `tree`. */
static int find_below(struct repo *repo, const struct oid *tree,
		      struct view name, struct tree_entry *entry,
		      struct err *err)
{
	struct object object;
	int rc;

	if (object_read(repo, tree, OBJECT_TREE, view_of(NULL), &object,
			err) < 0)
		return -1;
	rc = tree_find(object.bytes, name, entry);
	object_release(&object);
	return rc < 0 ? object_damaged(tree, view_of(NULL), err) : rc;
}

int repo_tree_find(struct repo *repo, const struct oid *tree,
		   struct view path, struct oid *entry, unsigned *mode,
		   struct err *err)
{
	struct tree_entry found = { .mode = TREE_FOLDER, .oid = *tree };
	size_t at = 0;

	while (at < path.len) {
		size_t end = view_find(path, at, '/');
		int rc;

		if ((found.mode & TREE_KIND) != TREE_FOLDER)
			return 0;
		rc = find_below(repo, &found.oid, view_slice(path, at, end),
				&found, err);
		if (rc <= 0)
			return rc;
		at = end + 1;
	}
	*entry = found.oid;
	*mode = found.mode;
	return 1;
}

int repo_read_tree(struct repo *repo, const struct oid *oid,
		   struct arena *arena, struct repo_tree *tree,
		   struct err *err)
{
	struct tree_entry entry;
	struct object object;
	struct view rest;
	int rc;

	memset(tree, 0, sizeof(*tree));
	if (object_read(repo, oid, OBJECT_TREE, view_of(NULL), &object,
			err) < 0)
		return -1;
	rest = view_copy(arena, object.bytes);
	object_release(&object);
	while ((rc = tree_next(&rest, &entry)) > 0)
		*VEC_PUSH(arena, &tree->entries) = entry;
	return rc < 0 ? object_damaged(oid, view_of(NULL), err) : 0;
}

int repo_read_blob(struct repo *repo, const struct oid *oid,
		   struct view path, struct arena *arena,
		   struct view *bytes, struct err *err)
{
	enum object_type type;
	struct object object;
	size_t size;
	int rc = object_look(repo, oid, &type, &size, err);

	if (rc > 0 && type == OBJECT_BLOB && size > REPO_BLOB_MAX)
		return REPO_BLOB_LARGE;
	if (object_read(repo, oid, OBJECT_BLOB, path, &object, err) < 0)
		return -1;
	*bytes = view_copy(arena, object.bytes);
	object_release(&object);
	return REPO_BLOB_READ;
}

void repo_hash_blob(struct view bytes, struct oid *oid)
{
	char header[HEADER_SIZE];
	struct sha1 sha1;
	int len = snprintf(header, sizeof(header), "blob %zu", bytes.len);

	sha1_init(&sha1);
	sha1_add(&sha1, (struct view){ header, (size_t)len + 1 });
	sha1_add(&sha1, bytes);
	sha1_sum(&sha1, oid);
}
