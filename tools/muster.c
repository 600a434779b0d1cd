/*
 * muster VERB: becomes the verb's own program, libexec/muster/muster-VERB
 * beside this one, or muster-VERB on the PATH. Hooks come through here, so
 * it does nothing else on the way.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "muster/command.h"
#include "muster/complete.h"
#include "muster/escape.h"
#include "muster/file.h"
#include "muster/manual.h"
#include "muster/self.h"

/* The page of help, in its order. A name with a blank is a way to call a
 * verb; the others are the verbs. */
static const struct verb {
	const char *group;	/* the heading that it begins, or NULL */
	const char *name;
	const char *line;
} verbs[] = {
	{ "Start here", "init",
	  "set up this repository: program folder and hooks" },
	{ NULL, "kinds", "what kinds of record there are, and their fields" },
	{ NULL, "new", "write a record: muster new risk --title \"...\"" },
	{ "Every day", "check",
	  "are the records well formed, complete and consistent?" },
	{ NULL, "set", "change fields: muster set R-001 due=+2w owner=ann" },
	{ NULL, "renumber",
	  "give a record another id, and all that means it" },
	{ NULL, "explain", "why a rule is there and how to satisfy it" },
	{ "The weekly review", "raid",
	  "what is open, and what of it stale, late, unowned?" },
	{ NULL, "raid affirm", "looked at today, and all of it is still true" },
	{ NULL, "raid review", "go through all that wants a look, one by one" },
	{ "Planning", "plan",
	  "the critical path, and how far everything can slip" },
	{ NULL, "forecast", "will we hit the date? P50, P80, P95 and odds" },
	{ "Scope", "scope", "does this change scope, and is that approved?" },
	{ NULL, "drift",
	  "what became of the scope that was agreed, and by whom?" },
	{ NULL, "owners", "whom the forge has to ask: CODEOWNERS lines" },
	{ "Decisions and history", "decisions",
	  "who decided what, when; was it changed since?" },
	{ NULL, "log", "the life of a record, change by change" },
	{ NULL, "diff", "what differs between two states, as records" },
	{ NULL, "raid --as-of", "what the list was on a day or at a commit" },
	{ "For everybody to see", "site",
	  "the static status site, from any commit" },
	{ "Hooks and CI", "hook", "put muster into the git hooks, or out" },
	{ NULL, "driver", "have git merge records by field" },
	{ NULL, "admit", "may this commit land? what the hooks run" },
	{ NULL, "ci", "may this request land? what a forge's job runs" },
	{ NULL, "receive",
	  "may this push be let in? what a server's hook runs" },
	{ NULL, "message", "does a commit's message say what it accepts?" },
	{ NULL, "outgoing", "what would a push send?" },
	{ NULL, "doctor",
	  "what is odd about this repository, its clone, its hooks?" },
	{ "Old repositories", "import",
	  "records from a spreadsheet or a tracker's export" },
	{ NULL, "help kinds", "how decisions and RFCs that you have are read" },
	{ NULL, "help check", "accept what is wrong now, stop what is new" },
	{ "Editors and shells", "schema",
	  "kinds as JSON Schema, for editors" },
	{ NULL, "complete", "what could stand there, for shells" },
	{ "Help", "help", "muster help VERB: the manual of a verb" },
};

#define VERBS (sizeof(verbs) / sizeof(*verbs))

static bool is_verb(const struct verb *verb)
{
	return !strchr(verb->name, ' ');
}

static void add_page(struct str *out)
{
	str_adds(out,
		 "usage: muster VERB [OPTION...]\n\n"
		 "muster keeps a technical program honest with nothing but "
		 "git: risks, decisions,\nmilestones and the rest are "
		 "Markdown files beside the code, and every verb\nanswers "
		 "one question about them. git muster VERB is the same.\n");
	for (size_t i = 0; i < VERBS; i++) {
		if (verbs[i].group)
			str_addf(out, "\n%s\n", verbs[i].group);
		str_addf(out, "    %-14s%s\n", verbs[i].name, verbs[i].line);
	}
	str_adds(out,
		 "\nEvery verb tells its options with -h. Exit status: 0 "
		 "clean, 1 findings,\n2 called wrongly, 3 could not decide.\n"
		 "\nNew here? Run muster init, then muster new risk, then "
		 "muster check; what it\nsays tells you how to go on. muster "
		 "--help is the manual of the whole.\n");
}

static void add_names(struct str *out)
{
	for (size_t i = 0; i < VERBS; i++)
		if (is_verb(&verbs[i]))
			str_addf(out, "%s\n", verbs[i].name);
}

