#include "muster/convert.h"

#include <git2.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

#include "handle.h"
#include "muster/utf8.h"

#define ENCODING "working-tree-encoding"
#define ENCODING_STEP 4096	/* bytes that are converted at a time */

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
	       view_starts(bytes, "\xfe\xff") ||
	       utf8_invalid(bytes) < bytes.len || has_keyword(bytes);
}

/* All of the bytes into `out`, or false: they are not of that encoding. */
static bool decode(iconv_t decoder, struct view bytes, struct str *out)
{
	char *from = (char *)(uintptr_t)bytes.ptr;	/* iconv's own type */
	size_t left = bytes.len;
	size_t rc = 0;

	while (left && rc != (size_t)-1) {
		char buf[ENCODING_STEP], *to = buf;
		size_t room = sizeof(buf), before = left;

		rc = iconv(decoder, &from, &left, &to, &room);
		str_add(out, buf, sizeof(buf) - room);
		if (rc == (size_t)-1 && left < before)
			rc = 0;		/* the buffer was full */
	}
	return rc != (size_t)-1;
}

/* What git does with working-tree-encoding, of which libgit2 knows nothing.
 * Bytes that are not of that encoding stay what they are: git refuses to
 * add them. */
static void apply_encoding(struct repo *repo, const char *path,
			   struct arena *arena, struct view *bytes)
{
	struct str out = STR_INIT;
	const char *name = NULL;
	iconv_t decoder;

	if (git_attr_get(&name, repo->git, GIT_ATTR_CHECK_FILE_THEN_INDEX,
			 path, ENCODING) < 0 ||
	    git_attr_value(name) != GIT_ATTR_VALUE_STRING ||
	    !strcasecmp(name, "UTF-8"))
		return;
	/* git's own name for one way to write UTF-16. */
	if (!strcasecmp(name, "UTF-16LE-BOM"))
		name = "UTF-16";
	decoder = iconv_open("UTF-8", name);
	if (decoder == (iconv_t)-1)
		return;
	if (decode(decoder, *bytes, &out))
		*bytes = view_copy(arena, str_view(&out));
	iconv_close(decoder);
	str_release(&out);
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
	const char *name;
	int rc;

	if (handle_open(repo, err) < 0)
		return -1;
	name = copy_path(arena, path);
	apply_encoding(repo, name, arena, bytes);
	rc = git_filter_list_load(&filters, repo->git, NULL, name,
				  GIT_FILTER_TO_ODB, GIT_FILTER_ALLOW_UNSAFE);
	if (!rc && filters)
		rc = apply(filters, arena, bytes);
	git_filter_list_free(filters);
	if (rc < 0)
		return err_set(err, "the attributes of '" VIEW_FMT "' can't be "
			       "applied: see `git check-attr -a " VIEW_FMT
			       "`", VIEW_ARG(path), VIEW_ARG(path));
	return 0;
}
