/* muster renumber: give a record another id, and all that means it. */
#include "muster/command.h"
#include "muster/lock.h"
#include "muster/renumber.h"
#include "muster/renumber_report.h"

/* The lock is held until the id is written: nobody else takes it. */
static int run(struct command *command, struct renumber *renumber)
{
	struct session session = { .repo = NULL };
	int lock = lock_take(&command->arena, &command->err);
	int rc = lock < 0 ? -1 : session_open(&session, command);

	if (!rc)
		rc = renumber_run(renumber, &session, command);
	if (lock >= 0)
		lock_drop(lock);
	if (!rc && command->format == COMMAND_JSON)
		renumber_report_json(renumber, command);
	else if (!rc)
		renumber_report_add(renumber, command);
	session_close(&session);
	return rc;
}

int main(int argc, char **argv)
{
	struct renumber renumber = { .operand = NULL };
	const struct opt opts[] = {
		OPT_FLAG('n', "dry-run", &renumber.dry,
			 "show every line that would change"),
		OPT_TEXT('m', "message", &renumber.why, "WHY",
			 "commit the change with this reason"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "ID|PATH [NEW]", opts, USAGE_FORMAT },
		{ 0 }
	};
	struct command command;
	int rc;

	command_start(&command, "renumber", forms, argc, argv);
	renumber.operand = command.args.items[0];
	if (command.args.len > 1)
		renumber.wish = command.args.items[1];
	rc = run(&command, &renumber);
	return command_end(&command, rc, renumber.wrong.list.len
						 ? EXIT_FINDINGS
						 : EXIT_CLEAN);
}
