#include "muster/affirm.h"

#include "muster/edit.h"
#include "muster/escape.h"
#include "muster/json.h"
#include "muster/report.h"
#include "muster/rewrite.h"
#include "muster/select.h"

struct affirming {
	struct command *command;
	struct rewrite rewrite;
	VEC(const struct record *) records;	/* as their files in rewrite */
};

static int edit(struct affirming *affirming, const struct record *record)
{
	struct command *command = affirming->command;
	struct str out = STR_INIT;
	char today[DATE_SIZE];
	int rc;

	if (rewrite_find(&affirming->rewrite, record->path))
		return 0;
	rc = edit_set(document_raw(record->document),
		      record_key(record, VIEW("reviewed")),
		      view_of(date_format(command->today, today)), &out,
		      &command->err);
	if (!rc)
		rc = rewrite_put(&affirming->rewrite, record->path,
				 str_view(&out));
	str_release(&out);
	if (!rc)
		*VEC_PUSH(&command->arena, &affirming->records) = record;
	return rc;
}

static void tell(struct affirming *affirming, bool committed)
{
	struct command *command = affirming->command;
	char today[DATE_SIZE];

	date_format(command->today, today);
	for (size_t i = 0; i < affirming->records.len; i++) {
		escape_line(&command->out, affirming->records.items[i]->id);
		str_addf(&command->out, ": reviewed %s, %s\n", today,
			 rewrite_fate(&affirming->rewrite.files.items[i],
				      committed));
	}
}

static void tell_json(struct affirming *affirming, bool committed)
{
	struct command *command = affirming->command;
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, "raid-affirm", command->today);
	struct value *list = value_list(arena);

	value_put(arena, document, VIEW("affirmed"), list);
	for (size_t i = 0; i < affirming->records.len; i++) {
		const struct record *record = affirming->records.items[i];
		bool clean = affirming->rewrite.files.items[i].clean;
		struct value *map = value_push(arena, list, value_map(arena));

		value_put_text(arena, map, "id", record->id);
		value_put_text(arena, map, "path", record->path);
		value_put_bool(arena, map, "staged", clean);
		value_put_bool(arena, map, "committed", clean && committed);
	}
	json_write(&command->out, document);
}

static int edit_all(struct affirming *affirming)
{
	struct command *command = affirming->command;

	for (size_t i = 0; i < command->args.len; i++) {
		const struct record *record = select_record(
			command, affirming->rewrite.session,
			command->args.items[i]);

		if (!record)
			return 1;
		if (record->kind && !record_is_open(record)) {
			err_set(&command->err, "'%s' is %s" VIEW_FMT ": only "
				"open records are affirmed",
				command->args.items[i],
				record->status.len ? "" : "without a status",
				VIEW_ARG(record->status));
			return 1;
		}
		if (edit(affirming, record) < 0)
			return -1;
	}
	return 0;
}

int affirm(struct command *command, struct session *session, const char *why)
{
	struct affirming affirming = { .command = command };
	int rc;

	if (!repo_work_dir(session->repo))
		return err_set(&command->err, "a bare repository has no files "
			       "to edit: run this in a clone");
	rewrite_init(&affirming.rewrite, session, command);
	rc = edit_all(&affirming);
	if (rc)
		return rc;
	if (rewrite_write(&affirming.rewrite) < 0 ||
	    rewrite_stage(&affirming.rewrite) < 0)
		return -1;
	if (why && rewrite_commit(&affirming.rewrite, why) < 0)
		return -1;
	if (command->format == COMMAND_JSON)
		tell_json(&affirming, why);
	else
		tell(&affirming, why);
	return 0;
}
