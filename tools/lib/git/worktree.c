#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "muster/convert.h"
#include "muster/tree.h"
#include "disk.h"
#include "source.h"

#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

struct level {
	DIR *folder;
	struct view path;
	size_t listed;		/* how many files before this folder */
};

struct walk {
	struct listing *listing;
	const struct index *index;
	struct level levels[SNAPSHOT_DEPTH_MAX + 1];
	unsigned len;
	unsigned above;		/* folders above the first */
};

static int cannot_read(struct err *err, struct view path)
{
	return err_set(err, "cannot read '" VIEW_FMT "': %s", VIEW_ARG(path),
		       strerror(errno));
}

static enum snapshot_kind kind_on_disk(mode_t mode)
{
	if (S_ISREG(mode))
		return SNAPSHOT_FILE;
	if (S_ISLNK(mode))
		return SNAPSHOT_SYMLINK;
	return S_ISDIR(mode) ? SNAPSHOT_FOLDER : SNAPSHOT_ODD;
}

static const struct index_entry *entry_at(const struct index *index,
					  struct view path)
{
	size_t i = source_lower_bound(index, path);

	if (i == index->entries.len ||
	    !view_equal(index->entries.items[i].path, path))
		return NULL;
	return &index->entries.items[i];
}

static bool is_tracked_below(const struct index *index, struct view folder)
{
	size_t i = source_first_below(index, folder);

	return i < index->entries.len &&
	       source_is_below(index->entries.items[i].path, folder);
}

/* Written in the same moment as the index, or after it: the file may have
 * changed again without a trace in its times. */
static bool is_racy(const struct index *index, const struct index_stat *stat)
{
	if ((int64_t)stat->mtime_sec != index->mtime_sec)
		return (int64_t)stat->mtime_sec > index->mtime_sec;
	return !stat->mtime_nsec || stat->mtime_nsec >= index->mtime_nsec;
}

static bool same_time(uint32_t sec, uint32_t nsec, struct timespec time)
{
	return sec == (uint32_t)time.tv_sec &&
	       (!nsec || nsec == (uint32_t)time.tv_nsec);
}

/* git's own test of whether a file is as the index has it, a little
 * stricter: a file that fails it is hashed. */
static bool is_clean(const struct index *index,
		     const struct index_entry *entry, const struct stat *st)
{
	const struct index_stat *stat = &entry->stat;

	return !index->by_git && !entry->stage && !entry->intent_to_add &&
	       source_kind(entry->mode) == SNAPSHOT_FILE &&
	       stat->size == (uint32_t)st->st_size && st->st_size &&
	       stat->ino == (uint32_t)st->st_ino &&
	       same_time(stat->mtime_sec, stat->mtime_nsec, st->st_mtim) &&
	       same_time(stat->ctime_sec, stat->ctime_nsec, st->st_ctim) &&
	       !is_racy(index, stat);
}

/* Ignored files are not the program's, unless they are tracked. */
static int is_left_out(struct walk *walk, struct view path, bool folder)
{
	struct snapshot *snapshot = walk->listing->snapshot;

	if (folder ? is_tracked_below(walk->index, path)
		   : entry_at(walk->index, path) != NULL)
		return 0;
	if (folder)
		path = source_join(snapshot->arena, path, VIEW(""));
	return convert_is_ignored(snapshot->repo, path, walk->listing->err);
}

static int list_file(struct walk *walk, int fd, const char *name,
		     struct view path)
{
	const struct index_entry *entry = entry_at(walk->index, path);
	struct stat st;
	int rc;

	if (!entry) {
		rc = is_left_out(walk, path, false);
		if (rc)
			return rc < 0 ? -1 : 0;
	} else if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) < 0) {
		return cannot_read(walk->listing->err, path);
	}
	return source_add(walk->listing, path, SNAPSHOT_FILE,
			  entry && is_clean(walk->index, entry, &st) ?
			  &entry->oid : NULL);
}

static bool is_repository(int fd)
{
	struct stat st;

	return fstatat(fd, ".git", &st, AT_SYMLINK_NOFOLLOW) == 0;
}

/* A repository of its own in here: a submodule, or one that nobody has
 * told git about. Tracked files inside say that it is none. */
static bool is_nested(struct walk *walk, int fd, struct view path)
{
	return is_repository(fd) && !is_tracked_below(walk->index, path);
}

static int list_nested(struct walk *walk, struct view path)
{
	const struct index_entry *entry = entry_at(walk->index, path);

	if (!source_wants(source_name(path), SNAPSHOT_GITLINK))
		return 0;
	return source_add(walk->listing, path, SNAPSHOT_GITLINK,
			  entry ? &entry->oid : NULL);
}

static bool is_gitlink(struct walk *walk, struct view path)
{
	const struct index_entry *entry = entry_at(walk->index, path);

	return entry && source_kind(entry->mode) == SNAPSHOT_GITLINK;
}

