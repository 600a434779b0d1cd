/*
 * Mappings: a whole file as read-only bytes in memory.
 */
#ifndef MUSTER_MAPPING_H
#define MUSTER_MAPPING_H

#include <stddef.h>
#include <sys/stat.h>

#include "muster/text.h"

struct mapping {
	const unsigned char *bytes;	/* NULL: an empty file */
	size_t size;
	struct stat st;
};

/* Map the plain file at `path`. 0, or -1 with errno (EINVAL when it is no
 * plain file). */
int mapping_open(struct mapping *mapping, const char *path);

/* Whatever is still open of it; once more does no harm. */
void mapping_close(struct mapping *mapping);

/* A copy of the file in the arena; links are followed, as git does with its
 * own files (file_read() is for the user's). 1; 0 when there is none; -1
 * with errno (EFBIG: more than `cap` bytes). */
int mapping_copy(const char *path, size_t cap, struct arena *arena,
		 struct view *bytes);

#endif
