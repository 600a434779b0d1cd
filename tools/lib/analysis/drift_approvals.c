#include "drift_approvals.h"

#include "muster/approval.h"
#include "muster/approver.h"
#include "muster/provenance.h"

static bool is_author(const struct program *program,
		      const struct mailmap *mailmap,
		      const struct annals_commit *commit,
		      const struct record *person)
{
	struct view name = commit->author.name, email = commit->author.email;

	return approval_person(program, mailmap, &name, &email) == person;
}

static void judge(struct drift_approval *approval,
		  const struct mailmap *mailmap)
{
	const struct program *program = approval->program;
	enum attestation attestation = program->policy.scope.attestation;
	const struct record *person;
	struct approvers approvers;

	approvers_find(&approvers, program);
	person = approver_of(&approvers, program, approval->approver);
	if (!person)
		approval->why_not = VIEW("whoever approved it may not");
	else if (attestation == ATTESTATION_DECLARED)
		return;
	else if (!is_author(program, mailmap, approval->commit, person))
		approval->why_not = VIEW("its approver did not commit the "
					 "approval");
	else if (attestation == ATTESTATION_SIGNED &&
		 !approval->commit->signature)
		approval->why_not = VIEW("its approval is not signed");
}

/* --- when */

/* What a version says of it, which gave the approval, or took it back. */
static void note(struct drift_approval *approval,
		 const struct ledger_version *version,
		 const struct document *document)
{
	approval->commit = version->commit;
	approval->document = document;
	approval->approver = document_text(document, "approved_by");
}

/* The version that made it an approved one. A merge or a revert does not
 * bring back an approval that was taken back (approval.h). 1, 0 when the
 * history shows none, or -1 with err set. */
static int find_approval(const struct drift_scope *scope,
			 struct provenance *way,
			 struct drift_approval *approval, struct err *err)
{
	const struct program *program = approval->program;
	const struct provenance_version *at;
	enum provenance_role role;

	provenance_start(way, &approval->record->oid);
	while ((role = provenance_next(way, &at))) {
		const struct document *old, *now;

		if (ledger_documents(scope->ledger, at->version, &old, &now,
				     err) < 0)
			return -1;
		if (role == PROVENANCE_MADE) {
			if (!now)
				return 0;
			if (!approval_is_given(program, old)) {
				note(approval, at->version, now);
				return 1;
			}
			provenance_go_on(way);
		} else if (approval_is_given(program, old) &&
			   !approval_is_given(program, now)) {
			note(approval, at->version, old);
			approval->why_not = VIEW("its approval was taken back");
			return 1;
		}
	}
	return 0;
}

static void add_versions(struct provenance *way, const struct ledger *ledger,
			 const struct ledger_record *record)
{
	for (size_t i = 0; i < record->versions.len; i++)
		*VEC_PUSH(ledger->arena, &way->versions) =
			(struct provenance_version){
				ledger, &record->versions.items[i]
			};
}

int drift_approvals(struct drift *drift, const struct drift_scope *scope,
		    struct err *err)
{
	for (size_t i = 0; i < scope->ledger->records.len; i++) {
		const struct ledger_record *ledger =
			scope->ledger->records.items[i];
		struct drift_approval approval = { .commit = NULL };
		struct provenance way = { .at = 0 };
		int rc;

		if (!view_is(ledger->kind, "change"))
			continue;
		approval.program = ledger->program;
		if (ledger->alive)
			approval.record = program_find(ledger->program,
						       ledger->id);
		if (!approval.record || !approval.record->kind ||
		    approval.record->class != STATUS_DONE)
			continue;
		add_versions(&way, scope->ledger, ledger);
		rc = find_approval(scope, &way, &approval, err);
		if (rc < 0)
			return -1;
		if (!rc)
			continue;
		if (!approval.why_not.len)
			judge(&approval, scope->mailmap);
		*VEC_PUSH(drift->arena, &drift->approvals) = approval;
	}
	return 0;
}

/* --- what they cover */

/* Does `affects` name the change? */
static bool names(const struct drift_approval *approval,
		  const struct drift_change *change)
{
	const struct value *affects = value_get(approval->document->front,
						VIEW("affects"));

	for (size_t i = 0; affects && affects->type == VALUE_LIST &&
	     i < affects->len; i++)
		if (scope_is_named(&change->scope,
				   value_string(affects->entries[i].value)))
			return true;
	return false;
}

/* Is the landing the first one from the approval on that changed the scope
 * of this record? */
static bool is_first(struct drift_approval *approval,
		     const struct drift_change *change, struct arena *arena)
{
	const struct annals_commit *used = map_get(&approval->spent,
						   change->id);

	if (used)
		return oid_equal(&used->landing, &change->commit->landing);
	map_put(arena, &approval->spent, change->id,
		(void *)change->commit);
	return true;
}

static void cover(struct drift *drift, struct drift_change *change)
{
	change->why = VIEW("no approved change record names it");
	for (size_t i = drift->approvals.len; i-- > 0;) {
		struct drift_approval *approval = &drift->approvals.items[i];
		bool afterwards = approval->commit > change->commit;

		if (approval->program != change->program ||
		    !names(approval, change))
			continue;
		if (approval->why_not.len) {
			change->why = view_of(arena_printf(
				drift->arena, VIEW_FMT " names it, but "
				VIEW_FMT, VIEW_ARG(approval->record->id),
				VIEW_ARG(approval->why_not)));
		} else if (afterwards ||
			   is_first(approval, change, drift->arena)) {
			change->approval = approval;
			change->afterwards = afterwards;
			if (!afterwards)
				return;
		} else if (!change->approval) {
			change->why = view_of(arena_printf(
				drift->arena, VIEW_FMT " names it, but was "
				"carried out before",
				VIEW_ARG(approval->record->id)));
		}
	}
}

void drift_cover(struct drift *drift)
{
	for (size_t i = 0; i < drift->changes.len; i++)
		cover(drift, &drift->changes.items[i]);
}
