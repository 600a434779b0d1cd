#include "muster/here.h"

#include <sys/stat.h>

#include "muster/file.h"
#include "muster/manifest.h"
#include "muster/place.h"
#include "muster/tree.h"

#define FILE_MODE 0666
#define SHOWN 80	/* bytes of an argument that a message repeats */

static int no_program(const struct programs *programs, const char *dir,
		      struct err *err)
{
	struct str list = STR_INIT;

	for (size_t i = 0; i < programs->list.len; i++)
		str_addf(&list, "%s" VIEW_FMT, i ? ", " : "",
			 VIEW_ARG(programs->list.items[i]->dir));
	if (!list.len)
		err_set(err, "there is no program in this repository: run "
			"`muster init`");
	else
		err_set(err, "there is no program in '%s': it is one of %s, as "
			MANIFEST_PATH " says", dir, list.buf);
	str_release(&list);
	return -1;
}

static bool is_below(struct view path, struct view folder)
{
	return path.len >= folder.len &&
	       view_equal(view_slice(path, 0, folder.len), folder) &&
	       (path.len == folder.len || path.ptr[folder.len] == '/');
}

/* How long is the longest folder of the program that the path lies in? The
 * root says nothing. */
static size_t nearness(const struct program *program, struct view path)
{
	const struct views *folders = &program->reach.folders;
	size_t longest = is_below(path, program->dir) ? program->dir.len : 0;

	for (size_t i = 0; i < folders->list.len; i++) {
		struct view folder = folders->list.items[i];

		if (folder.len > longest && is_below(path, folder))
			longest = folder.len;
	}
	return longest;
}

struct program *here_program(const struct programs *programs,
			     const struct repo *repo, const char *dir,
			     struct err *err)
{
	struct view prefix = view_of(dir ? dir : repo_prefix(repo));
	struct program *found = NULL;
	size_t nearest = 0;

	if (dir && view_ends(prefix, "/"))
		prefix.len--;
	for (size_t i = 0; i < programs->list.len; i++) {
		struct program *program = programs->list.items[i];

		size_t near = dir ? view_equal(prefix, program->dir)
				  : nearness(program, prefix);

		if (near <= nearest)
			continue;
		nearest = near;
		found = program;
	}
	if (!found && !dir && programs->list.len)
		found = programs->list.items[0];
	if (!found)
		no_program(programs, dir, err);
	return found;
}

struct kinds *here_kinds(struct session *session, struct command *command)
{
	struct kinds *kinds = arena_alloc(&command->arena, sizeof(*kinds));
	struct program *program;
	struct place place;
	struct err none;

	*session = (struct session){ 0 };
	kinds_init(kinds, &command->arena);
	if (place_find(&place, NULL, &command->arena, &none) < 0)
		return kinds;
	if (session_open(session, command) < 0)
		return NULL;
	program = here_program(&session->programs, session->repo, NULL,
			       &none);
	return program ? program->kinds : kinds;
}

const struct kind *here_kind(struct kinds *kinds, const char *name,
			     struct err *err)
{
	struct view word = view_of(name), near;
	const struct kind *kind = kinds_find(kinds, word);

	if (kind)
		return kind;
	near = kinds_nearest(kinds, word);
	word = view_slice(word, 0, SHOWN);
	if (near.len)
		err_set(err, "there is no kind '" VIEW_FMT "'; did you mean '"
			VIEW_FMT "'?", VIEW_ARG(word), VIEW_ARG(near));
	else
		err_set(err, "there is no kind '" VIEW_FMT "': see `muster "
			"kinds`", VIEW_ARG(word));
	return NULL;
}

struct view here_path(const struct repo *repo, struct view path,
		      struct arena *arena)
{
	struct view prefix = view_of(repo_prefix(repo)), copy;
	struct str out = STR_INIT;
	size_t end;

	while (prefix.len) {
		end = view_find(prefix, 0, '/');
		if (end >= path.len || path.ptr[end] != '/' ||
		    !view_equal(view_slice(prefix, 0, end),
				view_slice(path, 0, end)))
			break;
		prefix = view_slice(prefix, end + 1, prefix.len);
		path = view_slice(path, end + 1, path.len);
	}
	while (prefix.len) {
		end = view_find(prefix, 0, '/');
		str_adds(&out, "../");
		prefix = view_slice(prefix, end + 1, prefix.len);
	}
	str_addv(&out, path);
	copy = view_copy(arena, str_view(&out));
	str_release(&out);
	return copy;
}

bool here_has(const struct repo *repo, struct view path)
{
	struct str full = STR_INIT;
	struct stat st;
	bool there;

	str_addf(&full, "%s/" VIEW_FMT, repo_work_dir(repo), VIEW_ARG(path));
	there = lstat(full.buf, &st) == 0;
	str_release(&full);
	return there;
}

/* The folders above a path: names that a checkout can hold, and no links. */
static int check_folders(const char *work_dir, struct view path,
			 struct err *err)
{
	struct str folder = STR_INIT;
	size_t from = 0, to;
	struct stat st;
	int rc = 0;

	str_adds(&folder, work_dir);
	while (!rc && (to = view_find(path, from, '/')) < path.len) {
		struct view name = view_slice(path, from, to);

		str_addc(&folder, '/');
		str_addv(&folder, name);
		from = to + 1;
		if (tree_name_is_hostile(name))
			rc = err_set(err, "'" VIEW_FMT "' is not the path of a "
				     "record", VIEW_ARG(path));
		else if (lstat(folder.buf, &st) == 0 && !S_ISDIR(st.st_mode))
			rc = err_set(err, "'%s' is not a folder, so nothing is "
				     "written there: put a folder in its "
				     "place", folder.buf);
	}
	str_release(&folder);
	return rc;
}

int here_create(const struct repo *repo, struct view path, struct view bytes,
		struct err *err)
{
	const char *work_dir = repo_work_dir(repo);
	struct str full = STR_INIT;
	int rc;

	if (check_folders(work_dir, path, err) < 0)
		return -1;
	str_addf(&full, "%s/" VIEW_FMT, work_dir, VIEW_ARG(path));
	rc = file_create(full.buf, bytes, FILE_MODE, err);
	str_release(&full);
	return rc;
}

int here_replace(const struct repo *repo, struct view path,
		 struct view bytes, struct err *err)
{
	const char *work_dir = repo_work_dir(repo);
	struct str full = STR_INIT;
	int rc;

	if (check_folders(work_dir, path, err) < 0)
		return -1;
	str_addf(&full, "%s/" VIEW_FMT, work_dir, VIEW_ARG(path));
	rc = file_replace(full.buf, bytes, err);
	str_release(&full);
	return rc;
}
