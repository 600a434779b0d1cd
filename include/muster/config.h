/*
 * Configuration: git's format, entry by entry.
 *
 * For the few things that have to be known before libgit2 may be started;
 * [include] is an entry like any other. Source: git-config(1), "Syntax".
 */
#ifndef MUSTER_CONFIG_H
#define MUSTER_CONFIG_H

#include <stdbool.h>

#include "muster/text.h"

struct config {
	struct arena *arena;	/* for names and values */
	struct view rest;	/* what is not yet read */
	struct view section;	/* "core.", "remote.Origin."; see below */
};

struct config_entry {
	const char *name;	/* "core.bare": lower case, but for the part
				 * in quotes of a [remote "Origin"] */
	const char *value;	/* NULL: the name stands alone */
};

/* Begin with the bytes of a file. */
void config_open(struct config *config, struct view bytes,
		 struct arena *arena);

/* The next entry: 1; 0 at the end; -1 when the file is damaged here. */
int config_next(struct config *config, struct config_entry *entry);

/* Does the value mean true? Alone, "true", "yes", "on" and numbers do. */
bool config_is_true(const char *value);

#endif
