#include "muster/filetree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What happens to each thing below a folder: called for a folder before
 * (enter) and after all that it holds. */
struct walk {
	DIR *dirs[FILETREE_DEPTH_MAX];
	size_t ends[FILETREE_DEPTH_MAX];	/* of the path, in bytes */
	size_t depth;
	struct str path;	/* below the folder where the walk began */
	const char *name;
	struct err *err;
};

static int fail(const struct walk *walk, const char *what)
{
	return err_set(walk->err, "cannot %s '%s%s%s': %s", what, walk->name,
		       walk->path.len ? "/" : "",
		       walk->path.len ? walk->path.buf : "", strerror(errno));
}

/* Go into an open folder, which is closed in any case. */
static int enter(struct walk *walk, int fd)
{
	DIR *dir = NULL;

	if (fd < 0)
		return fail(walk, "open");
	if (walk->depth < FILETREE_DEPTH_MAX)
		dir = fdopendir(fd);
	else
		errno = ENAMETOOLONG;
	if (!dir) {
		fail(walk, "read");
		close(fd);
		return -1;
	}
	walk->ends[walk->depth] = walk->path.len;
	walk->dirs[walk->depth++] = dir;
	return 0;
}

static void leave(struct walk *walk)
{
	closedir(walk->dirs[--walk->depth]);
}

static void cut_path(struct walk *walk, size_t len)
{
	if (walk->path.buf) {
		walk->path.len = len;
		walk->path.buf[len] = '\0';
	}
}

/* The next name in the innermost folder, put behind the path: 1; 0 at its
 * end; -1. */
static int next(struct walk *walk, const struct dirent **entry)
{
	size_t end = walk->ends[walk->depth - 1];

	do {
		errno = 0;
		*entry = readdir(walk->dirs[walk->depth - 1]);
		cut_path(walk, end);
		if (!*entry)
			return errno ? fail(walk, "read") : 0;
	} while (!strcmp((*entry)->d_name, ".") ||
		 !strcmp((*entry)->d_name, ".."));
	if (end)
		str_addc(&walk->path, '/');
	str_adds(&walk->path, (*entry)->d_name);
	return 1;
}

static int parent(const struct walk *walk)
{
	return dirfd(walk->dirs[walk->depth - 1]);
}

static int is_folder(const struct walk *walk, const struct dirent *entry)
{
	struct stat st;

	if (entry->d_type != DT_UNKNOWN)
		return entry->d_type == DT_DIR;
	if (fstatat(parent(walk), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return fail(walk, "look at");
	return S_ISDIR(st.st_mode);
}

static int open_folder(const struct walk *walk, const struct dirent *entry)
{
	return openat(parent(walk), entry->d_name, O_RDONLY | O_DIRECTORY |
		      O_NOFOLLOW | O_CLOEXEC);
}

static int end(struct walk *walk, int rc)
{
	while (walk->depth)
		leave(walk);
	str_release(&walk->path);
	return rc;
}

int filetree_list(struct filetree *tree, int fd, const char *name, size_t max,
		  struct arena *arena, struct err *err)
{
	struct walk walk = { .name = name, .err = err };
	const struct dirent *entry;
	int rc = enter(&walk, openat(fd, ".", O_RDONLY | O_DIRECTORY |
				     O_CLOEXEC));

	while (!rc && walk.depth) {
		int got = next(&walk, &entry);
		int folder = got > 0 ? is_folder(&walk, entry) : 0;

		if (got < 0 || folder < 0)
			rc = -1;
		else if (!got)
			leave(&walk);
		else if (folder)
			rc = enter(&walk, open_folder(&walk, entry));
		else if (tree->paths.len >= max)
			rc = err_set(err, "'%s' has more than %zu files",
				     name, max);
		else
			*VEC_PUSH(arena, &tree->paths) =
				view_copy(arena, str_view(&walk.path));
	}
	return end(&walk, rc);
}

/* The innermost folder is empty now. */
static int remove_left(struct walk *walk)
{
	const char *name;
	int rc = 0;

	leave(walk);
	if (!walk->depth)
		return 0;
	name = strrchr(walk->path.buf, '/');
	name = name ? name + 1 : walk->path.buf;
	if (unlinkat(parent(walk), name, AT_REMOVEDIR) < 0)
		rc = fail(walk, "remove");
	return rc;
}

static int remove_below(const char *path, int fd, struct err *err)
{
	struct walk walk = { .name = path, .err = err };
	const struct dirent *entry;
	int rc = enter(&walk, fd);

	while (!rc && walk.depth) {
		int got = next(&walk, &entry);
		int folder = got > 0 ? is_folder(&walk, entry) : 0;

		if (got < 0 || folder < 0)
			rc = -1;
		else if (!got)
			rc = remove_left(&walk);
		else if (folder)
			rc = enter(&walk, open_folder(&walk, entry));
		else if (unlinkat(parent(&walk), entry->d_name, 0) < 0)
			rc = fail(&walk, "remove");
	}
	return end(&walk, rc);
}

int filetree_remove(const char *path, struct err *err)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (fd < 0 && errno == ENOENT)
		return 0;
	if (fd < 0 && (errno == ENOTDIR || errno == ELOOP))
		return unlink(path) < 0
			? err_set(err, "cannot remove '%s': %s", path,
				  strerror(errno)) : 0;
	if (fd < 0)
		return err_set(err, "cannot open '%s': %s", path,
			       strerror(errno));
	if (remove_below(path, fd, err) < 0)
		return -1;
	return rmdir(path) < 0 ? err_set(err, "cannot remove '%s': %s", path,
					 strerror(errno)) : 0;
}
