#include <git2.h>
#include <stdlib.h>
#include <string.h>

#include "handle.h"
#include "muster/commit.h"
#include "muster/object.h"
#include "muster/refs.h"
#include "muster/repo.h"

#define PEEL_STEPS 16		/* tags of tags */

static void from_git(struct oid *oid, const git_oid *id)
{
	memcpy(oid->id, id->id, OID_SIZE);
}

static int unknown(struct repo *repo, const char *revision, struct err *err)
{
	if (repo_is_shallow(repo))
		return err_set(err, "there is no commit '%s' in this shallow "
			       "clone: run `git fetch --unshallow` (in CI: "
			       "`fetch-depth: 0`)", revision);
	return err_set(err, "there is no commit '%s' here: check the "
		       "spelling, or fetch it first", revision);
}

/* A name that leads to an object which is not there; an id that was typed
 * is no such promise. */
static int missing(struct repo *repo, const char *revision,
		   const struct oid *oid, struct err *err)
{
	char hex[OID_HEX + 1];
	struct oid typed;

	if (repo_is_shallow(repo) || oid_parse(view_of(revision), &typed))
		return unknown(repo, revision, err);
	return err_set(err, "'%s' names %s, and that object is missing: run "
		       "`git fsck`", revision, oid_hex(oid, hex));
}

/* The id that a tag object names. */
static bool tag_target(struct view bytes, struct oid *oid)
{
	static const char header[] = "object ";
	const size_t at = sizeof(header) - 1;

	return view_starts(bytes, header) &&
	       oid_parse(view_slice(bytes, at, at + OID_HEX), oid);
}

/* Follow tags to what they name: 1 when that is a commit, 0 when it is
 * something else, -1 with err set. */
static int peel(struct repo *repo, struct oid *oid, struct err *err)
{
	for (int i = 0; i < PEEL_STEPS; i++) {
		enum object_type type;
		struct object object;
		bool good;

		if (object_read(repo, oid, OBJECT_ANY, view_of(NULL), &object,
				err) < 0)
			return -1;
		type = object.type;
		good = type != OBJECT_TAG || tag_target(object.bytes, oid);
		object_release(&object);
		if (!good)
			return object_damaged(oid, view_of(NULL), err);
		if (type != OBJECT_TAG)
			return type == OBJECT_COMMIT;
	}
	return 0;
}

/* The name in front of "~2", "^{commit}" or "@{yesterday}". */
static size_t base_length(const char *revision)
{
	const char *end = revision;

	while (*end && !strchr("~^:", *end) && strncmp(end, "@{", 2))
		end++;
	return (size_t)(end - revision);
}

/* The first digits of an id, also behind a "-g" as `git describe` has it:
 * 1, 0, or -1 with err set. */
static int resolve_digits(struct repo *repo, const char *name,
			  struct oid *oid, struct err *err)
{
	const char *mark = strstr(name, "-g");
	const char *digits = mark ? mark + 2 : name;
	git_oid prefix = { { 0 } }, found;
	size_t len = strlen(digits);
	int rc;

	if (len < GIT_OID_MINPREFIXLEN || len > OID_HEX ||
	    strspn(digits, "0123456789abcdefABCDEF") != len)
		return 0;
	if (handle_open(repo, err) < 0)
		return -1;
	git_oid_fromstrn(&prefix, digits, len);
	rc = git_odb_exists_prefix(&found, repo->odb, &prefix, len);
	if (rc == GIT_EAMBIGUOUS)
		return err_set(err, "'%s' names more than one object: give "
			       "more digits of the id", name);
	from_git(oid, &found);
	return rc == 0;
}

/* 1, 0, or -1 with err set. */
static int resolve_name(struct repo *repo, const char *name, struct oid *oid,
			struct err *err)
{
	struct arena arena = ARENA_INIT;
	int rc;

	if (!strcmp(name, "HEAD") || !strcmp(name, "@"))
		return repo_head(repo, oid, err);
	if (oid_parse(view_of(name), oid))
		return 1;
	rc = refs_find(repo->place.git_dir, repo->place.common_dir,
		       view_of(name), &arena, oid, err);
	arena_release(&arena);
	return rc ? rc : resolve_digits(repo, name, oid, err);
}

/* To parent number `which` of a commit: 1, 0 when it has none or a shallow
 * clone has not got it, or -1. */
static int go_back(struct repo *repo, int64_t which, struct oid *oid,
		   struct err *err)
{
	struct arena arena = ARENA_INIT;
	struct object object;
	struct commit commit;
	enum object_type type;
	size_t size;
	int rc = peel(repo, oid, err);

	if (rc <= 0 || !which)
		return rc;
	if (object_read(repo, oid, OBJECT_COMMIT, view_of(NULL), &object,
			err) < 0)
		return -1;
	rc = commit_parse(object.bytes, &arena, &commit) &&
	     (uint64_t)which <= commit.parents.len;
	if (rc)
		*oid = commit.parents.items[which - 1];
	object_release(&object);
	arena_release(&arena);
	return rc ? object_look(repo, oid, &type, &size, err) : 0;
}

/* Cut "~2", "^2", "^{}" or "^{commit}" from the front of `rest`, and go
 * there: 1, 0 when there is no such commit, or -1. */
