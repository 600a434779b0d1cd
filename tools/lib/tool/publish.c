#include "muster/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "muster/file.h"
#include "muster/filetree.h"

#define FOLDER_MODE 0777
#define FILE_MODE 0666

static int fail(struct err *err, const char *what, const char *dir,
		struct view path)
{
	return err_set(err, "cannot %s '%s%s" VIEW_FMT "': %s", what, dir,
		       path.len ? "/" : "", VIEW_ARG(path), strerror(errno));
}

/* "a/b/.c.muster-new" for "a/b/c". */
static const char *beside(struct arena *arena, const char *dir,
			  const char *suffix)
{
	const char *slash = strrchr(dir, '/');
	int head = slash ? (int)(slash + 1 - dir) : 0;

	return arena_printf(arena, "%.*s.%s.muster-%s", head, dir, dir + head,
			    suffix);
}

/* --- taking the folder */

/* Is the lock still the file of its name? Who held it has removed it. */
static bool is_named(int lock, const char *path)
{
	struct stat one, other;

	return !fstat(lock, &one) && !lstat(path, &other) &&
	       one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static int take_lock(struct publish *publish, struct err *err)
{
	const char *path = beside(publish->arena, publish->dir, "lock");

	for (;;) {
		int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC |
				O_NOFOLLOW, FILE_MODE);

		if (lock < 0)
			return fail(err, "write", path, VIEW(""));
		if (flock(lock, LOCK_EX | LOCK_NB) < 0) {
			close(lock);
			return err_set(err, "another process is publishing "
				       "to '%s': wait for it to end",
				       publish->dir);
		}
		if (is_named(lock, path)) {
			publish->lock = lock;
			return 0;
		}
		close(lock);
	}
}

/* Between two renames a process may have been killed: cf. exchange(). */
static void put_back(struct publish *publish)
{
	struct stat st;

	if (lstat(publish->dir, &st) < 0 && errno == ENOENT)
		rename(beside(publish->arena, publish->dir, "old"),
		       publish->dir);
}

static int read_mark(struct publish *publish, struct err *err)
{
	struct view bytes, line;
	const char *path = arena_printf(publish->arena, "%s/%s", publish->dir,
					PUBLISH_MARK);
	int rc = file_read(path, PUBLISH_MARK_MAX, publish->arena, &bytes,
			   err);

	if (rc < 0)
		return -1;
	if (rc)
		return rc == FILE_MISSING ? 0
			: err_set(err, "'%s' can't be a list of files that "
				  "muster wrote", path);
	while (view_line(&bytes, &line))
		map_put(publish->arena, &publish->before, line, publish);
	map_put(publish->arena, &publish->before, VIEW(PUBLISH_MARK),
		publish);
	return 0;
}

/* Is all that is there on the list? */
static int check_files(struct publish *publish, struct err *err)
{
	struct filetree tree = { 0 };

	if (filetree_list(&tree, publish->old, publish->dir, PUBLISH_FILES_MAX,
			  publish->arena, err) < 0)
		return -1;
	for (size_t i = 0; i < tree.paths.len; i++) {
		struct view path = tree.paths.items[i];

		if (map_get(&publish->before, path))
			continue;
		if (!publish->before.len)
			return err_set(err, "'%s' is not empty and was not "
				       "made by muster: give a folder of its "
				       "own", publish->dir);
		return err_set(err, "'%s/" VIEW_FMT "' was not made by "
			       "muster: move it out of the way",
			       publish->dir, VIEW_ARG(path));
	}
	return 0;
}

static int open_old(struct publish *publish, struct err *err)
{
	publish->old = open(publish->dir, O_RDONLY | O_DIRECTORY | O_NOFOLLOW
			    | O_CLOEXEC);
	if (publish->old < 0 && errno == ENOENT)
		return 0;
	if (publish->old < 0 && (errno == ENOTDIR || errno == ELOOP))
		return err_set(err, "'%s' is no folder", publish->dir);
	if (publish->old < 0)
		return fail(err, "open", publish->dir, VIEW(""));
	if (read_mark(publish, err) < 0)
		return -1;
	return check_files(publish, err);
}

static int open_new(struct publish *publish, struct err *err)
{
	if (filetree_remove(publish->stage, err) < 0)
		return -1;
	if (mkdir(publish->stage, FOLDER_MODE) < 0)
		return fail(err, "make", publish->stage, VIEW(""));
	publish->new = open(publish->stage, O_RDONLY | O_DIRECTORY |
			    O_NOFOLLOW | O_CLOEXEC);
	if (publish->new < 0)
		return fail(err, "open", publish->stage, VIEW(""));
	return 0;
}

