/*
 * Hook settings: what git's configuration says about hooks.
 *
 * core.hooksPath names the folder that git takes them from. From 2.54 on
 * git also runs commands of the configuration itself, before that folder's:
 * hook.NAME.command at each hook.NAME.event, unless hook.NAME.enabled or
 * hook.EVENT.enabled (2.55) is false. Ours have the names "muster", for
 * commits and merges, and "muster-EVENT".
 */
#ifndef MUSTER_HOOK_SETTINGS_H
#define MUSTER_HOOK_SETTINGS_H

#include <stdbool.h>

#include "muster/err.h"
#include "muster/hook_file.h"
#include "muster/place.h"

#define HOOK_COMMAND "muster hook run pre-commit"

struct hook_settings {
	const char *own;	/* the repository's own hooks folder */
	bool shared;		/* which is a link to one elsewhere */
	const char *folder;	/* where git looks for hooks: that or another */
	const char *path;	/* core.hooksPath as it is set, where it leads
				 * elsewhere; else NULL */
	bool global;		/* it is set for more than this repository */
	bool outside;		/* it is global, or `folder` is not below the
				 * work tree or the repository: it may be that
				 * of others, too */
	bool configurable;	/* this git runs what hook.* names */
	bool events[HOOK_COUNT];	/* and muster for that hook */
	bool barred[HOOK_COUNT];	/* hook.EVENT.enabled is false */
	bool ours;		/* the repository's own has any of ours */
	bool ours_names[HOOK_COUNT];	/* and that hook's name */
	bool ours_events[HOOK_COUNT];	/* and runs muster for it by that */
};

/* Ask git. 0, or -1 with err set. */
int hook_settings_read(struct hook_settings *settings,
		       const struct place *place, struct arena *arena,
		       struct err *err);

/* Have git run muster for these events, by the repository's own
 * configuration, which says nothing of it so far. 0, or -1 with err set. */
int hook_settings_set(const struct place *place,
		      const bool events[HOOK_COUNT], struct arena *arena,
		      struct err *err);

/* Remove all of ours from it. 0, or -1 with err set. */
int hook_settings_unset(const struct hook_settings *settings,
			const struct place *place, struct arena *arena,
			struct err *err);

#endif
