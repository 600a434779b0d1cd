#include "muster/approval.h"

#include "muster/body.h"
#include "muster/descent.h"
#include "muster/difference.h"
#include "muster/provenance.h"
#include "muster/trailer.h"

struct search {
	struct approvals *approvals;
	const struct approval_claim *claim;
	struct approval *approval;
	struct provenance way;
	bool failed;		/* the approval holds what speaks against */
	struct err *err;
};

static struct arena *arena_of(const struct search *search)
{
	return search->approvals->documents->arena;
}

const struct document *approval_read(const struct approvals *approvals,
				     const struct document *document)
{
	const struct document *raw =
		document ? document_raw(document) : NULL;
	const struct document *base =
		raw ? programs_read(approvals->before, raw) : NULL;

	document = base ? base : raw;
	return document && view_is(document_text(document, "kind"), "change")
		       ? document : NULL;
}

bool approval_is_given(const struct program *program,
		       const struct document *document)
{
	const struct kind *kind = kinds_find(program->kinds, VIEW("change"));

	return document && kind &&
	       kind_status(kind, document_text(document, "status")) ==
		       STATUS_DONE &&
	       document_text(document, "approved_by").len;
}

/* --- what may change in an approved record */

static bool is_free(struct view name)
{
	static const char *const free[] = { "related", "url", "tags",
					    "waive" };

	name = view_slice(name, 0, view_find(name, 0, '.'));
	for (size_t i = 0; i < sizeof(free) / sizeof(*free); i++)
		if (view_is(name, free[i]))
			return true;
	return false;
}

static struct view edited(const struct search *search,
			  const struct document *old,
			  const struct document *now)
{
	struct arena *arena = arena_of(search);
	struct difference difference;
	struct str out = STR_INIT;
	struct view words;

	difference_find(&difference, old, now,
			kinds_find(search->claim->program->kinds,
				   VIEW("change")), arena);
	for (size_t i = 0; i < difference.fields.len; i++)
		if (!is_free(difference.fields.items[i].name))
			str_addf(&out, "%s" VIEW_FMT, out.len ? ", " : "",
				 VIEW_ARG(difference.fields.items[i].name));
	if (!view_equal(body_words(old->body, arena),
			body_words(now->body, arena)))
		str_adds(&out, out.len ? ", the text" : "the text");
	words = view_copy(arena, str_view(&out));
	str_release(&out);
	return words;
}

/* --- who */

const struct record *approval_person(const struct program *program,
				     const struct mailmap *mailmap,
				     struct view *name, struct view *email)
{
	struct view raw = *email;
	const struct record *person;

	mailmap_resolve(mailmap, name, email);
	person = program_person(program, *email);
	return person ? person : program_person(program, raw);
}

static const struct record *person_of(const struct search *search,
				      struct view *name, struct view *email)
{
	return approval_person(search->claim->program,
			       &search->approvals->mailmap, name, email);
}

/* The address between < and >, or all of it. */
static struct view address_of(struct view signer)
{
	size_t open = view_find(signer, 0, '<');

	if (open == signer.len)
		return signer;
	return view_slice(signer, open + 1, view_find(signer, open, '>'));
}

static bool is_coauthor(const struct search *search,
			const struct annals_commit *commit)
{
	struct trailers trailers;

	trailers_find(&trailers, commit->message, arena_of(search));
	for (size_t i = 0; i < trailers.list.len; i++) {
		struct view name = VIEW("");
		struct view email = address_of(trailers.list.items[i].value);

		if (trailer_is(&trailers.list.items[i], "Co-authored-by") &&
		    person_of(search, &name, &email) ==
			    search->claim->approver)
			return true;
	}
	return false;
}

/* What the commit shows: the approval, or what speaks against it. */
static int read_author(struct search *search,
		       const struct ledger_version *version,
		       struct approval *shown)
{
	const struct annals_commit *commit = version->commit;
	enum attestation asked = search->claim->program->policy.scope
					 .attestation;
	struct view name, email;

