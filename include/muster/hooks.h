/*
 * Hooks: muster's own scripts in the repository's hooks folder.
 *
 * A hook is ours when its second line begins with HOOKS_MARK; only those are
 * ever replaced or removed. Where another program manages the hooks, and
 * where core.hooksPath leads git elsewhere, nothing is written: the user is
 * told what to add there.
 *
 * No libgit2 here, since the tool that git calls is the one that installs.
 */
#ifndef MUSTER_HOOKS_H
#define MUSTER_HOOKS_H

#include <stdbool.h>

#include "muster/err.h"
#include "muster/text.h"
#include "muster/value.h"

#define HOOKS_MARK "# muster hook:"
#define HOOKS_COUNT 2

enum hooks_state {
	HOOKS_ABSENT,		/* nothing is there */
	HOOKS_CURRENT,		/* ours, as this version writes it */
	HOOKS_OLD,		/* ours, of another version or edited */
	HOOKS_FOREIGN		/* somebody else's; never touched */
};

struct hooks_file {
	const char *name;	/* "pre-commit" */
	const char *path;
	struct view script;	/* what we write */
	enum hooks_state state;	/* before anything was done */
};

struct hooks {
	const char *folder;	/* of the hooks; absolute */
	const char *manager;	/* who manages them instead, or NULL */
	const char *snippet;	/* what to add there: lines */
	struct hooks_file files[HOOKS_COUNT];
};

/* Look where the current folder's repository keeps its hooks, and what is
 * there. 0, or -1 with err set. */
int hooks_find(struct hooks *hooks, struct arena *arena, struct err *err);

/* Write the hooks that are absent or old, unless somebody manages them.
 * 0, or -1 with err set. */
int hooks_install(const struct hooks *hooks, struct err *err);

/* Remove those that are ours. 0, or -1 with err set. */
int hooks_uninstall(const struct hooks *hooks, struct err *err);

/* Is there a hook that could not be installed beside? */
bool hooks_blocked(const struct hooks *hooks);

/* What hooks_install() or hooks_uninstall() did, or with `dry` would do:
 * "created" and the like for one hook. */
const char *hooks_installed(const struct hooks *hooks,
			    const struct hooks_file *file, bool dry);
const char *hooks_uninstalled(const struct hooks_file *file, bool dry);

/* Append what the user has to add by hand, or nothing. */
void hooks_advise(struct str *out, const struct hooks *hooks);

/* "pre-commit" and the others, up to NULL. */
extern const char *const hooks_names[HOOKS_COUNT + 1];

#endif
