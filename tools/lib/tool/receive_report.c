#include "muster/receive_report.h"

#include "muster/escape.h"
#include "muster/raid_report.h"
#include "muster/report.h"

#define SHORT_ID 10

struct reporting {
	const struct receive *receive;
	struct str *out;
	const char *mark;
};

static struct arena *arena_of(const struct reporting *reporting)
{
	return &reporting->receive->command->arena;
}

static const char *plural(size_t count, const char *one, const char *more)
{
	return count == 1 ? one : more;
}

static void add_id(struct str *out, const struct oid *oid)
{
	char hex[OID_HEX + 1];

	str_add(out, oid_hex(oid, hex), SHORT_ID);
}

/* "muster: refs/heads/main" */
static void begin(const struct reporting *reporting,
		  const struct receive_ref *one)
{
	str_addf(reporting->out, "%smuster: ", reporting->mark);
	escape_line(reporting->out, one->ref->name);
}

/* Lines of others, behind blanks of ours. */
static void indent(struct str *out, struct view text)
{
	struct view line;

	while (view_line(&text, &line)) {
		str_adds(out, "  ");
		str_addv(out, line);
		str_addc(out, '\n');
	}
}

static void add_more(struct str *out, size_t count)
{
	if (count > RECEIVE_SHOWN_MAX)
		str_addf(out, "  ... and %zu more\n",
			 count - RECEIVE_SHOWN_MAX);
}

static void add_errors(const struct reporting *reporting,
		       const struct findings *findings)
{
	struct findings shown = { .arena = arena_of(reporting) };
	struct str text = STR_INIT;

	for (size_t i = 0; i < findings->list.len &&
			   shown.list.len < RECEIVE_SHOWN_MAX; i++)
		if (findings->list.items[i].severity == SEVERITY_ERROR)
			*VEC_PUSH(shown.arena, &shown.list) =
				findings->list.items[i];
	report_findings(&text, &shown, false);
	indent(reporting->out, str_view(&text));
	str_release(&text);
	add_more(reporting->out, findings_count(findings, SEVERITY_ERROR));
}

static void add_stale(const struct reporting *reporting,
		      const struct raid *stale)
{
	struct raid shown = *stale;
	struct str text = STR_INIT;

	if (shown.entries.len > RECEIVE_SHOWN_MAX)
		shown.entries.len = RECEIVE_SHOWN_MAX;
	raid_report_stale(&text, &shown, arena_of(reporting),
			  reporting->receive->command->width, false);
	indent(reporting->out, str_view(&text));
	str_release(&text);
	add_more(reporting->out, stale->entries.len);
}

/* What stops it, by one of the two sets of rules. */
static void add_evidence(const struct reporting *reporting,
			 const struct receive_ref *one,
			 const struct evidence *evidence)
{
	const struct admission *admission = &evidence->admission;
	size_t errors = findings_count(&evidence->findings, SEVERITY_ERROR);
	size_t stale = admission->blocking.entries.len;
	struct str *out = reporting->out;

	begin(reporting, one);
	str_adds(out, " is rejected");
	if (evidence == one->former) {
		str_adds(out, " by the rules of ");
		add_id(out, &one->base.commit);
		str_adds(out, ", which it changes");
	}
	if (errors)
		str_addf(out, ": %zu %s in what it touches or breaks", errors,
			 plural(errors, "error", "errors"));
	if (stale)
		str_addf(out, "%s %zu open RAID %s stale",
			 errors ? ", and" : ":", stale,
			 plural(stale, "entry is", "entries are"));
	str_addc(out, '\n');
	add_errors(reporting, &evidence->findings);
	if (stale)
		add_stale(reporting, &admission->blocking);
}

static void add_uncovered(const struct reporting *reporting,
			  const struct receive_ref *one)
{
	size_t count = findings_count(&one->scope, SEVERITY_ERROR);

	if (!count)
		return;
	begin(reporting, one);
	str_addf(reporting->out, " is rejected: %zu %s of scope that no "
		 "approved change covers\n", count,
		 plural(count, "change", "changes"));
	add_errors(reporting, &one->scope);
}

static void add_wrong(const struct reporting *reporting,
		      const struct receive_ref *one)
{
	if (one->own->admission.rejected)
		add_evidence(reporting, one, one->own);
	else if (one->former && one->former->admission.rejected)
		add_evidence(reporting, one, one->former);
	add_uncovered(reporting, one);
}

