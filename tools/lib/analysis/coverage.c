#include "muster/coverage.h"

#include <stdarg.h>

#include "muster/approver.h"
#include "muster/date.h"
#include "muster/scope.h"

#define SHORT 10	/* digits of a commit's id */

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

/* --- words */

static struct view text(struct covering *covering, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

static struct view text(struct covering *covering, const char *fmt, ...)
{
	struct view view;
	va_list args;

	va_start(args, fmt);
	view = view_of(arena_vprintf(covering->arena, fmt, args));
	va_end(args);
	return view;
}

static struct view short_id(struct covering *covering,
			    const struct annals_commit *commit)
{
	char hex[OID_HEX + 1];

	return text(covering, "%.*s", SHORT, oid_hex(&commit->id, hex));
}

static struct view names_of(struct covering *covering)
{
	struct str out = STR_INIT;
	struct view view;

	approvers_words(&out, &covering->approvers);
	view = view_copy(covering->arena, str_view(&out));
	str_release(&out);
	return view;
}

/* Who should approve it, and how. */
static struct view ask(struct covering *covering, struct view record)
{
	const struct record *person = covering->approvers.people.items[0];

	return text(covering, "have " VIEW_FMT " commit it themselves: "
		    "muster set " VIEW_FMT " status=approved approved_by="
		    VIEW_FMT, VIEW_ARG(person->title), VIEW_ARG(record),
		    VIEW_ARG(person->id));
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

static void refuse(struct trial *trial, enum coverage_verdict verdict,
		   struct view why, struct view hint)
{
	trial->coverage->verdict = verdict;
	trial->coverage->why = why;
	trial->coverage->hint = hint;
}

/* False: its status or its approver says no already. */
static bool is_given(struct trial *trial)
{
	struct covering *covering = trial->covering;
	const struct record *record = trial->record;
	const struct kind *kind = kinds_find(covering->base->kinds,
					     VIEW("change"));
	struct view status = document_text(trial->document, "status");
	struct view by = document_text(trial->document, "approved_by");
	enum status_class class =
		kind ? kind_status(kind, status) : STATUS_NONE;

	if (class != STATUS_DONE) {
		refuse(trial, class == STATUS_DROPPED ? COVERAGE_REFUSED
						      : COVERAGE_PROPOSED,
		       text(covering, VIEW_FMT " is " VIEW_FMT,
			    VIEW_ARG(record->id),
			    VIEW_ARG(status.len ? status
						: VIEW("without a status"))),
		       class == STATUS_DROPPED
			       ? text(covering, "take the change out, or ask "
				      "for it in a change record of its own")
			       : ask(covering, record->id));
		return false;
	}
	trial->approver = approver_of(&covering->approvers, covering->base,
				      by);
	if (trial->approver)
		return true;
	refuse(trial, COVERAGE_STRANGER,
	       text(covering, VIEW_FMT " is approved by %s" VIEW_FMT "%s; at "
		    "the base only " VIEW_FMT " may approve",
		    VIEW_ARG(record->id), by.len ? "'" : "",
		    VIEW_ARG(by.len ? by : VIEW("nobody")), by.len ? "'" : "",
		    VIEW_ARG(names_of(covering))),
	       ask(covering, record->id));
	return false;
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

static struct view author_of(struct covering *covering,
			     const struct approval *approval)
{
	return text(covering, VIEW_FMT " <" VIEW_FMT ">",
		    VIEW_ARG(approval->name), VIEW_ARG(approval->email));
}

static void tell_forged(struct trial *trial)
{
	struct covering *covering = trial->covering;
	const struct approval *approval = trial->approval;
	struct view author = author_of(covering, approval);

	refuse(trial, COVERAGE_FORGED,
	       text(covering, VIEW_FMT " says that " VIEW_FMT " approved it, "
		    "but commit " VIEW_FMT ", which wrote that, is authored by "
		    VIEW_FMT "%s", VIEW_ARG(trial->record->id),
		    VIEW_ARG(trial->approver->title),
		    VIEW_ARG(short_id(covering, approval->commit)),
		    VIEW_ARG(author),
		    approval->coauthor ? " and names the approver as "
					 "co-author only, which anybody can "
					 "write" : ""),
	       text(covering, "have " VIEW_FMT " author the commit that sets "
		    "status and approved_by of " VIEW_FMT,
		    VIEW_ARG(trial->approver->title),
		    VIEW_ARG(trial->record->id)));
}

static void tell_edited(struct trial *trial)
{
	struct covering *covering = trial->covering;
	const struct approval *approval = trial->approval;

	refuse(trial, COVERAGE_EDITED,
	       text(covering, VIEW_FMT " was changed after its approval ("
		    VIEW_FMT ") by commit " VIEW_FMT " of " VIEW_FMT,
		    VIEW_ARG(trial->record->id), VIEW_ARG(approval->edited),
		    VIEW_ARG(short_id(covering, approval->commit)),
		    VIEW_ARG(author_of(covering, approval))),
	       text(covering, "take that edit back, or set " VIEW_FMT
		    " to proposed and have " VIEW_FMT " approve it again",
		    VIEW_ARG(trial->record->id),
		    VIEW_ARG(trial->approver->title)));
}

static void tell_past(struct trial *trial)
{
	struct covering *covering = trial->covering;

	refuse(trial, COVERAGE_EDITED,
	       text(covering, VIEW_FMT " is decided at the base, and its "
		    "approval in commit " VIEW_FMT " is of a branch that knew "
		    "nothing of that", VIEW_ARG(trial->record->id),
		    VIEW_ARG(short_id(covering, trial->approval->commit))),
	       text(covering, "ask in a change record of its own (muster new "
		    "change), or have " VIEW_FMT " approve this one again on "
		    "top of the base", VIEW_ARG(trial->approver->title)));
}

static void tell_unsigned(struct trial *trial)
{
	struct covering *covering = trial->covering;
	const struct approval *approval = trial->approval;

	refuse(trial, COVERAGE_UNSIGNED,
	       text(covering, VIEW_FMT " is approved in commit " VIEW_FMT
		    ", whose signature by " VIEW_FMT " is %s%s" VIEW_FMT,
		    VIEW_ARG(trial->record->id),
		    VIEW_ARG(short_id(covering, approval->commit)),
		    VIEW_ARG(trial->approver->title),
		    approval->commit->signature
			    ? signature_words(approval->signature)
			    : "missing",
		    approval->signer.len ? ", made by " : "",
		    VIEW_ARG(approval->signer)),
	       text(covering, "have " VIEW_FMT " sign the approval (git "
		    "commit -S), and let git know the key "
		    "(gpg.ssh.allowedSignersFile)",
		    VIEW_ARG(trial->approver->title)));
}

static void tell_unknown(struct trial *trial)
{
	struct covering *covering = trial->covering;
	bool cut = covering->approvals->history ||
		   trial->approval->commit;

	refuse(trial, COVERAGE_UNKNOWN,
	       text(covering, "the commit that approved " VIEW_FMT " %s",
		    VIEW_ARG(trial->record->id),
		    cut ? "is not in this clone"
			: "is older than what is looked at here"),
	       cut ? text(covering, "fetch the whole history: git fetch "
			  "--unshallow, or fetch-depth: 0 in the workflow")
		   : text(covering, "push the approval together with the "
			  "change"));
}

static int tell_shown(struct trial *trial)
{
	struct covering *covering = trial->covering;
	struct coverage *coverage = trial->coverage;
	const struct approval *approval = trial->approval;
	const struct ledger_version *spent = NULL;
	char day[DATE_SIZE];

	if (approval->behind && find_spent(trial, &spent) < 0)
		return -1;
	coverage->has_commit = true;
	coverage->commit = approval->commit->id;
	coverage->approver = trial->approver->id;
	coverage->attestation = covering->base->policy.scope.attestation;
	coverage->verdict = COVERAGE_COVERED;
	if (!spent)
		return 0;
	date_format(date_of_time(spent->commit->landed), day);
	refuse(trial, COVERAGE_SPENT,
	       text(covering, VIEW_FMT " was carried out on %s (commit "
		    VIEW_FMT ")", VIEW_ARG(trial->record->id), day,
		    VIEW_ARG(short_id(covering, spent->commit))),
	       text(covering, "ask for this change in a change record of its "
		    "own: muster new change"));
	return 0;
}

static int judge(struct trial *trial)
{
	static void (*const tell[])(struct trial *) = {
		[APPROVAL_FORGED] = tell_forged,
		[APPROVAL_EDITED] = tell_edited,
		[APPROVAL_PAST] = tell_past,
		[APPROVAL_UNSIGNED] = tell_unsigned,
		[APPROVAL_UNKNOWN] = tell_unknown,
	};

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
	tell[trial->approval->verdict](trial);
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
		coverage->why = text(covering, "no change record can cover "
				     "that");
		coverage->hint = text(covering, "bring it back; to end a "
				      "program, set its charter's status");
		return true;
	}
	if (change->act == SCOPE_DROPPED &&
	    change->aspect == SCOPE_UNREADABLE) {
		coverage->why = text(covering, "what it says can't be known");
		coverage->hint = text(covering, "mend the file as `muster "
				      "check` says");
		return true;
	}
	if (covering->approvers.people.len)
		return false;
	coverage->verdict = COVERAGE_NO_APPROVER;
	coverage->why = text(covering, "at the base the policy's "
			     "scope.approvers name no person");
	coverage->hint = text(covering, "first, in a request of its own, say "
			      "who may approve: raci.accountable in the "
			      "charter, or `scope: {approvers: [ID]}` in the "
			      "policy");
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
	coverage->why = text(covering, "no change record names it in "
			     "affects");
	coverage->hint = text(covering, "muster new change --set affects="
			      VIEW_FMT ", and have " VIEW_FMT " approve it",
			      VIEW_ARG(change->id), VIEW_ARG(covering->
			      approvers.people.items[0]->title));
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
