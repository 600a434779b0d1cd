#include "muster/check.h"

#include "muster/audit.h"

/* An accepted decision of the commit below. */
struct accepted {
	const struct program *program;
	const struct kind *kind;
	const struct document *old;
	struct view id;
};

/* Is it one? Where it has no id there is nothing to hold it against. */
static bool is_accepted(const struct check_past *past,
			struct accepted *accepted)
{
	const struct document *old = past->document;

	if (!old || !old->front || !past->program->policy.immutable)
		return false;
	accepted->program = past->program;
	accepted->old = old;
	accepted->id = document_text(old, "id");
	accepted->kind = kinds_find(past->program->kinds,
				    document_text(old, "kind"));
	return accepted->kind && accepted->kind->decision &&
	       accepted->id.len &&
	       kind_status(accepted->kind, document_text(old, "status")) ==
		       STATUS_DONE;
}

static const struct record *at_path(const struct programs *programs,
				    struct view path)
{
	for (size_t i = 0; i < programs->list.len; i++) {
		const struct program *program = programs->list.items[i];

		for (size_t k = 0; k < program->records.len; k++)
			if (view_equal(program->records.items[k].path, path))
				return &program->records.items[k];
	}
	return NULL;
}

static struct view edits(const struct accepted *accepted,
			 const struct record *now, struct arena *arena)
{
	return audit_edited(accepted->old, now->document, accepted->kind,
			    arena);
}

/* Has it got a number of its own, and nothing else has changed? That is how
 * a merge is settled whose sides have given one id twice. */
static bool is_renumbered(const struct programs *programs,
			  const struct accepted *accepted,
			  struct arena *arena)
{
	struct view title = document_text(accepted->old, "title");

	for (size_t i = 0; i < programs->list.len; i++) {
		const struct program *program = programs->list.items[i];

		for (size_t k = 0; k < program->records.len; k++) {
			const struct record *record =
				&program->records.items[k];

			if (record->id.len &&
			    view_equal(record->title, title) &&
			    !view_equal(record->id, accepted->id) &&
			    view_is(edits(accepted, record, arena), "id"))
				return true;
		}
	}
	return false;
}

/* The id is there at another path: is it something else? */
static bool is_other(const struct accepted *accepted,
		     const struct record *now)
{
	const struct document *old = accepted->old;

	return !view_equal(now->path, old->path) &&
	       !(view_equal(document_text(now->document, "kind"),
			    document_text(old, "kind")) &&
		 view_equal(now->title, document_text(old, "title")));
}

/* Its record, as it is now, or NULL. Another program may have the same id
 * for something else. */
static const struct record *find_now(const struct programs *programs,
				     const struct accepted *accepted,
				     const struct record *here)
{
	const struct record *now = here;

	if (now && view_equal(now->id, accepted->id))
		return now;
	now = program_find(accepted->program, accepted->id);
	if (now)
		return now;
	now = programs_find(programs, accepted->id, NULL);
	return now && !is_other(accepted, now) ? now : NULL;
}

/* `git restore` would bring back what has moved a second time. */
static const char *way_back(const struct accepted *accepted,
			    const struct record *now, const char *below,
			    struct arena *arena)
{
	struct view path = accepted->old->path;

	if (view_equal(now->path, path))
		return arena_printf(arena, "take the edit back: git restore "
				    "--source=%s --staged --worktree -- "
				    VIEW_FMT, below, VIEW_ARG(path));
	return arena_printf(arena, "take the edit back; what it said: git "
			    "show %s:" VIEW_FMT, below, VIEW_ARG(path));
}

static void tell_edited(const struct accepted *accepted,
			const struct record *now, const char *below,
			struct findings *findings)
{
	struct arena *arena = findings->arena;
	struct view what = edits(accepted, now, arena);
	const char *supersede = "";

	if (!what.len)
		return;
	finding_add(findings, RULE_DECISIONS_EDITED, now->path,
		    document_span(now->document, VIEW("status")),
		    VIEW_FMT ": this change alters " VIEW_FMT " after it was "
		    "accepted", VIEW_ARG(accepted->id), VIEW_ARG(what));
	if (kind_field(accepted->kind, VIEW("supersedes")))
		supersede = arena_printf(
			arena, "write a new decision that supersedes it "
			"(`muster new " VIEW_FMT " --set supersedes=" VIEW_FMT
			" ...`), or ", VIEW_ARG(accepted->kind->name),
			VIEW_ARG(accepted->id));
	finding_hint(findings, "%s%s", supersede,
		     way_back(accepted, now, below, arena));
}

static void tell_reused(const struct accepted *accepted,
			const struct record *now, struct findings *findings)
{
	finding_add(findings, RULE_DECISIONS_REUSED, now->path,
		    document_span(now->document, VIEW("id")),
		    VIEW_FMT ": this change gives the id of an accepted "
		    "decision to another record: " VIEW_FMT,
		    VIEW_ARG(accepted->id), VIEW_ARG(now->title));
	finding_hint(findings, "give the newcomer a number of its own, and "
		     "bring back " VIEW_FMT, VIEW_ARG(accepted->old->path));
}

static void tell_deleted(const struct accepted *accepted, const char *below,
			 struct findings *findings)
{
	finding_add(findings, RULE_DECISIONS_DELETED, accepted->old->path,
		    (struct span){ 0, 0 },
		    VIEW_FMT ": this change deletes an accepted decision",
		    VIEW_ARG(accepted->id));
	finding_hint(findings, "bring it back: git restore --source=%s "
		     "--staged --worktree -- " VIEW_FMT, below,
		     VIEW_ARG(accepted->old->path));
}

/* Pair it by its id; where that is gone, by its path. */
static void check_accepted(const struct programs *programs,
			   const struct accepted *accepted, const char *below,
			   struct findings *findings)
{
	const struct record *here = at_path(programs, accepted->old->path);
	const struct record *now = find_now(programs, accepted, here);

	if (now && !is_other(accepted, now))
		tell_edited(accepted, now, below, findings);
	else if (is_renumbered(programs, accepted, findings->arena))
		return;
	else if (now)
		tell_reused(accepted, now, findings);
	else if (here)
		tell_edited(accepted, here, below, findings);
	else
		tell_deleted(accepted, below, findings);
}

void check_decisions(const struct programs *programs,
		     const struct check_below *below,
		     struct findings *findings)
{
	for (size_t i = 0; i < below->files.len; i++) {
		struct findings own = { .arena = findings->arena };
		struct accepted accepted;

		if (!is_accepted(&below->files.items[i], &accepted))
			continue;
		check_accepted(programs, &accepted, below->name, &own);
		policy_judge(&accepted.program->policy, &own);
		findings_join(findings, &own);
	}
	findings_sort(findings);
}
