#include "muster/unsaid.h"

#include "muster/acceptance.h"
#include "muster/child.h"

struct range_side {
	struct snapshot snapshot;
	struct programs programs;
};

static int open_side(struct range_side *side, const struct oid *commit,
		     struct repo *repo, struct documents *documents,
		     struct err *err)
{
	char hex[OID_HEX + 1];

	if (snapshot_open(&side->snapshot, repo, SNAPSHOT_COMMIT,
			  oid_hex(commit, hex), documents->arena, err) < 0)
		return -1;
	return programs_outline(&side->programs, &side->snapshot, documents,
				err);
}

/* What the range accepts. */
static int find(struct acceptances *accepted, struct range_side sides[2],
		const struct push_ref *ref, struct repo *repo,
		struct documents *documents, struct err *err)
{
	const struct comparison_side old = { &sides[0].snapshot,
					     &sides[0].programs };
	const struct comparison_side new = { &sides[1].snapshot,
					     &sides[1].programs };
	struct comparison comparison;

	if (open_side(&sides[0], &ref->base, repo, documents, err) < 0 ||
	    open_side(&sides[1], &ref->head, repo, documents, err) < 0 ||
	    comparison_read(&comparison, &old, &new, documents, err) < 0)
		return -1;
	acceptances_find(accepted, &comparison, documents->arena);
	return 0;
}

/* Keep what this message does not say. */
static void leave_out(struct acceptances *accepted, struct view message,
		      struct arena *arena)
{
	struct trailers trailers;
	size_t kept = 0;

	trailers_find(&trailers, message, arena);
	for (size_t i = 0; i < accepted->list.len; i++)
		if (!acceptance_told(&accepted->list.items[i], &trailers))
			accepted->list.items[kept++] =
				accepted->list.items[i];
	accepted->list.len = kept;
}

static int read_messages(struct acceptances *accepted,
			 const struct push_ref *ref, struct repo *repo,
			 struct arena *arena, struct err *err)
{
	char base[OID_HEX + 1], head[OID_HEX + 1];
	const char *const argv[] = {
		"log", "-z", "--format=%B",
		arena_printf(arena, "%s..%s", oid_hex(&ref->base, base),
			     oid_hex(&ref->head, head)), NULL
	};
	struct child_result log;

	if (child_git(repo_git_dir(repo), NULL, argv, arena, &log, err) < 0)
		return -1;
	if (log.status)
		return err_set(err, "git can't list what is pushed: " VIEW_FMT,
			       VIEW_ARG(view_trim(log.errors)));
	for (size_t at = 0; at < log.out.len && accepted->list.len;) {
		size_t end = view_find(log.out, at, '\0');

		leave_out(accepted, view_slice(log.out, at, end), arena);
		at = end + 1;
	}
	return 0;
}

static bool is_off(const struct programs *programs, struct view path)
{
	for (size_t i = 0; i < programs->list.len; i++) {
		const struct policy *policy = &programs->list.items[i]->policy;

		if (reach_holds(&programs->list.items[i]->reach, path))
			return policy->judged[RULE_COMMIT_TRAILER] &&
			       policy->severities[RULE_COMMIT_TRAILER] ==
				       SEVERITY_OFF;
	}
	return false;
}

static void tell(const struct acceptance *one, struct findings *findings)
{
	const struct document *document = one->change->new;

	finding_add(findings, RULE_COMMIT_TRAILER, document->path,
		    document_span(document, VIEW("status")),
		    "what is pushed makes " VIEW_FMT " " VIEW_FMT ", and no "
		    "commit of it has a trailer `%s: " VIEW_FMT "`",
		    VIEW_ARG(one->id),
		    VIEW_ARG(document_text(document, "status")), one->key,
		    VIEW_ARG(one->id))->severity = SEVERITY_WARNING;
	finding_hint(findings, "add it to that commit; the last one: git "
		     "commit --amend --trailer '%s: " VIEW_FMT "'", one->key,
		     VIEW_ARG(one->id));
}

int unsaid_check(const struct push_ref *ref, struct repo *repo,
		 struct documents *documents, struct findings *findings,
		 struct err *err)
{
	struct range_side sides[2];
	struct acceptances accepted;
	struct programs programs;

	if (!ref->has_base)
		return 0;
	if (find(&accepted, sides, ref, repo, documents, err) < 0 ||
	    (accepted.list.len &&
	     read_messages(&accepted, ref, repo, documents->arena, err) < 0))
		return -1;
	if (!accepted.list.len)
		return 0;
	if (programs_load(&programs, &sides[1].snapshot, documents, err) < 0)
		return -1;
	for (size_t i = 0; i < accepted.list.len; i++)
		if (!is_off(&programs, accepted.list.items[i].change->path))
			tell(&accepted.list.items[i], findings);
	return 0;
}
