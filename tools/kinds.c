/* muster kinds: what kinds of record there are, and what each may say. */
#include "muster/catalog.h"
#include "muster/command.h"
#include "muster/here.h"
#include "muster/json.h"
#include "muster/report.h"

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

int main(int argc, char **argv)
{
	const struct usage_form forms[] = {
		{ NULL, "[KIND]", NULL, USAGE_FORMAT },
		{ 0 }
	};
	struct command command;
	struct session session;
	struct kinds *kinds;
	const struct kind *kind = NULL;

	command_start(&command, "kinds", forms, argc, argv);
	kinds = here_kinds(&session, &command);
	session_close(&session);
	if (!kinds)
		return command_cannot(&command);
	if (command.args.len) {
		kind = here_kind(kinds, command.args.items[0], &command.err);
		if (!kind)
			return command_misuse(&command, "%s",
					      command.err.text);
	}
	if (command.format == COMMAND_JSON)
		add_json(&command, kinds, kind);
	else if (kind)
		catalog_page(&command.out, kind, &command.arena,
			     command.width, command.color);
	else
		catalog_table(&command.out, kinds, command.width,
			      command.color);
	return command_finish(&command, EXIT_CLEAN);
}
