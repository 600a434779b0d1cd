#include "muster/place.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "muster/config.h"
#include "muster/file.h"
#include "muster/oid.h"

#define POINTER_MAX (64u << 10)	/* a ".git" or "commondir" file, HEAD */

enum state {
	STATE_NONE,		/* no repository */
	STATE_GOOD,
	STATE_HEADLESS		/* a repository but for its HEAD */
};

/* The path without links, in the arena; NULL with errno. */
static const char *path_real(struct arena *arena, const char *path)
{
	char *real = realpath(path, NULL);
	const char *copy = real ? arena_copy(arena, real, strlen(real)) : NULL;

	free(real);
	return copy;
}

static const char *path_join(struct arena *arena, const char *folder,
			     const char *name)
{
	if (*name == '/')
		return name;
	return arena_printf(arena, "%s/%s", strcmp(folder, "/") ? folder : "",
			    name);
}

static const char *path_parent(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == path)
		return path[1] ? "/" : NULL;
	return arena_copy(arena, path, (size_t)(slash - path));
}

/* The first line of a small file, or the empty view. */
static struct view first_line(struct arena *arena, const char *path)
{
	struct view bytes, line = { NULL, 0 };
	struct err ignored;

	if (file_read(path, POINTER_MAX, arena, &bytes, &ignored) == FILE_OK)
		view_line(&bytes, &line);
	return view_copy(arena, view_trim(line));
}

static bool head_is_good(struct arena *arena, const char *git_dir)
{
	const char *path = path_join(arena, git_dir, "HEAD");
	struct view line;
	struct stat st;
	struct oid oid;
	char link[16];

	if (lstat(path, &st) == 0 && S_ISLNK(st.st_mode))
		return readlink(path, link, sizeof(link)) > 5 &&
		       !strncmp(link, "refs/", 5);
	line = first_line(arena, path);
	if (!view_starts(line, "ref:"))
		return oid_parse(line, &oid);
	return view_starts(view_trim(view_slice(line, 4, line.len)), "refs/");
}

/* Where the repository at `git_dir` keeps what its work trees share. */
static const char *find_common(struct arena *arena, const char *git_dir)
{
	struct view line = first_line(arena, path_join(arena, git_dir,
						       "commondir"));

	if (!line.len)
		return git_dir;
	return path_real(arena, path_join(arena, git_dir, line.ptr));
}

static enum state git_dir_state(struct arena *arena, const char *git_dir)
{
	const char *common = find_common(arena, git_dir);
	const char *objects = getenv("GIT_OBJECT_DIRECTORY");

	if (!common)
		return STATE_NONE;
	if (!objects)
		objects = path_join(arena, common, "objects");
	if (access(objects, X_OK) ||
	    access(path_join(arena, common, "refs"), X_OK))
		return STATE_NONE;
	return head_is_good(arena, git_dir) ? STATE_GOOD : STATE_HEADLESS;
}

static int take(struct place *place, struct arena *arena, const char *git_dir,
		struct err *err)
{
	enum state state = git_dir_state(arena, git_dir);

	if (state == STATE_HEADLESS)
		return err_set(err, "HEAD of the repository '%s' is damaged: "
			       "name the branch again, with `git symbolic-ref "
			       "HEAD refs/heads/main`", git_dir);
	place->git_dir = path_real(arena, git_dir);
	place->common_dir = place->git_dir ?
		find_common(arena, place->git_dir) : NULL;
	if (state == STATE_NONE || !place->common_dir)
		return err_set(err, "'%s' is not a git repository", git_dir);
	return 1;
}

/* Follow a ".git" file: submodules and linked work trees have one. */
static int take_file(struct place *place, struct arena *arena,
		     const char *file, struct err *err)
{
	const char *folder = path_parent(arena, file), *target;
	struct view line = first_line(arena, file);

	if (!view_starts(line, "gitdir:"))
		return err_set(err, "'%s' is damaged: it should read `gitdir: "
			       "PATH`", file);
	line = view_trim(view_slice(line, strlen("gitdir:"), line.len));
	target = path_join(arena, folder,
			   arena_copy(arena, line.ptr, line.len));
	place->git_file = file;
	if (git_dir_state(arena, target) == STATE_NONE)
		return err_set(err, "'%s' points to '%s', which is not a git "
			       "repository: run `git worktree repair` in the "
			       "main work tree, or `git submodule update "
			       "--init` above", file, target);
	return take(place, arena, target, err);
}

