/*
 * The open repository as the modules of this folder see it; everybody else
 * has repo.h.
 */
#ifndef MUSTER_HANDLE_H
#define MUSTER_HANDLE_H

#include "muster/format.h"
#include "muster/oid.h"
#include "muster/place.h"
#include "muster/repo.h"
#include "muster/store.h"
#include "muster/vec.h"

#define HANDLE_NOTE (16 + OID_HEX)

struct repo {
	struct arena arena;		/* the paths */
	struct place place;
	struct format format;
	const char *work_dir;		/* NULL: bare */
	const char *index_path;
	const char *prefix;
	const char *objects_dir;
	VEC(const char *) alternates;	/* of the environment */
	struct store *store;
	char note[HANDLE_NOTE];		/* for the watchdog: what is read */
	/* NULL until handle_open(): */
	struct git_repository *git;
	struct git_odb *odb;
};

/* Start libgit2 on this repository, once: it takes longer than most looks
 * do, and few need it. 0, or -1 with err set. */
int handle_open(struct repo *repo, struct err *err);

/* Stop it, if it was started. */
void handle_close(struct repo *repo);

#endif
