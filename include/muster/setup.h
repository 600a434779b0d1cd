/*
 * Setup: the files that `muster init` gives a repository.
 *
 * templates/program, built in, becomes the program's folder: charter,
 * policy, a person's record for whoever calls, and a README in each folder.
 * What is there stays as it is, so that a second call changes nothing. In a
 * template @TITLE@, @OWNER@, @TODAY@, @ID@ and @EMAIL@ stand in double
 * quotes.
 */
#ifndef MUSTER_SETUP_H
#define MUSTER_SETUP_H

#include <stdbool.h>

#include "muster/err.h"
#include "muster/identity.h"
#include "muster/session.h"
#include "muster/vec.h"

struct setup_file {
	struct view path;	/* from the repository's root */
	bool kept;		/* it was there already */
};

struct setup {
	struct arena *arena;
	struct view dir;	/* the program's folder */
	struct view title;
	struct view person;	/* the id of who calls */
	bool known;		/* that person has a record already */
	struct identity identity;
	int32_t today;
	VEC(struct setup_file) files;
};

/* Can the text stand in a record on one line? On false, *why says what is
 * wrong with it. */
bool setup_accepts(struct view text, struct arena *arena, struct view *why);

/* Find out where the program is to be (the first one of the manifest that
 * has no charter yet), what it is called when no `title` is given (the
 * repository's folder) and who calls. The session reads the work tree. 0,
 * or -1 with err set. */
int setup_find(struct setup *setup, struct session *session,
	       const char *title, struct err *err);

/* Write the files, or with `dry` only look; what was done is in `files`.
 * 0, or -1 with err set. */
int setup_write(struct setup *setup, const struct repo *repo, bool dry,
		struct err *err);

#endif