/* Is there a ".git" in this folder? 1, 0, or -1 with err set. */
static int look_in(struct place *place, struct arena *arena,
		   const char *folder, struct err *err)
{
	const char *path = path_join(arena, folder, ".git");
	struct stat st;
	int rc = 0;

	if (stat(path, &st) < 0)
		return 0;
	if (S_ISREG(st.st_mode))
		rc = take_file(place, arena, path, err);
	else if (S_ISDIR(st.st_mode) &&
		 git_dir_state(arena, path) != STATE_NONE)
		rc = take(place, arena, path, err);
	if (rc > 0)
		place->top = folder;
	return rc;
}

/* Length of the longest ceiling that is strictly above `start`; the search
 * does not look into it or higher. 0 when there is none. */
static size_t ceiling_length(struct arena *arena, const char *start)
{
	struct view rest = view_of(getenv("GIT_CEILING_DIRECTORIES"));
	size_t longest = 0;

	while (rest.len) {
		size_t end = view_find(rest, 0, ':');
		struct view item = view_copy(arena, view_slice(rest, 0, end));
		const char *real = item.len && item.ptr[0] == '/' ?
			path_real(arena, item.ptr) : NULL;
		const char *below;

		rest = view_slice(rest, end + 1, rest.len);
		if (real && place_below(start, real, &below) && *below &&
		    strlen(real) > longest)
			longest = strlen(real);
	}
	return longest;
}

static bool crosses(const char *folder, dev_t device)
{
	struct stat st;

	return stat(folder, &st) < 0 || st.st_dev != device;
}

static int search(struct place *place, struct arena *arena, struct err *err)
{
	size_t ceiling = ceiling_length(arena, place->start);
	const char *across = getenv("GIT_DISCOVERY_ACROSS_FILESYSTEM");
	const char *folder = place->start, *bare = NULL;
	struct stat st;

	if (stat(place->start, &st) < 0)
		return err_set(err, "cannot look at '%s': %s", place->start,
			       strerror(errno));
	while (folder && strlen(folder) > ceiling) {
		int rc = look_in(place, arena, folder, err);

		if (rc)
			return rc < 0 ? -1 : 0;
		if (!bare && git_dir_state(arena, folder) == STATE_GOOD)
			bare = folder;
		folder = path_parent(arena, folder);
		if (folder && !(across && config_is_true(across)) &&
		    crosses(folder, st.st_dev))
			break;
	}
	if (bare)
		return take(place, arena, bare, err) < 0 ? -1 : 0;
	return err_set(err, "not inside a git repository: there is none "
		       "around '%s'; go to your project's folder, or run "
		       "`git init` there", place->start);
}

static int take_named(struct place *place, struct arena *arena,
		      const char *named, struct err *err)
{
	const char *path = path_real(arena, named);
	struct stat st;
	int rc;

	place->named = true;
	if (!path)
		return err_set(err, "GIT_DIR names '%s', which is not there: "
			       "unset it, or name a repository", named);
	if (stat(path, &st) == 0 && S_ISREG(st.st_mode))
		rc = take_file(place, arena, path, err);
	else
		rc = take(place, arena, path, err);
	return rc < 0 ? err_prefix(err, "GIT_DIR") : 0;
}

bool place_below(const char *path, const char *folder, const char **rest)
{
	size_t len = strlen(folder);

	if (len == 1)
		len = 0;	/* the root: its slash is the path's */
	if (strncmp(path, folder, len) || (path[len] && path[len] != '/'))
		return false;
	if (rest)
		*rest = path[len] ? path + len + 1 : path + len;
	return true;
}

/* git takes objects from GIT_COMMON_DIR and refs from what the repository
 * says, so the two had better be the same. */
static int check_common(const struct place *place, struct arena *arena,
			struct err *err)
{
	const char *named = getenv("GIT_COMMON_DIR"), *real;

	if (!named)
		return 0;
	real = path_real(arena, named);
	if (real && !strcmp(real, place->common_dir))
		return 0;
	return err_set(err, "GIT_COMMON_DIR names '%s', but the "
		       "repository '%s' shares '%s': unset it", named,
		       place->git_dir, place->common_dir);
}

int place_find(struct place *place, const char *dir, struct arena *arena,
	       struct err *err)
{
	const char *named = getenv("GIT_DIR");
	int rc;

	memset(place, 0, sizeof(*place));
	place->start = path_real(arena, dir ? dir : ".");
	if (!place->start)
		return err_set(err, "cannot enter '%s': %s", dir ? dir : ".",
			       strerror(errno));
	rc = named ? take_named(place, arena, named, err)
		   : search(place, arena, err);
	return rc < 0 ? -1 : check_common(place, arena, err);
}
