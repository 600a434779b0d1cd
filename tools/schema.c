/* muster schema: kinds as JSON Schema, for editors. */
#include "muster/command.h"
#include "muster/here.h"
#include "muster/json.h"
#include "muster/kind_schema.h"

int main(int argc, char **argv)
{
	const struct usage_form forms[] = {
		{ NULL, "[KIND]", NULL, 0 },
		{ 0 }
	};
	struct command command;
	struct session session;
	struct kinds *kinds;
	const struct kind *kind;
	struct value *schema;

	command_start(&command, "schema", forms, argc, argv);
	kinds = here_kinds(&session, &command);
	session_close(&session);
	if (!kinds)
		return command_cannot(&command);
	if (command.args.len) {
		kind = here_kind(kinds, command.args.items[0], &command.err);
		if (!kind)
			return command_misuse(&command, "%s",
					      command.err.text);
		schema = kind_schema(&command.arena, kinds, kind);
	} else {
		schema = kind_schema_any(&command.arena, kinds);
	}
	json_write(&command.out, schema);
	return command_finish(&command, EXIT_CLEAN);
}
