/*
 * Commands: what the main of every tool shares, so that a main is one page:
 *
 *	int main(int argc, char **argv)
 *	{
 *		bool stale = false;
 *		const struct opt opts[] = {
 *			OPT_FLAG('s', "stale", &stale, "only stale entries"),
 *			OPT_END
 *		};
 *		const struct usage_form forms[] = {
 *			{ NULL, "[ID...]", opts,
 *			  USAGE_FORMAT | USAGE_SNAPSHOT },
 *			{ 0 }
 *		};
 *		struct command command;
 *
 *		command_start(&command, "raid", forms, argc, argv);
 *		rc = ...;	0, -1, or 1: called wrongly
 *		... append to command.out ...
 *		return command_end(&command, rc, EXIT_CLEAN);
 *	}
 *
 * Only here does muster print or exit.
 */
#ifndef MUSTER_COMMAND_H
#define MUSTER_COMMAND_H

#include "muster/err.h"
#include "muster/opt.h"
#include "muster/text.h"
#include "muster/usage.h"

/* Exit statuses; EXIT_CANNOT is in err.h. */
#define EXIT_CLEAN 0
#define EXIT_FINDINGS 1
#define EXIT_MISUSE 2

/* The last two only where a tool's own --format has them; with
 * USAGE_REPORT there may be one of reports.h instead. */
enum command_format {
	COMMAND_TEXT,
	COMMAND_JSON,
	COMMAND_CSV,
	COMMAND_MARKDOWN
};

struct command {
	const char *tool;	/* "raid" */
	const struct usage_form *form;	/* the one that was called */
	struct opt_list args;	/* its operands, checked against the form */
	int32_t today;
	int32_t day_given;	/* --today, or OPT_NO_DATE */
	int format;		/* enum command_format */
	bool quiet;		/* --quiet: findings only, no summary */
	bool color;
	size_t width;		/* columns, or WIDTH_ANY (wrap.h) */
	bool staged;		/* --staged: read the index */
	const char *revision;	/* --rev: read that commit; else NULL */
	struct opt_list reports;	/* --report, for reports.h */
	bool annotate;		/* also for GitHub's runner (reports.h) */
	const char *as_of;	/* --as-of: the commit of a day, or a commit
				 * and its day; else NULL */
	struct arena arena;	/* lives as long as the run */
	struct str out;		/* what goes to standard output in the end */
	struct err err;		/* why we could not do the job */
};

/* Parse the command line, find out today, start the watchdog. Ends the
 * process for -h, --help and --version (status 0) and when the tool was
 * called wrongly (2). `forms` must outlive the command. */
void command_start(struct command *command, const char *tool,
		   const struct usage_form *forms, int argc, char **argv);

/* What a new process does that goes on with a command: find out today and
 * the terminal's width, start the watchdog. 0, or -1 with err set. */
int command_renew(struct command *command);

/* Say "muster raid: error: ..." with the command's err on standard error,
 * release everything and yield EXIT_CANNOT. command.out is not written. */
int command_cannot(struct command *command);

/* The same for a hook that must not stop git: say "muster: WHAT: ..." and
 * yield EXIT_CLEAN. command.out is written. */
int command_without(struct command *command, const char *what);

/* Say what the caller did wrong (an id that nobody has, operands that
 * don't go together), release everything and yield EXIT_MISUSE. */
int command_misuse(struct command *command, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Write command.out to standard output, release everything and yield
 * `status`, or EXIT_CANNOT when it could not be written. A reader that has
 * gone away ends the process by SIGPIPE, as it does with any filter. */
int command_finish(struct command *command, int status);

/* End a call as `rc` says that it went: 0, command_finish() with `status`;
 * -1, command_cannot(); 1, command_misuse() with what the command's err
 * says. */
int command_end(struct command *command, int rc, int status);

#endif
