/* muster ci: the gate that nobody passes by, as a forge's job runs it. */
#include "muster/ci_report.h"
#include "muster/json.h"
#include "muster/report.h"
#include "muster/reports.h"

static void tell(struct command *command, const struct ci *ci)
{
	struct value *document;

	if (command->format == COMMAND_TEXT)
		ci_report(command, ci);
	if (command->format != COMMAND_JSON)
		return;
	document = report_document(&command->arena, command->tool,
				   command->today);
	ci_report_put(document, ci, &command->arena);
	json_write(&command->out, document);
}

static int report(struct command *command, const struct ci *ci)
{
	size_t room = reports_room(command);
	struct str summary = STR_INIT;
	int rc;

	if (room)
		ci_report_markdown(&summary, command, ci, room);
	rc = reports_add_with(command, &ci->findings,
			      summary.len <= room ? str_view(&summary)
						  : VIEW(""));
	str_release(&summary);
	return rc;
}

int main(int argc, char **argv)
{
	struct ci_asked asked = { .mode = CI_UNASKED };
	const struct opt opts[] = {
		OPT_CHOICE(0, "mode", &asked.mode, "MODE", ci_modes,
			   "pull-request, push or schedule"),
		OPT_TEXT(0, "base", &asked.base, "REV",
			 "what a pull request is compared with"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "", opts, USAGE_FORMAT | USAGE_REPORT },
		{ 0 }
	};
	struct command command;
	struct ci ci;
	bool bad;
	int rc;

	command_start(&command, "ci", forms, argc, argv);
	if (asked.base && ci_mode(&asked) != CI_PULL_REQUEST)
		return command_misuse(&command, "--base goes with --mode "
				      "pull-request");
	rc = ci_read(&ci, &command, &asked);
	if (!rc) {
		tell(&command, &ci);
		rc = report(&command, &ci);
	}
	bad = findings_count(&ci.findings, SEVERITY_ERROR) > 0;
	ci_close(&ci);
	if (rc < 0)
		return command_cannot(&command);
	return command_finish(&command, bad ? EXIT_FINDINGS : EXIT_CLEAN);
}
