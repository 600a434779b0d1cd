/*
 * muster hook: put muster into the git hooks, or out; and what they run.
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
#include "muster/self.h"
#include "muster/verdict.h"

static void add_file(struct command *command, const char *what,
		     const struct hooks_file *file)
{
	if (command->quiet)
		return;
	str_addf(&command->out, "%-13s ", what);
	escape_line(&command->out, view_of(file->path));
	str_addc(&command->out, '\n');
}

static int install(struct command *command, const struct hooks *hooks,
		   bool dry)
{
	if (!dry && hooks_install(hooks, &command->err) < 0)
		return command_cannot(command);
	for (size_t i = 0; i < HOOKS_COUNT && !hooks->manager; i++)
		add_file(command, hooks_installed(hooks, &hooks->files[i],
						  dry), &hooks->files[i]);
	hooks_advise(&command->out, hooks);
	return command_finish(command, hooks_blocked(hooks) ? EXIT_FINDINGS
							    : EXIT_CLEAN);
}

static int uninstall(struct command *command, const struct hooks *hooks,
		     bool dry)
{
	if (!dry && hooks_uninstall(hooks, &command->err) < 0)
		return command_cannot(command);
	for (size_t i = 0; i < HOOKS_COUNT; i++)
		add_file(command, hooks_uninstalled(&hooks->files[i], dry),
			 &hooks->files[i]);
	return command_finish(command, EXIT_CLEAN);
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
	const char *nearest = opt_nearest(name, hooks_names);

	for (size_t i = 0; i < HOOKS_COUNT; i++)
		if (!strcmp(name, hooks_names[i]))
			return is_decided(command)
				       ? command_finish(command, EXIT_CLEAN)
				       : admit(command, argv0);
	return command_misuse(command, "unknown hook '%s'%s%s%s", name,
			      nearest ? "; did you mean '" : "",
			      nearest ? nearest : "", nearest ? "'?" : "");
}

int main(int argc, char **argv)
{
	bool dry = false;
	const struct opt opts[] = {
		OPT_FLAG('n', "dry-run", &dry,
			 "say what would be done, and do nothing"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ "install", "", opts, 0 },
		{ "uninstall", "", opts, 0 },
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
	if (!strcmp(command.form->verb, "install"))
		return install(&command, &hooks, dry);
	return uninstall(&command, &hooks, dry);
}
