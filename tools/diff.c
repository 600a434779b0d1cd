/* muster diff: two states of the program, as records. */
#include "muster/comparison_report.h"
#include "muster/impacts.h"
#include "muster/json.h"
#include "muster/report.h"
#include "muster/sides.h"

enum format { TEXT, JSON, MARKDOWN };

struct asked {
	bool direct, exit_code, impact;
};

struct told {
	struct sides sides;
	struct comparison comparison;
	struct impacts impacts;
};

static int read_impacts(struct told *told, struct command *command)
{
	struct sides *sides = &told->sides;

	return impacts_read(&told->impacts, command,
			    sides->range.has_old ? &sides->snapshots[0] : NULL,
			    &sides->snapshots[1], &sides->documents);
}

static int look(struct told *told, struct command *command,
		const struct asked *asked)
{
	int rc = sides_open(&told->sides, command, asked->direct);

	if (!rc)
		rc = sides_compare(&told->sides, &told->comparison);
	if (!rc && asked->impact)
		rc = read_impacts(told, command);
	return rc ? rc : sides_narrow(&told->sides, &told->comparison);
}

static void add_json(struct command *command, const struct told *told,
		     bool impact)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);

	sides_put(document, &told->sides);
	value_put(arena, document, VIEW("counts"),
		  comparison_report_counts(&told->comparison, arena));
	value_put(arena, document, VIEW("records"),
		  comparison_report_value(&told->comparison, arena));
	if (impact)
		value_put(arena, document, VIEW("impacts"),
			  impacts_value(&told->impacts, arena));
	json_write(&command->out, document);
}

static void add_markdown(struct command *command, const struct told *told)
{
	comparison_report_markdown(&command->out, &told->comparison,
				   &command->arena);
	if (told->impacts.list.len)
		str_addc(&command->out, '\n');
	impacts_markdown(command, &told->impacts);
}

static void add_text(struct command *command, const struct told *told)
{
	if (!command->quiet)
		sides_add(&command->out, &told->sides);
	comparison_report_text(&command->out, &told->comparison,
			       command->color, &command->arena);
	if (told->impacts.list.len)
		str_addc(&command->out, '\n');
	impacts_text(command, &told->impacts);
}

int main(int argc, char **argv)
{
	static const char *const formats[] = { "text", "json", "markdown",
					       NULL };
	struct asked asked = { .direct = false };
	struct told told = { .sides = { .repo = NULL } };
	struct command command = { .tool = NULL };
	const struct opt opts[] = {
		OPT_FLAG(0, "staged", &command.staged,
			 "what is staged, not what is in the files"),
		OPT_FLAG(0, "direct", &asked.direct,
			 "A itself, not the merge base"),
		OPT_FLAG(0, "impact", &asked.impact,
			 "what it does to dates, path and risks"),
		OPT_FLAG(0, "exit-code", &asked.exit_code,
			 "end with 1 when a record differs"),
		OPT_CHOICE(0, "format", &command.format, "FORMAT", formats,
			   "text, json or markdown"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "[REV] [REV] [ID...]", opts, 0 },
		{ 0 }
	};
	bool differs;
	int rc;

	command_start(&command, "diff", forms, argc, argv);
	rc = look(&told, &command, &asked);
	differs = told.comparison.changes.len > 0;
	if (!rc && command.format == JSON)
		add_json(&command, &told, asked.impact);
	else if (!rc && command.format == MARKDOWN)
		add_markdown(&command, &told);
	else if (!rc)
		add_text(&command, &told);
	sides_close(&told.sides);
	return command_end(&command, rc, asked.exit_code && differs
						 ? EXIT_FINDINGS
						 : EXIT_CLEAN);
}
