/*
 * Touches: was a file changed since a day?
 *
 * A file is touched when a commit whose committer date, as a UTC day, is
 * that day or later gave it other bytes, or when it is not in HEAD as it is
 * in the snapshot. What moves a file and leaves its bytes alone touches
 * nothing, nor do the commits that .git-blame-ignore-revs lists. What a
 * merge brings in counts where it was made; one that makes a file what it
 * is in none of its parents touches it. Where history is cut off (shallow)
 * before it is known, a file counts as touched.
 */
#ifndef MUSTER_TOUCH_H
#define MUSTER_TOUCH_H

#include <stdbool.h>

#include "muster/history.h"
#include "muster/map.h"
#include "muster/program.h"

struct touches {
	struct arena *arena;
	struct map files;	/* path to struct touch, in touch.c */
	size_t open;		/* files about which nothing is known yet */
	bool cut;		/* some count only since history is cut off */
};

void touches_init(struct touches *touches, struct arena *arena);

/* Ask for a plain file of the snapshot. */
void touches_seek(struct touches *touches, const struct snapshot_file *file,
		  int32_t since);

/* Find out, for all that were asked for: the walk ends with the last of
 * them, and there is none when nothing was asked. 0, or -1 with err set
 * (damaged or missing objects). */
int touches_read(struct touches *touches, const struct programs *programs,
		 struct snapshot *snapshot, struct err *err);

/* Was it touched? Also true of a file that nobody asked for. */
bool touches_have(const struct touches *touches, struct view path);

#endif
