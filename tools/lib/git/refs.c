#include "muster/refs.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "muster/file.h"
#include "muster/mapping.h"

#define REF_MAX (64u << 10)	/* bytes of a loose ref, or FETCH_HEAD */

struct walk {
	const char *git_dir;
	const char *common_dir;
	struct arena *arena;
	struct err *err;
	struct mapping packed;	/* the file packed-refs, once it is needed */
	bool has_packed;
};

/* Where git looks for the ref that a short name means, in its order: what
 * stands before the name and behind it. */
static const char *const places[][2] = {
	{ "", "" }, { "refs/", "" }, { "refs/tags/", "" },
	{ "refs/heads/", "" }, { "refs/remotes/", "" },
	{ "refs/remotes/", "/HEAD" }
};

/* A name that stays below refs/ whatever is done with it. */
static bool name_is_good(struct view name)
{
	if (!view_starts(name, "refs/") || name.len > REFS_NAME_MAX ||
	    view_ends(name, "/") || view_ends(name, ".lock"))
		return false;
	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.ptr[i];

		if (c < ' ' || c == 0x7f || strchr(" ~^:?*[\\", c))
			return false;
		if (i && (c == '.' || c == '/') &&
		    (name.ptr[i - 1] == '/' || name.ptr[i - 1] == '.') &&
		    (c == '.' || name.ptr[i - 1] == '/'))
			return false;
	}
	return true;
}

/* Refs of one work tree alone, beside HEAD itself. */
static bool name_is_private(struct view name)
{
	return !view_starts(name, "refs/") ||
	       view_starts(name, "refs/bisect/") ||
	       view_starts(name, "refs/worktree/") ||
	       view_starts(name, "refs/rewritten/");
}

/* The loose ref's text; a symbolic link (git's first symbolic refs) reads
 * as the text that means the same. 1, 0, or -1 with err set. */
static int read_loose(struct walk *walk, struct view name, struct view *text)
{
	const char *dir = name_is_private(name) ? walk->git_dir
						: walk->common_dir;
	const char *path = arena_printf(walk->arena, "%s/" VIEW_FMT, dir,
					VIEW_ARG(name));
	int rc = file_read(path, REF_MAX, walk->arena, text, walk->err);
	char link[REFS_NAME_MAX];
	ssize_t len;

	if (rc < 0)
		return -1;
	if (rc == FILE_OK)
		return 1;
	if (rc == FILE_LARGE)
		return err_set(walk->err, "the ref '%s' is damaged: run "
			       "`git fsck`", path);
	len = rc == FILE_ODD ? readlink(path, link, sizeof(link)) : -1;
	if (len <= 0)
		return 0;
	*text = view_of(arena_printf(walk->arena, "ref: %.*s", (int)len,
				     link));
	return 1;
}

static int open_packed(struct walk *walk)
{
	const char *path = arena_printf(walk->arena, "%s/packed-refs",
					walk->common_dir);

	if (walk->has_packed)
		return 0;
	if (mapping_open(&walk->packed, path) < 0 && errno != ENOENT)
		return err_set(walk->err, "cannot read '%s': %s", path,
			       strerror(errno));
	walk->has_packed = true;
	return 0;
}

/* Is each line an id and a name, what a tag leads to (^), or a comment? */
static bool packed_is_sound(struct view rest)
{
	struct view line;
	struct oid oid;

	if (rest.len && !view_ends(rest, "\n"))
		return false;
	while (view_line(&rest, &line)) {
		bool peeled = view_starts(line, "^");

		if (view_starts(line, "#"))
			continue;
		if (!oid_parse(view_slice(line, peeled, OID_HEX + peeled),
			       &oid) ||
		    (peeled ? line.len != OID_HEX + 1
			    : line.len < OID_HEX + 2 ||
				      line.ptr[OID_HEX] != ' '))
			return false;
	}
	return true;
}

/* A line of packed-refs is the id, a blank and the name. That a name is not
 * there is believed only of a file that is whole. */
static int read_packed(struct walk *walk, struct view name, struct oid *oid)
{
	const char *needle = arena_printf(walk->arena, " " VIEW_FMT "\n",
					  VIEW_ARG(name));
	struct view all;
	size_t at = 0;

	if (open_packed(walk) < 0)
		return -1;
	all = (struct view){ (const char *)walk->packed.bytes,
			     walk->packed.size };
	for (; (at = view_search(all, at, needle)) < all.len; at++) {
		if (at < OID_HEX || (at > OID_HEX &&
				     all.ptr[at - OID_HEX - 1] != '\n'))
			continue;
		if (oid_parse(view_slice(all, at - OID_HEX, at), oid))
			return 1;
	}
	if (packed_is_sound(all))
		return 0;
	return err_set(walk->err, "'%s/packed-refs' is damaged: run `git "
		       "fsck`, and mend or remove its odd lines",
		       walk->common_dir);
}

