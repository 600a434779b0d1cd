/*
 * Names: what is safe as an id and as a file name on every system.
 */
#ifndef MUSTER_NAME_H
#define MUSTER_NAME_H

#include <stdbool.h>

#include "muster/text.h"

/* Letters and digits, with single dashes, dots or underscores between
 * them; no capitals when `lower`. */
bool name_is_token(struct view token, bool lower);

/* con, NUL, aux, com1 ..., whatever follows a dot: Windows keeps them for
 * devices. */
bool name_is_device(struct view name);

/* Can every system check out a file of this path? */
bool name_is_portable(struct view path);

/* The last part of a path. */
struct view name_of(struct view path);

/* The id that a file's name begins with: R-012 of R-012-vendor.md; capital
 * letters, a dash and digits. Or the empty view. */
struct view name_id(struct view name);

/* The path that `to` means in the folder `from` ("" at the root), without
 * ".", ".." and double slashes; in the arena, empty for the root. */
struct view name_resolve(struct arena *arena, struct view from,
			 struct view to);

#endif
