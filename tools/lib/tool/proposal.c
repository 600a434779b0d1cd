#include "muster/proposal.h"

#include <stdlib.h>
#include <string.h>

#include "muster/child.h"

#define DEPTH "in a shallow clone fetch all of it (fetch-depth: 0 in the " \
	      "workflow, or `git fetch --unshallow`)"

static const char *variable(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

/* A branch of the forge's, as it was fetched. */
static bool find_branch(struct repo *repo, const char *name,
			struct arena *arena, struct oid *commit)
{
	struct err ignored;

	return !repo_resolve(repo, arena_printf(arena,
			     "refs/remotes/origin/%s", name), commit,
			     &ignored) ||
	       !repo_resolve(repo, arena_printf(arena, "refs/heads/%s",
						name), commit, &ignored);
}

static bool find(struct repo *repo, const char *revision, struct oid *commit)
{
	struct err ignored;

	return !repo_resolve(repo, revision, commit, &ignored);
}

/* Of a branch and a tag git would take the tag, which may be anybody's. */
static int check_name(struct repo *repo, const char *name,
		      struct arena *arena, struct err *err)
{
	static const char *const folders[] = { "refs/heads", "refs/remotes" };
	struct oid tag, branch;

	if (!find(repo, arena_printf(arena, "refs/tags/%s", name), &tag))
		return 0;
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		const char *full = arena_printf(arena, "%s/%s", folders[i],
						name);

		if (find(repo, full, &branch) && !oid_equal(&tag, &branch))
			return err_set(err, "'%s' is a branch, and a tag that "
				       "is elsewhere: write %s or refs/tags/%s",
				       name, full, name);
	}
	return 0;
}

static int resolve(struct repo *repo, const char *name, struct arena *arena,
		   struct oid *commit, struct err *err)
{
	return repo_resolve(repo, name, commit, err) < 0
		       ? -1 : check_name(repo, name, arena, err);
}

/* The commit that a forge made to try a request: its first parent is the
 * branch that it asks for. */
static bool is_synthetic(struct repo *repo)
{
	const char *event = variable("GITHUB_EVENT_NAME");
	struct oid second;

	if (!event)
		return false;
	return !strcmp(event, "merge_group") ||
	       (!strncmp(event, "pull_request", strlen("pull_request")) &&
		find(repo, "HEAD^2", &second));
}

static bool from_environment(struct proposal *proposal, struct repo *repo,
			     struct arena *arena)
{
	const char *branch = variable("GITHUB_BASE_REF");
	const char *sha = variable("CI_MERGE_REQUEST_DIFF_BASE_SHA");

	proposal->from = "GITHUB_BASE_REF";
	if (branch && find_branch(repo, branch, arena, &proposal->base))
		return true;
	proposal->from = "CI_MERGE_REQUEST_DIFF_BASE_SHA";
	if (!branch && sha)
		return find(repo, sha, &proposal->base);
	proposal->from = "HEAD^1";
	if (is_synthetic(repo))
		return find(repo, "HEAD^1", &proposal->base);
	proposal->from = "@{upstream}";
	if (!branch && find(repo, "@{upstream}", &proposal->base))
		return true;
	proposal->from = "origin/HEAD";
	return !branch && find(repo, "refs/remotes/origin/HEAD",
			       &proposal->base);
}

/* The operand's two ends; without dots it is the base. */
static int from_operand(struct proposal *proposal, struct command *command,
			struct repo *repo)
{
	struct view word = view_of(command->args.items[0]);
	size_t dots = view_search(word, 0, "..");
	struct view left = view_slice(word, 0, dots);
	struct view right = view_slice(word, dots + 2, word.len);

	if (view_starts(right, "."))
		right = view_slice(right, 1, right.len);
	if (!left.len)
		left = VIEW("HEAD");
	if (!right.len)
		right = VIEW("HEAD");
	proposal->from = command->args.items[0];
	if (resolve(repo, view_copy(&command->arena, left).ptr,
		    &command->arena, &proposal->base, &command->err) < 0)
		return -1;
	return resolve(repo, view_copy(&command->arena, right).ptr,
		       &command->arena, &proposal->head, &command->err);
}

/* Where the two meet. */
static int meet(struct proposal *proposal, struct command *command,
		struct repo *repo)
{
	char base[OID_HEX + 1], head[OID_HEX + 1];
	const char *const argv[] = { "merge-base", "--all",
				     oid_hex(&proposal->base, base),
				     oid_hex(&proposal->head, head), NULL };
	struct child_result answer;
	struct view line;
	struct oid at;

	if (child_git(repo_git_dir(repo), repo_work_dir(repo), argv,
		      &command->arena, &answer, &command->err) < 0)
		return -1;
	while (!answer.status && view_line(&answer.out, &line) &&
	       oid_parse(line, &at))
		*VEC_PUSH(&command->arena, &proposal->bases) = at;
	if (proposal->bases.len > PROPOSAL_BASES_MAX)
		return err_set(&command->err, "%.10s and %.10s meet in more "
			       "than %d commits: merge the one into the other, "
			       "and ask again", base, head,
			       PROPOSAL_BASES_MAX);
	if (proposal->bases.len) {
		proposal->base = proposal->bases.items[0];
		return 0;
	}
	return err_set(&command->err, "%.10s and %.10s do not meet in this "
		       "clone: " DEPTH, base, head);
}

int proposal_read(struct proposal *proposal, struct command *command,
		  struct repo *repo, const char *base)
{
	*proposal = (struct proposal){ .from = "--base" };
	if (repo_resolve(repo, "HEAD", &proposal->head, &command->err) < 0)
		return -1;
	if (command->args.len) {
		if (from_operand(proposal, command, repo) < 0)
			return -1;
	} else if (base) {
		if (repo_resolve(repo, base, &proposal->base,
				 &command->err) < 0)
			return err_prefix(&command->err, "there is no base; "
					  DEPTH);
		if (check_name(repo, base, &command->arena,
			       &command->err) < 0)
			return -1;
	} else if (!from_environment(proposal, repo, &command->arena)) {
		return err_set(&command->err, "there is nothing to compare "
			       "with: name it with --base, and " DEPTH);
	}
	return meet(proposal, command, repo);
}
