#include "muster/documents.h"

#include <string.h>

void documents_init(struct documents *documents, struct arena *arena)
{
	*documents = (struct documents){ .arena = arena };
	pthread_mutex_init(&documents->reading, NULL);
}

void documents_below(struct documents *documents, struct documents *above,
		     struct arena *arena)
{
	documents_init(documents, arena);
	documents->above = above;
}

void documents_keep(struct documents *documents, struct repo *repo)
{
	documents->cache = document_cache_open(repo, documents->arena);
}

void documents_close(struct documents *documents)
{
	document_cache_close(documents->cache);
	documents->cache = NULL;
}

/* One path can have many versions, one version many paths. */
static struct view key_of(struct documents *documents, struct view path,
			  const struct oid *oid)
{
	size_t len = OID_SIZE + path.len;
	char *key = arena_alloc(documents->arena, len);

	memcpy(key, oid->id, OID_SIZE);
	memcpy(key + OID_SIZE, path.ptr, path.len);
	return (struct view){ key, len };
}

const struct document *documents_known(const struct documents *documents,
				       const struct oid *oid,
				       struct view path)
{
	char key[OID_SIZE + SNAPSHOT_PATH_MAX];

	if (path.len > SNAPSHOT_PATH_MAX)
		return NULL;
	memcpy(key, oid->id, OID_SIZE);
	memcpy(key + OID_SIZE, path.ptr, path.len);
	return map_get(&documents->map,
		       (struct view){ key, OID_SIZE + path.len });
}

static const struct document *keep(struct documents *documents,
				   struct view key,
				   struct document *document)
{
	map_put(documents->arena, &documents->map, key, document);
	return document;
}

static struct document *too_large(struct documents *documents,
				  struct view path)
{
	struct document *document = document_unread(path, documents->arena);

	finding_add(&document->findings, RULE_FILE_SIZE, path,
		    (struct span){ 0, 0 },
		    "the file was not read: it has more than %u KiB",
		    SNAPSHOT_BYTES_MAX >> 10);
	finding_hint(&document->findings, "move attachments out of the "
		     "record and link to them");
	return document;
}

/* A document of an earlier run; NULL: there is none. */
static struct document *recall(struct documents *documents,
			       const struct oid *oid, struct view path,
			       const struct view *bytes)
{
	struct document_cache *cache = documents->cache;

	if (!cache && documents->above)
		cache = documents->above->cache;
	return cache ? document_cache_find(cache, oid, path, bytes,
					   documents->arena) : NULL;
}

/* A document of bytes that no earlier run has read. */
static struct document *parse(struct documents *documents,
			      const struct oid *oid, struct view path,
			      struct view bytes)
{
	struct document *document = document_read(path, bytes,
						  documents->arena);

	if (documents->cache)
		document_cache_add(documents->cache, oid, document);
	return document;
}

const struct document *documents_blob(struct documents *documents,
				      struct repo *repo,
				      const struct oid *oid,
				      struct view path, struct err *err)
{
	struct documents *above = documents->above;
	const struct document *known = NULL;
	struct document *document;
	struct view key, bytes;
	int rc = 0;

	if (above)
		known = documents_known(above, oid, path);
	if (!known)
		known = documents_known(documents, oid, path);
	if (known)
		return known;
	key = key_of(documents, path, oid);
	path = view_slice(key, OID_SIZE, key.len);
	if (above)
		pthread_mutex_lock(&above->reading);
	document = recall(documents, oid, path, NULL);
	if (!document)
		rc = repo_read_blob(repo, oid, path, documents->arena, &bytes,
				    err);
	if (above)
		pthread_mutex_unlock(&above->reading);
	if (rc < 0)
		return NULL;
	if (!document)
		document = rc == REPO_BLOB_LARGE
				   ? too_large(documents, path)
				   : parse(documents, oid, path, bytes);
	return keep(documents, key, document);
}

/* The document of a file whose bytes are at hand: what an earlier run has
 * read under that id counts if it had these, too. */
static struct document *take(struct documents *documents,
			     const struct snapshot_file *file,
			     struct view bytes)
{
	struct document *document;

	if (!file->has_oid)
		return document_read(file->path, bytes, documents->arena);
	document = recall(documents, &file->oid, file->path, &bytes);
	return document ? document
			: parse(documents, &file->oid, file->path, bytes);
}

const struct document *documents_file(struct documents *documents,
				      struct snapshot *snapshot,
				      struct snapshot_file *file,
				      struct err *err)
{
	struct document *document;
	struct view key = VIEW(""), bytes;
	int rc;

	if (file->has_oid && snapshot->source != SNAPSHOT_WORKTREE &&
	    !snapshot->overlay.len)
		return documents_blob(documents, snapshot->repo, &file->oid,
				      file->path, err);
	if (file->has_oid) {
		key = key_of(documents, file->path, &file->oid);
		document = map_get(&documents->map, key);
		if (document)
			return document;
	}
	rc = snapshot_read(snapshot, file, &bytes, err);
	if (rc < 0)
		return NULL;
	document = rc == SNAPSHOT_LARGE ? too_large(documents, file->path)
					: take(documents, file, bytes);
	if (!key.len && file->has_oid)
		key = key_of(documents, file->path, &file->oid);
	return key.len ? keep(documents, key, document) : document;
}
