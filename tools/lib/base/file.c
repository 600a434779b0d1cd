#include "muster/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define FOLDER_MODE 0777
#define FILE_MODE 0666

#define CACHE_STALE 60	/* seconds after which nobody writes it any more */

/* What has to last is flushed to the disk; a cache can be made again. */
enum purpose { CACHE, TO_LAST };

static int read_all(int fd, char *bytes, size_t size, size_t *got)
{
	*got = 0;
	while (*got < size) {
		ssize_t n = read(fd, bytes + *got, size - *got);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			break;
		*got += (size_t)n;
	}
	return 0;
}

static int read_open(int fd, const char *path, size_t cap,
		     struct arena *arena, struct view *bytes, struct err *err)
{
	struct stat st;
	char *buf;
	size_t got;

	if (fstat(fd, &st) < 0)
		return err_set(err, "cannot read '%s': %s", path,
			       strerror(errno));
	if (!S_ISREG(st.st_mode))
		return FILE_ODD;
	if ((uintmax_t)st.st_size > cap)
		return FILE_LARGE;
	buf = arena_alloc(arena, (size_t)st.st_size + 1);
	if (read_all(fd, buf, (size_t)st.st_size, &got) < 0)
		return err_set(err, "cannot read '%s': %s", path,
			       strerror(errno));
	*bytes = (struct view){ buf, got };
	return FILE_OK;
}

int file_read(const char *path, size_t cap, struct arena *arena,
	      struct view *bytes, struct err *err)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	int rc;

	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return FILE_MISSING;
	if (fd < 0 && (errno == ELOOP || errno == ENXIO))
		return FILE_ODD;
	if (fd < 0)
		return err_set(err, "cannot open '%s': %s", path,
			       strerror(errno));
	rc = read_open(fd, path, cap, arena, bytes, err);
	close(fd);
	return rc;
}

int file_write(int fd, struct view bytes)
{
	while (bytes.len) {
		ssize_t n = write(fd, bytes.ptr, bytes.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		bytes = view_slice(bytes, (size_t)n, bytes.len);
	}
	return 0;
}

int file_append(const char *path, struct view bytes, struct err *err)
{
	int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW |
		      O_NONBLOCK | O_CLOEXEC, FILE_MODE);
	struct stat st;
	int rc = fd < 0 ? -1 : fstat(fd, &st);

	if (!rc && !S_ISREG(st.st_mode)) {
		errno = EINVAL;
		rc = -1;
	}
	if (!rc)
		rc = file_write(fd, bytes);
	if (rc < 0)
		err_set(err, "cannot add to '%s': %s", path, strerror(errno));
	if (fd >= 0 && close(fd) < 0 && !rc)
		rc = err_set(err, "cannot add to '%s': %s", path,
			     strerror(errno));
	return rc;
}

int file_folder(const char *path, struct err *err)
{
	struct str part = STR_INIT;
	size_t len = strlen(path);
	int rc = 0;

	for (size_t i = 1; i <= len && !rc; i++) {
		struct stat st;

		if (path[i] != '/' && path[i] != '\0')
			continue;
		str_clear(&part);
		str_add(&part, path, i);
		if (mkdir(part.buf, FOLDER_MODE) < 0 &&
		    (errno != EEXIST || stat(part.buf, &st) < 0 ||
		     !S_ISDIR(st.st_mode)))
			rc = err_set(err, "cannot make the folder '%s': %s",
				     part.buf, strerror(errno));
	}
	str_release(&part);
	return rc;
}

static int folder_above(const char *path, struct err *err)
{
	const char *slash = strrchr(path, '/');
	struct str folder = STR_INIT;
	int rc;

	if (!slash || slash == path)
		return 0;
	str_add(&folder, path, (size_t)(slash - path));
	rc = file_folder(folder.buf, err);
	str_release(&folder);
	return rc;
}

static mode_t masked(mode_t mode)
{
	mode_t mask = umask(0);

	umask(mask);
	return mode & ~mask;
}

/* One name for all who write a cache, so that a process that was killed leaves
 * one file and not one each time. */
static int open_cache(const char *beside)
{
	struct stat st;

	if (lstat(beside, &st) == 0 && st.st_mtime + CACHE_STALE < time(NULL))
		unlink(beside);
	return open(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
		    O_CLOEXEC, FILE_MODE);
}

/* A file beside `path`, with these bytes: its name has not been there. */
static int write_beside(const char *path, struct view bytes, mode_t mode,
			enum purpose why, struct str *beside, struct err *err)
{
	int fd, rc = 0;

	if (folder_above(path, err) < 0)
		return -1;
	str_addf(beside, why == TO_LAST ? "%s.XXXXXX" : "%s.new", path);
	fd = why == TO_LAST ? mkstemp(beside->buf) : open_cache(beside->buf);
	if (fd < 0)
		return err_set(err, "cannot write beside '%s': %s", path,
			       strerror(errno));
	if (fchmod(fd, mode) < 0 || file_write(fd, bytes) < 0 ||
	    (why == TO_LAST && fsync(fd) < 0))
		rc = err_set(err, "cannot write '%s': %s", path,
			     strerror(errno));
	if (close(fd) < 0 && !rc)
		rc = err_set(err, "cannot write '%s': %s", path,
			     strerror(errno));
	if (rc)
		unlink(beside->buf);
	return rc;
}

/* Give the file its name, unless something has that name. link(2) never
 * puts one file in the place of another; where a file system knows no
 * links, the few steps between looking and renaming have to do. */
static int name_new(const char *beside, const char *path, struct err *err)
{
	struct stat st;

	if (link(beside, path) == 0) {
		unlink(beside);
		return FILE_OK;
	}
	if (errno == EEXIST || lstat(path, &st) == 0)
		return FILE_ODD;
	if (rename(beside, path) == 0)
		return FILE_OK;
	return err_set(err, "cannot make '%s': %s", path, strerror(errno));
}

int file_create(const char *path, struct view bytes, mode_t mode,
		struct err *err)
{
	struct str beside = STR_INIT;
	int rc = write_beside(path, bytes, masked(mode), TO_LAST, &beside, err);

	if (!rc) {
		rc = name_new(beside.buf, path, err);
		if (rc)
			unlink(beside.buf);
	}
	str_release(&beside);
	return rc;
}

static int replace(const char *path, struct view bytes, mode_t mode,
		   enum purpose why, struct err *err)
{
	struct str beside = STR_INIT;
	int rc = write_beside(path, bytes, mode, why, &beside, err);

	if (!rc && rename(beside.buf, path) < 0) {
		rc = err_set(err, "cannot replace '%s': %s", path,
			     strerror(errno));
		unlink(beside.buf);
	}
	str_release(&beside);
	return rc;
}

/* mkstemp's 0600 is for secrets; a record has the mode that it had, or
 * the one that the user's umask gives. */
int file_replace(const char *path, struct view bytes, struct err *err)
{
	struct stat st;

	if (lstat(path, &st) == 0 && S_ISREG(st.st_mode))
		return replace(path, bytes, st.st_mode & 07777, TO_LAST, err);
	return replace(path, bytes, masked(FILE_MODE), TO_LAST, err);
}

int file_put(const char *path, struct view bytes, mode_t mode,
	     struct err *err)
{
	return replace(path, bytes, masked(mode), TO_LAST, err);
}

int file_cache(const char *path, struct view bytes, struct err *err)
{
	return replace(path, bytes, masked(FILE_MODE), CACHE, err);
}
