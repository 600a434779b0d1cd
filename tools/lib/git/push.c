#include "muster/push.h"

#include <string.h>

#include "muster/child.h"
#include "muster/object.h"

/* Cut the last word from the end; git puts one blank before it. */
static struct view take_last(struct view *line)
{
	size_t at = line->len;
	struct view word;

	while (at && line->ptr[at - 1] != ' ')
		at--;
	word = view_slice(*line, at, line->len);
	*line = view_slice(*line, 0, at ? at - 1 : 0);
	return word;
}

/* The local name may hold blanks: `HEAD^{/two words}`. */
static bool parse_line(struct view line, struct push_ref *ref)
{
	struct view old, head;

	*ref = (struct push_ref){ .has_base = false };
	old = take_last(&line);
	ref->remote = take_last(&line);
	head = take_last(&line);
	ref->local = line;
	return oid_parse(old, &ref->old) && oid_parse(head, &ref->head) &&
	       ref->remote.len && ref->local.len;
}

static bool is_plain(struct view line)
{
	return line.len <= PUSH_LINE_MAX &&
	       view_find(line, 0, '\0') == line.len;
}

int push_parse(struct push *push, struct view lines, struct arena *arena,
	       struct err *err)
{
	struct view line;

	*push = (struct push){ { 0 } };
	while (view_line(&lines, &line)) {
		struct push_ref ref;

		if (!is_plain(line) || !parse_line(line, &ref))
			return err_set(err, "line %zu of standard input is "
				       "not git's: `LOCAL OID REMOTE OID`, of "
				       "at most %d bytes", push->refs.len + 1,
				       PUSH_LINE_MAX);
		if (push->refs.len >= PUSH_REFS_MAX)
			return err_set(err, "more than %d refs are pushed at "
				       "once: push fewer", PUSH_REFS_MAX);
		*VEC_PUSH(arena, &push->refs) = ref;
	}
	return 0;
}

/* Commits that the remote is known to have. */
struct known {
	VEC(struct oid) list;
};

/* "origin" for the branch refs/remotes/origin/main. */
static bool is_of(struct view name, const char *remote, const char *rest)
{
	size_t start = strlen("refs/remotes/"), len = strlen(remote);

	return view_starts(name, "refs/remotes/") &&
	       view_starts(view_slice(name, start, name.len), remote) &&
	       view_starts(view_slice(name, start + len, name.len), rest);
}

static int find_known(struct known *known, struct repo *repo,
		      const char *remote, struct arena *arena,
		      struct err *err)
{
	struct repo_refs all;

	if (repo_branches(repo, arena, &all, err) < 0)
		return -1;
	for (size_t i = 0; i < all.refs.len; i++)
		if (is_of(all.refs.items[i].name, remote, "/") &&
		    known->list.len < PUSH_REFS_MAX)
			*VEC_PUSH(arena, &known->list) =
				all.refs.items[i].commit;
	for (size_t i = 0; !known->list.len && i < all.refs.len; i++)
		if (is_of(all.refs.items[i].name, "origin", "/HEAD"))
			*VEC_PUSH(arena, &known->list) =
				all.refs.items[i].commit;
	return 0;
}

/* Is it a commit that is here, tags peeled? 1, 0, or -1. */
static int peel(struct repo *repo, struct oid *oid, struct err *err)
{
	char hex[OID_HEX + 1];
	enum object_type type;
	size_t size;
	int rc = object_look(repo, oid, &type, &size, err);

	if (rc <= 0 || type == OBJECT_COMMIT)
		return rc;
	if (type != OBJECT_TAG)
		return 0;
	return repo_resolve(repo, oid_hex(oid, hex), oid, err) == 0;
}

/* The best merge base of the head and any of those commits: 1, 0, -1. */
static int merge_base(struct repo *repo, struct push_ref *ref,
		      const struct oid *commits, size_t count,
		      struct arena *arena, struct err *err)
{
	struct {
		VEC(const char *) list;
	} argv = { { 0 } };
	char *hex = arena_alloc(arena, (count + 1) * (OID_HEX + 1));
	struct child_result answer;

	*VEC_PUSH(arena, &argv.list) = "merge-base";
	*VEC_PUSH(arena, &argv.list) = oid_hex(&ref->head, hex);
	for (size_t i = 0; i < count; i++)
		*VEC_PUSH(arena, &argv.list) =
			oid_hex(&commits[i], hex + (i + 1) * (OID_HEX + 1));
	*VEC_PUSH(arena, &argv.list) = NULL;
	if (!count)
		return 0;
	if (child_git(repo_git_dir(repo), NULL, argv.list.items, arena,
		      &answer, err) < 0)
		return -1;
	if (answer.status == 0 &&
	    oid_parse(view_trim(answer.out), &ref->base))
		return 1;
	if (answer.status > 1 || repo_is_shallow(repo))
		return err_set(err, "the history is cut off or damaged before "
			       "what the remote has: run `git fetch "
			       "--unshallow`");
	return 0;
}

static int locate(struct push_ref *ref, struct repo *repo,
		  const struct known *known, struct arena *arena,
		  struct err *err)
{
	struct err ignored;
	int rc = 0;

	if (!oid_is_zero(&ref->old) && peel(repo, &ref->old, &ignored) > 0)
		rc = merge_base(repo, ref, &ref->old, 1, arena, err);
	if (!rc)
		rc = merge_base(repo, ref, known->list.items,
				known->list.len, arena, err);
	ref->has_base = rc > 0;
	return rc < 0 ? -1 : 0;
}

int push_locate(struct push *push, struct repo *repo, const char *remote,
		struct arena *arena, struct err *err)
{
	struct known known = { { 0 } };
	size_t kept = 0;

	if (find_known(&known, repo, remote, arena, err) < 0)
		return -1;
	for (size_t i = 0; i < push->refs.len; i++) {
		struct push_ref ref = push->refs.items[i];
		int rc;

		if (oid_is_zero(&ref.head) ||
		    view_starts(ref.remote, "refs/tags/"))
			continue;
		rc = peel(repo, &ref.head, err);
		if (rc < 0 ||
		    (rc && locate(&ref, repo, &known, arena, err) < 0))
			return -1;
		if (rc && !(ref.has_base && oid_equal(&ref.base, &ref.head)))
			push->refs.items[kept++] = ref;
	}
	push->refs.len = kept;
	return 0;
}
