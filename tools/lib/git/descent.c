#include "muster/descent.h"

#include "muster/child.h"

/* git says so with its exit status when it can't tell. */
static int cannot(struct repo *repo, const struct oid *commit,
		  struct err *err)
{
	char hex[OID_HEX + 1];

	if (repo_is_shallow(repo))
		return err_set(err, "the history is cut off somewhere behind "
			       "%s: run `git fetch --unshallow`",
			       oid_hex(commit, hex));
	return err_set(err, "git can't follow the history behind %s: run `git "
		       "fsck`", oid_hex(commit, hex));
}

/* From where we stand: paths in git's variables may be relative. */
static int ask(struct repo *repo, const char *const *question,
	       struct arena *arena, struct child_result *answer,
	       struct err *err)
{
	return child_git(repo_git_dir(repo), NULL, question, arena, answer,
			 err);
}

int descent_is(struct repo *repo, const struct oid *old,
	       const struct oid *new, struct err *err)
{
	char one[OID_HEX + 1], two[OID_HEX + 1];
	const char *const question[] = { "merge-base", "--is-ancestor",
					 oid_hex(old, one), oid_hex(new, two),
					 NULL };
	struct arena arena = ARENA_INIT;
	struct child_result answer;
	int rc = ask(repo, question, &arena, &answer, err);

	if (rc == 0 && answer.status > 1)
		rc = cannot(repo, new, err);
	arena_release(&arena);
	return rc < 0 ? -1 : answer.status == 0;
}

int descent_base(struct repo *repo, const struct oid *one,
		 const struct oid *other, struct oid *base, struct err *err)
{
	char left[OID_HEX + 1], right[OID_HEX + 1];
	const char *const question[] = { "merge-base", oid_hex(one, left),
					 oid_hex(other, right), NULL };
	struct arena arena = ARENA_INIT;
	struct child_result answer;
	int rc = ask(repo, question, &arena, &answer, err);

	if (rc == 0 && answer.status > 1)
		rc = cannot(repo, other, err);
	if (rc == 0 && answer.status == 0)
		rc = oid_parse(view_trim(answer.out), base)
			     ? 1 : cannot(repo, other, err);
	arena_release(&arena);
	return rc;
}
