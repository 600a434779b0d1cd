/* muster owners: CODEOWNERS from the records, for the forge to ask by. */
#include "muster/codeowners.h"
#include "muster/command.h"
#include "muster/file.h"
#include "muster/here.h"
#include "muster/json.h"
#include "muster/report.h"

static void add_json(struct command *command,
		     const struct codeowners *codeowners,
		     const struct owners *owners,
		     const struct findings *findings)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);
	struct value *list = value_list(arena);

	value_put_text(arena, document, "file", codeowners->path);
	value_put(arena, document, VIEW("lines"), list);
	for (size_t i = 0; i < owners->lines.len; i++) {
		const struct owners_line *line = &owners->lines.items[i];
		struct value *item = value_push(arena, list, value_map(arena));
		struct value *who = value_list(arena);

		value_put_text(arena, item, "path", line->path);
		value_put_text(arena, item, "why",
			       view_of(owners_why_name(line->why)));
		value_put(arena, item, VIEW("id"), line->record ?
			  value_text(arena, line->record->id) :
			  value_null(arena));
		value_put(arena, item, VIEW("owners"), who);
		for (size_t k = 0; k < line->who.list.len; k++)
			value_push(arena, who, value_text(arena,
				   line->who.list.items[k]));
	}
	value_put(arena, document, VIEW("findings"),
		  report_findings_value(arena, findings));
	json_write(&command->out, document);
}

/* What is on the disk, in its own line ends. */
static int read_file(struct command *command, const struct session *session,
		     struct codeowners *codeowners)
{
	const char *path = arena_printf(&command->arena, "%s/" VIEW_FMT,
					repo_work_dir(session->repo),
					VIEW_ARG(codeowners->path));
	int rc = file_read(path, CODEOWNERS_MAX, &command->arena,
			   &codeowners->bytes, &command->err);

	if (rc > FILE_MISSING)
		return err_set(&command->err, "'" VIEW_FMT "' is a link, or "
			       "too large: make it a plain file",
			       VIEW_ARG(codeowners->path));
	return rc < 0 ? -1 : 0;
}

static int write_file(struct command *command, const struct session *session,
		      struct codeowners *codeowners, struct view part)
{
	struct view bytes;

	if (!repo_work_dir(session->repo))
		return err_set(&command->err, "this repository is bare: write "
			       "the file in a clone of it");
	if (read_file(command, session, codeowners) < 0 ||
	    codeowners_renew(codeowners, part, &command->arena, &bytes,
			     &command->err) < 0)
		return -1;
	if (view_equal(bytes, codeowners->bytes))
		return 0;
	if (here_replace(session->repo, codeowners->path, bytes,
			 &command->err) < 0)
		return -1;
	if (!command->quiet)
		str_addf(&command->out, "changed       " VIEW_FMT "\n",
			 VIEW_ARG(codeowners->path));
	return 0;
}

static void judge(const struct programs *programs, struct findings *findings)
{
	for (size_t i = 0; i < programs->list.len; i++)
		policy_judge(&programs->list.items[i]->policy, findings);
}

/* An exit status, or -1. */
static int run(struct command *command, struct session *session, bool check,
	       bool write)
{
	const char *path = command->args.len ? command->args.items[0] : NULL;
	struct findings findings = { .arena = &command->arena };
	struct codeowners codeowners;
	struct owners owners;
	struct str part = STR_INIT;
	int rc = 0;

	if (session_open(session, command) < 0 ||
	    codeowners_read(&codeowners, &session->snapshot, path,
			    &command->err) < 0)
		return -1;
	if (!session->programs.list.len)
		return err_set(&command->err, "there is no program here: "
			       "muster init begins one");
	owners_read(&owners, &session->programs, codeowners.path,
		    command->today, &command->arena);
	codeowners_write(&part, &owners);
	if (check)
		codeowners_check(&codeowners, &owners, str_view(&part),
				 &findings);
	judge(&session->programs, &findings);
	if (write)
		rc = write_file(command, session, &codeowners,
				str_view(&part));
	else if (command->format == COMMAND_JSON)
		add_json(command, &codeowners, &owners, &findings);
	else if (check)
		report_findings(&command->out, &findings, command->color);
	else
		str_addv(&command->out, str_view(&part));
	str_release(&part);
	if (rc < 0)
		return -1;
	return findings.list.len ? EXIT_FINDINGS : EXIT_CLEAN;
}

int main(int argc, char **argv)
{
	bool check = false, write = false;
	const struct opt opts[] = {
		OPT_FLAG('c', "check", &check,
			 "does the file in the repository say the same?"),
		OPT_OR,
		OPT_FLAG('w', "write", &write,
			 "put the lines into it, and leave all else"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "[FILE]", opts, USAGE_FORMAT | USAGE_SNAPSHOT },
		{ 0 }
	};
	struct command command;
	struct session session;
	int rc;

	command_start(&command, "owners", forms, argc, argv);
	if (write && (command.staged || command.revision || command.as_of))
		return command_misuse(&command, "--write is for the work "
				      "tree: without --staged, --rev and "
				      "--as-of");
	rc = run(&command, &session, check, write);
	session_close(&session);
	if (rc < 0)
		return command_cannot(&command);
	return command_finish(&command, rc);
}
