/*
 * Hook managers: programs that keep a repository's hooks to themselves, and
 * what has to be added to their configuration, word for word.
 *
 * One is told by the file that configures it, at the top of the work tree,
 * or by the script that it leaves in the hooks folder. A core.hooksPath of
 * the repository's own is treated like one: its folder is tracked as a rule,
 * and what is written there is everybody's.
 */
#ifndef MUSTER_HOOK_MANAGER_H
#define MUSTER_HOOK_MANAGER_H

#include <stdbool.h>

#include "muster/hook_file.h"
#include "muster/hook_settings.h"

#define HOOK_PARTS_MAX (HOOK_COUNT + 1)

/* Lines to add to a file. */
struct hook_part {
	const char *file;
	const char *lines;
	const char *place;	/* "at its end", or NULL */
};

struct hook_manager {
	const char *name;	/* "husky", "core.hooksPath (.githooks)" */
	bool serves[HOOK_COUNT];	/* it has that hook */
	bool calls[HOOK_COUNT];	/* and runs muster for it */
	bool active[HOOK_COUNT];	/* git runs the manager for it */
	bool fixed;		/* its scripts can't be put behind ours */
	struct hook_part parts[HOOK_PARTS_MAX];	/* what is missing */
	size_t part_count;
	const char *then;	/* the commands that take it into use */
};

/* Who manages the hooks that lie at `files`? False when nobody does. */
bool hook_manager_find(struct hook_manager *manager,
		       const struct hook_settings *settings, const char *top,
		       const struct hook_file files[HOOK_COUNT],
		       struct arena *arena);

#endif
