#include "muster/merge.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "muster/child.h"
#include "muster/file.h"
#include "muster/merging.h"
#include "muster/snapshot.h"

#define VERSIONS 3	/* base, ours, theirs */
#define MARKER_MAX 1000
#define STATUS_ERROR 128	/* of git merge-file: more is no count */

/* Have git merge by line. 1 when conflicts are left, 0, or -1. */
static int merge_lines(const struct merge *merge,
		       const char *const paths[VERSIONS], struct view *bytes,
		       struct err *err)
{
	const char *const argv[] = {
		"merge-file", "-p", "-q",
		arena_printf(merge->arena, "--marker-size=%s", merge->marker),
		"-L", "ours", "-L", "base", "-L", "theirs", "--", paths[1],
		paths[0], paths[2], NULL
	};
	struct child_result result;

	if (child_git(NULL, NULL, argv, merge->arena, &result, err) < 0)
		return -1;
	if (result.status >= STATUS_ERROR)
		return err_set(err, "git can't merge the file by line: "
			       VIEW_FMT, VIEW_ARG(view_trim(result.errors)));
	*bytes = result.out;
	return result.status > 0;
}

/* A file of our own, whose name nobody could foresee, for git to read. */
static int put_aside(struct arena *arena, struct view bytes,
		     const char **path, struct err *err)
{
	const char *folder = getenv("TMPDIR");
	char *name = arena_printf(arena, "%s/muster-merge.XXXXXX",
				  folder && *folder ? folder : "/tmp");
	int fd = mkstemp(name), rc;

	if (fd < 0)
		return err_set(err, "can't make a file '%s': %s", name,
			       strerror(errno));
	*path = name;
	rc = file_write(fd, bytes);
	return close(fd) < 0 || rc < 0
		       ? err_set(err, "can't write '%s': %s", name,
				 strerror(errno))
		       : 0;
}

static int merge_aside(const struct merge *merge,
		       const struct view bodies[VERSIONS], struct view *bytes,
		       struct err *err)
{
	const char *paths[VERSIONS] = { NULL };
	int rc = 0;

	for (size_t i = 0; i < VERSIONS && !rc; i++)
		rc = put_aside(merge->arena, bodies[i], &paths[i], err);
	if (!rc)
		rc = merge_lines(merge, paths, bytes, err);
	for (size_t i = 0; i < VERSIONS; i++)
		if (paths[i])
			unlink(paths[i]);
	return rc;
}

/* 1 when conflicts are left, 0, or -1. */
static int merge_bodies(const struct merge *merge,
			const struct merging *merging, struct view *body,
			struct err *err)
{
	const struct view bodies[VERSIONS] = { merging->base->body,
					       merging->ours->body,
					       merging->theirs->body };

	*body = bodies[1];
	if (view_equal(bodies[0], bodies[2]) ||
	    view_equal(bodies[1], bodies[2]))
		return 0;
	if (!view_equal(bodies[0], bodies[1]))
		return merge_aside(merge, bodies, body, err);
	*body = bodies[2];
	return 0;
}

static bool is_sound(struct view bytes, struct arena *arena)
{
	const struct document *document =
		document_read(VIEW("record"), bytes, arena);

	return !document->has_front ||
	       (document->front &&
		!findings_count(&document->findings, SEVERITY_ERROR));
}

/* Front matter and body, each by itself. 1, 0 when that is not possible, or
 * -1. */
static int merge_record(struct merge *merge, struct merging *merging,
			struct err *err)
{
	const struct document *ours = merging->ours;
	struct str out = STR_INIT;
	struct view body;
	int rc;

	str_addv(&out, view_slice(ours->bytes, 0, ours->front_start));
	if (merging_front(merging, &out) < 0) {
		str_release(&out);
		return 0;
	}
	str_addv(&out, view_slice(ours->bytes, ours->front_end,
				  ours->bytes.len - ours->body.len));
	rc = merge_bodies(merge, merging, &body, err);
	if (rc >= 0) {
		str_addv(&out, body);
		merge->bytes = view_copy(merge->arena, str_view(&out));
		merge->conflicts = rc || merging->conflicts;
	}
	str_release(&out);
	return rc < 0 ? -1 : 1;
}

/* 1, 0 when a version is no file that can be a record, or -1. */
static int read_version(const struct merge *merge, const char *path,
			const struct document **document, struct err *err)
{
	struct view bytes;
	int rc = file_read(path, SNAPSHOT_BYTES_MAX, merge->arena, &bytes,
			   err);

	if (rc == FILE_MISSING)
		return err_set(err, "there is no file '%s'", path);
	if (rc < 0)
		return -1;
	if (rc != FILE_OK)
		return 0;
	*document = document_read(view_of(path), bytes, merge->arena);
	return (*document)->front != NULL;
}

static int read_versions(struct merge *merge, struct merging *merging,
			 struct err *err)
{
	int rc = read_version(merge, merge->base, &merging->base, err);

	if (rc > 0)
		rc = read_version(merge, merge->ours, &merging->ours, err);
	if (rc > 0)
		rc = read_version(merge, merge->theirs, &merging->theirs,
				  err);
	return rc;
}

/* What the fields came to counts if it can be read. */
static int try_record(struct merge *merge, struct merging *merging,
		      struct err *err)
{
	const struct merge lines = *merge;
	int rc = read_versions(merge, merging, err);

	if (rc > 0)
		rc = merge_record(merge, merging, err);
	if (rc > 0 && !merge->conflicts &&
	    !is_sound(merge->bytes, merge->arena))
		*merge = lines;
	return rc < 0 ? -1 : 0;
}

int merge_files(struct merge *merge, struct err *err)
{
	const char *const paths[VERSIONS] = { merge->base, merge->ours,
					      merge->theirs };
	struct merging merging = { .arena = merge->arena };
	int64_t marker;
	int rc;

	if (!view_number(view_of(merge->marker), &marker) || marker < 1 ||
	    marker > MARKER_MAX)
		marker = MERGING_MARKER;
	merging.marker = (size_t)marker;
	merge->marker = arena_printf(merge->arena, "%zu", merging.marker);
	rc = merge_lines(merge, paths, &merge->bytes, err);
	if (rc < 0)
		return -1;
	merge->conflicts = rc;
	if (!rc && is_sound(merge->bytes, merge->arena))
		return 0;
	return try_record(merge, &merging, err);
}