	*shown = (struct approval){ .commit = commit,
				    .name = commit->author.name,
				    .email = commit->author.email };
	if (asked == ATTESTATION_DECLARED)
		return 0;
	if (person_of(search, &shown->name, &shown->email) !=
	    search->claim->approver) {
		shown->verdict = APPROVAL_FORGED;
		shown->coauthor = is_coauthor(search, commit);
		return 0;
	}
	if (asked == ATTESTATION_AUTHORED)
		return 0;
	if (signature_verify(search->approvals->repo, &commit->id,
			     arena_of(search), &shown->signature,
			     &shown->signer, search->err) < 0)
		return -1;
	name = VIEW("");
	email = address_of(shown->signer);
	if (shown->signature != SIGNATURE_GOOD ||
	    person_of(search, &name, &email) != search->claim->approver)
		shown->verdict = APPROVAL_UNSIGNED;
	return 0;
}

/* --- the way back */

/* Keep the newest thing that speaks against the approval. */
static void refuse(struct search *search, const struct approval *shown)
{
	if (!search->failed)
		*search->approval = *shown;
	search->failed = true;
}

static int read_version(struct search *search,
			const struct provenance_version *at,
			const struct document **old,
			const struct document **now, struct approval *shown)
{
	if (ledger_documents(at->ledger, at->version, old, now,
			     search->err) < 0 ||
	    read_author(search, at->version, shown) < 0)
		return -1;
	*old = approval_read(search->approvals, *old);
	*now = approval_read(search->approvals, *now);
	return 0;
}

/* Where the way back leads from a version. */
enum step { FAILED = -1, ON, PAST, SHOWN, STOP };

/* A version that made the record what it is. What somebody else edited may
 * have been taken back since, so that an older one shows the approval. */
static enum step judge(struct search *search,
		       const struct provenance_version *at)
{
	const struct document *old, *now;
	struct approval shown;
	bool given;

	if (read_version(search, at, &old, &now, &shown) < 0)
		return FAILED;
	given = approval_is_given(search->claim->program, old);
	if (given && now)
		shown.edited = edited(search, old, now);
	shown.behind = at->ledger == &search->approvals->behind;
	if (!given && at->version->commit->cut)
		shown.verdict = APPROVAL_UNKNOWN;
	if (given && shown.verdict == APPROVAL_FORGED)
		shown.verdict = APPROVAL_EDITED;
	if (given && (!shown.edited.len || !shown.verdict))
		return ON;
	if (shown.verdict) {
		refuse(search, &shown);
		return given ? PAST : STOP;
	}
	*search->approval = shown;
	return SHOWN;
}

/* A version that the record was taken from: was its approval taken back, or
 * made to mean something else by the approver? Nobody else brings that back,
 * be it by a merge or a revert. */
static enum step leave(struct search *search,
		       const struct provenance_version *at)
{
	const struct program *program = search->claim->program;
	const struct document *old, *now;
	struct approval shown;

	if (read_version(search, at, &old, &now, &shown) < 0)
		return FAILED;
	if (!approval_is_given(program, old))
		return PAST;
	if (!approval_is_given(program, now))
		shown.edited = now ? VIEW("status") : VIEW("removed");
	else if (!shown.verdict)
		shown.edited = edited(search, old, now);
	if (!shown.edited.len)
		return PAST;
	shown.verdict = APPROVAL_EDITED;
	refuse(search, &shown);
	return STOP;
}

static int follow(struct search *search)
{
	const struct provenance_version *at;
	enum provenance_role role;

	provenance_start(&search->way, &search->claim->record->oid);
	while ((role = provenance_next(&search->way, &at))) {
		enum step step = role == PROVENANCE_MADE ? judge(search, at)
							 : leave(search, at);

		if (step == FAILED)
			return -1;
		if (step == STOP || step == SHOWN)
			return step == SHOWN;
		if (step == ON)
			provenance_go_on(&search->way);
	}
	return 0;
}

/* --- where to look */

static const struct program *holder(const struct programs *programs,
				    struct view path)
{
	for (size_t i = 0; i < programs->list.len; i++)
		if (reach_holds(&programs->list.items[i]->reach, path))
			return programs->list.items[i];
	return NULL;
}

/* Not what it was in another program, from which it was moved. */
static bool is_own(const struct search *search, struct view path)
{
	const struct approvals *approvals = search->approvals;
	const struct program *before = holder(approvals->before, path);
	const struct program *now = holder(approvals->now, path);

	return (!before || before == search->claim->program) &&
	       (!now || now == holder(approvals->now,
				      search->claim->record->path));
}

