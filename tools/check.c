/* muster check: are the records well formed, complete and consistent? */
#include "muster/check.h"
#include "muster/command.h"
#include "muster/json.h"
#include "muster/report.h"
#include "muster/select.h"
#include "muster/session.h"
#include "muster/summary.h"

static void add_json(struct command *command, const struct session *session,
		     const struct findings *findings, size_t elsewhere)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);

	summary_put(arena, document, &session->programs);
	value_put(arena, document, VIEW("findings"),
		  report_findings_value(arena, findings));
	value_put_number(arena, document, "elsewhere", (int64_t)elsewhere);
	json_write(&command->out, document);
}

static void add_text(struct command *command, const struct session *session,
		     const struct findings *findings, size_t elsewhere)
{
	report_findings(&command->out, findings, command->color);
	if (command->quiet)
		return;
	if (elsewhere)
		str_addf(&command->out, "%zu finding%s elsewhere, which this "
			 "commit neither touches nor causes: muster check\n",
			 elsewhere, elsewhere > 1 ? "s" : "");
	summary_add(&command->out, &session->programs);
	str_adds(&command->out, ": ");
	report_count(&command->out, findings);
	str_addc(&command->out, '\n');
}

static int look(struct command *command, struct session *session,
		struct findings *findings, size_t *elsewhere)
{
	if (session_open(session, command) < 0)
		return -1;
	if (!command->staged) {
		check_programs(&session->programs, command->today, findings);
		return 0;
	}
	if (session_compare(session, command) < 0)
		return -1;
	return session_check(session, command, findings, elsewhere);
}

int main(int argc, char **argv)
{
	bool strict = false;
	const struct opt opts[] = {
		OPT_FLAG('s', "strict", &strict, "let warnings fail, too"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "[PATH|ID...]", opts, USAGE_FORMAT | USAGE_SNAPSHOT },
		{ 0 }
	};
	struct command command;
	struct session session;
	struct findings findings = { .arena = &command.arena };
	size_t elsewhere = 0, bad;

	command_start(&command, "check", forms, argc, argv);
	if (look(&command, &session, &findings, &elsewhere) < 0) {
		session_close(&session);
		return command_cannot(&command);
	}
	if (select_findings(&command, &session, &findings) < 0) {
		session_close(&session);
		return command_misuse(&command, "%s", command.err.text);
	}
	if (command.format == COMMAND_JSON)
		add_json(&command, &session, &findings, elsewhere);
	else
		add_text(&command, &session, &findings, elsewhere);
	bad = findings_count(&findings, SEVERITY_ERROR);
	if (strict)
		bad += findings_count(&findings, SEVERITY_WARNING);
	session_close(&session);
	return command_finish(&command, bad ? EXIT_FINDINGS : EXIT_CLEAN);
}