/* Go into the folder that `fd` is open on, which is then the walk's. */
static int push(struct walk *walk, int fd, struct view path)
{
	struct level *level;

	if (source_descend(walk->listing, path, walk->above + walk->len) < 0) {
		close(fd);
		return -1;
	}
	level = &walk->levels[walk->len];
	level->folder = fdopendir(fd);
	if (!level->folder) {
		cannot_read(walk->listing->err, path);
		close(fd);
		return -1;
	}
	level->path = path;
	level->listed = walk->listing->files->files.len;
	walk->len++;
	return 0;
}

/* A folder called "x.md" is listed when there is something in it. */
static int pop(struct walk *walk)
{
	struct level *level = &walk->levels[--walk->len];
	bool filled = level->listed < walk->listing->files->files.len;

	closedir(level->folder);
	if (!walk->len || !tree_name_is_record(source_name(level->path)) ||
	    (!filled && !is_tracked_below(walk->index, level->path)))
		return 0;
	return source_add(walk->listing, level->path, SNAPSHOT_FOLDER, NULL);
}

static int enter(struct walk *walk, int above, const char *name,
		 struct view path)
{
	int fd, rc;

	if (is_gitlink(walk, path))
		return list_nested(walk, path);
	rc = is_left_out(walk, path, true);
	if (rc)
		return rc < 0 ? -1 : 0;
	fd = openat(above, name, FOLDER_FLAGS);
	if (fd < 0)
		return errno == ENOENT ? 0 : cannot_read(walk->listing->err,
							 path);
	if (!is_nested(walk, fd, path))
		return push(walk, fd, path);
	close(fd);
	return list_nested(walk, path);
}

static int list_other(struct walk *walk, struct view path,
		      enum snapshot_kind kind)
{
	const struct index_entry *entry = entry_at(walk->index, path);
	int rc = is_left_out(walk, path, false);

	if (rc)
		return rc < 0 ? -1 : 0;
	return source_add(walk->listing, path, kind,
			  entry && source_kind(entry->mode) == kind ?
			  &entry->oid : NULL);
}

