#include "muster/command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "muster/clock.h"
#include "muster/complete.h"
#include "muster/escape.h"
#include "muster/file.h"
#include "muster/manual.h"
#include "muster/reports.h"
#include "muster/self.h"
#include "muster/terminal.h"
#include "muster/watchdog.h"

static const char *const formats[] = { "text", "json", NULL };

/* What the shared options ask for besides what struct command keeps. */
struct asked {
	bool help;
	bool manual;
	bool version;
	int color;
};

/* A closed descriptor would go to the next file that is opened, which
 * would then get our output. Reading only: writing to it still fails. */
static void keep_descriptors(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd > STDERR_FILENO)
		close(fd);
}

static void release(struct command *command)
{
	arena_release(&command->arena);
	str_release(&command->out);
}

/* "muster raid: error: sentence", one line, and the line of help. */
static void say(struct command *command, const char *level,
		const char *sentence, bool help)
{
	struct str line = STR_INIT;

	str_addf(&line, "muster %s: %s", command->tool, level);
	escape_line(&line, view_of(sentence));
	str_addc(&line, '\n');
	if (help)
		str_addf(&line, "  help: muster %s -h\n", command->tool);
	file_write(STDERR_FILENO, str_view(&line));
	str_release(&line);
}

int command_cannot(struct command *command)
{
	say(command, "error: ", command->err.text, false);
	release(command);
	return EXIT_CANNOT;
}

int command_without(struct command *command, const char *what)
{
	struct str line = STR_INIT;

	str_addf(&line, "muster: %s: ", what);
	escape_line(&line, view_of(command->err.text));
	str_addc(&line, '\n');
	file_write(STDERR_FILENO, str_view(&line));
	str_release(&line);
	return command_finish(command, EXIT_CLEAN);
}

int command_misuse(struct command *command, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(command, "", arena_vprintf(&command->arena, fmt, args), true);
	va_end(args);
	release(command);
	return EXIT_MISUSE;
}

int command_finish(struct command *command, int status)
{
	struct view out = str_view(&command->out);

	if (out.len && (file_write(STDOUT_FILENO, out) < 0 ||
			close(STDOUT_FILENO) < 0)) {
		if (errno == EPIPE) {
			signal(SIGPIPE, SIG_DFL);
			raise(SIGPIPE);
		}
		err_set(&command->err, "cannot write the output: %s",
			strerror(errno));
		return command_cannot(command);
	}
	release(command);
	return status;
}

int command_end(struct command *command, int rc, int status)
{
	if (rc > 0)
		return command_misuse(command, "%s", command->err.text);
	return rc ? command_cannot(command) : command_finish(command, status);
}

/* Nothing says which of the tool's verbs is meant, or `first` is none. */
static int tell_verbs(const struct usage_form *forms, const char *first,
		      struct err *err)
{
	struct str list = STR_INIT;

	for (size_t i = 0; forms[i].operands; i++)
		str_addf(&list, "%s%s", i ? ", " : "", forms[i].verb);
	if (first)
		err_set(err, "unknown '%s'; it is one of %s", first, list.buf);
	else
		err_set(err, "say what to do, one of %s", list.buf);
	str_release(&list);
	return -1;
}

/* Operands that no verb stood before: does the tool allow that? */
static int check_verb(const struct usage_form *forms,
		      const struct command *command, struct err *err)
{
	const char *first = command->args.len ? command->args.items[0] : NULL;

	if (usage_find(forms, first))
		return err_set(err, "'%s' must stand first: muster %s %s",
			       first, command->tool, first);
	if (!forms->verb)
		return 0;
	return tell_verbs(forms, first, err);
}

static void answer(struct command *command, const struct asked *asked,
		   const struct usage *usage, const char *argv0)
{
	const char *page;

	if (asked->manual && isatty(STDOUT_FILENO)) {
		page = arena_printf(&command->arena, "muster-%s",
				    command->tool);
		manual_show(&command->arena, argv0, page);
	}
	if (asked->version)
		str_adds(&command->out, "muster " MUSTER_VERSION "\n");
	else
		usage_write(&command->out, usage);
	exit(command_finish(command, EXIT_CLEAN));
}

/* Answer a shell that completes a command line. Values of the program are
 * left to a tool of their own, which is quiet about what it can't find. */