/* "muster: sentence" on standard error; yields the status. */
static int say(struct command *command, int status, const char *sentence)
{
	struct str line = STR_INIT;

	str_adds(&line, "muster: ");
	escape_line(&line, view_of(sentence));
	str_adds(&line, "\n  help: muster help\n");
	file_write(STDERR_FILENO, str_view(&line));
	str_release(&line);
	arena_release(&command->arena);
	return status;
}

static int unknown(struct command *command, const char *word)
{
	const char *what = *word == '-' ? "option" : "verb";
	const char *names[VERBS + 1] = { NULL };
	const char *nearest, *sentence;
	size_t count = 0;

	for (size_t i = 0; i < VERBS; i++)
		if (is_verb(&verbs[i]))
			names[count++] = verbs[i].name;
	nearest = opt_nearest(word, names);
	if (nearest && !strcmp(nearest, word))
		return say(command, EXIT_CANNOT,
			   arena_printf(&command->arena,
					"error: muster-%s is missing from "
					"this installation", word));
	sentence = arena_printf(&command->arena, "unknown %s '%s'%s%s%s", what,
				word, nearest ? "; did you mean '" : "",
				nearest ? nearest : "", nearest ? "'?" : "");
	return say(command, EXIT_MISUSE, sentence);
}

/* Become muster-VERB with argv, whose first word is the verb. */
static int become(struct command *command, const char *argv0, char **argv)
{
	struct arena *arena = &command->arena;
	const char *folder, *name, *word = argv[0];

	if (*word == '-' || strchr(word, '/'))
		return unknown(command, word);
	name = arena_printf(arena, "muster-%s", word);
	folder = self_folder(arena, argv0);
	if (folder) {
		argv[0] = arena_printf(arena, "%s/../libexec/muster/%s",
				       folder, name);
		execv(argv[0], argv);
	}
	argv[0] = self_search(arena, name);
	if (!argv[0])
		return unknown(command, word);
	execv(argv[0], argv);
	return say(command, EXIT_CANNOT,
		   arena_printf(arena, "error: cannot run %s: %s", argv[0],
				strerror(errno)));
}

static int help(struct command *command, const char *argv0, char *verb)
{
	char option[] = "--help";
	char *argv[] = { verb, option, NULL };

	if (verb && strcmp(verb, "help") != 0)
		return become(command, argv0, argv);
	if (isatty(STDOUT_FILENO) && verb)
		manual_show(&command->arena, argv0, "muster");
	add_page(&command->out);
	return command_finish(command, EXIT_CLEAN);
}

static bool knows(const char *word)
{
	for (size_t i = 0; i < VERBS; i++)
		if (is_verb(&verbs[i]) && !strcmp(word, verbs[i].name))
			return true;
	return false;
}

/* Answer a shell that completes a command line: the verb here, what is
 * behind it by the verb's own program. */
static int complete(struct command *command, char **argv)
{
	char **words = argv + 2;
	bool help = words[0] && words[1] && !strcmp(words[0], "help");

	words += help;
	for (size_t i = 0; i < VERBS && words[0] && !words[1]; i++)
		if (is_verb(&verbs[i]))
			complete_add(&command->out, view_of(words[0]),
				     view_of(verbs[i].name),
				     view_of(verbs[i].line));
	if (words[0] && words[1] && !help && knows(words[0])) {
		char *verb = words[0];

		argv[2] = argv[1];
		argv[1] = verb;
		return become(command, argv[0], argv + 1);
	}
	return command_finish(command, EXIT_CLEAN);
}

int main(int argc, char **argv)
{
	struct command command = { .tool = "help" };
	char *word = argc > 1 ? argv[1] : NULL;
	char page[] = "help";

	if (!word) {
		add_page(&command.out);
		file_write(STDERR_FILENO, str_view(&command.out));
		str_release(&command.out);
		return EXIT_MISUSE;
	}
	if (!strcmp(word, "help"))
		return help(&command, argv[0], argv[2]);
	if (!strcmp(word, "-h"))
		return help(&command, argv[0], NULL);
	if (!strcmp(word, "--help"))
		return help(&command, argv[0], page);
	if (!strcmp(word, "--version"))
		str_adds(&command.out, "muster " MUSTER_VERSION "\n");
	else if (!strcmp(word, "--list-cmds"))
		add_names(&command.out);
	else if (!strcmp(word, "--complete"))
		return complete(&command, argv);
	else
		return become(&command, argv[0], argv + 1);
	return command_finish(&command, EXIT_CLEAN);
}