/* The kind without asking the disk again, where the folder tells. */
static int kind_of(int fd, const struct dirent *item, enum snapshot_kind *kind)
{
	struct stat st;

	switch (item->d_type) {
	case DT_REG:
		*kind = SNAPSHOT_FILE;
		return 0;
	case DT_DIR:
		*kind = SNAPSHOT_FOLDER;
		return 0;
	case DT_LNK:
		*kind = SNAPSHOT_SYMLINK;
		return 0;
	case DT_UNKNOWN:
		if (fstatat(fd, item->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0)
			return -1;
		*kind = kind_on_disk(st.st_mode);
		return 0;
	default:
		*kind = SNAPSHOT_ODD;
		return 0;
	}
}

static int take(struct walk *walk, const struct dirent *item)
{
	const struct level *level = &walk->levels[walk->len - 1];
	struct view name = view_of(item->d_name), path;
	int fd = dirfd(level->folder);
	enum snapshot_kind kind;

	if (!strcmp(item->d_name, ".") || !strcmp(item->d_name, "..") ||
	    !strcasecmp(item->d_name, ".git"))
		return 0;
	if (source_visit(walk->listing) < 0)
		return -1;
	if (kind_of(fd, item, &kind) < 0)
		return errno == ENOENT ? 0 : cannot_read(walk->listing->err,
							 level->path);
	if (kind != SNAPSHOT_FOLDER && !source_wants(name, kind))
		return 0;
	path = source_join(walk->listing->snapshot->arena, level->path, name);
	if (kind == SNAPSHOT_FOLDER)
		return enter(walk, fd, item->d_name, path);
	if (kind == SNAPSHOT_FILE)
		return list_file(walk, fd, item->d_name, path);
	return list_other(walk, path, kind);
}

static int walk_down(struct walk *walk)
{
	while (walk->len) {
		struct level *level = &walk->levels[walk->len - 1];
		const struct dirent *item;
		int rc;

		errno = 0;
		item = readdir(level->folder);
		if (!item && errno)
			return cannot_read(walk->listing->err, level->path);
		rc = item ? take(walk, item) : pop(walk);
		if (rc < 0)
			return -1;
	}
	return 0;
}

/* Among the first `count` files, which are sorted? */
static bool holds(const struct snapshot_files *files, size_t count,
		  struct view path)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = view_compare(files->files.items[middle].path,
					 path);

		if (!order)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* What a sparse checkout has left out of the work tree. */
static int list_absent(struct walk *walk, struct view dir)
{
	struct snapshot_files *files = walk->listing->files;
	const struct index *index = walk->index;
	size_t on_disk;

	source_sort(files);
	on_disk = files->files.len;
	for (size_t i = source_first_below(index, dir);
	     i < index->entries.len; i++) {
		const struct index_entry *entry = &index->entries.items[i];
		enum snapshot_kind kind = source_kind(entry->mode);

		if (!source_is_below(entry->path, dir))
			break;
		if (!entry->skip_worktree ||
		    !source_wants(source_name(entry->path), kind) ||
		    holds(files, on_disk, entry->path))
			continue;
		if (source_add(walk->listing, entry->path, kind,
			       &entry->oid) < 0)
			return -1;
	}
	return 0;
}

/* Go to the folder `dir` step by step: 1 with *fd open on it. 0 when it is
 * not there; what stands in its place, or in that of one above it, is
 * listed if it is a link, a pipe or a repository of its own. */
static int find_folder(struct walk *walk, struct view dir, int *fd)
{
	struct listing *listing = walk->listing;
	const char *top = repo_work_dir(listing->snapshot->repo);
	size_t end = 0;

	*fd = disk_open_folder(top, view_slice(dir, 0, 0));
	while (*fd >= 0 && end < dir.len) {
		struct view part;
		struct stat st;

		close(*fd);
		end = view_find(dir, end + 1, '/');
		part = view_slice(dir, 0, end);
		if (disk_stat(top, part, &st) < 0)
			return errno == ENOENT ? 0 :
				cannot_read(listing->err, part);
		if (S_ISREG(st.st_mode))
			return 0;
		if (!S_ISDIR(st.st_mode))
			return source_add(listing, part,
					  kind_on_disk(st.st_mode), NULL);
		*fd = disk_open_folder(top, part);
		if (*fd >= 0 && is_nested(walk, *fd, part)) {
			close(*fd);
			return source_add(listing, part, SNAPSHOT_GITLINK,
					  NULL);
		}
	}
	return *fd < 0 ? cannot_read(listing->err, dir) : 1;
}

int worktree_list(struct listing *listing, struct view dir)
{
	struct walk walk = { .listing = listing, .above = dir.len ? 1 : 0 };
	int fd, rc;

	walk.index = source_index(listing->snapshot, dir, listing->err);
	if (!walk.index)
		return -1;
	for (size_t i = 0; i < dir.len; i++)
		walk.above += dir.ptr[i] == '/';
	rc = find_folder(&walk, dir, &fd);
	if (rc > 0)
		rc = push(&walk, fd, dir);
	if (!rc)
		rc = walk_down(&walk);
	while (walk.len)
		closedir(walk.levels[--walk.len].folder);
	return rc < 0 ? -1 : list_absent(&walk, dir);
}

int worktree_find(struct listing *listing, struct view path,
		  struct snapshot_file *file)
{
	const char *top = repo_work_dir(listing->snapshot->repo);
	struct walk walk = { .listing = listing };
	const struct index_entry *entry;
	struct stat st;
	int rc;

	walk.index = source_index(listing->snapshot, path, listing->err);
	if (!walk.index)
		return -1;
	entry = entry_at(walk.index, path);
	file->path = path;
	if (disk_stat(top, path, &st) < 0) {
		if (!entry || !entry->skip_worktree)
			return 0;
		file->kind = source_kind(entry->mode);
		file->has_oid = true;
		file->oid = entry->oid;
		return 1;
	}
	file->kind = kind_on_disk(st.st_mode);
	rc = is_left_out(&walk, path, S_ISDIR(st.st_mode));
	if (rc)
		return rc < 0 ? -1 : 0;
	file->has_oid = entry && file->kind == SNAPSHOT_FILE &&
			is_clean(walk.index, entry, &st);
	if (file->has_oid)
		file->oid = entry->oid;
	return 1;
}

/* A file that was listed and can't be opened: the index has it, when a
 * sparse checkout has left it out. */
static int read_absent(struct snapshot *snapshot, struct snapshot_file *file,
		       struct view *bytes, struct err *err)
{
	int reason = errno;
	const struct index *index = source_index(snapshot, file->path, err);
	const struct index_entry *entry;

	if (!index)
		return -1;
	entry = entry_at(index, file->path);
	if (entry && entry->skip_worktree &&
	    (reason == ENOENT || reason == ENOTDIR))
		return repo_read_blob(snapshot->repo, &entry->oid, file->path,
				      snapshot->arena, bytes, err);
	errno = reason;
	cannot_read(err, file->path);
	if (reason == EACCES || reason == EPERM)
		return -1;
	return err_prefix(err, "the work tree has changed, run it again");
}

int worktree_read(struct snapshot *snapshot, struct snapshot_file *file,
		  struct view *bytes, struct err *err)
{
	int fd = disk_open_file(repo_work_dir(snapshot->repo), file->path);
	int rc;

	if (fd < 0)
		return read_absent(snapshot, file, bytes, err);
	rc = disk_read(fd, SNAPSHOT_BYTES_MAX, snapshot->arena, bytes);
	close(fd);
	if (rc < 0)
		return cannot_read(err, file->path);
	if (rc == DISK_LARGE)
		return SNAPSHOT_LARGE;
	if (convert_may_differ(*bytes)) {
		if (file->has_oid)
			return repo_read_blob(snapshot->repo, &file->oid,
					      file->path, snapshot->arena,
					      bytes, err);
		if (convert_to_blob(snapshot->repo, file->path,
				    snapshot->arena, bytes, err) < 0)
			return -1;
	}
	if (!file->has_oid)
		repo_hash_blob(*bytes, &file->oid);
	file->has_oid = true;
	return SNAPSHOT_READ;
}
