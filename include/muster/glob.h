/*
 * Globs: which paths a pattern such as `docs/adr/[0-9]*.md` means.
 *
 * `*` stands for any characters of one folder's or file's name, `?` for one
 * byte, `[0-9a-f]` for one of these (`[!a]` for any other), and `**` alone
 * between slashes for any folders, none too. All else stands for itself;
 * there are no braces and no escapes.
 */
#ifndef MUSTER_GLOB_H
#define MUSTER_GLOB_H

#include <stdbool.h>

#include "muster/text.h"

#define GLOB_MAX 256	/* bytes */

/* Can the glob match files below the repository's root? On false, *why is
 * a clause such as "leads out of the repository". */
bool glob_is_good(struct view glob, const char **why);

bool glob_matches(struct view glob, struct view path);

/* Is `path` a folder above what the glob matches? Folders that `**` stands
 * for are not known to be. */
bool glob_leads(struct view glob, struct view path);

/* The folder, "" for the root, that all it matches lies below: its parts in
 * front of the first one that holds a wildcard. */
struct view glob_folder(struct view glob);

#endif
