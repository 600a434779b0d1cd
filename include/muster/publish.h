/*
 * Publishing: a folder of files, replaced as a whole.
 *
 * The new folder is made beside the old one, and the two change places in
 * one step, so that whoever looks sees the old or the new, whole. A file
 * whose bytes are the same is the old file, linked; where all are, nothing
 * is touched. What was killed on the way is cleared by the next call.
 *
 * Beside DIR/site there are, while it goes on, DIR/.site.muster-new and
 * DIR/.site.muster-lock; the folder holds PUBLISH_MARK, the list of its
 * files. A folder without that list, unless it is empty, and one with files
 * that are not on it, is somebody else's and is refused.
 *
 * Files are not flushed to the disk one by one: after a power cut, publish
 * again.
 */
#ifndef MUSTER_PUBLISH_H
#define MUSTER_PUBLISH_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "muster/err.h"
#include "muster/map.h"
#include "muster/text.h"
#include "muster/vec.h"

#define PUBLISH_MARK ".muster-site"
#define PUBLISH_FILES_MAX 200000
#define PUBLISH_MARK_MAX (64u << 20)	/* bytes of the list */

struct publish_file {
	struct view path;	/* below the folder, no slash at the end */
	bool kept;		/* its bytes are the old one's */
};

struct publish {
	struct arena *arena;
	const char *dir;	/* what is published */
	const char *stage;	/* beside it */
	int lock;		/* descriptors, or -1 */
	int old, new;		/* folders; old: -1 when there is none */
	int stands;		/* after publish_swap(): what is published */
	struct map before;	/* paths that the old one lists */
	VEC(struct publish_file) files;
	struct map folders;	/* made in the new one */
	pthread_mutex_t mutex;
	size_t written, kept, removed;	/* after publish_swap(): `removed` are
					 * files of the old one that the new
					 * one has not */
};

/* Take the folder. The arena is nobody else's until it is closed: threads
 * that put files have others. 0, or -1 with err set: it is not ours, or
 * another process is publishing there. To be closed in any case. */
int publish_open(struct publish *publish, const char *dir,
		 struct arena *arena, struct err *err);

/* Put a file there; each path once. Several threads may do so at once, each
 * with an err of its own. 0, or -1 with err set. */
int publish_put(struct publish *publish, struct view path, struct view bytes,
		struct err *err);

/* Let the new folder take the old one's place, and clear that: nothing of
 * what stands is touched any more. 0, or -1 with err set; then the old one
 * stands. */
int publish_swap(struct publish *publish, struct err *err);

/* Clear what is left, and let go. */
void publish_close(struct publish *publish);

#endif
