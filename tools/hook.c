/*
 * muster hook: put muster into the git hooks, or out, and say whether it is
 * there; and what they run.
 *
 * git calls `hook run` for every commit, most of which leave the program
 * alone, so that it links no library but libc.
 */
#include <string.h>

#include "muster/command.h"
#include "muster/hook_run.h"
#include "muster/hook_server.h"
#include "muster/hooks.h"
#include "muster/hooks_report.h"
#include "muster/json.h"
#include "muster/report.h"

static int carry_out(struct command *command, const struct hooks *hooks,
		     bool dry)
{
	if (!dry && hooks_do(hooks, &command->err) < 0)
		return command_cannot(command);
	if (!command->quiet)
		hooks_report_done(&command->out, hooks, dry);
	hooks_report_advice(&command->out, hooks);
	return command_finish(command, hooks_stopped(hooks) ? EXIT_FINDINGS
							    : EXIT_CLEAN);
}

static int status(struct command *command, const struct hooks *hooks)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);

	hooks_report_put(arena, document, hooks);
	if (command->format == COMMAND_JSON)
		json_write(&command->out, document);
	else if (!command->quiet)
		hooks_report_status(&command->out, hooks);
	return command_finish(command, hooks_complete(hooks)
			      ? EXIT_CLEAN : EXIT_FINDINGS);
}

/* The same of a bare repository, whose one hook that is. */
static int serve(struct command *command, struct hook_server *server,
		 bool dry)
{
	const char *verb = command->form->verb;
	struct value *document;

	if (!strcmp(verb, "status")) {
		document = report_document(&command->arena, command->tool,
					   command->today);
		hook_server_report_put(document, server);
		if (command->format == COMMAND_JSON)
			json_write(&command->out, document);
		else if (!command->quiet)
			hook_server_report_status(&command->out, server);
		return command_finish(command, server->checked
				      ? EXIT_CLEAN : EXIT_FINDINGS);
	}
	if (!strcmp(verb, "install"))
		hook_server_plan_install(server);
	else
		hook_server_plan_uninstall(server);
	if (!dry && hook_server_do(server, &command->err) < 0)
		return command_cannot(command);
	if (!command->quiet)
		hook_server_report_done(&command->out, server, dry);
	hook_server_report_advice(&command->out, server);
	return command_finish(command, server->step == HOOK_STOP
			      ? EXIT_FINDINGS : EXIT_CLEAN);
}

int main(int argc, char **argv)
{
	bool dry = false, force = false;
	const struct opt install[] = {
		OPT_FLAG('f', "force", &force,
			 "beside a program that manages the hooks"),
		OPT_FLAG('n', "dry-run", &dry,
			 "say what would be done, and do nothing"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ "install", "", install, 0 },
		{ "uninstall", "", install + 1, 0 },
		{ "status", "", NULL, USAGE_FORMAT },
		{ "run", "HOOK [ARG...]", NULL, 0 },
		{ 0 }
	};
	struct command command;
	struct hook_server server;
	struct hooks hooks;
	int bare;

	command_start(&command, "hook", forms, argc, argv);
	if (!strcmp(command.form->verb, "run"))
		return hook_run(&command, argv[0]);
	if (hooks_find(&hooks, &command.arena, &command.err) < 0)
		return command_cannot(&command);
	bare = hook_server_find(&server, &hooks, &command.err);
	if (bare)
		return bare < 0 ? command_cannot(&command)
				: serve(&command, &server, dry);
	if (!strcmp(command.form->verb, "status"))
		return status(&command, &hooks);
	if (!strcmp(command.form->verb, "install"))
		hooks_plan_install(&hooks, force);
	else
		hooks_plan_uninstall(&hooks);
	return carry_out(&command, &hooks, dry);
}
