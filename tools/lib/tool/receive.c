#include "muster/receive.h"

#include <string.h>

#include "muster/descent.h"
#include "muster/glob.h"
#include "muster/object.h"
#include "muster/refs.h"
#include "muster/scoping.h"

#define BRANCHES "refs/heads/"
#define NAME_SHOWN 200		/* bytes of a ref in front of a sentence */

static bool is_held(const struct receive *receive, struct view name)
{
	const struct views *globs = &receive->policy.branches;

	if (!view_starts(name, BRANCHES))
		return false;
	if (view_equal(name, receive->branch))
		return true;
	name = view_slice(name, strlen(BRANCHES), name.len);
	for (size_t i = 0; i < globs->list.len; i++)
		if (glob_matches(globs->list.items[i], name))
			return true;
	return false;
}

/* A push to a symbolic ref moves the branch that it stands for. */
static int add_ref(struct receive *receive, const struct incoming_ref *ref)
{
	const struct repo *repo = receive->session.repo;
	struct command *command = receive->command;
	struct view target;

	if (refs_target(repo_git_dir(repo), repo_common_dir(repo), ref->name,
			&command->arena, &target, &command->err) < 0)
		return -1;
	*VEC_PUSH(&command->arena, &receive->refs) = (struct receive_ref){
		.ref = ref, .held = is_held(receive, ref->name) ||
				    is_held(receive, target)
	};
	return 0;
}

bool receive_stops(enum receive_why why)
{
	return why != RECEIVE_FREE && why != RECEIVE_GOOD;
}

/* Each program may name branches; what is forbidden is so unless all of them
 * allow it. */
static void join_policies(struct receive *receive)
{
	const struct programs *programs = &receive->session.programs;
	struct policy_receive *all = &receive->policy;

	all->deletions = all->force = programs->list.len > 0;
	for (size_t i = 0; i < programs->list.len; i++) {
		const struct policy_receive *one =
			&programs->list.items[i]->policy.receive;

		all->deletions &= one->deletions;
		all->force &= one->force;
		for (size_t k = 0; k < one->branches.list.len; k++)
			*VEC_PUSH(&receive->command->arena,
				  &all->branches.list) =
				one->branches.list.items[k];
	}
}

/* The default branch, and what its tip says about pushes. */
static int read_policy(struct receive *receive)
{
	const struct session_base nothing = { .has_commit = false };
	struct session *session = &receive->session;
	struct command *command = receive->command;
	struct refs_head head;
	int rc = refs_head(repo_git_dir(session->repo),
			   repo_common_dir(session->repo), &command->arena,
			   &head, &command->err);

	if (rc < 0)
		return -1;
	receive->branch = head.branch;
	receive->tip.has_commit = rc > 0;
	receive->tip.commit = head.commit;
	if (rc > 0 && session_turn(session, command, &head.commit,
				   &nothing) < 0)
		return -1;
	join_policies(receive);
	return 0;
}

/* Where the commit left the default branch, if it ever did. */
static int find_base(struct receive *receive, const struct oid *commit,
		     struct session_base *base)
{
	int rc;

	*base = (struct session_base){ .has_commit = false };
	if (!receive->tip.has_commit)
		return 0;
	rc = descent_base(receive->session.repo, &receive->tip.commit, commit,
			  &base->commit, &receive->command->err);
	base->has_commit = rc > 0;
	return rc < 0 ? -1 : 0;
}

/* Nobody knows who pushes. */
static int gather(struct receive *receive, const struct evidence **to)
{
	struct evidence *evidence =
		arena_alloc(&receive->command->arena, sizeof(*evidence));

	*to = evidence;
	return evidence_gather(evidence, &receive->session, receive->command,
			       VIEW(""));
}

/* Hold what the ref would be against its base, by its own rules and by those
 * that it would replace. */
static int look(struct receive *receive, struct receive_ref *one)
{
	struct session *session = &receive->session;
	struct command *command = receive->command;
	int rc;

	if (session_turn(session, command, &one->ref->new, &one->base) < 0 ||
	    session_compare(session, command) < 0 ||
	    gather(receive, &one->own) < 0)
		return -1;
	rc = session_restore(session, command);
	return rc <= 0 ? rc : gather(receive, &one->former);
}

/* Does it name a commit? 1, 0 or -1. */
static int is_commit(struct receive *receive, const struct incoming_ref *ref)
{
	enum object_type type;
	struct err *err = &receive->command->err;
	char hex[OID_HEX + 1];
	size_t size;
	int rc = object_look(receive->session.repo, &ref->new, &type, &size,
			     err);

	if (rc == 0)
		return err_set(err, "object %s was not pushed: push again",
			       oid_hex(&ref->new, hex));
	return rc < 0 ? -1 : type == OBJECT_COMMIT;
}

/* What the way it moves says already: *why, RECEIVE_FREE when that depends
 * on what it brings. */
static int judge_move(struct receive *receive, const struct incoming_ref *ref,
		      enum receive_why *why)
{
	const struct policy_receive *policy = &receive->policy;
	struct repo *repo = receive->session.repo;
	struct err *err = &receive->command->err;
	int rc;

