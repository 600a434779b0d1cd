#include "muster/rewrite.h"

#include <string.h>
#include <unistd.h>

#include "muster/check.h"
#include "muster/child.h"
#include "muster/file.h"
#include "muster/here.h"

#define ARGS_FIXED 8	/* words of a git command besides the paths */

void rewrite_init(struct rewrite *rewrite, struct session *session,
		  struct command *command)
{
	*rewrite = (struct rewrite){ .command = command,
				     .session = session };
}

static struct rewrite_file *find(const struct rewrite *rewrite,
				 struct view path)
{
	for (size_t i = 0; i < rewrite->files.len; i++)
		if (view_equal(rewrite->files.items[i].path, path))
			return &rewrite->files.items[i];
	return NULL;
}

const struct rewrite_file *rewrite_find(const struct rewrite *rewrite,
					struct view path)
{
	return find(rewrite, path);
}

void rewrite_drop(struct rewrite *rewrite, struct view path)
{
	struct rewrite_file *file = find(rewrite, path);

	if (!file)
		return;
	memmove(file, file + 1, (size_t)(rewrite->files.items +
					 rewrite->files.len - file - 1) *
					sizeof(*file));
	rewrite->files.len--;
}

/* Look at the repository as it is now: once for many files. */
static int look(struct rewrite *rewrite)
{
	struct command *command = rewrite->command;
	struct repo *repo = rewrite->session->repo;

	if (snapshot_open(&rewrite->tree, repo, SNAPSHOT_WORKTREE, NULL,
			  &command->arena, &command->err) < 0 ||
	    snapshot_open(&rewrite->index, repo, SNAPSHOT_INDEX, NULL,
			  &command->arena, &command->err) < 0)
		return -1;
	rewrite->looked = true;
	return 0;
}

/* The blob that the work tree has at `path`: 1, 0 when nothing is there, or
 * -1. */
static int find_blob(struct rewrite *rewrite, struct view path,
		     struct oid *oid, struct view *bytes)
{
	struct command *command = rewrite->command;
	struct snapshot_file file;
	int rc;

	rc = snapshot_find(&rewrite->tree, path, &file, &command->err);
	if (rc <= 0)
		return rc;
	rc = snapshot_read(&rewrite->tree, &file, bytes, &command->err);
	if (rc == SNAPSHOT_LARGE)
		return err_set(&command->err, "'" VIEW_FMT "' is too large to "
			       "edit", VIEW_ARG(path));
	*oid = file.oid;
	return rc < 0 ? -1 : 1;
}

/* Has the index what the work tree has? */
static int find_clean(struct rewrite *rewrite, struct rewrite_file *file)
{
	struct view path = file->from.len ? file->from : file->path;
	struct snapshot_file entry;
	int rc = snapshot_find(&rewrite->index, path, &entry,
			       &rewrite->command->err);

	if (rc < 0)
		return -1;
	file->clean = !file->there ? !rc
				   : rc && entry.kind == SNAPSHOT_FILE &&
					     oid_equal(&entry.oid, &file->was);
	return 0;
}

static int add(struct rewrite *rewrite, struct view from, struct view to,
	       struct view bytes)
{
	struct rewrite_file file = { .path = to, .from = from };
	int rc;

	if (!rewrite->looked && look(rewrite) < 0)
		return -1;
	rc = find_blob(rewrite, from.len ? from : to, &file.was,
		       &file.before);
	if (rc < 0)
		return -1;
	file.there = rc;
	file.bytes = view_copy(&rewrite->command->arena, bytes);
	if (find_clean(rewrite, &file) < 0)
		return -1;
	*VEC_PUSH(&rewrite->command->arena, &rewrite->files) = file;
	return 0;
}

int rewrite_put(struct rewrite *rewrite, struct view path,
		struct view bytes)
{
	struct rewrite_file *file = find(rewrite, path);

	if (!file)
		return add(rewrite, VIEW(""), path, bytes);
	file->bytes = view_copy(&rewrite->command->arena, bytes);
	return 0;
}

int rewrite_move(struct rewrite *rewrite, struct view from, struct view to,
		 struct view bytes)
{
	if (here_has(rewrite->session->repo, to))
		return err_set(&rewrite->command->err, "'" VIEW_FMT "' is "
			       "there already: move it away first",
			       VIEW_ARG(to));
	rewrite_drop(rewrite, from);
	return add(rewrite, from, to, bytes);
}

/* The same thing wrong with the same record, wherever in the file it
 * stands and wherever the file is. */
static bool is_same(const struct rewrite *rewrite, const struct finding *was,
		    const struct finding *is)
{
	const struct rewrite_file *file = find(rewrite, is->path);
	struct view path = file && file->from.len ? file->from : is->path;

	return was->rule == is->rule && view_equal(was->path, path) &&
	       view_equal(was->message, is->message);
}