static int take_step(struct repo *repo, const char **rest, struct oid *oid,
		     struct err *err)
{
	const char *word = *rest;
	size_t len = strspn(word + 1, "0123456789");
	int64_t number = 1;
	int rc;

	if (word[1] == '{') {
		*rest = strchr(word, '}') + 1;
		return peel(repo, oid, err);
	}
	if (len && !view_number((struct view){ word + 1, len }, &number))
		return 0;
	*rest += 1 + len;
	if (*word == '^')
		return go_back(repo, number, oid, err);
	for (rc = peel(repo, oid, err); rc > 0 && number; number--)
		rc = go_back(repo, 1, oid, err);
	return rc;
}

/* Whatever else may stand behind a name is libgit2's work. */
static int resolve_by_libgit2(struct repo *repo, const char *spec,
			      struct oid *oid, struct err *err)
{
	git_object *object = NULL;
	int found;

	if (handle_open(repo, err) < 0)
		return -1;
	found = git_revparse_single(&object, repo->git, spec) == 0;
	if (found)
		from_git(oid, git_object_id(object));
	git_object_free(object);
	return found;
}

static bool is_step(const char *rest)
{
	return *rest == '~' || (*rest == '^' && rest[1] != '{') ||
	       !strncmp(rest, "^{}", 3) || !strncmp(rest, "^{commit}", 9);
}

/* What stands behind the name, step by step. */
static int resolve_rest(struct repo *repo, const char *rest, struct oid *oid,
			struct err *err)
{
	struct str spec = STR_INIT;
	char hex[OID_HEX + 1];
	int rc = 1;

	while (rc > 0 && is_step(rest))
		rc = take_step(repo, &rest, oid, err);
	if (rc <= 0 || !*rest)
		return rc;
	str_addf(&spec, "%s%s", oid_hex(oid, hex), rest);
	rc = resolve_by_libgit2(repo, spec.buf, oid, err);
	str_release(&spec);
	return rc;
}

static int resolve(struct repo *repo, const char *revision, struct oid *oid,
		   struct err *err)
{
	size_t len = base_length(revision);
	struct str name = STR_INIT;
	int rc;

	if (!len && strncmp(revision, "@{", 2))
		return unknown(repo, revision, err);
	str_add(&name, revision, len);
	if (revision[len] == '@')
		rc = resolve_by_libgit2(repo, revision, oid, err);
	else
		rc = resolve_name(repo, name.buf, oid, err);
	str_release(&name);
	if (rc > 0 && revision[len] != '@')
		rc = resolve_rest(repo, revision + len, oid, err);
	if (rc == 0)
		return unknown(repo, revision, err);
	return rc < 0 ? -1 : 0;
}

int repo_resolve(struct repo *repo, const char *revision, struct oid *commit,
		 struct err *err)
{
	enum object_type type;
	size_t size;
	int rc;

	if (repo_head(repo, commit, err) == 0 && !strncmp(revision, "HEAD", 4))
		return err_set(err, "there are no commits yet: make the first "
			       "one");
	if (resolve(repo, revision, commit, err) < 0)
		return -1;
	rc = object_look(repo, commit, &type, &size, err);
	if (rc == 0)
		return missing(repo, revision, commit, err);
	if (rc > 0)
		rc = peel(repo, commit, err);
	if (rc == 0)
		return err_set(err, "'%s' names no commit: give a commit, a "
			       "branch or a tag of one", revision);
	return rc < 0 ? -1 : 0;
}

static int compare_refs(const void *a, const void *b)
{
	const struct repo_ref *left = a, *right = b;

	return view_compare(left->name, right->name);
}

/* One ref, when it is a branch that names a commit; others, and those that
 * lead nowhere, are passed over. */
static void take_branch(struct repo *repo, git_reference *ref,
			struct arena *arena, struct repo_refs *refs)
{
	struct view name = view_of(git_reference_name(ref));
	git_reference *direct = NULL;
	enum object_type type;
	struct err ignored;
	struct oid oid;
	size_t size;

	if (!view_starts(name, "refs/heads/") &&
	    !view_starts(name, "refs/remotes/"))
		return;
	if (git_reference_resolve(&direct, ref) < 0)
		return;
	from_git(&oid, git_reference_target(direct));
	git_reference_free(direct);
	if (object_look(repo, &oid, &type, &size, &ignored) == 1 &&
	    type == OBJECT_COMMIT)
		*VEC_PUSH(arena, &refs->refs) = (struct repo_ref){
			.name = view_copy(arena, name), .commit = oid
		};
}

int repo_branches(struct repo *repo, struct arena *arena,
		  struct repo_refs *refs, struct err *err)
{
	git_reference_iterator *iterator = NULL;
	git_reference *ref;
	int rc;

	memset(refs, 0, sizeof(*refs));
	if (handle_open(repo, err) < 0)
		return -1;
	rc = git_reference_iterator_new(&iterator, repo->git);
	while (!rc && (rc = git_reference_next(&ref, iterator)) == 0) {
		take_branch(repo, ref, arena, refs);
		git_reference_free(ref);
	}
	git_reference_iterator_free(iterator);
	if (rc != GIT_ITEROVER)
		return err_set(err, "the branches of '%s' can't be listed: run "
			       "`git fsck`", repo->place.common_dir);
	if (refs->refs.len)
		qsort(refs->refs.items, refs->refs.len,
		      sizeof(*refs->refs.items), compare_refs);
	return 0;
}
