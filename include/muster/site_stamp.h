/*
 * Site stamps: what a folder was rendered from, so that rendering the same
 * once more costs next to nothing.
 *
 * A line in .git/muster/sites remembers, for one folder, the key of all that
 * decides the bytes of its site (site_stamp_key()) and a sum of what the disk
 * tells about its files without reading them: their paths, kinds, sizes,
 * inodes and both times of change, as git's own index has it. Where both are
 * still the same, the site stands. A file that was changed, replaced, added or
 * removed by anybody makes another sum, and damage to the stamp another line:
 * then the site is made in full.
 *
 * Only sites of commits have one: a work tree is told by its files alone. Of
 * a shallow clone there is none, since it may be deepened.
 */
#ifndef MUSTER_SITE_STAMP_H
#define MUSTER_SITE_STAMP_H

#include <stdbool.h>

#include "muster/command.h"
#include "muster/oid.h"
#include "muster/repo.h"
#include "muster/visibility.h"

#define SITE_STAMPS_MAX 16	/* folders that are remembered, the last ones */

struct site_stamp {
	struct oid key;
	struct oid sum;		/* site_stamp_sum() */
	size_t files;		/* without the list of them */
	size_t withheld;	/* records that the audience does not see */
	enum visibility audience;
};

/* The key of the commit that the command names, HEAD unless it names one:
 * the commit, the day, what was asked for and this very program. False when
 * the site has none. */
bool site_stamp_key(struct oid *key, struct repo *repo,
		    struct command *command, enum visibility audience,
		    struct view base);

/* The sum of an open folder, and how many files it has. 0, or -1 with err
 * set. */
int site_stamp_sum(struct site_stamp *stamp, int fd, struct arena *arena,
		   struct err *err);

/* Does the site in the folder `dir` stand as it was made from `key`? Then
 * *stamp is filled. */
bool site_stamp_holds(struct site_stamp *stamp, struct repo *repo,
		      const char *dir, const struct oid *key,
		      struct arena *arena);

/* Remember it; silently not, where that can't be written. */
void site_stamp_keep(const struct site_stamp *stamp, struct repo *repo,
		     const char *dir, struct arena *arena);

#endif
