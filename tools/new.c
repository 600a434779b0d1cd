/* muster new: write a record from its kind. */
#include <unistd.h>

#include "muster/command.h"
#include "muster/compose.h"
#include "muster/editor.h"
#include "muster/escape.h"
#include "muster/file.h"
#include "muster/here.h"
#include "muster/json.h"
#include "muster/lock.h"
#include "muster/report.h"

/* Open the new file in the caller's editor; what is then said is of the
 * file as it was left. */
static int edit(struct compose *compose, struct session *session,
		struct command *command)
{
	const char *path = arena_printf(&command->arena, "%s/" VIEW_FMT,
					repo_work_dir(session->repo),
					VIEW_ARG(compose->path));

	if (editor_open(path, &command->arena, &command->err) < 0)
		return err_prefix(&command->err, VIEW_FMT " is written, but "
				  "not edited", VIEW_ARG(compose->path));
	return compose_look(compose, session, command);
}

/* What is still to be written, one line for each, on standard error. */
static void tell_wanted(const struct compose *compose, struct view path)
{
	struct str lines = STR_INIT;
	bool unowned = false;

	if (compose->unseen.len) {
		str_adds(&lines, "note: ids that were used before can't all "
			 "be seen: ");
		escape_line(&lines, compose->unseen);
		str_addc(&lines, '\n');
	}
	for (size_t i = 0; i < compose->wanted.list.len; i++) {
		const struct finding *finding =
			&compose->wanted.list.items[i];

		unowned |= finding->rule == RULE_OPEN_OWNER;
		escape_line(&lines, path);
		str_addf(&lines, ":%u: ", (unsigned)finding->span.line);
		escape_line(&lines, finding->message);
		str_addc(&lines, '\n');
	}
	if (unowned && compose->stranger.len) {
		str_adds(&lines, "nobody in the program has your address ");
		escape_line(&lines, compose->stranger);
		str_adds(&lines, ": muster init\n");
	}
	file_write(STDERR_FILENO, str_view(&lines));
	str_release(&lines);
}

static void add_json(struct command *command, const struct compose *compose)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);

	value_put_text(arena, document, "id", compose->id);
	value_put_text(arena, document, "path", compose->path);
	value_put_text(arena, document, "unseen", compose->unseen);
	value_put(arena, document, VIEW("wanted"),
		  report_findings_value(arena, &compose->wanted));
	json_write(&command->out, document);
}

static void add_text(struct command *command, const struct compose *compose,
		     const struct session *session)
{
	struct view path = here_path(session->repo, compose->path,
				     &command->arena);

	tell_wanted(compose, path);
	escape_line(&command->out, path);
	str_addc(&command->out, '\n');
}

/* 0, -1, or 1: called wrongly; both with the command's err. */
static int write_record(struct command *command, struct compose *compose,
			bool open)
{
	struct session session = { .repo = NULL };
	int lock = lock_take(&command->arena, &command->err);
	int rc = lock < 0 ? -1 : session_open(&session, command);
	bool bare = session.repo && !repo_work_dir(session.repo);

	if (bare)
		rc = err_set(&command->err, "this repository is bare: there "
			     "is no work tree to write to; make a clone of "
			     "it");
	if (!rc)
		rc = compose_write(compose, &session, command);
	if (lock >= 0)
		lock_drop(lock);
	if (!rc && open)
		rc = edit(compose, &session, command);
	if (!rc && command->format == COMMAND_JSON)
		add_json(command, compose);
	else if (!rc)
		add_text(command, compose, &session);
	session_close(&session);
	return bare ? 1 : rc;
}

int main(int argc, char **argv)
{
	struct compose compose = { .kind = NULL };
	bool open = false;
	const struct opt opts[] = {
		OPT_TEXT('t', "title", &compose.title, "TITLE",
			 "what it is, in one line"),
		OPT_TEXT('o', "owner", &compose.owner, "PERSON",
			 "who answers for it; you, unless given"),
		OPT_LIST('s', "set", &compose.sets, "FIELD=VALUE",
			 "set a field; a list is given as a,b"),
		OPT_TEXT('p', "program", &compose.program, "DIR",
			 "the program that it goes into"),
		OPT_FLAG('e', "edit", &open, "open it in your editor"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "KIND", opts, USAGE_FORMAT },
		{ 0 }
	};
	struct command command;

	command_start(&command, "new", forms, argc, argv);
	compose.kind = command.args.items[0];
	return command_end(&command, write_record(&command, &compose, open),
			   EXIT_CLEAN);
}
