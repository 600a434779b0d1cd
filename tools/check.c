/* muster check: are the records well formed, complete and consistent? */
#include "muster/accept.h"
#include "muster/check.h"
#include "muster/command.h"
#include "muster/follow.h"
#include "muster/json.h"
#include "muster/judgement_report.h"
#include "muster/report.h"
#include "muster/reports.h"
#include "muster/select.h"
#include "muster/session.h"
#include "muster/summary.h"

struct asked {
	bool strict, all, write, grow, follow;
};

struct checked {
	struct session session;
	struct findings findings;
	struct judgement judgement;
	size_t elsewhere;
	struct str told;	/* what --write-baseline has done */
};

static void add_json(struct command *command, const struct checked *checked)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);

	summary_put(arena, document, &checked->session.programs);
	value_put(arena, document, VIEW("findings"),
		  report_findings_value(arena, &checked->findings));
	value_put_number(arena, document, "elsewhere",
			 (int64_t)checked->elsewhere);
	judgement_report_put(arena, document, &checked->judgement);
	json_write(&command->out, document);
}

static void add_text(struct command *command, const struct checked *checked)
{
	struct str *out = &command->out;

	str_addv(out, str_view(&checked->told));
	report_findings(out, &checked->findings, command->color);
	if (command->quiet)
		return;
	if (checked->elsewhere)
		str_addf(out, "%zu finding%s elsewhere, which this "
			 "commit neither touches nor causes: muster check\n",
			 checked->elsewhere,
			 checked->elsewhere > 1 ? "s" : "");
	judgement_report(out, &checked->judgement);
	summary_add(out, &checked->session.programs);
	str_adds(out, ": ");
	report_count(out, &checked->findings);
	str_addc(out, '\n');
}

static int look(struct command *command, const struct asked *asked,
		struct checked *checked)
{
	struct session *session = &checked->session;
	struct findings *findings = &checked->findings;
	struct judgement *judgement = &checked->judgement;

	if (session_open(session, command) < 0)
		return -1;
	if (command->staged && !asked->all) {
		if (session_compare(session, command) < 0 ||
		    session_check(session, command, findings, NULL,
				  judgement, &checked->elsewhere) < 0)
			return -1;
		judgement_narrow(judgement, &session->touched);
		return 0;
	}
	check_programs(&session->programs, command->today, findings);
	if (asked->write)
		return accept_findings(session, command, asked->grow,
				       findings, judgement, &checked->told);
	if (session_compare(session, command) < 0 ||
	    session_decisions(session, command, findings) < 0)
		return -1;
	if (!asked->all)
		return session_judge(session, command, findings, NULL,
				     judgement);
	judgement_init(judgement, &session->programs, command->today,
		       &command->arena);
	return 0;
}

/* What the caller did wrong, or NULL. */
static const char *misuse(const struct command *command,
			  const struct asked *asked)
{
	if (asked->grow && !asked->write)
		return "--grow goes with --write-baseline";
	if (asked->write && (command->staged || command->revision))
		return "--write-baseline is about the work tree, not --staged "
		       "or --rev";
	if (asked->write && asked->follow)
		return "--write-baseline is done once: leave out --watch";
	if (asked->write && (asked->all || command->args.len))
		return "--write-baseline is about whole programs: leave out "
		       "--all and paths";
	return NULL;
}

static int finish(struct command *command, const struct asked *asked,
		  struct checked *checked)
{
	size_t bad = findings_count(&checked->findings, SEVERITY_ERROR);
	int rc;

	if (asked->strict)
		bad += findings_count(&checked->findings, SEVERITY_WARNING);
	if (command->format == COMMAND_JSON)
		add_json(command, checked);
	else if (command->format == COMMAND_TEXT)
		add_text(command, checked);
	rc = reports_add(command, &checked->findings);
	str_release(&checked->told);
	session_close(&checked->session);
	if (rc < 0)
		return command_cannot(command);
	return command_finish(command, bad ? EXIT_FINDINGS : EXIT_CLEAN);
}

int main(int argc, char **argv)
{
	struct asked asked = { 0 };
	const struct opt opts[] = {
		OPT_FLAG('s', "strict", &asked.strict,
			 "let warnings fail, too"),
		OPT_FLAG('a', "all", &asked.all,
			 "leave out nothing that is waived or accepted"),
		OPT_FLAG(0, "write-baseline", &asked.write,
			 "accept what is there, or less than before"),
		OPT_FLAG(0, "grow", &asked.grow,
			 "with --write-baseline: accept more, too"),
		OPT_FLAG('w', "watch", &asked.follow,
			 "stay, and check again when a file changes"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "[PATH|ID...]", opts,
		  USAGE_FORMAT | USAGE_SNAPSHOT | USAGE_REPORT },
		{ 0 }
	};
	struct command command;
	struct checked checked = { .findings = { .arena = &command.arena } };

	command_start(&command, "check", forms, argc, argv);
	if (misuse(&command, &asked))
		return command_misuse(&command, "%s",
				      misuse(&command, &asked));
	if (asked.follow && follow_changes(&command, "checking") < 0)
		return command_cannot(&command);
	if (look(&command, &asked, &checked) < 0) {
		str_release(&checked.told);
		session_close(&checked.session);
		return command_cannot(&command);
	}
	if (select_findings(&command, &checked.session, &checked.findings,
			    &checked.judgement) < 0) {
		session_close(&checked.session);
		return command_misuse(&command, "%s", command.err.text);
	}
	return finish(&command, &asked, &checked);
}
