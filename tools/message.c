/*
 * muster message: what the hooks of a commit's message run.
 *
 * `check` stops a commit whose message does not say what the commit
 * accepts. `prepare` stops none: it offers, and says why when it can't.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "muster/command.h"
#include "muster/file.h"
#include "muster/json.h"
#include "muster/offer.h"
#include "muster/report.h"
#include "muster/statement.h"

/* As the user would name the file from where he stands: a hook stands at
 * the top of the work tree. */
static const char *shown_path(struct command *command, const char *path)
{
	const char *prefix = getenv("GIT_PREFIX");
	char *real;

	if (!prefix || !*prefix || *path == '/')
		return path;
	real = realpath(path, NULL);
	if (real)
		path = arena_copy(&command->arena, real, strlen(real));
	free(real);
	return path;
}

static void add_json(struct command *command, const struct pending *pending,
		     const struct findings *findings)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);
	struct value *list = value_list(arena);

	value_put(arena, document, VIEW("accepts"), list);
	for (size_t i = 0; i < pending->accepted.list.len; i++)
		value_push(arena, list,
			   value_text(arena,
				      pending->accepted.list.items[i].id));
	value_put(arena, document, VIEW("findings"),
		  report_findings_value(arena, findings));
	json_write(&command->out, document);
}

static int check(struct command *command, struct pending *pending)
{
	const char *path = command->args.items[0];
	struct findings findings = { .arena = &command->arena };
	struct message message;
	size_t errors;

	if (pending_read(pending, &command->arena, &command->err) < 0 ||
	    message_read(&message, path, pending->repo, &command->arena,
			 &command->err) < 0 ||
	    statement_check(pending, &message,
			    view_of(shown_path(command, path)), &findings,
			    &command->err) < 0)
		return -1;
	errors = findings_count(&findings, SEVERITY_ERROR);
	if (command->format == COMMAND_JSON)
		add_json(command, pending, &findings);
	else
		report_findings(&command->out, &findings, command->color);
	if (errors && command->format == COMMAND_TEXT && !command->quiet)
		str_adds(&command->out, "muster: this commit is stopped: its "
			 "message does not say what it accepts\n");
	return errors ? EXIT_FINDINGS : EXIT_CLEAN;
}

/* A message that comes from elsewhere than from an editor that was just
 * opened is left as it is; git says ":" when it opens none, and then keeps
 * comments. */
static bool is_written(const struct command *command)
{
	const char *source = command->args.len > 1 ? command->args.items[1]
						   : "";
	const char *editor = getenv("GIT_EDITOR");

	return (!*source || !strcmp(source, "template")) &&
	       (!editor || strcmp(editor, ":"));
}

static int prepare(struct command *command, struct pending *pending)
{
	const char *path = command->args.items[0];
	struct str text = STR_INIT;
	struct message message;
	size_t place;
	int rc = 0;

	if (pending_read(pending, &command->arena, &command->err) < 0 ||
	    message_read(&message, path, pending->repo, &command->arena,
			 &command->err) < 0)
		return -1;
	if (!pending->comparison.changes.len ||
	    !message_place(&message, &place))
		return 0;
	str_addv(&text, view_slice(message.text, 0, place));
	offer_write(&text, &pending->comparison, &pending->owed,
		    message.comment, &command->arena);
	str_addv(&text, view_slice(message.text, place, message.text.len));
	rc = file_replace(path, str_view(&text), &command->err);
	str_release(&text);
	return rc < 0 ? EXIT_CANNOT : 0;
}

int main(int argc, char **argv)
{
	const struct usage_form forms[] = {
		{ "check", "FILE", NULL, USAGE_FORMAT },
		{ "prepare", "FILE [SOURCE] [REV]", NULL, 0 },
		{ 0 }
	};
	struct command command;
	struct pending pending = { 0 };
	bool checks;
	int rc = EXIT_CLEAN;

	command_start(&command, "message", forms, argc, argv);
	checks = !strcmp(command.form->verb, "check");
	if (checks)
		rc = check(&command, &pending);
	else if (is_written(&command))
		rc = prepare(&command, &pending);
	pending_close(&pending);
	if (rc < 0)
		return checks ? command_cannot(&command)
			      : command_without(&command, "nothing is "
						"offered for the message");
	if (rc == EXIT_CANNOT)
		return command_cannot(&command);
	return command_finish(&command, rc);
}
