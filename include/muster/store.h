/*
 * Stores: all objects of a repository, packed, loose or borrowed, read
 * without libgit2.
 *
 * libgit2 1.5 takes longer to start than most of our questions take to
 * answer, spins for ever on a truncated loose object, and reads a history
 * in twice the time. What this reader does not find it leaves to libgit2
 * (object.c), which knows older formats, too.
 */
#ifndef MUSTER_STORE_H
#define MUSTER_STORE_H

#include <stdbool.h>

#include "muster/object.h"
#include "muster/oid.h"
#include "muster/pack.h"
#include "muster/text.h"

#define STORE_BORROWED_MAX 5	/* stores that borrow from each other */

struct store;

/* Open the objects in the folder `dir` and in those that it borrows from.
 * A folder that is not there holds nothing. */
struct store *store_open(const char *dir);
void store_free(struct store *store);

/* Look into one more folder, and those that it borrows from. */
void store_add(struct store *store, const char *dir);

enum store_result {
	STORE_MISSING = 0,
	STORE_READ = 1,
	STORE_DAMAGED = -1	/* or larger than PACK_OBJECT_MAX */
};

/* Read an object; raw->bytes are the caller's to free(). */
enum store_result store_read(struct store *store, const struct oid *oid,
			     struct raw *raw);

/* Its type and size alone. */
enum store_result store_look(struct store *store, const struct oid *oid,
			     enum object_type *type, size_t *size);

/* Is it in a pack? Quick, the more so for ids that are near each other. False
 * says nothing. */
bool store_is_packed(struct store *store, const struct oid *oid);

/* The first folder that is borrowed from and is not there, or NULL. */
const char *store_lost(const struct store *store);

#endif
