/* muster decisions: the decision log, its audit, and its anchors. */
#include "muster/anchor.h"
#include "muster/audit_report.h"
#include "muster/command.h"
#include "muster/json.h"
#include "muster/report.h"
#include "muster/replaced.h"
#include "muster/session.h"
#include "muster/summary.h"
#include "muster/tabular.h"

static const char *const formats[] = { "text", "json", "csv", "markdown",
				       NULL };

struct asked {
	struct opt_list statuses;
	bool needed, verify, log, sign;
};

/* All that an audit stands on. */
struct evidence {
	struct session session;
	struct ledger ledger;
	struct mailmap mailmap;
	struct mechanical mechanical;
	struct audit audit;
	struct str log;
	struct oid digest;
};

/* --- the log */

static bool is_listed(const struct opt_list *list, struct view word)
{
	for (size_t i = 0; i < list->len; i++)
		if (view_is(word, list->items[i]))
			return true;
	return !list->len;
}

static void pick(struct value *log, const struct asked *asked)
{
	size_t kept = 0;

	for (size_t i = 0; i < log->len; i++)
		if (is_listed(&asked->statuses,
			      value_string(value_get(log->entries[i].value,
						     VIEW("status")))))
			log->entries[kept++] = log->entries[i];
	log->len = kept;
}

static void write_log(struct command *command, const struct session *session,
		      struct value *log)
{
	struct arena *arena = &command->arena;
	struct value *document;

	switch (command->format) {
	case COMMAND_CSV:
		tabular_csv(&command->out, log);
		return;
	case COMMAND_MARKDOWN:
		tabular_markdown(&command->out, log);
		return;
	case COMMAND_JSON:
		document = report_document(arena, command->tool,
					   command->today);
		summary_put(arena, document, &session->programs);
		value_put(arena, document, VIEW("decisions"), log);
		json_write(&command->out, document);
		return;
	}
	audit_report_table(&command->out, log, arena, command->width,
			   command->color);
	if (!command->quiet)
		str_addf(&command->out, "%s%zu decision%s\n",
			 log->len ? "\n" : "", log->len,
			 log->len == 1 ? "" : "s");
}

static int list(struct command *command, const struct asked *asked)
{
	struct session session;
	struct value *log;

	if (session_open(&session, command) < 0) {
		session_close(&session);
		return command_cannot(command);
	}
	log = audit_report_log(&command->arena, &session.programs,
			       asked->needed);
	pick(log, asked);
	write_log(command, &session, log);
	session_close(&session);
	return command_finish(command, EXIT_CLEAN);
}

/* --- the audit */

/* The whole name of the branch that HEAD is on, or nothing. */
static struct view branch_of(struct command *command, struct repo *repo)
{
	const char *label = repo_head_label(repo, &command->arena);

	if (command->revision || !label)
		return VIEW("");
	return view_of(arena_printf(&command->arena, "refs/heads/%s", label));
}

static int gather(struct command *command, struct evidence *evidence)
{
	struct session *session = &evidence->session;
	struct ledger_scope scope = { .snapshot = &session->snapshot,
				      .documents = &session->documents,
				      .programs = &session->programs,
				      .cached = true };
	const struct audit_scope audit = { &evidence->ledger,
					   &evidence->mailmap,
					   &evidence->mechanical };
	const char *asked = command->revision;

	if (!command->revision && !command->as_of)
		command->revision = "HEAD";
	if (session_open(session, command) < 0)
		return -1;
	command->revision = command->as_of ? command->revision : asked;
	scope.ref = branch_of(command, session->repo);
	if (ledger_read(&evidence->ledger, &scope, &command->err) < 0 ||
	    mailmap_read(&evidence->mailmap, &session->snapshot,
			 &command->err) < 0 ||
	    mechanical_read(&evidence->mechanical, &session->snapshot,
			    &command->err) < 0 ||
	    audit_read(&evidence->audit, &audit, &command->arena,
		       &command->err) < 0)
		return -1;
	audit_log(&evidence->log, &evidence->audit);
	repo_hash_blob(str_view(&evidence->log), &evidence->digest);
	return 0;
}

static void release(struct evidence *evidence)
{
	str_release(&evidence->log);
	session_close(&evidence->session);
}

static void check_replaced(struct findings *findings,
			   const struct replaced *replaced)
{
	if (!replaced->refs && !replaced->grafts)
		return;
	finding_add(findings, RULE_DECISIONS_REPLACED, VIEW(""),
		    (struct span){ 0, 0 }, "git shows another history than "
		    "the one that was audited: %s",
		    replaced->refs ? "objects are replaced (refs/replace)"
				   : "parents are grafted (info/grafts)");
	finding_hint(findings, "%s", replaced->refs
		     ? "git replace -d $(git replace --list)"
		     : "rm $(git rev-parse --git-common-dir)/info/grafts");
}