/* The folder's path without slashes at the end. */
static const char *trimmed(struct arena *arena, const char *dir)
{
	struct view view = view_of(dir);

	while (view.len > 1 && view.ptr[view.len - 1] == '/')
		view.len--;
	return view_copy(arena, view).ptr;
}

int publish_open(struct publish *publish, const char *dir,
		 struct arena *arena, struct err *err)
{
	const char *name;

	*publish = (struct publish){ .arena = arena, .lock = -1, .old = -1,
				     .new = -1 };
	pthread_mutex_init(&publish->mutex, NULL);
	publish->dir = trimmed(arena, dir);
	name = strrchr(publish->dir, '/');
	name = name ? name + 1 : publish->dir;
	if (!*name || !strcmp(name, ".") || !strcmp(name, ".."))
		return err_set(err, "'%s' can't be replaced as a whole: give "
			       "a folder by its name, such as site", dir);
	publish->stage = beside(arena, publish->dir, "new");
	if (name != publish->dir &&
	    file_folder(view_copy(arena, (struct view){ publish->dir,
				  (size_t)(name - publish->dir) }).ptr,
			err) < 0)
		return -1;
	if (take_lock(publish, err) < 0)
		return -1;
	put_back(publish);
	return open_old(publish, err) < 0 ? -1 : open_new(publish, err);
}

/* --- files */

/* Does the old folder have a file of that path with these bytes? */
static bool is_same(const struct publish *publish, const char *path,
		    struct view bytes)
{
	char part[1 << 14];
	struct stat st;
	bool same;
	int fd;

	if (publish->old < 0 || !map_get(&publish->before, view_of(path)))
		return false;
	fd = openat(publish->old, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK |
		    O_CLOEXEC);
	if (fd < 0)
		return false;
	same = !fstat(fd, &st) && S_ISREG(st.st_mode) &&
	       (uintmax_t)st.st_size == bytes.len;
	while (same && bytes.len) {
		ssize_t n = read(fd, part, sizeof(part));

		if (n < 0 && errno == EINTR)
			continue;
		same = n > 0 && (size_t)n <= bytes.len &&
		       !memcmp(part, bytes.ptr, (size_t)n);
		if (same)
			bytes = view_slice(bytes, (size_t)n, bytes.len);
	}
	close(fd);
	return same;
}

/* Make the folders on the way to a path. */
static int make_folders(struct publish *publish, struct view path,
			struct err *err)
{
	size_t slash = view_find(path, 0, '/');

	while (slash < path.len) {
		struct view folder = view_slice(path, 0, slash);

		if (!map_get(&publish->folders, folder)) {
			folder = view_copy(publish->arena, folder);
			if (mkdirat(publish->new, folder.ptr,
				    FOLDER_MODE) < 0)
				return fail(err, "make", publish->stage,
					    folder);
			map_put(publish->arena, &publish->folders, folder,
				publish);
		}
		slash = view_find(path, slash + 1, '/');
	}
	return 0;
}

/* Note the file, and make the folders that it needs. */
static int note(struct publish *publish, struct view path, bool kept,
		struct err *err)
{
	struct publish_file *file;

	if (publish->files.len >= PUBLISH_FILES_MAX)
		return err_set(err, "more than %d files", PUBLISH_FILES_MAX);
	if (!kept && make_folders(publish, path, err) < 0)
		return -1;
	file = VEC_PUSH(publish->arena, &publish->files);
	file->path = view_copy(publish->arena, path);
	file->kept = kept;
	return 0;
}

/* A new file, open; -1 with err set. */
static int create(const struct publish *publish, const char *path,
		  struct err *err)
{
	int fd = openat(publish->new, path, O_WRONLY | O_CREAT | O_EXCL |
			O_NOFOLLOW | O_CLOEXEC, FILE_MODE);

	if (fd < 0)
		fail(err, "make", publish->stage, view_of(path));
	return fd;
}

static int fill(const struct publish *publish, int fd, const char *path,
		struct view bytes, struct err *err)
{
	int rc = file_write(fd, bytes);

	if (close(fd) < 0 || rc < 0)
		return fail(err, "write", publish->stage, view_of(path));
	return 0;
}

static int write_new(struct publish *publish, const char *path,
		     struct view bytes, struct err *err)
{
	int fd;

	/* The kernel makes one file of a folder at a time: who waited there
	 * would spin, not sleep. */
	pthread_mutex_lock(&publish->mutex);
	fd = note(publish, view_of(path), false, err) < 0
		     ? -1 : create(publish, path, err);
	pthread_mutex_unlock(&publish->mutex);
	return fd < 0 ? -1 : fill(publish, fd, path, bytes, err);
}

