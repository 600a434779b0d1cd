/*
 * Documents of a run: each version of each file is read and parsed once,
 * whichever snapshot or commit asks for it; where documents_keep() was
 * called, once for all runs (document_cache.h).
 */
#ifndef MUSTER_DOCUMENTS_H
#define MUSTER_DOCUMENTS_H

#include <pthread.h>

#include "muster/document_cache.h"
#include "muster/map.h"
#include "muster/snapshot.h"

struct documents {
	struct arena *arena;
	struct map map;		/* path and blob id to struct document */
	struct documents *above;	/* what is there need not be read
					 * again; or NULL */
	struct document_cache *cache;	/* or NULL */
	pthread_mutex_t reading;	/* held by those below that read */
};

void documents_init(struct documents *documents, struct arena *arena);

/* Documents below others, which lend what they have and are not changed.
 * Several threads may each have such, all below the same, until one of those
 * is used by itself again. */
void documents_below(struct documents *documents, struct documents *above,
		     struct arena *arena);

/* Use what earlier runs have kept in the repository, and in the end keep
 * what this one has read: for tools that read a whole program. */
void documents_keep(struct documents *documents, struct repo *repo);
/* The end of it, while all documents are still there; what was read stays
 * good. Without documents_keep(), nothing. */
void documents_close(struct documents *documents);

/* The document of a file that a snapshot listed, whatever is wrong with
 * it: findings say so. NULL with err set when it can't be read at all. It
 * lives as long as the snapshot; that of a commit, as the documents. */
const struct document *documents_file(struct documents *documents,
				      struct snapshot *snapshot,
				      struct snapshot_file *file,
				      struct err *err);

/* The document of a blob, if it was read already; else NULL. */
const struct document *documents_known(const struct documents *documents,
				       const struct oid *oid,
				       struct view path);

/* The document of a blob that a commit had at `path`. */
const struct document *documents_blob(struct documents *documents,
				      struct repo *repo,
				      const struct oid *oid,
				      struct view path, struct err *err);

#endif
