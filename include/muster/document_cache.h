/*
 * The cache of documents: file versions that were read once, by blob id,
 * so that nobody has to inflate and parse them again.
 *
 * It is a file in the git directory that all work trees share. With it and
 * without it the same documents come out: each has a checksum over its id
 * and all that is kept of it, and what does not fit is read anew. It is
 * written beside and renamed, in the end of a run that has read enough that
 * was not there, and can be deleted at any time. Where it can't be read or
 * written all goes on without, and what a push brings is not kept before it
 * is in. A blob that is kept is not looked at: whether the repository still
 * has it is left to `git fsck`.
 */
#ifndef MUSTER_DOCUMENT_CACHE_H
#define MUSTER_DOCUMENT_CACHE_H

#include "muster/document.h"
#include "muster/oid.h"
#include "muster/repo.h"

#define DOCUMENT_CACHE_KEEP 64	/* new documents worth writing the file */
#define DOCUMENT_CACHE_MAX (64u << 20)	/* bytes of the file; of what does not
					 * fit, that is left out first which
					 * the run did not ask for */

struct document_cache;

/* What is kept in the repository, or nothing. The arena, in which it lives,
 * has to outlive document_cache_close(). */
struct document_cache *document_cache_open(struct repo *repo,
					   struct arena *arena);

/* The document of that blob, in the arena; the path is borrowed. When
 * `bytes` is given, only if the blob has these: they are borrowed, too.
 * NULL: it is not kept. */
struct document *document_cache_find(struct document_cache *cache,
				     const struct oid *oid, struct view path,
				     const struct view *bytes,
				     struct arena *arena);

/* A document that was read, and not found before; it has to live as long
 * as the cache is open. It is kept if its bytes have that id: a filter may
 * lie between a file and its blob, and a broken disk between us and both. */
void document_cache_add(struct document_cache *cache, const struct oid *oid,
			const struct document *document);

/* Write the file, if that is worth it. NULL is fine. */
void document_cache_close(struct document_cache *cache);

#endif
