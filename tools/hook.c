/*
 * muster hook: put muster into the git hooks, or out, and say whether it is
 * there; and what they run.
 *
 * git calls `hook run` for every commit, most of which leave the program
 * alone, so that it links no library but libc.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "muster/command.h"
#include "muster/date.h"
#include "muster/escape.h"
#include "muster/file.h"
#include "muster/hooks.h"
#include "muster/hooks_report.h"
#include "muster/json.h"
#include "muster/report.h"
#include "muster/self.h"
#include "muster/verdict.h"

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

static const char *variable(const char *name, const char *standard)
{
	const char *value = getenv(name);

	return value && *value ? value : standard;
}

/* Does what was decided before hold for this commit, too? A hook stands at
 * the top of the work tree; where ".git" is a file there, git says where it
 * leads. */
static bool is_decided(struct command *command)
{
	const char *git_dir = variable("GIT_DIR", ".git");
	const char *index = variable("GIT_INDEX_FILE",
				     arena_printf(&command->arena, "%s/index",
						  git_dir));
	struct str line = STR_INIT;
	struct verdict verdict;

	if (!verdict_recall(git_dir, index, command->today, &command->arena,
			    &verdict))
		return false;
	escape_line(&line, view_trim(verdict.line));
	if (line.len) {
		str_addc(&line, '\n');
		file_write(STDERR_FILENO, str_view(&line));
	}
	str_release(&line);
	return true;
}

/* Become the tool that takes the full look. */
static int admit(struct command *command, const char *argv0)
{
	struct arena *arena = &command->arena;
	const char *folder = self_folder(arena, argv0);
	char name[] = "muster-admit", option[] = "--today";
	char day[DATE_SIZE];
	char *argv[] = { name, option, day, NULL };

	date_format(command->today, day);
	if (folder)
		execv(arena_printf(arena, "%s/%s", folder, name), argv);
	err_set(&command->err, "cannot run %s: %s; install muster anew", name,
		folder ? strerror(errno) : "its folder is not known");
	return command_cannot(command);
}

static int run(struct command *command, const char *argv0)
{
	const char *name = command->args.items[0];
	const char *nearest = opt_nearest(name, hook_names);

	for (size_t i = 0; i < HOOK_COUNT; i++)
		if (!strcmp(name, hook_names[i]))
			return is_decided(command)
				       ? command_finish(command, EXIT_CLEAN)
				       : admit(command, argv0);
	return command_misuse(command, "unknown hook '%s'%s%s%s", name,
			      nearest ? "; did you mean '" : "",
			      nearest ? nearest : "", nearest ? "'?" : "");
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
	struct hooks hooks;

	command_start(&command, "hook", forms, argc, argv);
	if (!strcmp(command.form->verb, "run"))
		return run(&command, argv[0]);
	if (hooks_find(&hooks, &command.arena, &command.err) < 0)
		return command_cannot(&command);
	if (!strcmp(command.form->verb, "status"))
		return status(&command, &hooks);
	if (!strcmp(command.form->verb, "install"))
		hooks_plan_install(&hooks, force);
	else
		hooks_plan_uninstall(&hooks);
	return carry_out(&command, &hooks, dry);
}
