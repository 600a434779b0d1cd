/*
 * CODEOWNERS: the file by which a forge asks for reviews.
 *
 *	# muster: begin
 *	# Written by `muster owners --write` ...
 *	/program/ @noor
 *	/program/risks/R-001-migration.md anna@example.com
 *	/program/decisions/ @dora
 *	# muster: end
 *
 * Only what is between the two lines is muster's. In a path a blank is
 * written `\ `. A path with characters that GitHub and GitLab read each in
 * its own way (wildcards, brackets, a backslash, #, control characters) has
 * no line, and a comment says so: the line of its folder holds.
 */
#ifndef MUSTER_CODEOWNERS_H
#define MUSTER_CODEOWNERS_H

#include "muster/owners.h"
#include "muster/snapshot.h"

#define CODEOWNERS_DEFAULT ".github/CODEOWNERS"
#define CODEOWNERS_MAX 3000000	/* bytes; a larger file is read by no forge */
#define CODEOWNERS_BEHIND_MAX 1000	/* lines behind muster's part that are
					 * looked at */

struct codeowners {
	struct view path;	/* the one that counts, or where it would be */
	bool present;
	struct view bytes;	/* of the file */
};

/* Read the file at `path`, or where that is NULL the one that the forge
 * would use: .github/CODEOWNERS, CODEOWNERS, docs/CODEOWNERS,
 * .gitlab/CODEOWNERS, the first of these. 0, or -1 with err set. */
int codeowners_read(struct codeowners *codeowners, struct snapshot *snapshot,
		    const char *path, struct err *err);

/* Append muster's part, with both of its lines. */
void codeowners_write(struct str *out, const struct owners *owners);

/* The file with its part in the place of the one that is there, or behind
 * all else; the rest stays byte for byte. 0, or -1 with err set: the two
 * lines don't go together, or it would be too large. */
int codeowners_renew(const struct codeowners *codeowners, struct view part,
		     struct arena *arena, struct view *bytes,
		     struct err *err);

/* Add what is wrong with the file (owners/file): it is not there, has not
 * this part, or takes a file of the programs away from it again below. */
void codeowners_check(const struct codeowners *codeowners,
		      const struct owners *owners, struct view part,
		      struct findings *findings);

#endif