static void tell_rewritten(struct findings *findings, const char *what,
			   struct view name, const struct oid *tip)
{
	char hex[OID_HEX + 1];

	finding_add(findings, RULE_DECISIONS_REWRITTEN, VIEW(""),
		    (struct span){ 0, 0 }, "%s" VIEW_FMT ": commit %s is no "
		    "longer behind the tip", what, VIEW_ARG(name),
		    oid_hex(tip, hex));
	finding_hint(findings, "see what is gone with `git log %s --not "
		     "HEAD`, and ask who rewrote it", hex);
}

/* The digest of the log as the anchor's commit has it. */
static int anchored_digest(struct command *command,
			   const struct anchor *anchor, struct oid *digest)
{
	struct command then = { .tool = command->tool,
				.today = command->today };
	struct evidence evidence = { .digest = { { 0 } } };
	char hex[OID_HEX + 1];
	int rc;

	then.revision = oid_hex(&anchor->commit, hex);
	rc = gather(&then, &evidence);
	*digest = evidence.digest;
	if (rc < 0)
		command->err = then.err;
	release(&evidence);
	arena_release(&then.arena);
	return rc;
}

/* Is it the tip of what is checked out? An older commit has every right to
 * lack a later anchor. */
static bool is_head(struct repo *repo, const struct oid *tip)
{
	struct oid head;
	struct err ignored;

	return repo_head(repo, &head, &ignored) > 0 && oid_equal(&head, tip);
}

static int check_anchor(struct command *command, struct evidence *evidence,
			struct findings *findings)
{
	const struct annals *annals = &evidence->ledger.annals;
	struct repo *repo = evidence->session.repo;
	struct anchor anchor;
	struct oid digest;
	int rc = anchor_find(&anchor, repo, &command->arena, &command->err);

	if (annals->rewritten)
		tell_rewritten(findings, "rewritten since the last look",
			       VIEW(""), &annals->forsaken);
	if (rc <= 0)
		return rc;
	rc = anchor_is_behind(&anchor, &annals->tip, repo, &command->arena,
			      &command->err);
	if (rc < 0)
		return -1;
	if (!rc && is_head(repo, &annals->tip)) {
		tell_rewritten(findings, "rewritten since the anchor ",
			       anchor.name, &anchor.commit);
		return 0;
	}
	if (!rc || annals->cut)
		return 0;
	if (anchored_digest(command, &anchor, &digest) < 0)
		return -1;
	if (oid_equal(&digest, &anchor.digest))
		return 0;
	finding_add(findings, RULE_DECISIONS_REWRITTEN, VIEW(""),
		    (struct span){ 0, 0 }, "the log of the anchor " VIEW_FMT
		    " has another digest than the anchor says",
		    VIEW_ARG(anchor.name));
	finding_hint(findings, "ask who made the tag: git cat-file tag "
		     VIEW_FMT, VIEW_ARG(anchor.name));
	return 0;
}

static int verify(struct command *command, const struct evidence *evidence,
		  struct audit_report *report)
{
	for (size_t i = 0; i < evidence->ledger.annals.commits.len; i++) {
		const struct annals_commit *commit =
			&evidence->ledger.annals.commits.items[i];
		struct audit_signature *known;

		if (!commit->signature)
			continue;
		known = arena_alloc(&command->arena, sizeof(*known));
		if (signature_verify(evidence->session.repo, &commit->id,
				     &command->arena, &known->signature,
				     &known->signer, &command->err) < 0)
			return -1;
		map_put(&command->arena, &report->signatures,
			oid_key(&commit->id), known);
	}
	return 0;
}

/* Findings of decisions that were not asked for are left out. */
static void pick_findings(const struct audit_report *report,
			  struct findings *findings)
{
	size_t kept = 0;

	for (size_t i = 0; i < findings->list.len; i++) {
		const struct finding *finding = &findings->list.items[i];
		struct view id = view_slice(finding->message, 0,
					    view_find(finding->message, 0,
						      ':'));

		if (!report->ids.list.len || !finding->path.len ||
		    views_have(&report->ids, id))
			findings->list.items[kept++] = *finding;
	}
	findings->list.len = kept;
}

static void write_audit(struct command *command,
			const struct audit_report *report)
{
	struct value *document;

	if (command->format != COMMAND_JSON) {
		audit_report_text(&command->out, report, command->color);
		return;
	}
	document = report_document(&command->arena, "decisions-audit",
				   command->today);
	audit_report_put(document, report);
	json_write(&command->out, document);
}