static int damaged(struct walk *walk, struct view name)
{
	return err_set(walk->err, "the ref '" VIEW_FMT "' is damaged: run "
		       "`git fsck`, or name the branch again with `git "
		       "symbolic-ref HEAD refs/heads/BRANCH`", VIEW_ARG(name));
}

/* One step from `name`: 1 with the id, 0 when there is no such ref, 2 with
 * the name that it stands for, or -1. */
static int step(struct walk *walk, struct view *name, struct oid *oid)
{
	struct view text;
	int rc = read_loose(walk, *name, &text);

	if (rc < 0)
		return -1;
	if (rc == 0)
		return read_packed(walk, *name, oid);
	text = view_trim(text);
	if (view_starts(text, "ref:")) {
		text = view_trim(view_slice(text, 4, text.len));
		if (!name_is_good(text))
			return damaged(walk, *name);
		*name = text;
		return 2;
	}
	/* FETCH_HEAD has more behind the id. */
	text = view_slice(text, 0, view_find(text, 0, '\n'));
	text = view_slice(text, 0, view_find(text, 0, '\t'));
	return oid_parse(text, oid) ? 1 : damaged(walk, *name);
}

/* From `name` to the id at its end, or to a name that no ref has: *last is
 * the name that was reached. */
static int follow(struct walk *walk, struct view name, struct view *last,
		  struct oid *oid)
{
	const char *first = arena_copy(walk->arena, name.ptr, name.len);
	int rc = 2;

	for (int i = 0; i <= REFS_STEPS && rc == 2; i++) {
		*last = name;
		rc = step(walk, &name, oid);
	}
	mapping_close(&walk->packed);
	walk->has_packed = false;
	if (rc < 2)
		return rc;
	return err_set(walk->err, "'%s' leads to refs that lead to each "
		       "other: run `git symbolic-ref %s refs/heads/main`",
		       first, first);
}

int refs_head(const char *git_dir, const char *common_dir,
	      struct arena *arena, struct refs_head *head, struct err *err)
{
	struct walk walk = { .git_dir = git_dir, .common_dir = common_dir,
			     .arena = arena, .err = err };
	struct view last;
	int rc;

	memset(head, 0, sizeof(*head));
	rc = follow(&walk, VIEW("HEAD"), &last, &head->commit);
	if (rc < 0)
		return -1;
	if (!view_is(last, "HEAD"))
		head->branch = last;
	else if (rc == 0)
		return err_set(err, "HEAD is missing in '%s'", git_dir);
	return rc;
}

/* HEAD, ORIG_HEAD and their like, which lie beside refs/. */
static bool name_is_head(struct view name)
{
	size_t i = 0;

	while (i < name.len && ((name.ptr[i] >= 'A' && name.ptr[i] <= 'Z') ||
				name.ptr[i] == '_'))
		i++;
	return i == name.len && view_ends(name, "HEAD");
}

int refs_find(const char *git_dir, const char *common_dir, struct view name,
	      struct arena *arena, struct oid *oid, struct err *err)
{
	struct walk walk = { .git_dir = git_dir, .common_dir = common_dir,
			     .arena = arena, .err = err };
	int rc = 0;

	for (size_t i = 0; i < sizeof(places) / sizeof(*places) && !rc; i++) {
		struct view full = view_of(arena_printf(
			arena, "%s" VIEW_FMT "%s", places[i][0],
			VIEW_ARG(name), places[i][1])), last;

		if (name_is_good(full) || name_is_head(full))
			rc = follow(&walk, full, &last, oid);
	}
	return rc;
}

/* Symbolic refs are never packed. */
int refs_target(const char *git_dir, const char *common_dir, struct view name,
		struct arena *arena, struct view *target, struct err *err)
{
	struct walk walk = { .git_dir = git_dir, .common_dir = common_dir,
			     .arena = arena, .err = err };

	*target = name;
	for (int i = 0; i <= REFS_STEPS && name_is_good(*target); i++) {
		struct view text;
		int rc = read_loose(&walk, *target, &text);

		if (rc < 0)
			return -1;
		text = rc ? view_trim(text) : VIEW("");
		if (!view_starts(text, "ref:"))
			break;
		*target = view_trim(view_slice(text, 4, text.len));
	}
	return 0;
}
