/*
 * Forges: the few lines by which GitHub or GitLab runs muster.
 *
 * templates/ci, built in, has them; they name where muster's own repository
 * lies, and which commit of it is meant, since a tag can be moved:
 *
 *	uses: acme/muster/.github/workflows/muster.yml@0123456789...
 *
 * A written file is the user's to change. Its first line tells the version
 * of the template that it was made from: "# muster 1: ...".
 */
#ifndef MUSTER_FORGE_H
#define MUSTER_FORGE_H

#include <stdbool.h>

#include "muster/err.h"
#include "muster/repo.h"
#include "muster/text.h"

#define FORGE_FILE_MAX (1u << 20)	/* bytes of a workflow */

enum forge { FORGE_NONE, FORGE_GITHUB, FORGE_GITLAB, FORGES };

/* "none", "github", "gitlab", NULL. */
extern const char *const forge_names[FORGES + 1];

/* Where muster lies at the forge. */
struct forge_source {
	struct view repository;	/* "acme/muster" */
	struct view commit;	/* 40 hex digits */
};

/* Read "acme/muster@0123456789...". False where it is not of that form. */
bool forge_source_parse(struct forge_source *source, struct view text);

/* The same from a file of ours, or from one like it: the first place in it.
 * False where there is none. */
bool forge_source_find(struct forge_source *source, struct view file);

/* The file, from the root of the repository, in which the forge looks. */
const char *forge_path(enum forge forge);

/* The file's text, for muster from there; in the arena. */
struct view forge_text(enum forge forge, const struct forge_source *source,
		       struct arena *arena);

/* The version in the first line, or -1. */
int64_t forge_version(struct view file);

/* Does the file run muster, in whichever way? One that others call does
 * not by itself. */
bool forge_runs(struct view file);

#endif
