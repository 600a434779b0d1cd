#include "disk.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#ifdef SYS_openat2
#include <linux/openat2.h>
#endif

#define NAME_MAX_BYTES 255
#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
#define FILE_FLAGS (O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)

struct name {
	char text[NAME_MAX_BYTES + 1];
};

/* The next part of a path as a C string, cut from its front. */
static int next_name(struct view *rest, struct name *name)
{
	size_t end = view_find(*rest, 0, '/');

	if (!end || end > NAME_MAX_BYTES) {
		errno = end ? ENAMETOOLONG : ENOENT;
		return -1;
	}
	memcpy(name->text, rest->ptr, end);
	name->text[end] = '\0';
	*rest = view_slice(*rest, end + 1, rest->len);
	return 0;
}

static int step(int above, const struct name *name, int flags)
{
	int fd = openat(above, name->text, flags);
	int saved = errno;

	close(above);
	errno = saved;
	return fd;
}

/* The folder above the last part of `path`, which is left in `name`. */
static int open_above(const char *top, struct view path, struct name *name)
{
	int fd = open(top, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	while (fd >= 0) {
		if (next_name(&path, name) < 0) {
			int saved = errno;

			close(fd);
			errno = saved;
			return -1;
		}
		if (!path.len)
			return fd;
		fd = step(fd, name, FOLDER_FLAGS);
	}
	return -1;
}

/* In one step, where the system has a call that follows no links: -1 also
 * where it has none, or a sandbox does not know it. `top` has no links. */
static int open_quickly(const char *top, struct view path, int flags)
{
	int fd = -1;
#ifdef SYS_openat2
	struct open_how how = { .flags = (unsigned)flags,
				.resolve = RESOLVE_NO_SYMLINKS };
	char full[PATH_MAX];
	int len = snprintf(full, sizeof(full), "%s/" VIEW_FMT, top,
			   VIEW_ARG(path));

	if (len > 0 && (size_t)len < sizeof(full))
		fd = (int)syscall(SYS_openat2, AT_FDCWD, full, &how,
				  sizeof(how));
#else
	(void)top, (void)path, (void)flags;
#endif
	return fd;
}

static int open_at(const char *top, struct view path, int flags)
{
	struct name name;
	int fd = open_quickly(top, path, flags);

	if (fd >= 0)
		return fd;
	fd = open_above(top, path, &name);
	return fd < 0 ? -1 : step(fd, &name, flags);
}

int disk_open_folder(const char *top, struct view path)
{
	if (!path.len)
		return open(top, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return open_at(top, path, FOLDER_FLAGS);
}

int disk_open_file(const char *top, struct view path)
{
	return open_at(top, path, FILE_FLAGS);
}

int disk_stat(const char *top, struct view path, struct stat *st)
{
	struct name name;
	int fd = open_above(top, path, &name);
	int rc, saved;

	if (fd < 0)
		return -1;
	rc = fstatat(fd, name.text, st, AT_SYMLINK_NOFOLLOW);
	saved = errno;
	close(fd);
	errno = saved;
	return rc;
}

int disk_read(int fd, size_t cap, struct arena *arena, struct view *bytes)
{
	struct stat st;
	size_t len = 0;
	char *buf;

	if (fstat(fd, &st) < 0)
		return -1;
	if (!S_ISREG(st.st_mode)) {
		errno = EINVAL;
		return -1;
	}
	if ((uintmax_t)st.st_size > cap)
		return DISK_LARGE;
	buf = arena_alloc(arena, (size_t)st.st_size + 1);
	while (len < (size_t)st.st_size) {
		ssize_t n = read(fd, buf + len, (size_t)st.st_size - len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			break;
		len += (size_t)n;
	}
	*bytes = (struct view){ buf, len };
	return DISK_READ;
}
