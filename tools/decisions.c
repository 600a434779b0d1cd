/* muster decisions: the decision log, its audit, and its anchors. */
#include "muster/audit_report.h"
#include "muster/auditor.h"
#include "muster/command.h"
#include "muster/json.h"
#include "muster/report.h"
#include "muster/reports.h"
#include "muster/session.h"
#include "muster/summary.h"
#include "muster/tabular.h"

static const char *const formats[] = { "text", "json", "csv", "markdown",
				       NULL };

struct asked {
	struct opt_list statuses;
	bool needed, verify, log, sign;
};

/* --- the log */

static void pick(struct value *log, const struct asked *asked)
{
	size_t kept = 0;

	for (size_t i = 0; i < log->len; i++)
		if (opt_list_allows(&asked->statuses, value_string(
				    value_get(log->entries[i].value,
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

	if (command->format == COMMAND_TEXT)
		audit_report_text(&command->out, report, command->color);
	if (command->format != COMMAND_JSON)
		return;
	document = report_document(&command->arena, "decisions-audit",
				   command->today);
	audit_report_put(document, report);
	json_write(&command->out, document);
}

/* -1 with the command's err; 1 when an id is no decision's. */
static int look(struct command *command, const struct asked *asked,
		struct auditor *auditor, struct findings *findings)
{
	struct audit_report report = {
		.audit = &auditor->audit, .findings = findings,
		.arena = &command->arena
	};

	if (auditor_open(auditor, command) < 0)
		return -1;
	for (size_t i = 0; i < command->args.len; i++) {
		struct view id = view_of(command->args.items[i]);

		if (!audit_find(&auditor->audit, NULL, id)) {
			err_set(&command->err, "no decision that is "
				"committed has, or had, the id '%s'",
				command->args.items[i]);
			return 1;
		}
		*VEC_PUSH(&command->arena, &report.ids.list) = id;
	}
	if (auditor_check(auditor, command, findings) < 0 ||
	    (asked->verify && auditor_verify(auditor, command,
					     &report.signatures) < 0))
		return -1;
	pick_findings(&report, findings);
	report.label = view_of(repo_head_label(auditor->session.repo,
					       &command->arena));
	report.digest = auditor->digest;
	if (asked->log) {
		command->annotate = false;	/* the digest is of its bytes */
		str_addv(&command->out, str_view(&auditor->log));
	} else {
		write_audit(command, &report);
	}
	return reports_add(command, findings);
}

static int audit(struct command *command, const struct asked *asked)
{
	struct auditor auditor = { .digest = { { 0 } } };
	struct findings findings = { .arena = &command->arena };
	int rc = look(command, asked, &auditor, &findings);

	auditor_close(&auditor);
	return command_end(command, rc,
			   findings_count(&findings, SEVERITY_ERROR)
				   ? EXIT_FINDINGS
				   : EXIT_CLEAN);
}

static int anchor(struct command *command, const struct asked *asked)
{
	struct auditor auditor = { .digest = { { 0 } } };
	struct view name;
	char hex[OID_HEX + 1];
	int rc = auditor_open(&auditor, command);

	if (!rc)
		rc = auditor_anchor(&auditor, command, asked->sign, &name);
	if (!rc)
		str_addf(&command->out, VIEW_FMT ": digest %s\nkeep it "
			 "elsewhere, too: git push origin refs/tags/" VIEW_FMT
			 "\n", VIEW_ARG(name), oid_hex(&auditor.digest, hex),
			 VIEW_ARG(name));
	auditor_close(&auditor);
	return command_end(command, rc, EXIT_CLEAN);
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
		  USAGE_FORMAT | USAGE_SNAPSHOT | USAGE_REPORT },
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
