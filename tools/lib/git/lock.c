#include "muster/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "muster/owner.h"
#include "muster/place.h"

#define NAME "muster-ids"
#define MODE 0666
#define TRIES_PER_SECOND 100

/* Some file systems know no locks; there it has to do without. */
static int wait_for(int fd)
{
	const struct timespec pause = { 0, 1000000000 / TRIES_PER_SECOND };

	for (int i = 0; i < LOCK_SECONDS * TRIES_PER_SECOND; i++) {
		if (flock(fd, LOCK_EX | LOCK_NB) == 0 ||
		    (errno != EWOULDBLOCK && errno != EINTR))
			return 0;
		nanosleep(&pause, NULL);
	}
	return -1;
}

/* Read-only, or no room: whoever can't write here takes no id that could be
 * committed. */
static int unlocked(struct err *err)
{
	int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);

	return fd < 0 ? err_set(err, "cannot open /dev/null: %s",
				strerror(errno)) : fd;
}

int lock_take(struct arena *arena, struct err *err)
{
	struct place place;
	const char *path;
	int fd;

	if (place_find(&place, NULL, arena, err) < 0 ||
	    owner_check(&place, arena, err) < 0)
		return -1;
	path = arena_printf(arena, "%s/" NAME, place.common_dir);
	fd = open(path, O_RDONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK |
			O_CLOEXEC, MODE);
	if (fd < 0)
		return unlocked(err);
	if (wait_for(fd) == 0)
		return fd;
	close(fd);
	return err_set(err, "another muster is taking an id in this "
		       "repository and does not end: see `fuser %s`", path);
}

void lock_drop(int lock)
{
	close(lock);
}
