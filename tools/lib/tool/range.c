#include "muster/range.h"

#include "muster/date.h"
#include "muster/descent.h"
#include "muster/mainline.h"

/* The ends as they were given. */
struct ends {
	bool has[2];
	struct oid commit[2];
	bool direct;
};

static int resolve(struct repo *repo, struct view word, struct arena *arena,
		   struct oid *commit, struct err *err)
{
	struct oid tip;
	int32_t day;
	int rc;

	if (!word.len)
		word = VIEW("HEAD");
	if (!date_parse(word, &day))
		return repo_resolve(repo, view_copy(arena, word).ptr, commit,
				    err);
	rc = repo_head(repo, &tip, err);
	if (rc > 0)
		rc = mainline_at(repo, &tip, day, commit, err);
	if (!rc)
		err_set(err, "no commit is as old as " VIEW_FMT,
			VIEW_ARG(word));
	return rc > 0 ? 0 : -1;
}

/* "A..B" or "A...B"; false: it is none. */
static bool split(struct view word, struct view *left, struct view *right,
		  bool *direct)
{
	size_t dots = view_search(word, 0, "..");

	if (dots == word.len)
		return false;
	*left = view_slice(word, 0, dots);
	*right = view_slice(word, dots + 2, word.len);
	*direct = !view_starts(*right, ".");
	if (!*direct)
		*right = view_slice(*right, 1, right->len);
	return true;
}

/* Does the first operand say both ends? 1 and both; 0; -1 when it would,
 * and one is no revision. */
static int read_both(struct ends *ends, struct command *command,
		     struct repo *repo, struct err *err)
{
	struct view left, right, word = view_of(command->args.items[0]);
	bool direct;

	if (!split(word, &left, &right, &direct))
		return 0;
	if (resolve(repo, left, &command->arena, &ends->commit[0], err) < 0 ||
	    resolve(repo, right, &command->arena, &ends->commit[1], err) < 0)
		return -1;
	ends->has[0] = ends->has[1] = true;
	ends->direct |= direct;
	return 1;
}

static void read_ends(struct ends *ends, struct range *range,
		      struct command *command, struct repo *repo)
{
	const struct opt_list *args = &command->args;
	int both = args->len ? read_both(ends, command, repo, &range->why) : 0;

	if (both) {
		range->used = both > 0;
		return;
	}
	while (range->used < 2 && range->used < args->len &&
	       !resolve(repo, view_of(args->items[range->used]),
			&command->arena, &ends->commit[range->used],
			&range->why))
		ends->has[range->used++] = true;
}

static int find_base(struct oid *base, const struct oid *other,
		     struct command *command, struct repo *repo)
{
	struct oid one = *base;
	int rc;

	if (oid_equal(base, other))
		return 0;
	rc = descent_base(repo, &one, other, base, &command->err);
	if (rc)
		return rc < 0 ? -1 : 0;
	if (repo_is_shallow(repo))
		return err_set(&command->err, "the history is cut off before "
			       "the two meet: run `git fetch --unshallow`");
	return err_set(&command->err, "the two have no commit in common: "
		       "compare them as they are with --direct");
}

int range_read(struct range *range, struct command *command,
	       struct repo *repo, bool direct)
{
	struct ends ends = { .direct = direct };
	struct oid head;
	int rc;

	*range = (struct range){ 0 };
	read_ends(&ends, range, command, repo);
	if (command->staged && ends.has[1]) {
		err_set(&command->err, "--staged is what is staged, which two "
			"revisions leave out");
		return 1;
	}
	rc = repo_head(repo, &head, &command->err);
	if (rc < 0)
		return -1;
	range->has_new = ends.has[1];
	range->new = ends.commit[1];
	range->has_old = ends.has[0] || rc;
	range->old = ends.has[0] ? ends.commit[0] : head;
	if (ends.direct || !ends.has[0] || (!ends.has[1] && !rc))
		return 0;
	return find_base(&range->old, ends.has[1] ? &range->new : &head,
			 command, repo);
}
