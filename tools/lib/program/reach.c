#include "muster/reach.h"

#include <stdlib.h>

#include "muster/glob.h"

#define KINDS "kinds"

static bool is_below(struct view path, struct view folder)
{
	return !folder.len ||
	       (path.len > folder.len && path.ptr[folder.len] == '/' &&
		view_equal(view_slice(path, 0, folder.len), folder));
}

static bool is_covered(const struct reach *reach, struct view folder)
{
	for (size_t i = 0; i < reach->folders.list.len; i++)
		if (view_equal(reach->folders.list.items[i], folder) ||
		    is_below(folder, reach->folders.list.items[i]))
			return true;
	return false;
}

/* Look through this folder, too, and no longer apart through those below
 * it. */
static void add_folder(struct reach *reach, struct view folder,
		       struct arena *arena)
{
	struct views *folders = &reach->folders;
	size_t kept = 0;

	if (is_covered(reach, folder))
		return;
	for (size_t i = 0; i < folders->list.len; i++)
		if (!is_below(folders->list.items[i], folder))
			folders->list.items[kept++] = folders->list.items[i];
	folders->list.len = kept;
	*VEC_PUSH(arena, &folders->list) = folder;
}

static void add_glob(struct reach *reach, const struct value *value,
		     struct arena *arena)
{
	struct view glob = value_string(value);
	const char *why;

	if (!glob.len || !glob_is_good(glob, &why))
		return;
	*VEC_PUSH(arena, &reach->globs.list) = glob;
	add_folder(reach, glob_folder(glob), arena);
}

/* The same globs as kind_read() takes, which says what is wrong with the
 * others. */
static void add_globs(struct reach *reach, const struct document *kind,
		      struct arena *arena)
{
	const struct value *files = value_get(kind->front, VIEW("files"));

	if (!files || !view_is(document_text(kind, "kind"), "kind"))
		return;
	add_glob(reach, files, arena);
	for (size_t i = 0; files->type == VALUE_LIST && i < files->len &&
			   i < KIND_FILES_MAX; i++)
		add_glob(reach, files->entries[i].value, arena);
}

bool reach_defines(const struct reach *reach, struct view path)
{
	struct view local = view_slice(path, reach->dir.len + 1, path.len);

	return is_below(path, reach->dir) && view_starts(local, KINDS "/");
}

bool reach_globs(const struct reach *reach, struct view path)
{
	for (size_t i = 0; i < reach->globs.list.len; i++)
		if (glob_matches(reach->globs.list.items[i], path))
			return true;
	return false;
}

bool reach_holds(const struct reach *reach, struct view path)
{
	return is_below(path, reach->dir) || reach_globs(reach, path);
}

/* A link or a submodule in the place of a folder that a glob leads through:
 * what is behind it can't be seen. */
static bool blocks(const struct reach *reach, const struct snapshot_file *file)
{
	if (file->kind != SNAPSHOT_SYMLINK && file->kind != SNAPSHOT_GITLINK)
		return false;
	for (size_t i = 0; i < reach->globs.list.len; i++)
		if (glob_leads(reach->globs.list.items[i], file->path))
			return true;
	return false;
}

/* What a listed folder holds of the program. */
static void keep_files(const struct reach *reach,
		       const struct snapshot_files *listed,
		       struct snapshot_files *files, struct arena *arena)
{
	for (size_t i = 0; i < listed->files.len; i++) {
		const struct snapshot_file *file = &listed->files.items[i];

		if (reach_holds(reach, file->path) || blocks(reach, file))
			*VEC_PUSH(arena, &files->files) = *file;
	}
}

static int compare_files(const void *a, const void *b)
{
	const struct snapshot_file *left = a, *right = b;

	return view_compare(left->path, right->path);
}

int reach_list(const struct reach *reach, struct snapshot *snapshot,
	       struct snapshot_files *files, struct err *err)
{
	const struct views *folders = &reach->folders;

	*files = (struct snapshot_files){ 0 };
	for (size_t i = 0; i < folders->list.len; i++) {
		struct snapshot_files listed;

		if (snapshot_list(snapshot, folders->list.items[i], &listed,
				  err) < 0)
			return -1;
		keep_files(reach, &listed, files, snapshot->arena);
	}
	if (folders->list.len > 1 && files->files.len)
		qsort(files->files.items, files->files.len,
		      sizeof(*files->files.items), compare_files);
	return 0;
}

int reach_read(struct reach *reach, struct view dir,
	       struct snapshot *snapshot, struct documents *documents,
	       struct snapshot_files *files, struct err *err)
{
	*reach = (struct reach){ .dir = dir };
	add_folder(reach, dir, documents->arena);
	if (snapshot_list(snapshot, dir, files, err) < 0)
		return -1;
	for (size_t i = 0; i < files->files.len; i++) {
		struct snapshot_file *file = &files->files.items[i];
		const struct document *document;

		if (file->kind != SNAPSHOT_FILE ||
		    !reach_defines(reach, file->path))
			continue;
		document = documents_file(documents, snapshot, file, err);
		if (!document)
			return -1;
		add_globs(reach, document, documents->arena);
	}
	return reach->globs.list.len
		       ? reach_list(reach, snapshot, files, err) : 0;
}