static void add_deleted(const struct reporting *reporting,
			const struct receive_ref *one)
{
	begin(reporting, one);
	str_adds(reporting->out, " may not be deleted: it is at ");
	add_id(reporting->out, &one->ref->old);
	str_adds(reporting->out, "\n  help: `receive: {deletions: allow}` in "
		 "the policy lets it go\n");
}

static void add_forced(const struct reporting *reporting,
		       const struct receive_ref *one)
{
	begin(reporting, one);
	str_adds(reporting->out, " may not be moved from ");
	add_id(reporting->out, &one->ref->old);
	str_adds(reporting->out, " to ");
	add_id(reporting->out, &one->ref->new);
	str_adds(reporting->out, ", which does not follow from it\n  help: "
		 "`git pull` first, and push what you have then; `receive: "
		 "{force: allow}` in the policy lets it be moved\n");
}

static void add_no_commit(const struct reporting *reporting,
			  const struct receive_ref *one)
{
	begin(reporting, one);
	str_adds(reporting->out, " is rejected: ");
	add_id(reporting->out, &one->ref->new);
	str_adds(reporting->out, " is no commit\n");
}

static void add_good(const struct reporting *reporting,
		     const struct receive_ref *one)
{
	if (!reporting->receive->rejected)
		return;
	begin(reporting, one);
	str_adds(reporting->out, " would be let in\n");
}

/* One line for what would stop a branch that is let through. */
static void add_free(const struct reporting *reporting,
		     const struct receive_ref *one)
{
	struct str *out = reporting->out;
	size_t errors;

	if (one->unknown) {
		begin(reporting, one);
		str_adds(out, " is not held to the rules, and can't be "
			 "judged: ");
		escape_line(out, view_of(one->unknown));
		str_addc(out, '\n');
		return;
	}
	errors = one->own ? findings_count(&one->own->findings, SEVERITY_ERROR)
			  : 0;
	if (!errors) {
		add_good(reporting, one);
		return;
	}
	begin(reporting, one);
	str_addf(out, " is not held to the rules; %zu %s in what it touches or "
		 "breaks would stop it at ", errors,
		 plural(errors, "error", "errors"));
	escape_line(out, reporting->receive->branch);
	str_adds(out, ": muster check\n");
}

static void add_ref(const struct reporting *reporting,
		    const struct receive_ref *one)
{
	static void (*const parts[])(const struct reporting *,
				     const struct receive_ref *) = {
		[RECEIVE_FREE] = add_free,
		[RECEIVE_GOOD] = add_good,
		[RECEIVE_DELETED] = add_deleted,
		[RECEIVE_FORCED] = add_forced,
		[RECEIVE_NO_COMMIT] = add_no_commit,
		[RECEIVE_WRONG] = add_wrong,
	};

	parts[one->why](reporting, one);
}

/* Nothing is held to anything where the default branch is not there, and
 * others are pushed: whoever set the server up has forgotten to name it. */
static void add_headless(const struct reporting *reporting)
{
	const struct receive *receive = reporting->receive;
	bool any = false, held = receive->tip.has_commit;

	for (size_t i = 0; i < receive->refs.len; i++) {
		const struct receive_ref *one = &receive->refs.items[i];

		any |= one->ref->has_new &&
		       view_starts(one->ref->name, "refs/heads/");
		held |= one->held;
	}
	if (held || !any)
		return;
	str_adds(reporting->out, "muster: no branch is held to the rules: the "
		 "server's HEAD names ");
	escape_line(reporting->out, receive->branch);
	str_adds(reporting->out, ", which is not there\n  help: on the server, "
		 "git symbolic-ref HEAD refs/heads/BRANCH\n");
}

void receive_report(struct str *out, const struct receive *receive,
		    const char *mark)
{
	const struct reporting reporting = { receive, out, mark };
	size_t count = receive->refs.len;

	for (size_t i = 0; i < count && i < RECEIVE_REFS_SHOWN; i++)
		add_ref(&reporting, &receive->refs.items[i]);
	if (count > RECEIVE_REFS_SHOWN && receive->rejected)
		str_addf(out, "muster: ... and %zu more refs\n",
			 count - RECEIVE_REFS_SHOWN);
	add_headless(&reporting);
	if (receive->rejected && count > 1)
		str_addf(out, "%smuster: nothing is accepted: %zu of %zu refs "
			 "%s rejected\n", mark, receive->rejected, count,
			 plural(receive->rejected, "is", "are"));
}