static int keep_old(struct publish *publish, const char *path,
		    struct err *err)
{
	int rc;

	pthread_mutex_lock(&publish->mutex);
	rc = note(publish, view_of(path), true, err);
	pthread_mutex_unlock(&publish->mutex);
	return rc;
}

int publish_put(struct publish *publish, struct view path, struct view bytes,
		struct err *err)
{
	char name[PATH_MAX];

	if (path.len >= sizeof(name))
		return err_set(err, "a path of %zu bytes is too long",
			       path.len);
	memcpy(name, path.ptr, path.len);
	name[path.len] = '\0';
	return is_same(publish, name, bytes)
		       ? keep_old(publish, name, err)
		       : write_new(publish, name, bytes, err);
}

/* --- changing places */

static int link_kept(struct publish *publish, struct err *err)
{
	for (size_t i = 0; i < publish->files.len; i++) {
		const struct publish_file *file = &publish->files.items[i];

		if (!file->kept)
			continue;
		if (make_folders(publish, file->path, err) < 0)
			return -1;
		if (linkat(publish->old, file->path.ptr, publish->new,
			   file->path.ptr, 0) < 0)
			return fail(err, "link", publish->stage, file->path);
	}
	return 0;
}

static int compare_paths(const void *a, const void *b)
{
	const struct publish_file *one = a, *other = b;

	return view_compare(one->path, other->path);
}

/* Sort the files, so that the list is the same whoever came first. */
static struct view make_mark(struct publish *publish, struct str *list)
{
	if (publish->files.len)
		qsort(publish->files.items, publish->files.len,
		      sizeof(*publish->files.items), compare_paths);
	for (size_t i = 0; i < publish->files.len; i++) {
		str_addv(list, publish->files.items[i].path);
		str_addc(list, '\n');
	}
	return str_view(list);
}

static void count(struct publish *publish)
{
	size_t known = 0;

	publish->written = 0;
	for (size_t i = 0; i < publish->files.len; i++) {
		const struct publish_file *file = &publish->files.items[i];

		publish->written += !file->kept;
		known += map_get(&publish->before, file->path) != NULL;
	}
	publish->kept = publish->files.len - publish->written;
	publish->removed = publish->before.len
				   ? publish->before.len - 1 - known : 0;
}

/* Where the two can't change places in one step, in two: put_back(). */
static int exchange(struct publish *publish, struct err *err)
{
	const char *old = beside(publish->arena, publish->dir, "old");

	if (!renameat2(AT_FDCWD, publish->stage, AT_FDCWD, publish->dir,
		       RENAME_EXCHANGE))
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return fail(err, "replace", publish->dir, VIEW(""));
	if (filetree_remove(old, err) < 0)
		return -1;
	if (rename(publish->dir, old) < 0 ||
	    rename(publish->stage, publish->dir) < 0) {
		fail(err, "replace", publish->dir, VIEW(""));
		put_back(publish);
		return -1;
	}
	return rename(old, publish->stage) < 0
		       ? fail(err, "move", old, VIEW("")) : 0;
}

static int write_mark(const struct publish *publish, struct view mark,
		      struct err *err)
{
	int fd = create(publish, PUBLISH_MARK, err);

	return fd < 0 ? -1 : fill(publish, fd, PUBLISH_MARK, mark, err);
}

int publish_swap(struct publish *publish, struct err *err)
{
	struct str list = STR_INIT;
	struct view mark = make_mark(publish, &list);
	struct err ignored;
	int rc = 0;

	count(publish);
	if (!publish->written && !publish->removed &&
	    is_same(publish, PUBLISH_MARK, mark)) {
		publish->stands = publish->old;
		goto out;
	}
	rc = link_kept(publish, err);
	if (!rc)
		rc = write_mark(publish, mark, err);
	if (!rc && publish->old >= 0)
		rc = exchange(publish, err);
	else if (!rc && rename(publish->stage, publish->dir) < 0)
		rc = fail(err, "make", publish->dir, VIEW(""));
	publish->stands = publish->new;
	/* The files that were linked change once more with it. */
	if (!rc)
		filetree_remove(publish->stage, &ignored);
out:
	str_release(&list);
	return rc;
}

void publish_close(struct publish *publish)
{
	struct err ignored;

	if (publish->new >= 0) {
		close(publish->new);
		filetree_remove(publish->stage, &ignored);
	}
	if (publish->old >= 0)
		close(publish->old);
	if (publish->lock >= 0) {
		unlink(beside(publish->arena, publish->dir, "lock"));
		close(publish->lock);
	}
	pthread_mutex_destroy(&publish->mutex);
}
