/*
 * Hooks: does git ask muster before a commit, and who sees to that?
 *
 * There are four ways: our own script in the hooks folder, git's
 * configuration (from 2.54 on), a program that manages hooks, and a call in
 * a hook of the user's own. hooks_find() says for each hook which one it is.
 * hooks_plan_install() and hooks_plan_uninstall() say what is to be done
 * about it, and hooks_do() does that:
 *
 *	struct hooks hooks;
 *
 *	if (hooks_find(&hooks, arena, err) < 0)
 *		...
 *	hooks_plan_install(&hooks, false);
 *	if (hooks_do(&hooks, err) < 0)
 *		...
 *
 * Nothing of anybody else is ever lost: hook_file.h. A core.hooksPath that
 * holds for more than this repository is never followed.
 *
 * No libgit2 here, since the tool that git calls is the one that installs.
 */
#ifndef MUSTER_HOOKS_H
#define MUSTER_HOOKS_H

#include <stdbool.h>

#include "muster/err.h"
#include "muster/hook_file.h"
#include "muster/hook_manager.h"
#include "muster/hook_settings.h"
#include "muster/place.h"

/* How a commit gets to muster. */
enum hooks_way {
	HOOKS_NO_WAY,		/* it doesn't: nobody looks at it */
	HOOKS_SCRIPT,		/* by our own script */
	HOOKS_CONFIG,		/* by hook.NAME.* of git's configuration */
	HOOKS_MANAGER,		/* by a program that manages hooks */
	HOOKS_CALL,		/* by a call in somebody else's hook */
	HOOKS_ASIDE		/* by ours, which pre-commit runs as .legacy */
};

enum hooks_change {
	HOOKS_LEAVE_CONFIG,
	HOOKS_SET_CONFIG,	/* write hook.muster.* */
	HOOKS_UNSET_CONFIG	/* remove it */
};

struct hooks_one {
	struct hook_file file;	/* in the folder that git uses */
	struct hook_file own;	/* in the repository's own folder; the same
				 * unless core.hooksPath leads elsewhere */
	enum hooks_way way;	/* before anything was done */
	enum hook_step step;	/* what is to be done at `file` ... */
	enum hook_step own_step;	/* ... and at `own` */
};

struct hooks {
	struct arena *arena;
	struct place place;
	struct hook_settings settings;
	struct hook_manager manager;	/* name NULL: nobody */
	struct hooks_one each[HOOK_COUNT];
	enum hooks_change change;
	bool events[HOOK_COUNT];	/* what HOOKS_SET_CONFIG writes */
};

/* Look at the hooks of the current folder's repository. 0, or -1 with err
 * set. */
int hooks_find(struct hooks *hooks, struct arena *arena, struct err *err);

/* Is every commit checked, by whichever way? */
bool hooks_complete(const struct hooks *hooks);

/* Plan to have each hook run muster. Where somebody manages the hooks that
 * is for the user to do, unless `force`. */
void hooks_plan_install(struct hooks *hooks, bool force);

/* Plan to have all as it was before. */
void hooks_plan_uninstall(struct hooks *hooks);

/* Carry the plan out. 0, or -1 with err set; what was done then stays. */
int hooks_do(const struct hooks *hooks, struct err *err);

/* Does the plan leave out what it should do, since it can't? */
bool hooks_stopped(const struct hooks *hooks);

#endif
