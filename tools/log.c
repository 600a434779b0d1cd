/* muster log: the life of a record, change by change. */
#include "muster/json.h"
#include "muster/life_report.h"
#include "muster/lives.h"
#include "muster/report.h"
#include "muster/tabular.h"

static void add_json(const struct lives *lives)
{
	struct command *command = lives->command;
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);
	struct value *list = value_list(arena);

	life_report_put(document, &lives->ledger.annals, arena);
	for (size_t i = 0; i < lives->list.len; i++)
		value_push(arena, list,
			   life_report_value(&lives->list.items[i], arena));
	value_put(arena, document, VIEW("records"), list);
	json_write(&command->out, document);
}

static void add_text(const struct lives *lives, bool patch)
{
	struct command *command = lives->command;

	if (!command->quiet)
		life_report_history(&command->out, &lives->ledger.annals);
	for (size_t i = 0; i < lives->list.len; i++) {
		if (command->out.len)
			str_addc(&command->out, '\n');
		life_report_text(&command->out, &lives->list.items[i],
				 patch, command->color,
				 &command->arena);
	}
}

static void add_table(const struct lives *lives)
{
	struct command *command = lives->command;
	struct value *rows = value_list(&command->arena);

	for (size_t i = 0; i < lives->list.len; i++)
		life_report_rows(rows, &lives->list.items[i],
				 &command->arena);
	if (command->format == COMMAND_CSV)
		tabular_csv(&command->out, rows);
	else
		tabular_markdown(&command->out, rows);
}

static void tell(const struct lives *lives, bool patch)
{
	int format = lives->command->format;

	if (format == COMMAND_JSON)
		add_json(lives);
	else if (format == COMMAND_TEXT)
		add_text(lives, patch);
	else
		add_table(lives);
}

int main(int argc, char **argv)
{
	static const char *const formats[] = { "text", "json", "csv",
					       "markdown", NULL };
	struct lives_filter filter = { .most = INT64_MAX,
				       .since = OPT_NO_DATE };
	struct lives lives;
	struct command command;
	bool patch = false;
	const struct opt opts[] = {
		OPT_LIST('f', "field", &filter.fields, "FIELD",
			 "only changes of this field"),
		OPT_NUMBER('n', "number", &filter.most, "N",
			   "only the newest N changes of a record"),
		OPT_DATE(0, "since", &filter.since, "DATE",
			 "only what landed on DATE or later"),
		OPT_FLAG('p', "patch", &patch,
			 "with the differences of the text"),
		OPT_CHOICE(0, "format", &command.format, "FORMAT", formats,
			   "text, json, csv or markdown"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "ID...", opts, USAGE_SNAPSHOT },
		{ 0 }
	};
	int rc;

	command_start(&command, "log", forms, argc, argv);
	rc = lives_open(&lives, &command);
	if (!rc)
		rc = lives_read(&lives, &filter);
	if (!rc)
		tell(&lives, patch);
	lives_close(&lives);
	return command_end(&command, rc, EXIT_CLEAN);
}
