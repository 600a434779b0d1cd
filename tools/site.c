/* muster site: the static status site. */
#include "muster/gathering.h"
#include "muster/publish.h"
#include "muster/site_build.h"

static void tell(struct command *command, const struct publish *publish)
{
	if (!command->quiet)
		str_addf(&command->out, "%s: %zu files, %zu written, %zu "
			 "removed\n", publish->dir, publish->files.len,
			 publish->written, publish->removed);
}

static int build(struct command *command, const char *dir, bool worktree)
{
	struct gathering gathering;
	struct publish publish;
	int rc = gathering_open(&gathering, command, worktree);

	if (!rc) {
		rc = publish_open(&publish, dir, &command->arena,
				  &command->err);
		if (!rc)
			rc = site_build(&gathering.site, &publish, command);
		if (!rc)
			rc = publish_swap(&publish, &command->err);
		if (!rc)
			tell(command, &publish);
		publish_close(&publish);
	}
	gathering_close(&gathering);
	return rc;
}

int main(int argc, char **argv)
{
	const char *dir = NULL;
	bool worktree = false;
	struct command command;
	const struct opt opts[] = {
		OPT_TEXT('o', "output", &dir, "DIR",
			   "the folder to write; it is replaced as a whole"),
		OPT_FLAG('w', "worktree", &worktree,
			 "what is in the files, not what is committed"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "", opts, USAGE_SNAPSHOT },
		{ 0 }
	};

	command_start(&command, "site", forms, argc, argv);
	if (!dir)
		return command_misuse(&command, "say where to: -o DIR");
	if (build(&command, dir, worktree) < 0)
		return command_cannot(&command);
	return command_finish(&command, EXIT_CLEAN);
}