	*why = RECEIVE_GOOD;
	if (!ref->has_new) {
		if (ref->has_old && !policy->deletions)
			*why = RECEIVE_DELETED;
		return 0;
	}
	rc = is_commit(receive, ref);
	if (rc <= 0) {
		*why = RECEIVE_NO_COMMIT;
		return rc;
	}
	*why = RECEIVE_FREE;
	if (ref->has_old && !policy->force) {
		rc = descent_is(repo, &ref->old, &ref->new, err);
		if (rc == 0)
			*why = RECEIVE_FORCED;
	} else if (!ref->has_old && receive->tip.has_commit) {
		/* What is behind the default branch was judged there. */
		rc = descent_is(repo, &ref->new, &receive->tip.commit, err);
		if (rc > 0)
			*why = RECEIVE_GOOD;
	}
	return rc < 0 ? -1 : 0;
}

/* What it does to scope, and whether that is approved. Nothing is kept of the
 * history that this reads, since nothing may be written here. */
static int look_at_scope(struct receive *receive, struct receive_ref *one)
{
	struct session *session = &receive->session;
	struct command *command = receive->command;
	const struct scoping_scope scope = {
		.repo = session->repo, .documents = &session->documents,
		.has_base = one->base.has_commit, .base = one->base.commit,
		.head = one->ref->new, .history = true
	};
	struct scoping scoping;

	if (scoping_read(&scoping, &scope, &command->arena,
			 &command->err) < 0)
		return -1;
	one->scope.arena = &command->arena;
	scoping_findings(&scoping, &one->scope);
	return 0;
}

/* What it is held against: what the branch was, or where it left the default
 * branch; one that begins anew has left it at its tip. */
static int find_former(struct receive *receive, struct receive_ref *one)
{
	const struct incoming_ref *ref = one->ref;

	one->base = (struct session_base){ ref->has_old, ref->old };
	if (ref->has_old)
		return 0;
	if (find_base(receive, &ref->new, &one->base) < 0)
		return -1;
	if (!one->base.has_commit)
		one->base = receive->tip;
	return 0;
}

static int judge(struct receive *receive, struct receive_ref *one)
{
	const struct incoming_ref *ref = one->ref;

	if (judge_move(receive, ref, &one->why) < 0)
		return -1;
	if (one->why != RECEIVE_FREE)
		return 0;
	if (find_former(receive, one) < 0 || look(receive, one) < 0 ||
	    look_at_scope(receive, one) < 0)
		return -1;
	one->why = findings_count(&one->scope, SEVERITY_ERROR) ||
		   one->own->admission.rejected ||
		   (one->former && one->former->admission.rejected)
			   ? RECEIVE_WRONG : RECEIVE_GOOD;
	return 0;
}

static bool may_be_noted(const struct receive *receive,
			 const struct receive_ref *one)
{
	return !one->held && one->ref->has_new && receive->tip.has_commit &&
	       view_starts(one->ref->name, BRANCHES);
}

/* A branch that is let through whatever is in it. What can't be told about
 * it stops nobody. */
static void note(struct receive *receive, struct receive_ref *one)
{
	struct command *command = receive->command;
	int rc = is_commit(receive, one->ref);

	if (rc > 0 && find_base(receive, &one->ref->new, &one->base) == 0 &&
	    look(receive, one) == 0)
		return;
	one->own = one->former = NULL;
	if (rc)
		one->unknown = arena_printf(&command->arena, "%s",
					    command->err.text);
}

/* Which ref it was that can't be judged. */
static int name_it(struct receive *receive, struct view name)
{
	int len = name.len < NAME_SHOWN ? (int)name.len : NAME_SHOWN;

	return err_prefix(&receive->command->err, "%.*s", len, name.ptr);
}

static int judge_all(struct receive *receive)
{
	size_t notes = 0;

	for (size_t i = 0; i < receive->refs.len; i++) {
		struct receive_ref *one = &receive->refs.items[i];

		if (!one->held)
			continue;
		if (judge(receive, one) < 0)
			return name_it(receive, one->ref->name);
		receive->rejected += receive_stops(one->why);
	}
	for (size_t i = 0; i < receive->refs.len; i++) {
		struct receive_ref *one = &receive->refs.items[i];

		if (may_be_noted(receive, one) && notes++ < RECEIVE_NOTES_MAX)
			note(receive, one);
	}
	return 0;
}

int receive_read(struct receive *receive, struct command *command, int fd)
{
	struct incoming *incoming = &receive->incoming;

	*receive = (struct receive){ .command = command };
	if (session_begin(&receive->session, command) < 0 ||
	    incoming_read(incoming, fd, &command->arena, &command->err) < 0 ||
	    read_policy(receive) < 0)
		return -1;
	for (size_t i = 0; i < incoming->refs.len; i++)
		if (add_ref(receive, &incoming->refs.items[i]) < 0)
			return -1;
	return judge_all(receive);
}

void receive_close(struct receive *receive)
{
	session_close(&receive->session);
}
