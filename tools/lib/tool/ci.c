#include "muster/ci.h"

#include <stdlib.h>
#include <string.h>

#include "muster/check.h"
#include "muster/descent.h"
#include "muster/mainline.h"

const char *const ci_modes[] = { "pull-request", "push", "schedule", NULL };

/* --- the mode */

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value && *value;
}

static bool says(const char *name, const char *start)
{
	const char *value = getenv(name);

	return value && !strncmp(value, start, strlen(start));
}

enum ci_mode ci_mode(const struct ci_asked *asked)
{
	if (asked->mode != CI_UNASKED)
		return (enum ci_mode)asked->mode;
	if (asked->base || says("GITHUB_EVENT_NAME", "pull_request") ||
	    says("GITHUB_EVENT_NAME", "merge_group") ||
	    is_set("CI_MERGE_REQUEST_IID"))
		return CI_PULL_REQUEST;
	if (says("GITHUB_EVENT_NAME", "schedule") ||
	    says("CI_PIPELINE_SOURCE", "schedule"))
		return CI_SCHEDULE;
	return CI_PUSH;
}

/* --- scope, of whatever is compared */

static int look_at_scope(struct ci *ci, struct command *command)
{
	struct session *session = &ci->auditor.session;
	struct scoping *scoping = &ci->scoping;
	struct scoping_scope scope = {
		.repo = session->repo, .documents = &session->documents,
		.has_base = ci->has_base, .head = ci->proposal.head,
		.history = true
	};
	const struct proposal *proposal = &ci->proposal;
	size_t several = proposal->bases.len;

	if (scoping_read_from(scoping, &scope,
			      several ? proposal->bases.items
				      : &proposal->base,
			      several ? several : 1, &command->arena,
			      &command->err) < 0)
		return -1;
	scoping_findings(scoping, &ci->findings);
	if (!ci->has_base || !scoping->scope.changes.len)
		return 0;
	if (impacts_read(&ci->impacts, command, &scoping->snapshots[0],
			 &scoping->snapshots[1], &session->documents) < 0)
		return -1;
	impacts_leave_planned(&ci->impacts);
	return 0;
}

/* --- a pull request */

/* What it touches or breaks, the stale entries that stop it, and what else
 * is wrong with entries that it touches. Yields how many are left. */
static size_t take(struct ci *ci, const struct evidence *evidence)
{
	const struct session *session = &ci->auditor.session;
	const struct raid *raid = &evidence->admission.blocking;
	struct arena *arena = ci->findings.arena;
	struct map blocking = MAP_INIT;
	size_t left = evidence->elsewhere;

	findings_join(&ci->findings, &evidence->findings);
	for (size_t i = 0; i < raid->entries.len; i++)
		map_put(arena, &blocking, raid->entries.items[i].record->path,
			&raid->entries.items[i]);
	for (size_t i = 0; i < evidence->stale.list.len; i++) {
		const struct finding *finding =
			&evidence->stale.list.items[i];

		if (map_get(finding->rule == RULE_RAID_STALE
				    ? &blocking : &session->touched,
			    finding->path))
			*VEC_PUSH(arena, &ci->findings.list) = *finding;
		else
			left++;
	}
	return left;
}

/* By its own rules, and by those that it would replace. */
static int read_request(struct ci *ci, struct command *command,
			const struct ci_asked *asked)
{
	struct session *session = &ci->auditor.session;
	struct evidence own, former;
	struct session_base base = { .has_commit = true };
	int rc;

	if (session_begin(session, command) < 0 ||
	    proposal_read(&ci->proposal, command, session->repo,
			  asked->base) < 0)
		return -1;
	ci->has_base = true;
	base.commit = ci->proposal.base;
	if (session_turn(session, command, &ci->proposal.head, &base) < 0 ||
	    session_compare(session, command) < 0 ||
	    evidence_gather(&own, session, command, VIEW("")) < 0)
		return -1;
	ci->judgement = own.judgement;
	ci->elsewhere = take(ci, &own);
	rc = session_restore(session, command);
	if (rc > 0)
		rc = evidence_gather(&former, session, command, VIEW(""));
	else if (!rc)
		return 0;
	if (rc == 0)
		take(ci, &former);
	return rc;
}

