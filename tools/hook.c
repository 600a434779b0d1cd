/*
 * muster hook: put muster into the git hooks, or out, and say whether it is
 * there; and what they run.
 *
 * git calls `hook run` for every commit, most of which leave the program
 * alone, so that it links no library but libc.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "muster/command.h"
#include "muster/date.h"
#include "muster/escape.h"
#include "muster/file.h"
#include "muster/hook_server.h"
#include "muster/hooks.h"
#include "muster/hooks_report.h"
#include "muster/json.h"
#include "muster/report.h"
#include "muster/self.h"
#include "muster/untouched.h"
#include "muster/verdict.h"

#define MESSAGE_QUICK (64u << 10)	/* a longer one is not searched here */

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

static const char *variable(const char *name, const char *standard)
{
	const char *value = getenv(name);

	return value && *value ? value : standard;
}

/* A hook stands at the top of the work tree; where ".git" is a file there,
 * git says where it leads. */
static const char *git_dir(void)
{
	return variable("GIT_DIR", ".git");
}

/* Does what was decided before hold for this commit, too? */
static bool recall(struct command *command, struct verdict *verdict)
{
	const char *index = variable("GIT_INDEX_FILE",
				     arena_printf(&command->arena, "%s/index",
						  git_dir()));

	return verdict_recall(git_dir(), index, command->today,
			      &command->arena, verdict);
}

static void warn(const struct verdict *verdict)
{
	struct str line = STR_INIT;

	escape_line(&line, view_trim(verdict->line));
	if (line.len) {
		str_addc(&line, '\n');
		file_write(STDERR_FILENO, str_view(&line));
	}
	str_release(&line);
}

/* Become the tool that takes the full look: `words` are its own name and
 * verb, and the hook's arguments follow. */
static int become(struct command *command, const char *argv0,
		  const char *const *words)
{
	struct arena *arena = &command->arena;
	char option[] = "--today", end[] = "--", day[DATE_SIZE];
	struct {
		VEC(char *) list;
	} argv = { { 0 } };

	date_format(command->today, day);
	for (; *words; words++)
		*VEC_PUSH(arena, &argv.list) =
			arena_copy(arena, *words, strlen(*words));
	*VEC_PUSH(arena, &argv.list) = option;
	*VEC_PUSH(arena, &argv.list) = day;
	*VEC_PUSH(arena, &argv.list) = end;
	for (size_t i = 1; i < command->args.len; i++)
		*VEC_PUSH(arena, &argv.list) =
			arena_copy(arena, command->args.items[i],
				   strlen(command->args.items[i]));
	*VEC_PUSH(arena, &argv.list) = NULL;
	self_become(arena, argv0, argv.list.items, &command->err);
	return command_cannot(command);
}

static int run_commit(struct command *command, const char *argv0)
{
	static const char *const words[] = { "muster-admit", NULL };
	struct verdict verdict;

	command->args.len = 1;	/* git may grow arguments for them */
	untouched_forget(git_dir(), &command->arena);
	if (!recall(command, &verdict))
		return become(command, argv0, words);
	warn(&verdict);
	untouched_note(git_dir(), &command->arena);
	return command_finish(command, EXIT_CLEAN);
}

/* Is there a line that may be a trailer of ours? */
static bool may_state(struct command *command, const char *path)
{
	struct view text, line;
	struct err ignored;

	if (file_read(path, MESSAGE_QUICK, &command->arena, &text,
		      &ignored) != FILE_OK)
		return true;
	while (view_line(&text, &line))
		if (line.len > 6 && (!strncasecmp(line.ptr, "decision", 8) ||
				     !strncasecmp(line.ptr, "change", 6)))
			return true;
	return false;
}

static int run_message(struct command *command, const char *argv0)
{
	static const char *const words[] = { "muster-message", "check", NULL };
	struct verdict verdict;

	if (command->args.len < 2)
		return command_misuse(command, "commit-msg wants the "
				      "message's file");
	if (!may_state(command, command->args.items[1]) &&
	    recall(command, &verdict))
		return command_finish(command, EXIT_CLEAN);
	return become(command, argv0, words);
}

static int run_prepare(struct command *command, const char *argv0)
{
	static const char *const words[] = { "muster-message", "prepare",
					     NULL };
	const char *source = command->args.len > 2 ? command->args.items[2]
						   : "";
	struct verdict verdict;

	if (command->args.len < 2)
		return command_misuse(command, "prepare-commit-msg wants the "
				      "message's file");
	if ((*source && strcmp(source, "template")) ||
	    recall(command, &verdict))
		return command_finish(command, EXIT_CLEAN);
	return become(command, argv0, words);
}

static int run_push(struct command *command, const char *argv0)
{
	static const char *const words[] = { "muster-outgoing", NULL };

	return become(command, argv0, words);
}

static int run(struct command *command, const char *argv0)
{
	static int (*const runs[HOOK_COUNT])(struct command *,
					     const char *) = {
		[HOOK_PRE_COMMIT] = run_commit,
		[HOOK_PRE_MERGE] = run_commit,
		[HOOK_PREPARE] = run_prepare,
		[HOOK_MESSAGE] = run_message,
		[HOOK_PUSH] = run_push,
	};
	const char *name = command->args.items[0];
	const char *nearest = opt_nearest(name, hook_names);

	for (size_t i = 0; i < HOOK_COUNT; i++)
		if (!strcmp(name, hook_names[i]))
			return runs[i](command, argv0);
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
	struct hook_server server;
	struct hooks hooks;
	int bare;

	command_start(&command, "hook", forms, argc, argv);
	if (!strcmp(command.form->verb, "run"))
		return run(&command, argv[0]);
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
