/*
 * Bytes: what may stand in a record before anybody reads meaning into it.
 *
 * UTF-8, LF or CR LF, no control characters; no hidden line ends, and
 * nothing invisible or text-turning in front matter; no conflict markers.
 */
#ifndef MUSTER_BYTES_H
#define MUSTER_BYTES_H

#include <stdbool.h>

#include "muster/finding.h"

/* How many bytes a byte order mark takes at the begin of a file: 3 or 0. */
size_t bytes_mark_size(struct view bytes);

/* Look at a whole file, whose front matter ends before `front_end`. Each
 * kind of trouble is told once, where it first stands. False when the
 * front matter must not be read as YAML. */
bool bytes_check(struct view path, struct view bytes, size_t front_end,
		 struct findings *findings);

#endif