/* Add those of `now` that `before` has not, each as often. */
static void add_new(const struct rewrite *rewrite, struct findings *before,
		    const struct findings *now, struct findings *findings)
{
	for (size_t i = 0; i < now->list.len; i++) {
		size_t k = 0;

		while (k < before->list.len &&
		       !is_same(rewrite, &before->list.items[k],
				&now->list.items[i]))
			k++;
		if (k < before->list.len)
			before->list.items[k] =
				before->list.items[--before->list.len];
		else
			*VEC_PUSH(findings->arena, &findings->list) =
				now->list.items[i];
	}
}

int rewrite_check(struct rewrite *rewrite, struct findings *findings)
{
	struct command *command = rewrite->command;
	struct session *session = rewrite->session;
	struct snapshot then = session->snapshot;
	struct findings before = { .arena = &command->arena };
	struct findings now = { .arena = &command->arena };
	struct programs programs;

	for (size_t i = 0; i < rewrite->files.len; i++) {
		struct rewrite_file *file = &rewrite->files.items[i];

		if (file->from.len)
			snapshot_put(&then, file->from, NULL);
		snapshot_put(&then, file->path, &file->bytes);
	}
	if (programs_load(&programs, &then, &session->documents,
			  &command->err) < 0)
		return -1;
	check_programs(&session->programs, command->today, &before);
	check_programs(&programs, command->today, &now);
	add_new(rewrite, &before, &now, findings);
	return 0;
}

static const char *disk_path(const struct rewrite *rewrite, struct view path)
{
	return arena_printf(&rewrite->command->arena, "%s/" VIEW_FMT,
			    repo_work_dir(rewrite->session->repo),
			    VIEW_ARG(path));
}

/* Is every file still what it was when it was put? */
static int verify(struct rewrite *rewrite)
{
	if (look(rewrite) < 0)
		return -1;
	for (size_t i = 0; i < rewrite->files.len; i++) {
		struct rewrite_file *file = &rewrite->files.items[i];
		struct view path = file->from.len ? file->from : file->path;
		struct view bytes;
		struct oid now;
		int rc = find_blob(rewrite, path, &now, &bytes);

		if (rc < 0)
			return -1;
		if (rc != file->there ||
		    (rc && !oid_equal(&now, &file->was)))
			return err_set(&rewrite->command->err, "'" VIEW_FMT
				       "' has changed meanwhile, so nothing "
				       "was written: start again",
				       VIEW_ARG(path));
		if (find_clean(rewrite, file) < 0)
			return -1;
	}
	return 0;
}

/* What a file has on disk, to be put back if a later one fails. */
static int remember(struct rewrite *rewrite, const struct rewrite_file *file,
		    struct view *old)
{
	struct command *command = rewrite->command;
	struct view path = file->from.len ? file->from : file->path;

	if (!file->there)
		return 0;
	if (file_read(disk_path(rewrite, path), SNAPSHOT_BYTES_MAX,
		      &command->arena, old, &command->err) == FILE_OK)
		return 0;
	return err_set(&command->err, "'" VIEW_FMT "' can't be read: is it "
		       "still there?", VIEW_ARG(path));
}

/* With CR LF where there is LF alone. */
static struct view with_crlf(struct arena *arena, struct view bytes)
{
	struct str out = STR_INIT;
	struct view copy;

	for (size_t i = 0; i < bytes.len; i++) {
		if (bytes.ptr[i] == '\n' &&
		    (!i || bytes.ptr[i - 1] != '\r'))
			str_addc(&out, '\r');
		str_addc(&out, bytes.ptr[i]);
	}
	copy = view_copy(arena, str_view(&out));
	str_release(&out);
	return copy;
}

/* What the file is to hold on disk: where git writes CR LF into the work
 * tree (eol, core.autocrlf), so do we. Encodings and filters are git's own
 * business. */
static int find_form(struct rewrite *rewrite, const struct rewrite_file *file,
		     struct view old, struct view *form)
{
	struct arena *arena = &rewrite->command->arena;

	*form = file->bytes;
	if (!file->there || view_equal(old, file->before))
		return 0;
	*form = with_crlf(arena, file->bytes);
	if (view_equal(old, with_crlf(arena, file->before)))
		return 0;
	return err_set(&rewrite->command->err, "git converts '" VIEW_FMT
		       "' on its way to the work tree (.gitattributes), so "
		       "nothing was written: edit it by hand",
		       VIEW_ARG(file->path));
}

