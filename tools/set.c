/* muster set: change fields of records, and nothing else. */
#include "muster/command.h"
#include "muster/diff.h"
#include "muster/escape.h"
#include "muster/json.h"
#include "muster/report.h"
#include "muster/setting.h"

#define SHOWN 60	/* bytes of a value in a sentence */

/* How it is to be done, and how far it came. */
struct run {
	const char *why;
	bool dry;
	bool written;
};

static void add_short(struct str *out, struct view text)
{
	size_t end = text.len > SHOWN ? SHOWN : text.len;

	while (end < text.len && end && (text.ptr[end] & 0xc0) == 0x80)
		end--;
	escape_line(out, view_slice(text, 0, end));
	str_adds(out, end < text.len ? "..." : "");
}

/* "due 2026-07-01 to 2026-07-15" */
static void add_change(struct str *out, const struct setting_change *change)
{
	escape_line(out, change->field);
	if (change->old.len) {
		str_addc(out, ' ');
		add_short(out, change->old);
	}
	str_adds(out, !change->now.len	? " taken out"
		      : change->old.len ? " to "
					: " ");
	add_short(out, change->now);
}

static void add_record(struct command *command, const struct setting *setting,
		       const struct setting_record *item, bool committed)
{
	const struct rewrite_file *file =
		rewrite_find(&setting->rewrite, item->record->path);
	struct str *out = &command->out;
	bool first = true;

	escape_line(out, item->record->id);
	str_adds(out, ": ");
	for (size_t i = 0; file && i < item->changes.len; i++) {
		const struct setting_change *change = &item->changes.items[i];

		if (view_equal(change->old, change->now))
			continue;
		str_adds(out, first ? "" : ", ");
		first = false;
		add_change(out, change);
	}
	str_addf(out, "%s%s\n", first ? "" : ", ",
		 file ? rewrite_fate(file, committed) : "nothing to change");
}

static void add_diffs(struct command *command, const struct setting *setting)
{
	for (size_t i = 0; i < setting->records.len; i++) {
		const struct record *record =
			setting->records.items[i].record;
		const struct rewrite_file *file =
			rewrite_find(&setting->rewrite, record->path);

		if (file)
			diff_add(&command->out, record->path,
				 document_raw(record->document)->bytes,
				 file->bytes, command->color);
	}
}

static void add_text(struct command *command, const struct setting *setting,
		     const struct run *run)
{
	if (run->dry)
		add_diffs(command, setting);
	for (size_t i = 0; run->written && i < setting->records.len; i++)
		add_record(command, setting, &setting->records.items[i],
			   run->why);
	report_findings(&command->out, &setting->findings, command->color);
	if (!run->written && !run->dry && !command->quiet)
		str_adds(&command->out, "nothing was written\n");
}

static void put_text(struct arena *arena, struct value *map, const char *key,
		     struct view text)
{
	value_put(arena, map, view_of(key),
		  text.len ? value_text(arena, text) : value_null(arena));
}

static struct value *record_value(const struct setting *setting,
				  const struct setting_record *item,
				  const struct run *run)
{
	struct arena *arena = &setting->command->arena;
	const struct rewrite_file *file =
		rewrite_find(&setting->rewrite, item->record->path);
	struct value *map = value_map(arena), *list = value_list(arena);
	bool staged = run->written && file && file->clean;

	put_text(arena, map, "id", item->record->id);
	value_put_text(arena, map, "path", item->record->path);
	for (size_t i = 0; i < item->changes.len; i++) {
		const struct setting_change *change = &item->changes.items[i];
		struct value *one = value_push(arena, list, value_map(arena));

		value_put_text(arena, one, "field", change->field);
		put_text(arena, one, "old", change->old);
		put_text(arena, one, "new", change->now);
	}
	value_put(arena, map, VIEW("changes"), list);
	value_put_bool(arena, map, "staged", staged);
	value_put_bool(arena, map, "committed", staged && run->why);
	return map;
}

static void add_json(struct command *command, const struct setting *setting,
		     const struct run *run)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);
	struct value *list = value_list(arena);

	for (size_t i = 0; i < setting->records.len; i++)
		value_push(arena, list,
			   record_value(setting, &setting->records.items[i],
					run));
	value_put_bool(arena, document, "written", run->written);
	value_put(arena, document, VIEW("records"), list);
	value_put(arena, document, VIEW("findings"),
		  report_findings_value(arena, &setting->findings));
	json_write(&command->out, document);
}

/* An enum setting_result, or -1; what is to be said is in command->out. */
static int set(struct command *command, struct session *session,
	       struct run *run)
{
	struct setting setting;
	int rc;

	if (session_open(session, command) < 0)
		return -1;
	rc = setting_plan(&setting, session, command);
	if (rc < 0 || rc == SETTING_WRONG)
		return rc;
	run->written = !rc && !run->dry;
	if (run->written && setting_write(&setting, run->why) < 0)
		return -1;
	if (command->format == COMMAND_JSON)
		add_json(command, &setting, run);
	else
		add_text(command, &setting, run);
	return rc;
}

int main(int argc, char **argv)
{
	struct run run = { .why = NULL };
	const struct opt opts[] = {
		OPT_FLAG('n', "dry-run", &run.dry,
			 "show what would change, and write nothing"),
		OPT_TEXT('m', "message", &run.why, "WHY",
			 "commit the records with this reason"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "ID... FIELD=VALUE...", opts, USAGE_FORMAT },
		{ 0 }
	};
	struct command command;
	struct session session;
	int rc;

	command_start(&command, "set", forms, argc, argv);
	rc = set(&command, &session, &run);
	session_close(&session);
	if (rc == SETTING_WRONG)
		return command_misuse(&command, "%s", command.err.text);
	if (rc < 0)
		return command_cannot(&command);
	return command_finish(&command, rc ? EXIT_FINDINGS : EXIT_CLEAN);
}
