/* muster receive: may what somebody pushes be let in? for pre-receive */
#include <stdlib.h>
#include <unistd.h>

#include "muster/command.h"
#include "muster/json.h"
#include "muster/receive_report.h"
#include "muster/receive_value.h"
#include "muster/report.h"
#include "muster/watchdog.h"

/* GitLab shows whoever pushes what stands behind this; a variable of its
 * own says that it is GitLab. */
static const char *mark(void)
{
	return getenv("GL_ID") ? "GL-HOOK-ERR: " : "";
}

static void add_json(struct command *command, const struct receive *receive)
{
	struct value *document = report_document(
		&command->arena, command->tool, command->today);

	receive_value_put(document, receive);
	json_write(&command->out, document);
}

int main(int argc, char **argv)
{
	const struct usage_form forms[] = {
		{ NULL, "", NULL, USAGE_FORMAT },
		{ 0 }
	};
	struct command command;
	struct receive receive;
	bool rejected;

	command_start(&command, "receive", forms, argc, argv);
	if (isatty(STDIN_FILENO))
		return command_misuse(&command, "git calls this, with the "
				      "refs on standard input: see `muster "
				      "receive --help`");
	watchdog_wall(WATCHDOG_WALL_SECONDS);
	if (receive_read(&receive, &command, STDIN_FILENO) < 0) {
		receive_close(&receive);
		return command_cannot(&command);
	}
	if (command.format == COMMAND_JSON)
		add_json(&command, &receive);
	else
		receive_report(&command.out, &receive, mark());
	rejected = receive.rejected > 0;
	receive_close(&receive);
	return command_finish(&command, rejected ? EXIT_FINDINGS : EXIT_CLEAN);
}
