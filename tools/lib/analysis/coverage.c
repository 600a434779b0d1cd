#include "muster/coverage.h"

#include "coverage_refusal.h"
#include "muster/scope.h"

struct covering {
	struct approvals *approvals;
	const struct program *base, *head;	/* of the change */
	struct approvers approvers;
	struct map known;	/* path of a change record to its approval */
	struct arena *arena;
	struct err *err;
};

/* One change, one record, and the entry of `affects` that names it. */
struct trial {
	struct covering *covering;
	const struct scope_change *change;
	const struct record *record;
	const struct document *document;	/* as the base reads it */
	struct view entry;
	const struct record *approver;
	const struct approval *approval;
	struct coverage *coverage;
};

bool coverage_holds(const struct coverage *coverage)
{
	return coverage->verdict >= COVERAGE_FREE;
}

/* --- was it carried out already? */

static bool landed_since(const struct ledger_version *version,
			 const struct approval *approval)
{
	return version->commit > approval->commit ||
	       oid_equal(&version->commit->landing,
			 &approval->commit->landing);
}

/* Does the version change what the entry names? */
static int carries_out(const struct trial *trial,
		       const struct ledger_record *record,
		       const struct ledger_version *version)
{
	const struct covering *covering = trial->covering;
	struct scope scope = { .binding = 0 };
	const struct scope_change change = { .id = record->id,
					     .kind = version->kind };
	struct scope_versions versions = {
		.kind = kinds_find(covering->base->kinds, version->kind),
		.arena = covering->arena
	};

	if (!reach_holds(&covering->base->reach, version->path))
		return 0;
	if (ledger_documents(&covering->approvals->behind, version,
			     &versions.old, &versions.now,
			     covering->err) < 0)
		return -1;
	if (!versions.old && !versions.now)
		return 0;
	scope_compare(&scope, &change, &versions);
	for (size_t i = 0; i < scope.changes.len; i++)
		if (scope_is_named(&scope.changes.items[i],
				   trial->entry))
			return 1;
	return 0;
}

static int find_spent(const struct trial *trial,
		      const struct ledger_version **spent)
{
	const struct ledger *ledger = &trial->covering->approvals->behind;

	*spent = NULL;
	for (size_t i = 0; i < ledger->records.len; i++) {
		const struct ledger_record *record = ledger->records.items[i];

		for (size_t k = 0; k < record->versions.len; k++) {
			const struct ledger_version *version =
				&record->versions.items[k];
			int rc = 0;

			if (scope_has_kind(version->kind) &&
			    landed_since(version, trial->approval))
				rc = carries_out(trial, record, version);
			if (rc > 0)
				*spent = version;
			if (rc)
				return rc < 0 ? -1 : 0;
		}
	}
	return 0;
}

/* --- one record */

static struct refusal refusal_of(const struct trial *trial)
{
	const struct covering *covering = trial->covering;

	return (struct refusal){
		.arena = covering->arena, .approvers = &covering->approvers,
		.record = trial->record, .approver = trial->approver,
		.approval = trial->approval,
		.history = covering->approvals->history,
		.coverage = trial->coverage
	};
}

/* False: its status or its approver says no already. */
static bool is_given(struct trial *trial)
{
	struct covering *covering = trial->covering;
	const struct refusal refusal = refusal_of(trial);
	const struct kind *kind = kinds_find(covering->base->kinds,
					     VIEW("change"));
	struct view status = document_text(trial->document, "status");
	struct view by = document_text(trial->document, "approved_by");
	enum status_class class =
		kind ? kind_status(kind, status) : STATUS_NONE;

	if (class != STATUS_DONE) {
		refusal_status(&refusal, class, status);
		return false;
	}
	trial->approver = approver_of(&covering->approvers, covering->base,
				      by);
	if (!trial->approver)
		refusal_stranger(&refusal, by);
	return trial->approver != NULL;
}

static int find_approval(struct trial *trial)
{
	struct covering *covering = trial->covering;
	const struct approval_claim claim = { covering->base, trial->record,
					      trial->approver };
	struct approval *approval = map_get(&covering->known,
					    trial->record->path);

	trial->approval = approval;
	if (approval)
		return 0;
	approval = arena_alloc(covering->arena, sizeof(*approval));
	trial->approval = approval;
	map_put(covering->arena, &covering->known, trial->record->path,
		approval);
	return approval_find(approval, covering->approvals, &claim,
			     covering->err);
}

static int tell_shown(struct trial *trial)
{
	struct covering *covering = trial->covering;
	struct coverage *coverage = trial->coverage;
	const struct approval *approval = trial->approval;
	const struct refusal refusal = refusal_of(trial);
	const struct ledger_version *spent = NULL;

	if (approval->behind && find_spent(trial, &spent) < 0)
		return -1;
	coverage->has_commit = true;
	coverage->commit = approval->commit->id;
	coverage->approver = trial->approver->id;
	coverage->attestation = covering->base->policy.scope.attestation;
	coverage->verdict = COVERAGE_COVERED;
	if (spent)
		refusal_spent(&refusal, spent->commit);
	return 0;
}

