#include "muster/hook_run.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "muster/date.h"
#include "muster/escape.h"
#include "muster/file.h"
#include "muster/hooks.h"
#include "muster/self.h"
#include "muster/untouched.h"
#include "muster/verdict.h"

#define MESSAGE_QUICK (64u << 10)	/* a longer one is not searched here */

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

int hook_run(struct command *command, const char *argv0)
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
