/* muster doctor: what is odd about this repository, its clone, its hooks? */
#include "muster/doctor.h"

#include <string.h>

#include "muster/command.h"
#include "muster/escape.h"
#include "muster/json.h"
#include "muster/report.h"
#include "muster/style.h"

#define WORD_WIDTH 7	/* "wrong" and two blanks */

static const enum style styles[DOCTOR_STATES] = {
	STYLE_GREEN, STYLE_YELLOW, STYLE_RED
};

static void add_result(struct command *command,
		       const struct doctor_result *result, size_t width)
{
	const char *word = doctor_word(result->state);
	struct str *out = &command->out;

	style_add(out, styles[result->state], view_of(word), command->color);
	str_pad(out, WORD_WIDTH - strlen(word), ' ');
	str_adds(out, result->id);
	str_pad(out, width - strlen(result->id) + 2, ' ');
	escape_line(out, result->message);
	str_addc(out, '\n');
	if (!result->help.len)
		return;
	str_adds(out, "  help: ");
	escape_line(out, result->help);
	str_addc(out, '\n');
}

static void add_text(struct command *command, const struct doctor *doctor)
{
	size_t width = 0;

	for (size_t i = 0; i < doctor->results.len; i++)
		if (strlen(doctor->results.items[i].id) > width)
			width = strlen(doctor->results.items[i].id);
	for (size_t i = 0; i < doctor->results.len; i++)
		if (!command->quiet ||
		    doctor->results.items[i].state != DOCTOR_OK)
			add_result(command, &doctor->results.items[i], width);
	if (!command->quiet)
		str_addf(&command->out, "%zu odd, %zu wrong, %zu ok\n",
			 doctor->counts[DOCTOR_ODD],
			 doctor->counts[DOCTOR_WRONG],
			 doctor->counts[DOCTOR_OK]);
}

static void add_json(struct command *command, const struct doctor *doctor)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);
	struct value *checks = value_list(arena);

	value_put(arena, document, VIEW("checks"), checks);
	for (size_t i = 0; i < doctor->results.len; i++) {
		const struct doctor_result *result = &doctor->results.items[i];
		struct value *map = value_push(arena, checks,
					       value_map(arena));

		value_put_text(arena, map, "id", view_of(result->id));
		value_put_text(arena, map, "state",
			       view_of(doctor_word(result->state)));
		value_put_text(arena, map, "message", result->message);
		value_put(arena, map, VIEW("help"), result->help.len ?
			  value_text(arena, result->help) :
			  value_null(arena));
		value_put_text(arena, map, "why", view_of(result->why));
	}
	json_write(&command->out, document);
}

static int status_of(const struct doctor *doctor)
{
	if (doctor->refused)
		return EXIT_CANNOT;
	return doctor->counts[DOCTOR_WRONG] ? EXIT_FINDINGS : EXIT_CLEAN;
}

int main(int argc, char **argv)
{
	const struct usage_form forms[] = {
		{ NULL, "", NULL, USAGE_FORMAT },
		{ 0 }
	};
	struct command command;
	struct doctor doctor;

	command_start(&command, "doctor", forms, argc, argv);
	doctor_look(&doctor, command.today, argv[0], &command.arena);
	if (command.format == COMMAND_JSON)
		add_json(&command, &doctor);
	else
		add_text(&command, &doctor);
	return command_finish(&command, status_of(&doctor));
}
