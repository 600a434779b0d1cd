/*
 * Files on disk, read with a cap and replaced whole.
 */
#ifndef MUSTER_FILE_H
#define MUSTER_FILE_H

#include <stdbool.h>
#include <sys/stat.h>

#include "muster/err.h"
#include "muster/text.h"

enum file_result {
	FILE_OK = 0,
	FILE_MISSING = 1,	/* no such file */
	FILE_LARGE = 2,		/* larger than the cap; nothing was read */
	FILE_ODD = 3		/* a link, pipe, device or folder */
};

/* Read the regular file at `path` (no link followed at its last step, no
 * waiting on a pipe) into the arena. Yields an enum file_result, or -1
 * with err set. */
int file_read(const char *path, size_t cap, struct arena *arena,
	      struct view *bytes, struct err *err);

/* Put `bytes` in place of the file at `path`, or make it, so that a reader
 * sees the old or the new whole and a failure leaves the old: written
 * beside, flushed, renamed; mode kept where the file exists. Folders on
 * the way are made. 0, or -1 with err set. */
int file_replace(const char *path, struct view bytes, struct err *err);

/* The same, but with the mode that the umask leaves of `mode`, whatever
 * was there before. */
int file_put(const char *path, struct view bytes, mode_t mode,
	     struct err *err);

/* The same for what can be made again and is told from damage when it is
 * read: not flushed, so that after a crash of the system anything may stand
 * there. Only one process writes it at a time, to PATH.new, and the others
 * get -1; what one that was killed has left there goes after a minute. */
int file_cache(const char *path, struct view bytes, struct err *err);

/* Add to the end of the regular file at `path`, or make it; no link is
 * followed. 0, or -1 with err set. */
int file_append(const char *path, struct view bytes, struct err *err);

/* Make the file at `path`, folders on the way included, with the mode that
 * the umask leaves of `mode`: nobody ever sees a part of it, since it is
 * written beside and then named. FILE_ODD when something of that name is
 * there already, which is left alone; -1 with err set, and no file then. */
int file_create(const char *path, struct view bytes, mode_t mode,
		struct err *err);

/* Make the folder and those above it. 0, or -1 with err set. */
int file_folder(const char *path, struct err *err);

/* Write to a descriptor, all of it. 0, or -1 with errno. */
int file_write(int fd, struct view bytes);

#endif
