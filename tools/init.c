/* muster init: give a repository a program, hooks and a gate in CI. */
#include "muster/command.h"
#include "muster/drivers.h"
#include "muster/escape.h"
#include "muster/forge_file.h"
#include "muster/here.h"
#include "muster/hooks.h"
#include "muster/hooks_report.h"
#include "muster/json.h"
#include "muster/report.h"
#include "muster/setup.h"

/* What was done, for the output. */
struct work {
	struct setup setup;
	struct hooks hooks;
	struct drivers drivers;
	struct forge_file ci;
	bool dry;
	bool begun;		/* there is a commit */
};

static const char *action_of(const struct work *work,
			     const struct setup_file *file)
{
	if (file->kept)
		return "kept";
	return work->dry ? "would create" : "created";
}

/* The same of .gitattributes, and of the configuration. */
static const char *driver_action(const struct work *work, bool there)
{
	if (there)
		return "kept";
	return work->dry ? "would change" : "changed";
}

static const char *ci_action(const struct work *work)
{
	if (work->ci.kept)
		return "kept";
	return work->dry ? "would create" : "created";
}

static size_t count_new(const struct work *work)
{
	size_t count = !drivers_named(&work->drivers) +
		       forge_file_is_new(&work->ci);

	for (size_t i = 0; i < work->setup.files.len; i++)
		count += !work->setup.files.items[i].kept;
	return count;
}

/* The command to type now. */
static const char *next_command(const struct work *work)
{
	struct str dir = STR_INIT;
	const char *next = "muster raid";
	bool added = forge_file_is_new(&work->ci);

	escape_shell(&dir, work->setup.dir);
	if (work->dry)
		next = "muster init";
	else if (count_new(work) || !work->begun)
		next = arena_printf(work->setup.arena, "git add " DRIVERS_FILE
				    " %s%s%s && git commit -m "
				    "'program: begin'", dir.buf,
				    added ? " " : "",
				    added ? forge_path(work->ci.forge) : "");
	str_release(&dir);
	return next;
}

static void add_line(struct str *out, const char *what, struct view path)
{
	str_addf(out, "%-13s ", what);
	escape_line(out, path);
	str_addc(out, '\n');
}

static void add_text(struct command *command, const struct work *work)
{
	const struct hooks *hooks = &work->hooks;
	struct str *out = &command->out;

	if (command->quiet)
		return;
	for (size_t i = 0; i < work->setup.files.len; i++)
		add_line(out, action_of(work, &work->setup.files.items[i]),
			 work->setup.files.items[i].path);
	add_line(out, driver_action(work, drivers_named(&work->drivers)),
		 VIEW(DRIVERS_FILE));
	add_line(out, driver_action(work, work->drivers.configured),
		 VIEW("git config " DRIVERS_SETTING));
	if (work->ci.forge)
		add_line(out, ci_action(work),
			 view_of(forge_path(work->ci.forge)));
	hooks_report_done(out, hooks, work->dry);
	str_addc(out, '\n');
	hooks_report_advice(out, hooks);
	forge_file_advise(out, &work->ci);
	str_addf(out, "Next: %s\n", next_command(work));
}

static void put_file(struct arena *arena, struct value *list,
		     struct view path, const char *action)
{
	struct value *map = value_push(arena, list, value_map(arena));

	value_put_text(arena, map, "path", path);
	value_put_text(arena, map, "action", view_of(action));
}