static int write_one(struct rewrite *rewrite, const struct rewrite_file *file,
		     struct view bytes)
{
	struct command *command = rewrite->command;
	struct repo *repo = rewrite->session->repo;
	int rc;

	if (file->there && !file->from.len)
		return file_replace(disk_path(rewrite, file->path), bytes,
				    &command->err);
	rc = here_create(repo, file->path, bytes, &command->err);
	if (rc == FILE_ODD)
		return err_set(&command->err, "'" VIEW_FMT "' is there "
			       "already", VIEW_ARG(file->path));
	if (!rc && file->from.len)
		unlink(disk_path(rewrite, file->from));
	return rc;
}

/* As well as it goes: the first failure is the one that is told. */
static void put_back(struct rewrite *rewrite, const struct rewrite_file *file,
		     struct view old)
{
	struct view path = file->from.len ? file->from : file->path;
	struct err ignored;

	if (file->there)
		file_replace(disk_path(rewrite, path), old, &ignored);
	if (!file->there || file->from.len)
		unlink(disk_path(rewrite, file->path));
}

int rewrite_write(struct rewrite *rewrite)
{
	size_t len = rewrite->files.len;
	struct arena *arena = &rewrite->command->arena;
	struct view *old = arena_array(arena, len + 1, sizeof(*old));
	struct view *new = arena_array(arena, len + 1, sizeof(*new));

	if (verify(rewrite) < 0)
		return -1;
	for (size_t i = 0; i < len; i++) {
		const struct rewrite_file *file = &rewrite->files.items[i];

		if (remember(rewrite, file, &old[i]) < 0 ||
		    find_form(rewrite, file, old[i], &new[i]) < 0)
			return -1;
	}
	for (size_t i = 0; i < len; i++) {
		if (write_one(rewrite, &rewrite->files.items[i], new[i]) == 0)
			continue;
		while (i--)
			put_back(rewrite, &rewrite->files.items[i], old[i]);
		return -1;
	}
	return 0;
}

static const char *path_argument(struct rewrite *rewrite, struct view path)
{
	return view_copy(&rewrite->command->arena, path).ptr;
}

/* `words` and the paths of the clean files; NULL when there are none. */
static const char **with_paths(struct rewrite *rewrite,
			       const char *const *words)
{
	const char **argv = arena_array(&rewrite->command->arena,
					ARGS_FIXED + 2 * rewrite->files.len,
					sizeof(*argv));
	size_t len = 0, fixed;

	for (; words[len]; len++)
		argv[len] = words[len];
	fixed = len;
	for (size_t i = 0; i < rewrite->files.len; i++) {
		const struct rewrite_file *file = &rewrite->files.items[i];

		if (!file->clean)
			continue;
		argv[len++] = path_argument(rewrite, file->path);
		if (file->from.len)
			argv[len++] = path_argument(rewrite, file->from);
	}
	return len > fixed ? argv : NULL;
}

int rewrite_stage(struct rewrite *rewrite)
{
	static const char *const words[] = { "--literal-pathspecs", "add",
					     "--all", "--", NULL };
	const char **argv = with_paths(rewrite, words);
	struct command *command = rewrite->command;
	struct repo *repo = rewrite->session->repo;
	struct child_result result;

	if (!argv)
		return 0;
	if (child_git(repo_git_dir(repo), repo_work_dir(repo), argv,
		      &command->arena, &result, &command->err) < 0)
		return -1;
	if (result.status)
		return err_set(&command->err, "the files are written but not "
			       "staged: git add says: " VIEW_FMT,
			       VIEW_ARG(view_trim(result.errors)));
	return 0;
}

static int commit(struct rewrite *rewrite, const char *const *words)
{
	const char **argv = with_paths(rewrite, words);
	struct command *command = rewrite->command;
	int status;

	if (!argv)
		return 0;
	if (child_terminal(repo_work_dir(rewrite->session->repo), argv,
			   &command->arena, &status, &command->err) < 0)
		return -1;
	return status ? err_set(&command->err, "the files are written and "
				"staged, but git commit did not succeed")
		      : 0;
}

int rewrite_commit(struct rewrite *rewrite, const char *message)
{
	const char *const words[] = { "git", "--literal-pathspecs", "commit",
				      "--quiet", "-m", message, "--", NULL };

	return commit(rewrite, words);
}

int rewrite_commit_draft(struct rewrite *rewrite, const char *path)
{
	const char *const words[] = { "git", "--literal-pathspecs", "commit",
				      "--edit", "-F", path, "--", NULL };

	return commit(rewrite, words);
}

const char *rewrite_fate(const struct rewrite_file *file, bool committed)
{
	return !file->clean ? "not staged, since the file has other changes: "
			      "git add it"
	       : committed ? "committed"
			   : "staged";
}