static void add_versions(struct search *search, const struct ledger *ledger)
{
	const struct program *program =
		holder(ledger->programs, search->claim->record->path);
	const struct ledger_record *record =
		program ? ledger_find(ledger, program,
				      search->claim->record->id)
			: NULL;

	for (size_t i = 0; record && i < record->versions.len; i++)
		if (is_own(search, record->versions.items[i].path))
			*VEC_PUSH(arena_of(search), &search->way.versions) =
				(struct provenance_version){
					ledger, &record->versions.items[i]
				};
}

static int read_range(struct approvals *approvals, struct err *err)
{
	const struct ledger_scope scope = {
		.snapshot = approvals->head,
		.documents = approvals->documents,
		.programs = approvals->now,
		.since = &approvals->base->commit
	};

	if (!approvals->has_mailmap &&
	    mailmap_read(&approvals->mailmap, approvals->base, err) < 0)
		return -1;
	approvals->has_mailmap = true;
	if (!approvals->has_range &&
	    ledger_read(&approvals->range, &scope, err) < 0)
		return -1;
	approvals->has_range = true;
	return 0;
}

static int read_behind(struct approvals *approvals, struct err *err)
{
	const struct ledger_scope scope = {
		.snapshot = approvals->base,
		.documents = approvals->documents,
		.programs = approvals->before,
		.cached = true
	};

	if (!approvals->has_behind &&
	    ledger_read(&approvals->behind, &scope, err) < 0)
		return -1;
	approvals->has_behind = true;
	return 0;
}

/* What the base says of it: the record, or NULL, and whether it is decided
 * there, one way or the other. */
static const struct record *find_before(const struct search *search,
					enum status_class *class)
{
	const struct program *program = search->claim->program;
	const struct record *record = program_find(program,
						   search->claim->record->id);
	const struct document *document =
		record ? approval_read(search->approvals, record->document)
		       : NULL;
	const struct kind *kind = kinds_find(program->kinds, VIEW("change"));

	*class = document && kind
			 ? kind_status(kind, document_text(document, "status"))
			 : STATUS_NONE;
	return document ? record : NULL;
}

/* Is the approval of a branch that knew nothing of the base, where the record
 * is decided? What landed as another commit, and was carried out or rejected
 * since, is still approved there. 1, 0 or -1. */
static int is_past(const struct search *search)
{
	const struct approvals *approvals = search->approvals;
	enum status_class class;
	int rc;

	find_before(search, &class);
	if (class != STATUS_DONE && class != STATUS_DROPPED)
		return 0;
	rc = descent_is(approvals->repo, &approvals->base->commit,
			&search->approval->commit->id, search->err);
	return rc < 0 ? -1 : !rc;
}

/* An approval of the base may be older: follow it through the history behind
 * that and, with `range`, through what the request made of it. */
static int follow_behind(struct search *search, bool range)
{
	struct approvals *approvals = search->approvals;
	enum status_class class;

	find_before(search, &class);
	if (class != STATUS_DONE || !approvals->history)
		return 0;
	if (read_behind(approvals, search->err) < 0)
		return -1;
	search->way.versions.len = 0;
	add_versions(search, &approvals->behind);
	if (range)
		add_versions(search, &approvals->range);
	return follow(search) < 0 ? -1 : 0;
}

/* What the base itself has may be approved there, too. */
static int look_past(struct search *search)
{
	enum status_class class;
	const struct record *record = find_before(search, &class);

	if (!oid_equal(&record->oid, &search->claim->record->oid)) {
		search->approval->verdict = APPROVAL_PAST;
		return 0;
	}
	*search->approval = (struct approval){ .verdict = APPROVAL_UNKNOWN };
	return follow_behind(search, false);
}

int approval_find(struct approval *approval, struct approvals *approvals,
		  const struct approval_claim *claim, struct err *err)
{
	struct search search = { .approvals = approvals, .claim = claim,
				 .approval = approval, .err = err };
	int rc;

	*approval = (struct approval){ .verdict = APPROVAL_UNKNOWN };
	if (read_range(approvals, err) < 0)
		return -1;
	add_versions(&search, &approvals->range);
	rc = follow(&search);
	if (!rc)
		return follow_behind(&search, true);
	if (rc > 0)
		rc = is_past(&search);
	return rc > 0 ? look_past(&search) : rc;
}
