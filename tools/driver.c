/* muster driver: how git merges records. */
#include <string.h>

#include "muster/command.h"
#include "muster/drivers.h"
#include "muster/file.h"
#include "muster/merge.h"

/* Exit status 1 tells git that there are conflicts; at any other but 0 the
 * command that git was given has it merge by line itself. */
static int merge(struct command *command)
{
	const char *const *args = command->args.items;
	struct merge merge = {
		.base = args[0], .ours = args[1], .theirs = args[2],
		.marker = args[3], .arena = &command->arena
	};

	if (merge_files(&merge, &command->err) < 0 ||
	    file_replace(merge.ours, merge.bytes, &command->err) < 0)
		return command_cannot(command);
	return command_finish(command, merge.conflicts ? EXIT_FINDINGS
						       : EXIT_CLEAN);
}

static void add_state(struct str *out, const struct drivers *drivers)
{
	str_addf(out, DRIVERS_FILE " %s the driver for the records\n",
		 drivers_named(drivers) ? "names" : "does not name");
	str_addf(out, "this clone's configuration %s it\n",
		 drivers->configured ? "has" : "lacks");
}

static int status(struct command *command, const struct drivers *drivers)
{
	bool done = drivers_named(drivers) && drivers->configured;

	if (!command->quiet)
		add_state(&command->out, drivers);
	if (!done)
		str_adds(&command->out, "  help: muster driver install\n");
	return done ? EXIT_CLEAN : EXIT_FINDINGS;
}

static int install(struct command *command, const struct drivers *drivers)
{
	if (drivers_install(drivers, &command->err) < 0)
		return -1;
	if (!command->quiet && !drivers->configured)
		str_adds(&command->out, "changed       this clone's "
			 "configuration\n");
	if (!command->quiet && !drivers_named(drivers))
		str_adds(&command->out, "changed       " DRIVERS_FILE "\n\n"
			 "Next: git add " DRIVERS_FILE " && git commit -m "
			 "'git: merge records by field'\n");
	return EXIT_CLEAN;
}

static int uninstall(struct command *command, const struct drivers *drivers)
{
	if (drivers_uninstall(drivers, &command->err) < 0)
		return -1;
	if (!command->quiet && drivers->local)
		str_adds(&command->out, "changed       this clone's "
			 "configuration\n");
	return EXIT_CLEAN;
}

/* An exit status, or -1. */
static int run(struct command *command, struct session *session)
{
	const char *verb = command->form->verb;
	struct drivers drivers;

	if (session_open(session, command) < 0)
		return -1;
	if (!repo_work_dir(session->repo))
		return err_set(&command->err, "this repository is bare, and "
			       "git merges in none: make a clone of it");
	if (drivers_find(&drivers, session, &command->arena,
			 &command->err) < 0)
		return -1;
	if (!strcmp(verb, "status"))
		return status(command, &drivers);
	if (!strcmp(verb, "install"))
		return install(command, &drivers);
	return uninstall(command, &drivers);
}

int main(int argc, char **argv)
{
	const struct usage_form forms[] = {
		{ "install", "", NULL, 0 },
		{ "uninstall", "", NULL, 0 },
		{ "status", "", NULL, 0 },
		{ "merge", "BASE OURS THEIRS SIZE PATH", NULL, 0 },
		{ 0 }
	};
	struct command command;
	struct session session;
	int rc;

	command_start(&command, "driver", forms, argc, argv);
	if (!strcmp(command.form->verb, "merge"))
		return merge(&command);
	rc = run(&command, &session);
	session_close(&session);
	if (rc < 0)
		return command_cannot(&command);
	return command_finish(&command, rc);
}
