#include "muster/repo.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "handle.h"
#include "muster/config.h"
#include "muster/owner.h"
#include "muster/refs.h"
#include "muster/watchdog.h"

#define LABEL_HEX 7

static const char *real_path(struct repo *repo, const char *path)
{
	char *real = realpath(path, NULL);
	const char *copy = real ?
		arena_copy(&repo->arena, real, strlen(real)) : NULL;

	free(real);
	return copy;
}

static bool is_false(const char *value)
{
	return value && !config_is_true(value);
}

/* git's order: the environment, the configuration, then the folder that
 * holds ".git", or the current one where GIT_DIR says which repository. */
static int find_work_dir(struct repo *repo, struct err *err)
{
	const char *named = getenv("GIT_WORK_TREE");
	const char *path = named && *named ? named : repo->format.work_dir;

	if (!path && repo->format.bare)
		return 0;
	if (!path && repo->place.named)
		path = is_false(getenv("GIT_IMPLICIT_WORK_TREE")) ? NULL : ".";
	else if (!path)
		path = repo->place.top;
	if (!path)
		return 0;
	repo->work_dir = real_path(repo, path);
	if (!repo->work_dir)
		return err_set(err, "cannot enter the work tree '%s': %s; see "
			       "GIT_WORK_TREE and `git config core.worktree`",
			       path, strerror(errno));
	return 0;
}

static void find_prefix(struct repo *repo)
{
	const char *below;

	repo->prefix = "";
	if (repo->work_dir &&
	    place_below(repo->place.start, repo->work_dir, &below))
		repo->prefix = below;
}

/* A relative path in one of git's variables: git has gone to the top of
 * the work tree by the time it reads them, if it stood inside. */
static const char *absolute(struct repo *repo, const char *path)
{
	const char *from = repo->place.start;

	if (*path == '/')
		return path;
	if (repo->work_dir &&
	    place_below(repo->place.start, repo->work_dir, NULL))
		from = repo->work_dir;
	return arena_printf(&repo->arena, "%s/%s", from, path);
}

static void find_files(struct repo *repo)
{
	const char *index = getenv("GIT_INDEX_FILE");
	const char *objects = getenv("GIT_OBJECT_DIRECTORY");

	repo->index_path = index && *index ? absolute(repo, index) :
		arena_printf(&repo->arena, "%s/index", repo->place.git_dir);
	repo->objects_dir = objects && *objects ? absolute(repo, objects) :
		arena_printf(&repo->arena, "%s/objects",
			     repo->place.common_dir);
}

/* One item of GIT_ALTERNATE_OBJECT_DIRECTORIES, cut from the front; git
 * puts it in double quotes where it holds a colon. */
static const char *next_alternate(struct repo *repo, struct view *rest)
{
	bool quoted = view_starts(*rest, "\"");
	struct str item = STR_INIT;
	const char *path;
	size_t i = quoted;

	for (; i < rest->len && rest->ptr[i] != (quoted ? '"' : ':'); i++) {
		if (quoted && rest->ptr[i] == '\\' && i + 1 < rest->len)
			i++;
		str_addc(&item, rest->ptr[i]);
	}
	i = view_find(*rest, i, ':');
	*rest = view_slice(*rest, i + 1, rest->len);
	str_addc(&item, '\0');
	path = arena_copy(&repo->arena, item.buf, item.len);
	str_release(&item);
	return path;
}

/* The object store that the environment names, which is how a push's new
 * objects are seen before they are let in. */
static void open_store(struct repo *repo)
{
	struct view rest = view_of(getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES"));

	repo->store = store_open(repo->objects_dir);
	while (rest.len) {
		const char *path = next_alternate(repo, &rest);

		if (!*path)
			continue;
		path = absolute(repo, path);
		store_add(repo->store, path);
		*VEC_PUSH(&repo->arena, &repo->alternates) = path;
	}
}

static int repo_start(struct repo *repo, const char *dir, struct err *err)
{
	if (place_find(&repo->place, dir, &repo->arena, err) < 0 ||
	    owner_check(&repo->place, &repo->arena, err) < 0 ||
	    format_read(&repo->place, &repo->arena, &repo->format, err) < 0 ||
	    find_work_dir(repo, err) < 0)
		return -1;
	find_prefix(repo);
	find_files(repo);
	open_store(repo);
	return 0;
}

int repo_open(struct repo **repo, const char *dir, struct err *err)
{
	struct repo *opened = calloc(1, sizeof(*opened));

	if (!opened)
		die("out of memory");
	*repo = NULL;
	if (repo_start(opened, dir, err) < 0) {
		repo_free(opened);
		return -1;
	}
	*repo = opened;
	return 0;
}

void repo_free(struct repo *repo)
{
	if (!repo)
		return;
	handle_close(repo);
	store_free(repo->store);
	watchdog_note(NULL);
	arena_release(&repo->arena);
	free(repo);
}

const char *repo_work_dir(const struct repo *repo)
{
	return repo->work_dir;
}

const char *repo_git_dir(const struct repo *repo)
{
	return repo->place.git_dir;
}

const char *repo_common_dir(const struct repo *repo)
{
	return repo->place.common_dir;
}

const char *repo_index_path(const struct repo *repo)
{
	return repo->index_path;
}

const char *repo_prefix(const struct repo *repo)
{
	return repo->prefix;
}

static bool has_file(const char *dir, const char *name)
{
	struct str path = STR_INIT;
	bool there;

	str_addf(&path, "%s/%s", dir, name);
	there = access(path.buf, F_OK) == 0;
	str_release(&path);
	return there;
}

bool repo_is_shallow(const struct repo *repo)
{
	return has_file(repo->place.common_dir, "shallow");
}

bool repo_is_merging(const struct repo *repo)
{
	return has_file(repo->place.git_dir, "MERGE_HEAD");
}

int repo_head(struct repo *repo, struct oid *commit, struct err *err)
{
	struct arena arena = ARENA_INIT;
	struct refs_head head;
	int rc = refs_head(repo->place.git_dir, repo->place.common_dir, &arena,
			   &head, err);

	*commit = head.commit;
	arena_release(&arena);
	return rc;
}

const char *repo_head_label(struct repo *repo, struct arena *arena)
{
	static const char branches[] = "refs/heads/";
	struct refs_head head;
	struct err ignored;
	char hex[OID_HEX + 1];
	size_t cut;

	if (refs_head(repo->place.git_dir, repo->place.common_dir, arena,
		      &head, &ignored) < 0)
		return "HEAD";
	if (!head.branch.len)
		return arena_printf(arena, "%.*s", LABEL_HEX,
				    oid_hex(&head.commit, hex));
	cut = view_starts(head.branch, branches) ? strlen(branches) : 0;
	return arena_copy(arena, head.branch.ptr + cut, head.branch.len - cut);
}
