/*
 * Progress: one line on a terminal while something takes more than a moment.
 * It is gone before anything else is written; what is no terminal never
 * sees it.
 */
#ifndef MUSTER_PROGRESS_H
#define MUSTER_PROGRESS_H

#include <stddef.h>
#include <stdint.h>

#define PROGRESS_WAIT 1000	/* milliseconds before the line comes */
#define PROGRESS_STEP 200	/* and from one number to the next */

struct progress {
	int fd;
	const char *what;	/* "commits read" */
	int64_t due;		/* when to write next, in milliseconds */
	size_t width;		/* of the line that stands there; 0: none */
};

/* Begin to wait. `what` is kept by pointer. */
void progress_start(struct progress *progress, int fd, const char *what);

/* So many are done; 0: it is over, and the line goes away. Takes a struct
 * progress, and has the form of what is called back on the way. */
void progress_tick(void *progress, size_t count);

#endif
