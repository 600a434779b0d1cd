#include "coverage_refusal.h"

#include <stdarg.h>

#include "muster/date.h"

#define SHORT 10	/* digits of a commit's id */

static struct view text(struct arena *arena, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

static struct view text(struct arena *arena, const char *fmt, ...)
{
	struct view view;
	va_list args;

	va_start(args, fmt);
	view = view_of(arena_vprintf(arena, fmt, args));
	va_end(args);
	return view;
}

static void refuse(const struct refusal *refusal,
		   enum coverage_verdict verdict, struct view why,
		   struct view hint)
{
	refusal->coverage->verdict = verdict;
	refusal->coverage->why = why;
	refusal->coverage->hint = hint;
}

static struct view short_id(const struct refusal *refusal,
		    const struct annals_commit *commit)
{
	char hex[OID_HEX + 1];

	return text(refusal->arena, "%.*s", SHORT,
		    oid_hex(&commit->id, hex));
}

/* --- before any approval is looked for */

static struct view names_of(const struct refusal *refusal)
{
	struct str out = STR_INIT;
	struct view view;

	approvers_words(&out, refusal->approvers);
	view = view_copy(refusal->arena, str_view(&out));
	str_release(&out);
	return view;
}

/* Who should approve it, and how. */
static struct view ask(const struct refusal *refusal)
{
	const struct record *person = refusal->approvers->people.items[0];

	return text(refusal->arena, "have " VIEW_FMT " commit it "
		    "themselves: muster set " VIEW_FMT
		    " status=approved approved_by=" VIEW_FMT,
		    VIEW_ARG(person->title),
		    VIEW_ARG(refusal->record->id),
		    VIEW_ARG(person->id));
}

void refusal_status(const struct refusal *refusal, enum status_class class,
		    struct view status)
{
	bool dropped = class == STATUS_DROPPED;
	struct view why = text(
		refusal->arena, VIEW_FMT " is " VIEW_FMT,
		VIEW_ARG(refusal->record->id),
		VIEW_ARG(status.len ? status : VIEW("without a status")));

	refuse(refusal, dropped ? COVERAGE_REFUSED : COVERAGE_PROPOSED, why,
	       dropped ? VIEW("take the change out, or ask for it in a change "
			      "record of its own")
		       : ask(refusal));
}

void refusal_stranger(const struct refusal *refusal, struct view by)
{
	refuse(refusal, COVERAGE_STRANGER,
	       text(refusal->arena, VIEW_FMT " is approved by %s"
		    VIEW_FMT "%s; at the base only " VIEW_FMT
		    " may approve", VIEW_ARG(refusal->record->id),
		    by.len ? "'" : "",
		    VIEW_ARG(by.len ? by : VIEW("nobody")),
		    by.len ? "'" : "", VIEW_ARG(names_of(refusal))),
	       ask(refusal));
}

/* --- what is wrong with the approval */

static struct view author_of(const struct refusal *refusal)
{
	const struct approval *approval = refusal->approval;

	return text(refusal->arena, VIEW_FMT " <" VIEW_FMT ">",
		    VIEW_ARG(approval->name),
		    VIEW_ARG(approval->email));
}

static void tell_forged(const struct refusal *refusal)
{
	struct arena *arena = refusal->arena;
	const struct approval *approval = refusal->approval;

	refuse(refusal, COVERAGE_FORGED,
	       text(arena, VIEW_FMT " says that " VIEW_FMT " approved "
		    "it, but commit " VIEW_FMT ", which wrote that, "
		    "is authored by " VIEW_FMT "%s",
		    VIEW_ARG(refusal->record->id),
		    VIEW_ARG(refusal->approver->title),
		    VIEW_ARG(short_id(refusal, approval->commit)),
		    VIEW_ARG(author_of(refusal)),
		    approval->coauthor
			    ? " and names the approver as co-author "
			      "only, which anybody can write" : ""),
	       text(arena, "have " VIEW_FMT " author the commit that "
		    "sets status and approved_by of " VIEW_FMT,
		    VIEW_ARG(refusal->approver->title),
		    VIEW_ARG(refusal->record->id)));
}

static void tell_edited(const struct refusal *refusal)
{
	struct arena *arena = refusal->arena;
	const struct approval *approval = refusal->approval;

	refuse(refusal, COVERAGE_EDITED,
	       text(arena, VIEW_FMT " was changed after its approval ("
		    VIEW_FMT ") by commit " VIEW_FMT " of " VIEW_FMT,
		    VIEW_ARG(refusal->record->id),
		    VIEW_ARG(approval->edited),
		    VIEW_ARG(short_id(refusal, approval->commit)),
		    VIEW_ARG(author_of(refusal))),
	       text(arena, "take that edit back, or set " VIEW_FMT
		    " to proposed and have " VIEW_FMT " approve it "
		    "again", VIEW_ARG(refusal->record->id),
		    VIEW_ARG(refusal->approver->title)));
}

static void tell_past(const struct refusal *refusal)
{
	struct arena *arena = refusal->arena;
	const struct annals_commit *commit = refusal->approval->commit;

	refuse(refusal, COVERAGE_EDITED,
	       text(arena, VIEW_FMT " is decided at the base, and its "
		    "approval in commit " VIEW_FMT " is of a branch "
		    "that knew nothing of that",
		    VIEW_ARG(refusal->record->id),
		    VIEW_ARG(short_id(refusal, commit))),
	       text(arena, "ask in a change record of its own (muster "
		    "new change), or have " VIEW_FMT " approve this "
		    "one again on top of the base",
		    VIEW_ARG(refusal->approver->title)));
}

static void tell_unsigned(const struct refusal *refusal)
{
	struct arena *arena = refusal->arena;
	const struct approval *approval = refusal->approval;

	refuse(refusal, COVERAGE_UNSIGNED,
	       text(arena, VIEW_FMT " is approved in commit " VIEW_FMT
		    ", whose signature by " VIEW_FMT " is %s%s"
		    VIEW_FMT, VIEW_ARG(refusal->record->id),
		    VIEW_ARG(short_id(refusal, approval->commit)),
		    VIEW_ARG(refusal->approver->title),
		    approval->commit->signature
			    ? signature_words(approval->signature)
			    : "missing",
		    approval->signer.len ? ", made by " : "",
		    VIEW_ARG(approval->signer)),
	       text(arena, "have " VIEW_FMT " sign the approval (git "
		    "commit -S), and let git know the key "
		    "(gpg.ssh.allowedSignersFile)",
		    VIEW_ARG(refusal->approver->title)));
}

static void tell_unknown(const struct refusal *refusal)
{
	bool cut = refusal->history || refusal->approval->commit;

	refuse(refusal, COVERAGE_UNKNOWN,
	       text(refusal->arena, "the commit that approved "
		    VIEW_FMT " %s", VIEW_ARG(refusal->record->id),
		    cut ? "is not in this clone"
			: "is older than what is looked at here"),
	       cut ? VIEW("fetch the whole history: git fetch --unshallow, or "
			  "fetch-depth: 0 in the workflow")
		   : VIEW("push the approval together with the change"));
}

void refusal_approval(const struct refusal *refusal)
{
	static void (*const tell[])(const struct refusal *) = {
		[APPROVAL_FORGED] = tell_forged,
		[APPROVAL_EDITED] = tell_edited,
		[APPROVAL_PAST] = tell_past,
		[APPROVAL_UNSIGNED] = tell_unsigned,
		[APPROVAL_UNKNOWN] = tell_unknown,
	};

	tell[refusal->approval->verdict](refusal);
}

void refusal_spent(const struct refusal *refusal,
		   const struct annals_commit *commit)
{
	char day[DATE_SIZE];

	date_format(date_of_time(commit->landed), day);
	refuse(refusal, COVERAGE_SPENT,
	       text(refusal->arena, VIEW_FMT " was carried out on %s "
		    "(commit " VIEW_FMT ")",
		    VIEW_ARG(refusal->record->id), day,
		    VIEW_ARG(short_id(refusal, commit))),
	       VIEW("ask for this change in a change record of its own: muster "
		    "new change"));
}