/* --- a push, or a day */

/* On the day of a push nobody can help it that an entry has become late. */
static void soften(struct findings *raid)
{
	for (size_t i = 0; i < raid->list.len; i++) {
		struct finding *finding = &raid->list.items[i];

		if (finding->rule != RULE_RAID_UNOWNED &&
		    finding->severity == SEVERITY_ERROR)
			finding->severity = SEVERITY_WARNING;
	}
}

static int find_raid(struct ci *ci, struct command *command,
		     struct findings *findings)
{
	struct raid raid = { .fresh = 0 };

	if (session_raid(&ci->auditor.session, command, &raid) < 0)
		return -1;
	raid_findings(&raid, findings);
	if (ci->mode == CI_PUSH)
		soften(findings);
	return 0;
}

/* Where the branch stood before the push, as the forge says: 1; 0 when it
 * does not, or that is no commit behind this one; -1. */
static int find_before(struct ci *ci, struct command *command)
{
	static const char *const names[] = { "MUSTER_BEFORE",
					     "CI_COMMIT_BEFORE_SHA" };
	struct repo *repo = ci->auditor.session.repo;
	struct err ignored;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		int rc;

		if (!is_set(names[i]) ||
		    repo_resolve(repo, getenv(names[i]), &ci->proposal.base,
				 &ignored) < 0)
			continue;
		ci->proposal.from = names[i];
		rc = descent_is(repo, &ci->proposal.base, &ci->proposal.head,
				&command->err);
		if (rc)
			return rc;
	}
	return 0;
}

/* What a push is held against: where it began, or the commit below. */
static int find_base(struct ci *ci, struct command *command)
{
	struct session *session = &ci->auditor.session;
	int rc;

	ci->proposal.head = session->snapshot.commit;
	rc = ci->mode == CI_PUSH ? find_before(ci, command) : 0;
	ci->has_base = rc > 0;
	if (rc)
		return rc < 0 ? -1 : 0;
	ci->proposal.from = "HEAD^1";
	rc = mainline_parent(session->repo, &session->snapshot.commit,
			     &ci->proposal.base, &command->err);
	ci->has_base = rc > 0;
	return rc < 0 ? -1 : 0;
}

static int read_all(struct ci *ci, struct command *command)
{
	struct session *session = &ci->auditor.session;
	struct findings *findings = &ci->findings;
	struct findings raid = { .arena = &command->arena };

	command->revision = "HEAD";
	if (auditor_open(&ci->auditor, command) < 0 ||
	    session_compare(session, command) < 0 ||
	    find_base(ci, command) < 0 ||
	    find_raid(ci, command, &raid) < 0)
		return -1;
	check_programs(&session->programs, command->today, findings);
	if (session_decisions(session, command, findings) < 0 ||
	    session_judge(session, command, findings, &raid,
			  &ci->judgement) < 0)
		return -1;
	findings_join(findings, &raid);
	return auditor_check(&ci->auditor, command, findings);
}

/* --- all of it */

/* What a cut history leaves out would look like a change, or like none. */
static int refuse_shallow(struct command *command)
{
	struct repo *repo = NULL;
	int rc = repo_open(&repo, NULL, &command->err);

	if (!rc && repo_is_shallow(repo))
		rc = err_set(&command->err, "this clone is shallow, so that "
			     "nobody can say what has changed and when: fetch "
			     "all of it (fetch-depth: 0 for "
			     "actions/checkout, GIT_DEPTH: 0 on GitLab, or "
			     "`git fetch --unshallow`)");
	repo_free(repo);
	return rc;
}

int ci_read(struct ci *ci, struct command *command,
	    const struct ci_asked *asked)
{
	*ci = (struct ci){ .mode = ci_mode(asked),
			   .findings = { .arena = &command->arena } };
	if (refuse_shallow(command) < 0)
		return -1;
	if ((ci->mode == CI_PULL_REQUEST ? read_request(ci, command, asked)
					 : read_all(ci, command)) < 0 ||
	    look_at_scope(ci, command) < 0)
		return -1;
	findings_sort(&ci->findings);
	return 0;
}

void ci_close(struct ci *ci)
{
	auditor_close(&ci->auditor);
}
