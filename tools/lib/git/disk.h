/*
 * The disk below a work tree, in which no link is ever followed: each step
 * of a path is opened by itself.
 */
#ifndef MUSTER_DISK_H
#define MUSTER_DISK_H

#include <stddef.h>
#include <sys/stat.h>

#include "muster/err.h"
#include "muster/text.h"

/* Open the folder `path` below `top` ("" is `top` itself). A descriptor,
 * or -1 with errno: ENOENT, and ENOTDIR or ELOOP for a link on the way. */
int disk_open_folder(const char *top, struct view path);

/* Open the file at `path` for reading, without waiting on a pipe. The
 * same, and ENXIO. */
int disk_open_file(const char *top, struct view path);

/* What stands at `path`, itself not followed. 0, or -1 with errno. */
int disk_stat(const char *top, struct view path, struct stat *st);

enum disk_result { DISK_READ = 0, DISK_LARGE = 1 };

/* Read an open file of at most `cap` bytes into the arena. Yields an enum
 * disk_result, or -1 with errno (EINVAL when it is no plain file). */
int disk_read(int fd, size_t cap, struct arena *arena, struct view *bytes);

#endif
