/*
 * Hook files: what lies in a hooks folder under a hook's name, and how ours
 * gets there beside somebody else's, and away again.
 *
 * A hook is ours when its second line begins with HOOK_MARK. The hook that
 * stood there before is kept as NAME.pre-muster, which ours runs first. At
 * each moment one of the two is in place, whole: a call that was cut short
 * is finished by the next.
 */
#ifndef MUSTER_HOOK_FILE_H
#define MUSTER_HOOK_FILE_H

#include <stdbool.h>

#include "muster/err.h"
#include "muster/text.h"

#define HOOK_MARK "# muster hook:"
#define HOOK_BEFORE ".pre-muster"	/* behind the name of what was there */
#define HOOK_EDITED ".muster-edited"	/* of ours, with changes, put aside */

/* The hooks, as hook_names has them. */
enum hook {
	HOOK_PRE_COMMIT,
	HOOK_PRE_MERGE,
	HOOK_PREPARE,		/* prepare-commit-msg */
	HOOK_MESSAGE,		/* commit-msg */
	HOOK_PUSH,		/* pre-push */
	HOOK_COUNT
};

enum hook_state {
	HOOK_ABSENT,		/* nothing is there */
	HOOK_CURRENT,		/* ours, as this version writes it */
	HOOK_OLD,		/* ours, of another version or not executable */
	HOOK_CHANGED,		/* ours, and the user has edited it */
	HOOK_FOREIGN		/* somebody else's */
};

enum hook_step {
	HOOK_KEEP,		/* nothing is to be done */
	HOOK_LEAVE,		/* it is for somebody else to do */
	HOOK_STOP,		/* it should be done and can't be */
	HOOK_CREATE,		/* write ours where nothing is */
	HOOK_UPDATE,		/* write ours over ours */
	HOOK_WRAP,		/* keep what is there, put ours before it */
	HOOK_REMOVE,		/* take ours away */
	HOOK_RESTORE,		/* put back what was there */
	HOOK_PUT_ASIDE		/* the same, but keep the edited one */
};

struct hook_file {
	const char *name;	/* "pre-commit" */
	const char *path;
	struct view script;	/* what we write */
	enum hook_state state;
	struct view text;	/* what is there, links followed; capped */
	bool runs;		/* git would run it */
	bool calls;		/* it holds a call of muster */
	bool odd;		/* a folder or a device */
	const char *before;	/* the hook that is kept for ours, or NULL */
	bool interrupted;	/* `before` is the hook at `path`, too */
	const char *aside;	/* where another program has put ours, which
				 * nobody has edited; or NULL */
};

/* "pre-commit" and the others, up to NULL. */
extern const char *const hook_names[HOOK_COUNT + 1];

/* Look at the hook of that name in a folder. 0, or -1 with err set. */
int hook_file_look(struct hook_file *file, const char *folder,
		   const char *name, struct arena *arena, struct err *err);

/* What it takes to have ours there. */
enum hook_step hook_file_install(const struct hook_file *file);

/* Why that is HOOK_STOP: "it is a folder"; NULL when it isn't. */
const char *hook_file_obstacle(const struct hook_file *file);

/* What it takes to have all as it was. */
enum hook_step hook_file_uninstall(const struct hook_file *file);

/* Do it. 0, or -1 with err set; then what was there still is, under its own
 * name or with HOOK_BEFORE. */
int hook_file_do(const struct hook_file *file, enum hook_step step,
		 struct arena *arena, struct err *err);

#endif