static void complete(struct command *command, const struct usage *usage,
		     const char *argv0, char **words)
{
	struct complete complete;
	const char *folder = self_folder(&command->arena, argv0);
	VEC(const char *) call = { 0 };

	complete_words(&complete, usage, words, &command->arena,
		       &command->out);
	file_write(STDOUT_FILENO, str_view(&command->out));
	str_clear(&command->out);
	if (!complete.wanted || !folder)
		exit(command_finish(command, EXIT_CLEAN));
	*VEC_PUSH(&command->arena, &call) = arena_printf(
		&command->arena, "%s/muster-complete", folder);
	*VEC_PUSH(&command->arena, &call) = "--";
	*VEC_PUSH(&command->arena, &call) = complete.wanted;
	*VEC_PUSH(&command->arena, &call) = complete.word;
	for (size_t i = 0; i < complete.operands.len; i++)
		*VEC_PUSH(&command->arena, &call) = complete.operands.items[i];
	*VEC_PUSH(&command->arena, &call) = NULL;
	execv(call.items[0], (char *const *)call.items);
	exit(command_finish(command, EXIT_CLEAN));
}

/* The form that is called, its options and its operands. */
static int parse(struct command *command, const struct usage *usage,
		 const struct asked *asked, int argc, char **argv)
{
	const struct usage_form *form =
		usage_find(usage->forms, argc > 1 ? argv[1] : NULL);
	const struct opt *tables[USAGE_TABLES];
	int skip = form != NULL;

	command->form = form ? form : usage->forms;
	usage_tables(usage, command->form, tables);
	if (opt_parse(tables, argc - skip, argv + skip, &command->arena,
		      &command->args, &command->err) < 0)
		return -1;
	if (asked->help || asked->manual || asked->version)
		answer(command, asked, usage, *argv);
	if (!form && check_verb(usage->forms, command, &command->err) < 0)
		return -1;
	return usage_operands(command->form, &command->args, &command->err);
}

/* The options that every tool has, bound to where their values go. */
static int parse_shared(struct command *command, struct asked *asked,
			const struct usage_form *forms, int argc, char **argv)
{
	const struct opt every[] = {
		OPT_DATE(0, "today", &command->day_given, "DATE",
			 "judge as if it were DATE (YYYY-MM-DD)"),
		OPT_CHOICE(0, "color", &asked->color, "WHEN", terminal_words,
			   "auto, always or never"),
		OPT_FLAG('q', "quiet", &command->quiet,
			 "findings only, no summary"),
		OPT_FLAG('h', NULL, &asked->help, "show this text"),
		OPT_FLAG(0, "help", &asked->manual, "show the manual"),
		OPT_FLAG(0, "version", &asked->version, "show the version"),
		OPT_END
	};
	const struct opt format[] = {
		OPT_CHOICE(0, "format", &command->format, "FORMAT", formats,
			   "text or json"),
		OPT_END
	};
	const struct opt reporters[] = {
		OPT_CHOICE(0, "format", &command->format, "FORMAT",
			   reports_words,
			   "text, json, github, sarif, gitlab or junit"),
		OPT_END
	};
	const struct opt report[] = {
		OPT_LIST(0, "report", &command->reports, "FORMAT=FILE",
			 "also write the findings to FILE, as any of these "
			 "formats"),
		OPT_END
	};
	const struct opt snapshot[] = {
		OPT_FLAG(0, "staged", &command->staged,
			 "read what is staged for the next commit"),
		OPT_OR,
		OPT_TEXT(0, "rev", &command->revision, "REV",
			 "read the commit REV"),
		OPT_OR,
		OPT_TEXT(0, "as-of", &command->as_of, "DATE|REV",
			 "what it was then, with that day's clock"),
		OPT_END
	};
	const struct usage usage = { command->tool, forms, every, format,
				     snapshot, report, reporters };

	if (argc > 1 && !strcmp(argv[1], "--complete"))
		complete(command, &usage, *argv, argv + 2);
	return parse(command, &usage, asked, argc, argv);
}

int command_renew(struct command *command)
{
	watchdog_start(WATCHDOG_SECONDS);
	command->width = terminal_width(STDOUT_FILENO);
	return clock_today(command->day_given, &command->today,
			   &command->err);
}

void command_start(struct command *command, const char *tool,
		   const struct usage_form *forms, int argc, char **argv)
{
	struct asked asked = { .help = false };

	keep_descriptors();
	*command = (struct command){ .tool = tool, .day_given = OPT_NO_DATE,
				     .format = REPORTS_UNASKED };
	if (parse_shared(command, &asked, forms, argc, argv) < 0 ||
	    reports_start(command) < 0 || command_renew(command) < 0)
		exit(command_misuse(command, "%s", command->err.text));
	command->color = terminal_color((enum terminal_color)asked.color,
					STDOUT_FILENO);
}