static void add_json(struct command *command, const struct work *work)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);
	struct value *files = value_list(arena), *hooks = value_list(arena);

	value_put(arena, document, VIEW("files"), files);
	for (size_t i = 0; i < work->setup.files.len; i++)
		put_file(arena, files, work->setup.files.items[i].path,
			 action_of(work, &work->setup.files.items[i]));
	put_file(arena, files, VIEW(DRIVERS_FILE),
		 driver_action(work, drivers_named(&work->drivers)));
	if (work->ci.forge)
		put_file(arena, files, view_of(forge_path(work->ci.forge)),
			 ci_action(work));
	value_put_text(arena, document, "driver",
		       view_of(driver_action(work, work->drivers.configured)));
	value_put(arena, document, VIEW("hooks"), hooks);
	for (size_t i = 0; i < HOOK_COUNT; i++)
		put_file(arena, hooks, view_of(work->hooks.each[i].file.path),
			 hooks_report_word(&work->hooks, i, work->dry));
	value_put_text(arena, document, "next", view_of(next_command(work)));
	json_write(&command->out, document);
}

static int set_up(struct command *command, struct session *session,
		  struct work *work, const char *title)
{
	struct err *err = &command->err;

	work->setup.arena = &command->arena;
	work->setup.today = command->today;
	work->begun = session->snapshot.has_commit;
	if (setup_find(&work->setup, session, title, err) < 0 ||
	    hooks_find(&work->hooks, &command->arena, err) < 0 ||
	    drivers_find(&work->drivers, session, &command->arena, err) < 0 ||
	    setup_write(&work->setup, session->repo, work->dry, err) < 0)
		return -1;
	hooks_plan_install(&work->hooks, false);
	if (work->dry)
		return 0;
	if (hooks_do(&work->hooks, err) < 0 ||
	    drivers_install(&work->drivers, err) < 0)
		return -1;
	return forge_file_write(&work->ci, session->repo, err);
}

/* What is to be done, done: 0, or -1; 1: `--from` is missing. */
static int run(struct command *command, struct session *session,
	       struct work *work, const char *title)
{
	int rc = 0;

	if (work->ci.forge)
		rc = forge_file_find(&work->ci, session->repo,
				     &command->arena, &command->err);
	return rc ? rc : set_up(command, session, work, title);
}

int main(int argc, char **argv)
{
	const char *title = NULL, *from = NULL;
	int forge = FORGE_NONE;
	struct work work = { .dry = false };
	const struct opt opts[] = {
		OPT_FLAG('n', "dry-run", &work.dry,
			 "say what would be done, and do nothing"),
		OPT_TEXT('t', "title", &title, "TITLE",
			 "what the program is called"),
		OPT_CHOICE('c', "ci", &forge, "FORGE", forge_names,
			   "have it run muster: github, gitlab or none"),
		OPT_TEXT('f', "from", &from, "REPOSITORY@COMMIT",
			 "where it takes muster from"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "", opts, USAGE_FORMAT },
		{ 0 }
	};
	struct command command;
	struct session session;
	struct view why;
	bool bare;
	int rc;

	command_start(&command, "init", forms, argc, argv);
	if (title && !setup_accepts(view_of(title), &command.arena, &why))
		return command_misuse(&command, "--title: " VIEW_FMT,
				      VIEW_ARG(why));
	if (from && !forge_source_parse(&work.ci.from, view_of(from)))
		return command_misuse(&command, "--from: not of the form "
				      "acme/muster@COMMIT, with all 40 digits "
				      "of the commit: a name can be moved");
	work.ci.forge = (enum forge)forge;
	rc = session_open(&session, &command);
	bare = session.repo && !repo_work_dir(session.repo);
	if (!rc && !bare)
		rc = run(&command, &session, &work, title);
	session_close(&session);
	if (bare)
		return command_misuse(&command, "this repository is bare: "
				      "there is no work tree to write to; "
				      "make a clone of it");
	if (rc > 0)
		return command_misuse(&command, "--ci wants --from, too: "
				      "muster's repository at the forge and a "
				      "commit of it, as acme/muster@COMMIT");
	if (rc < 0)
		return command_cannot(&command);
	if (command.format == COMMAND_JSON)
		add_json(&command, &work);
	else
		add_text(&command, &work);
	return command_finish(&command, EXIT_CLEAN);
}
