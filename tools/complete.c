/* muster complete: what could stand where a verb's -h says PERSON, ID ... */
#include "muster/candidates.h"
#include "muster/command.h"
#include "muster/watchdog.h"

int main(int argc, char **argv)
{
	const struct usage_form forms[] = {
		{ NULL, "WANTED [WORD] [OPERAND...]", NULL, 0 },
		{ 0 }
	};
	struct command command;
	struct opt_list operands = { 0 };
	const char *word;

	command_start(&command, "complete", forms, argc, argv);
	watchdog_start(CANDIDATES_SECONDS);
	word = command.args.len > 1 ? command.args.items[1] : "";
	if (command.args.len > 2) {
		operands.items = command.args.items + 2;
		operands.len = command.args.len - 2;
	}
	candidates_add(&command, command.args.items[0], word, &operands);
	return command_finish(&command, EXIT_CLEAN);
}
