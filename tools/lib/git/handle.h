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

#define HANDLE_NOTE (16 + OID_HEX)

struct repo {
	struct arena arena;		/* the paths */
	struct place place;
	struct format format;
	const char *work_dir;		/* NULL: bare */
	const char *index_path;
	const char *prefix;
	const char *objects_dir;
	struct store *store;
	struct git_repository *git;
	struct git_odb *odb;
	char note[HANDLE_NOTE];		/* for the watchdog: what is read */
};

#endif
