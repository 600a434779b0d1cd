/*
 * The file that keeps annals from one run to the next.
 */
#ifndef ANNALS_FILE_H
#define ANNALS_FILE_H

#include "muster/ancestry.h"
#include "muster/annals.h"
#include "muster/mapping.h"

/* One commit of those that were walked. */
struct annals_mark {
	struct oid id;
	uint32_t position;	/* of its landing on the mainline */
	uint8_t traits;		/* enum ancestry_trait */
};

struct annals_marks {
	VEC(struct annals_mark) list;
};

/* The marks that are kept, sorted by id. */
struct annals_known {
	struct mapping mapping;
	const unsigned char *marks;
	size_t len;
	uint32_t sum;
};

/* Read the file that fits the scope's folders and version. False when there
 * is none, whatever the reason; then there is nothing to release. */
bool annals_file_read(struct annals *annals, struct annals_known *known,
		      struct repo *repo, const struct annals_scope *scope,
		      struct arena *arena);
void annals_file_release(struct annals_known *known);

/* Are the marks whole? Only to be asked before they are used, since they are
 * many. */
bool annals_file_verify(const struct annals_known *known);

bool annals_file_find(const struct annals_known *known, const struct oid *id,
		      struct annals_mark *mark);
void annals_file_mark(const struct annals_known *known, size_t index,
		      struct annals_mark *mark);

/* Keep the annals and the marks of all commits behind their tip. Silently
 * skipped when that can't be. */
void annals_file_write(const struct annals *annals,
		       struct annals_marks *marks, struct repo *repo,
		       const struct annals_scope *scope,
		       struct arena *arena);

/* The tip that a ref had at the last look; false when nobody looked. */
bool annals_file_last(struct repo *repo, struct view ref, struct oid *tip,
		      struct arena *arena);

/* Remember it, silently or not at all. */
void annals_file_remember(struct repo *repo, struct view ref,
			  const struct oid *tip, struct arena *arena);

#endif
