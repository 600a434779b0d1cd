/* muster import: records from a spreadsheet's or a tracker's table. */
#include "muster/command.h"
#include "muster/here.h"
#include "muster/intake_file.h"
#include "muster/intake_report.h"
#include "muster/json.h"
#include "muster/lock.h"
#include "muster/name.h"
#include "muster/report.h"
#include "muster/rewrite.h"

static const char *const orders[] = { "dmy", "mdy", NULL };

struct import {
	const char *kind, *map, *program;
	int order;		/* of `orders`, or -1 */
	bool people, dry;

	struct command *command;
	struct session session;
	struct fieldmap fieldmap;
	struct ids ids;
	struct intake intake;
	struct findings findings;	/* of the new records */
};

static int read_map(struct import *import)
{
	struct fieldmap *map = &import->fieldmap;
	int rc = 0;

	fieldmap_init(map, &import->command->arena);
	if (import->map)
		rc = intake_file_map(map, import->command, import->map);
	if (import->order >= 0)
		map->dates = import->order ? FREEDATE_MDY : FREEDATE_DMY;
	return rc;
}

static int find_program(struct import *import)
{
	struct command *command = import->command;
	struct intake *intake = &import->intake;

	intake->program = here_program(&import->session.programs,
				       import->session.repo, import->program,
				       &command->err);
	if (!intake->program)
		return 1;
	if (import->kind) {
		intake->kind = kinds_find(intake->program->kinds,
					  view_of(import->kind));
		if (!intake->kind) {
			err_set(&command->err, "there is no kind '%s': see "
				"`muster kinds`", import->kind);
			return 1;
		}
	}
	return ids_read_all(&import->ids, intake->program,
			    import->session.repo, &command->err);
}

/* 1: called wrongly; -1: it could not be done; both with the command's err.
 */
static int take_in(struct import *import)
{
	struct command *command = import->command;
	struct intake *intake = &import->intake;
	struct sheets sheets = { 0 };
	struct rewrite rewrite;
	int rc;

	if (session_open(&import->session, command) < 0)
		return -1;
	if (!repo_work_dir(import->session.repo))
		return err_set(&command->err, "a bare repository has no files "
			       "to write: run this in a clone");
	rc = read_map(import);
	if (!rc)
		rc = find_program(import);
	if (!rc)
		rc = intake_file_sheets(&sheets, command,
					command->args.items[0]);
	if (rc)
		return rc;
	intake_read(intake, &sheets);
	rewrite_init(&rewrite, &import->session, command);
	for (size_t i = 0; i < intake->rows.len; i++)
		if (intake->rows.items[i].outcome == INTAKE_NEW &&
		    rewrite_put(&rewrite, intake->rows.items[i].path,
				intake->rows.items[i].bytes) < 0)
			return -1;
	if (rewrite_check(&rewrite, &import->findings) < 0)
		return -1;
	return import->dry ? 0 : rewrite_write(&rewrite);
}

static void tell(struct import *import)
{
	struct command *command = import->command;
	struct arena *arena = &command->arena;
	struct value *document;

	if (command->format == COMMAND_JSON) {
		document = report_document(arena, command->tool,
					   command->today);
		value_put_bool(arena, document, "written", !import->dry);
		intake_report_put(arena, document, &import->intake,
				  &import->findings);
		json_write(&command->out, document);
		return;
	}
	if (!command->quiet) {
		intake_report_text(&command->out, &import->intake,
				   &import->findings, !import->dry);
		str_addc(&command->out, '\n');
	}
	intake_report_count(&command->out, &import->intake);
	if (import->dry)
		str_adds(&command->out, "nothing was written\n");
	else if (!command->quiet &&
		 intake_count(&import->intake, INTAKE_NEW))
		str_adds(&command->out, "look at them, then: git add\n");
}

int main(int argc, char **argv)
{
	struct import import = { .order = -1 };
	const struct opt opts[] = {
		OPT_TEXT('k', "kind", &import.kind, "KIND",
			 "what the rows are, where they don't say"),
		OPT_TEXT('m', "map", &import.map, "FILE",
			 "which columns and words become which"),
		OPT_CHOICE(0, "dates", &import.order, "ORDER", orders,
			   "how to read 03/04/2026"),
		OPT_FLAG('P', "people", &import.people,
			 "write records of people who have none"),
		OPT_FLAG('n', "dry-run", &import.dry,
			 "say what would be done, and do nothing"),
		OPT_TEXT('p', "program", &import.program, "DIR",
			 "the program that they go into"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "FILE", opts, USAGE_FORMAT },
		{ 0 }
	};
	struct command command;
	int lock, rc;

	command_start(&command, "import", forms, argc, argv);
	import.command = &command;
	import.findings.arena = &command.arena;
	ids_init(&import.ids, &command.arena);
	import.intake = (struct intake){
		.arena = &command.arena, .ids = &import.ids,
		.map = &import.fieldmap, .people = import.people,
		.source = name_of(view_of(command.args.items[0]))
	};
	lock = lock_take(&command.arena, &command.err);
	rc = lock < 0 ? -1 : take_in(&import);
	session_close(&import.session);
	if (lock >= 0)
		lock_drop(lock);
	if (!rc)
		tell(&import);
	return command_end(&command, rc,
			   intake_count(&import.intake, INTAKE_REFUSED)
				   ? EXIT_FINDINGS
				   : EXIT_CLEAN);
}
