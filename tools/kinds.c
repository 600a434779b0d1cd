/* muster kinds: what kinds of record there are, and what each may say. */
#include "muster/catalog.h"
#include "muster/command.h"
#include "muster/here.h"
#include "muster/json.h"
#include "muster/place.h"
#include "muster/report.h"
#include "muster/session.h"

/* The kinds of the program around us; outside of a repository, and before
 * there is a program, the built-in ones. */
static int find_kinds(struct command *command, struct session *session,
		      struct kinds **kinds)
{
	struct program *program;
	struct place place;

	if (place_find(&place, NULL, &command->arena, &command->err) < 0)
		return 0;
	if (session_open(session, command) < 0)
		return -1;
	program = here_program(&session->programs, session->repo, NULL,
			       &command->err);
	if (program)
		*kinds = program->kinds;
	return 0;
}

static void add_json(struct command *command, struct kinds *kinds,
		     const struct kind *chosen)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);
	struct value *list = value_list(arena);
	struct views names;

	value_put(arena, document, VIEW("kinds"), list);
	kinds_names(kinds, &names);
	for (size_t i = 0; i < names.list.len; i++) {
		const struct kind *kind =
			kinds_find(kinds, names.list.items[i]);

		if (kind && (!chosen || kind == chosen))
			value_push(arena, list, catalog_value(arena, kind));
	}
	json_write(&command->out, document);
}

static int show(struct command *command, struct kinds *kinds,
		const char *word)
{
	const struct kind *kind = word ? kinds_find(kinds, view_of(word))
				       : NULL;
	struct view near = kinds_nearest(kinds, view_of(word));

	if (word && !kind)
		return command_misuse(command, "there is no kind '%.80s'%s"
				      VIEW_FMT "%s", word,
				      near.len ? "; did you mean '" : "",
				      VIEW_ARG(near), near.len ? "'?" : "");
	if (command->format == COMMAND_JSON)
		add_json(command, kinds, kind);
	else if (kind)
		catalog_page(&command->out, kind, &command->arena,
			     command->width, command->color);
	else
		catalog_table(&command->out, kinds, command->width,
			      command->color);
	return command_finish(command, EXIT_CLEAN);
}

int main(int argc, char **argv)
{
	const struct usage_form forms[] = {
		{ NULL, "[KIND]", NULL, USAGE_FORMAT },
		{ 0 }
	};
	struct command command;
	struct session session = { 0 };
	struct kinds standard, *kinds = &standard;
	int rc;

	command_start(&command, "kinds", forms, argc, argv);
	kinds_init(&standard, &command.arena);
	rc = find_kinds(&command, &session, &kinds);
	session_close(&session);
	if (rc < 0)
		return command_cannot(&command);
	return show(&command, kinds,
		    command.args.len ? command.args.items[0] : NULL);
}