/* -1 with the command's err; 1 when an id is no decision's. */
static int look(struct command *command, const struct asked *asked,
		struct evidence *evidence, struct findings *findings)
{
	struct audit_report report = {
		.audit = &evidence->audit, .findings = findings,
		.arena = &command->arena
	};
	struct replaced replaced;

	if (gather(command, evidence) < 0)
		return -1;
	for (size_t i = 0; i < command->args.len; i++) {
		struct view id = view_of(command->args.items[i]);

		if (!audit_find(&evidence->audit, id)) {
			err_set(&command->err, "no decision has, or had, the "
				"id '%s'", command->args.items[i]);
			return 1;
		}
		*VEC_PUSH(&command->arena, &report.ids.list) = id;
	}
	if (replaced_find(&replaced, repo_common_dir(evidence->session.repo),
			  &command->arena, &command->err) < 0 ||
	    check_anchor(command, evidence, findings) < 0 ||
	    (asked->verify && verify(command, evidence, &report) < 0))
		return -1;
	check_replaced(findings, &replaced);
	audit_findings(&evidence->audit, findings);
	pick_findings(&report, findings);
	report.label = view_of(repo_head_label(evidence->session.repo,
					       &command->arena));
	report.digest = evidence->digest;
	if (asked->log)
		str_addv(&command->out, str_view(&evidence->log));
	else
		write_audit(command, &report);
	return 0;
}

static int audit(struct command *command, const struct asked *asked)
{
	struct evidence evidence = { .digest = { { 0 } } };
	struct findings findings = { .arena = &command->arena };
	int rc = look(command, asked, &evidence, &findings);

	release(&evidence);
	if (rc > 0)
		return command_misuse(command, "%s", command->err.text);
	if (rc < 0)
		return command_cannot(command);
	return command_finish(command,
			      findings_count(&findings, SEVERITY_ERROR)
				      ? EXIT_FINDINGS
				      : EXIT_CLEAN);
}

static int anchor(struct command *command, const struct asked *asked)
{
	struct evidence evidence = { .digest = { { 0 } } };
	struct anchor_order order = { .day = command->today,
				      .sign = asked->sign };
	struct view name;
	char hex[OID_HEX + 1];
	int rc = gather(command, &evidence);

	if (!rc && evidence.ledger.annals.cut)
		rc = err_set(&command->err, "the history is cut off (shallow "
			     "clone), and an anchor is for all of it: run "
			     "`git fetch --unshallow`");
	order.commit = evidence.ledger.annals.tip;
	order.digest = evidence.digest;
	order.decisions = evidence.audit.decisions.len;
	if (!rc)
		rc = anchor_make(&order, evidence.session.repo,
				 &command->arena, &name, &command->err);
	release(&evidence);
	if (rc < 0)
		return command_cannot(command);
	str_addf(&command->out, VIEW_FMT ": digest %s\nkeep it elsewhere, "
		 "too: git push origin refs/tags/" VIEW_FMT "\n",
		 VIEW_ARG(name), oid_hex(&order.digest, hex),
		 VIEW_ARG(name));
	return command_finish(command, EXIT_CLEAN);
}

int main(int argc, char **argv)
{
	struct asked asked = { .needed = false };
	struct command command;
	const struct opt list_opts[] = {
		OPT_LIST('s', "status", &asked.statuses, "STATUS",
			 "only decisions of this status"),
		OPT_FLAG('n', "needed", &asked.needed,
			 "open ones, by the day they are needed by"),
		OPT_CHOICE(0, "format", &command.format, "FORMAT", formats,
			   "text, json, csv or markdown"),
		OPT_END
	};
	const struct opt audit_opts[] = {
		OPT_FLAG(0, "verify-signatures", &asked.verify,
			 "let git verify the signatures"),
		OPT_FLAG('l', "log", &asked.log,
			 "print the log that the digest is of"),
		OPT_END
	};
	const struct opt anchor_opts[] = {
		OPT_FLAG(0, "sign", &asked.sign, "sign the tag"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "", list_opts, USAGE_SNAPSHOT },
		{ "audit", "[ID...]", audit_opts,
		  USAGE_FORMAT | USAGE_SNAPSHOT },
		{ "anchor", "", anchor_opts, 0 },
		{ 0 }
	};

	command_start(&command, "decisions", forms, argc, argv);
	if (!command.form->verb)
		return list(&command, &asked);
	return *command.form->verb == 'a' && command.form->verb[1] == 'u'
		       ? audit(&command, &asked)
		       : anchor(&command, &asked);
}
