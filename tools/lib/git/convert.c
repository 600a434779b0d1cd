#include "muster/convert.h"

#include <git2.h>
#include <string.h>

#include "handle.h"

static const char *copy_path(struct arena *arena, struct view path)
{
	return arena_copy(arena, path.ptr, path.len);
}

int convert_is_ignored(struct repo *repo, struct view path, struct err *err)
{
	struct arena arena = ARENA_INIT;
	int ignored = 0, rc;

	if (handle_open(repo, err) < 0)
		return -1;
	rc = git_ignore_path_is_ignored(&ignored, repo->git,
					copy_path(&arena, path));
	arena_release(&arena);
	if (rc < 0)
		return err_set(err, "the ignore rules for '" VIEW_FMT "' can't "
			       "be read: see `git check-ignore -v " VIEW_FMT
			       "`", VIEW_ARG(path), VIEW_ARG(path));
	return ignored;
}

static bool has_keyword(struct view bytes)
{
	size_t at = view_find(bytes, 0, '$');

	while (at < bytes.len && !view_starts(view_slice(bytes, at, bytes.len),
					      "$Id"))
		at = view_find(bytes, at + 1, '$');
	return at < bytes.len;
}

bool convert_may_differ(struct view bytes)
{
	return view_find(bytes, 0, '\r') < bytes.len ||
	       view_find(bytes, 0, '\0') < bytes.len ||
	       view_starts(bytes, "\xff\xfe") ||
	       view_starts(bytes, "\xfe\xff") || has_keyword(bytes);
}

static int apply(git_filter_list *filters, struct arena *arena,
		 struct view *bytes)
{
	git_buf out = { 0 };
	int rc = git_filter_list_apply_to_buffer(&out, filters, bytes->ptr,
						 bytes->len);

	if (!rc)
		*bytes = view_copy(arena, (struct view){ out.ptr, out.size });
	git_buf_dispose(&out);
	return rc;
}

int convert_to_blob(struct repo *repo, struct view path, struct arena *arena,
		    struct view *bytes, struct err *err)
{
	git_filter_list *filters = NULL;
	int rc;

	if (handle_open(repo, err) < 0)
		return -1;
	rc = git_filter_list_load(&filters, repo->git, NULL,
				  copy_path(arena, path), GIT_FILTER_TO_ODB,
				  GIT_FILTER_ALLOW_UNSAFE);
	if (!rc && filters)
		rc = apply(filters, arena, bytes);
	git_filter_list_free(filters);
	if (rc < 0)
		return err_set(err, "the attributes of '" VIEW_FMT "' can't be "
			       "applied: see `git check-attr -a " VIEW_FMT
			       "`", VIEW_ARG(path), VIEW_ARG(path));
	return 0;
}
