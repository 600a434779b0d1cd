/*
 * Objects: one object's raw bytes, for the modules of the git floor.
 *
 * libgit2's own parsers refuse commits and trees that git itself accepts,
 * so everything above reads raw bytes. Others use repo.h and snapshot.h.
 */
#ifndef MUSTER_OBJECT_H
#define MUSTER_OBJECT_H

#include "muster/err.h"
#include "muster/oid.h"
#include "muster/repo.h"
#include "muster/text.h"

enum object_type {
	OBJECT_ANY = 0,
	OBJECT_COMMIT = 1,
	OBJECT_TREE = 2,
	OBJECT_BLOB = 3,
	OBJECT_TAG = 4
};

struct object {
	enum object_type type;
	struct view bytes;	/* good until it is released */
	void *memory;		/* which they are in: ours, */
	void *handle;		/* or libgit2's */
};

/* Read an object of that type; `path` is for the message alone and may be
 * empty. 0, or -1 with err set: missing (with the reason, where a partial
 * clone or a lost alternate is one), damaged, or of another type. */
int object_read(struct repo *repo, const struct oid *oid,
		enum object_type type, struct view path,
		struct object *object, struct err *err);

/* Its type and size alone: 1, 0 when there is none, -1 with err set. */
int object_look(struct repo *repo, const struct oid *oid,
		enum object_type *type, size_t *size, struct err *err);

void object_release(struct object *object);

/* The sentence for bytes that are no object of their type. Yields -1. */
int object_damaged(const struct oid *oid, struct view path, struct err *err);

#endif
