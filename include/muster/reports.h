/*
 * Reports: what a tool has found, in the forms that machines read, wherever
 * the caller wants them:
 *
 *	--format FORMAT		on standard output, in place of the text
 *	--report FORMAT=FILE	in a file beside it, as often as is wanted
 *
 * On GitHub's runners (GITHUB_ACTIONS is "true") the text is followed by
 * annotations, and a table goes to the step's summary
 * (GITHUB_STEP_SUMMARY), as with `--format github`; any --format that is
 * given switches this off. A tool calls reports_add() behind its own text
 * or JSON:
 *
 *	if (command.format == COMMAND_TEXT)
 *		... append the text ...
 *	else if (command.format == COMMAND_JSON)
 *		... append the JSON ...
 *	if (reports_add(&command, &findings) < 0)
 *		return command_cannot(&command);
 */
#ifndef MUSTER_REPORTS_H
#define MUSTER_REPORTS_H

#include "muster/command.h"
#include "muster/finding.h"

#define REPORTS_UNASKED (-1)	/* command->format before it was parsed */

/* The order of reports_words; the first two are those of enum
 * command_format. */
enum reports_format {
	REPORTS_TEXT,
	REPORTS_JSON,
	REPORTS_GITHUB,
	REPORTS_SARIF,
	REPORTS_GITLAB,
	REPORTS_JUNIT
};

extern const char *const reports_words[];

/* After the command line was parsed: settle command->format and
 * command->annotate, and check what --report says. 0, or -1 with
 * command->err set to what the caller did wrong. */
int reports_start(struct command *command);

/* Append the findings where --format asks for a reporter, write the files,
 * annotate, and append to the step's summary. 0, or -1 with command->err. */
int reports_add(struct command *command, const struct findings *findings);

/* The same, where the step's summary is `summary`, which has at most
 * reports_room() bytes, instead of the table of findings. */
int reports_add_with(struct command *command,
		     const struct findings *findings, struct view summary);

/* How many bytes the step's summary still has room for; 0: there is none. */
size_t reports_room(const struct command *command);

#endif