static int judge(struct trial *trial)
{
	struct refusal refusal;

	*trial->coverage = (struct coverage){
		.record = trial->record->id, .title = trial->record->title,
		.path = trial->record->path
	};
	if (!is_given(trial))
		return 0;
	if (find_approval(trial) < 0)
		return -1;
	if (!trial->approval->verdict)
		return tell_shown(trial);
	trial->coverage->has_commit = trial->approval->commit;
	if (trial->approval->commit)
		trial->coverage->commit = trial->approval->commit->id;
	refusal = refusal_of(trial);
	refusal_approval(&refusal);
	return 0;
}

/* --- one change */

/* The record as the base reads it, or NULL: it is no change record. */
static const struct document *change_of(const struct covering *covering,
					const struct record *record)
{
	const struct document *document =
		approval_read(covering->approvals, record->document);

	return document && record->id.len &&
	       view_equal(document_text(document, "id"), record->id)
		       ? document : NULL;
}

/* Hold a record against the change, and keep the better coverage. */
static int try(struct covering *covering, struct scope_change *change,
	       const struct record *record)
{
	struct coverage found;
	struct trial trial = { .covering = covering, .change = change,
			       .record = record, .coverage = &found,
			       .document = change_of(covering, record) };
	const struct value *affects =
		trial.document ? value_get(trial.document->front,
					   VIEW("affects")) : NULL;

	for (size_t i = 0; affects && i < affects->len; i++) {
		trial.entry = value_string(affects->entries[i].value);
		if (!scope_is_named(change, trial.entry))
			continue;
		if (judge(&trial) < 0)
			return -1;
		if (found.verdict > change->coverage.verdict)
			change->coverage = found;
	}
	return 0;
}

/* What no record can cover, and what nobody can approve. */
static bool is_lost(struct covering *covering,
		    const struct scope_change *change,
		    struct coverage *coverage)
{
	if (change->act == SCOPE_DROPPED &&
	    change->aspect == SCOPE_PROGRAM) {
		coverage->why = VIEW("no change record can cover that");
		coverage->hint = VIEW("bring it back; to end a program, set "
				      "its charter's status");
		return true;
	}
	if (change->act == SCOPE_DROPPED &&
	    change->aspect == SCOPE_UNREADABLE) {
		coverage->why = VIEW("what it says can't be known");
		coverage->hint = VIEW("mend the file as `muster check` says");
		return true;
	}
	if (covering->approvers.people.len)
		return false;
	coverage->verdict = COVERAGE_NO_APPROVER;
	coverage->why = VIEW("at the base the policy's scope.approvers name "
			     "no person");
	coverage->hint = VIEW("first, in a request of its own, say who may "
			      "approve: raci.accountable in the charter, or "
			      "`scope: {approvers: [ID]}` in the policy");
	return true;
}

static int cover(struct covering *covering, struct scope_change *change)
{
	struct coverage *coverage = &change->coverage;

	*coverage = (struct coverage){ .verdict = COVERAGE_NOTHING_CAN };
	if (!change->binding)
		coverage->verdict = COVERAGE_FREE;
	if (!change->binding || is_lost(covering, change, coverage))
		return 0;
	coverage->verdict = COVERAGE_UNNAMED;
	coverage->why = VIEW("no change record names it in affects");
	coverage->hint = view_of(arena_printf(
		covering->arena, "muster new change --set affects=" VIEW_FMT
		", and have " VIEW_FMT " approve it", VIEW_ARG(change->id),
		VIEW_ARG(covering->approvers.people.items[0]->title)));
	for (size_t i = 0; covering->head &&
			   i < covering->head->records.len; i++)
		if (try(covering, change,
			&covering->head->records.items[i]) < 0)
			return -1;
	return 0;
}

static const struct program *program_at(const struct programs *programs,
					size_t index)
{
	return index < programs->list.len ? programs->list.items[index]
					  : NULL;
}

int coverage_find(struct scope *scope, struct approvals *approvals,
		  struct err *err)
{
	struct covering covering = { .approvals = approvals,
				     .arena = approvals->documents->arena,
				     .err = err };

	for (size_t i = 0; i < scope->changes.len; i++) {
		struct scope_change *change = &scope->changes.items[i];
		const struct program *base = program_at(approvals->before,
							change->base);

		if (base && base != covering.base)
			approvers_find(&covering.approvers, base);
		covering.base = base;
		covering.head = program_at(approvals->now, change->head);
		if (cover(&covering, change) < 0)
			return -1;
	}
	return 0;
}
