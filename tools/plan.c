/* muster plan: the critical path, and how far everything can slip. */
#include "muster/plan_answer.h"
#include "muster/planning.h"
#include "muster/reports.h"

static int show(struct command *command)
{
	struct planning planning;
	int rc, status;

	rc = planning_open(&planning, command);
	if (!rc)
		rc = planning_judge(&planning);
	if (!rc)
		rc = planning_tell(&planning);
	if (!rc)
		rc = reports_add(command, &planning.findings);
	status = findings_count(&planning.findings, SEVERITY_ERROR)
			 ? EXIT_FINDINGS : EXIT_CLEAN;
	planning_close(&planning);
	return command_end(command, rc, status);
}

static int suppose(struct command *command, const struct opt_list *changes)
{
	struct planning planning;
	int rc;

	if (command->format > PLANNING_JSON)
		return command_misuse(command, "--what-if answers as text or "
				      "as json");
	rc = planning_open(&planning, command);
	if (!rc)
		rc = plan_answer_whatif(&planning, changes);
	planning_close(&planning);
	return command_end(command, rc, EXIT_CLEAN);
}

static int why(struct command *command)
{
	struct planning planning;
	int rc = planning_open_all(&planning, command);

	if (!rc)
		rc = plan_answer_why(&planning);
	planning_close(&planning);
	return command_end(command, rc, EXIT_CLEAN);
}

int main(int argc, char **argv)
{
	struct command command;
	struct opt_list changes = { 0 };
	const struct opt opts[] = {
		OPT_LIST('w', "what-if", &changes, "CHANGE",
			 "suppose W-1+10d, W-1=2026-06-01 or -W-1"),
		OPT_CHOICE(0, "format", &command.format, "FORMAT",
			   planning_formats,
			   "text, json, markdown, mermaid, dot or svg"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "[ID...]", opts, USAGE_SNAPSHOT | USAGE_REPORT },
		{ "why", "ID...", NULL, USAGE_FORMAT | USAGE_SNAPSHOT },
		{ 0 }
	};

	command_start(&command, "plan", forms, argc, argv);
	if (command.form->verb)
		return why(&command);
	return changes.len ? suppose(&command, &changes) : show(&command);
}
