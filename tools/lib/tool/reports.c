#include "muster/reports.h"

#include <stdlib.h>
#include <string.h>

#include "muster/file.h"
#include "muster/json.h"
#include "muster/report.h"
#include "muster/report_github.h"
#include "muster/report_gitlab.h"
#include "muster/report_junit.h"
#include "muster/report_sarif.h"

const char *const reports_words[] = { "text", "json", "github", "sarif",
				      "gitlab", "junit", NULL };

static void write_text(struct str *out, const struct findings *findings,
		       struct command *command)
{
	(void)command;
	report_findings(out, findings, false);
	report_count(out, findings);
	str_addc(out, '\n');
}

static void write_json(struct str *out, const struct findings *findings,
		       struct command *command)
{
	struct arena *arena = &command->arena;
	struct value *document = report_document(arena, "findings",
						 command->today);

	value_put_text(arena, document, "tool", view_of(command->tool));
	value_put(arena, document, VIEW("findings"),
		  report_findings_value(arena, findings));
	json_write(out, document);
}

static void write_github(struct str *out, const struct findings *findings,
			 struct command *command)
{
	(void)command;
	report_github(out, findings);
}

static void write_sarif(struct str *out, const struct findings *findings,
			struct command *command)
{
	(void)command;
	report_sarif(out, findings);
}

static void write_gitlab(struct str *out, const struct findings *findings,
			 struct command *command)
{
	(void)command;
	report_gitlab(out, findings);
}

static void write_junit(struct str *out, const struct findings *findings,
			struct command *command)
{
	report_junit(out, findings, command->tool);
}

static void (*const writers[])(struct str *, const struct findings *,
			       struct command *) = {
	[REPORTS_TEXT] = write_text,
	[REPORTS_JSON] = write_json,
	[REPORTS_GITHUB] = write_github,
	[REPORTS_SARIF] = write_sarif,
	[REPORTS_GITLAB] = write_gitlab,
	[REPORTS_JUNIT] = write_junit
};

/* The format and the file of "sarif=muster.sarif"; NULL: it is neither. */
static const char *split(const char *word, int *format)
{
	const char *file = strchr(word, '=');

	for (*format = 0; file && file[1] && reports_words[*format];
	     ++*format)
		if (view_is((struct view){ word, (size_t)(file - word) },
			    reports_words[*format]))
			return file + 1;
	return NULL;
}

static int check_report(const char *word, struct err *err)
{
	struct stat st;
	int format;
	const char *file = split(word, &format);

	if (!file)
		return err_set(err, "--report wants FORMAT=FILE with text, "
			       "json, github, sarif, gitlab or junit, not "
			       "'%s'", word);
	/* A device would be replaced by a file. */
	if (lstat(file, &st) == 0 && !S_ISREG(st.st_mode))
		return err_set(err, "--report: '%s' is there and is no "
			       "plain file", file);
	return 0;
}

int reports_start(struct command *command)
{
	const char *actions = getenv("GITHUB_ACTIONS");
	bool finds = command->form->takes & USAGE_REPORT;

	if (command->format == REPORTS_UNASKED) {
		command->format = COMMAND_TEXT;
		command->annotate = finds && actions &&
				    !strcmp(actions, "true");
	} else if (finds && command->form->takes & USAGE_FORMAT &&
		   command->format == REPORTS_GITHUB) {
		command->format = COMMAND_TEXT;
		command->annotate = true;
	}
	for (size_t i = 0; i < command->reports.len; i++)
		if (check_report(command->reports.items[i], &command->err) < 0)
			return -1;
	return 0;
}

static int write_file(struct command *command, const char *word,
		      const struct findings *findings)
{
	struct str out = STR_INIT;
	int format, rc;
	const char *file = split(word, &format);

	writers[format](&out, findings, command);
	rc = file_replace(file, str_view(&out), &command->err);
	str_release(&out);
	return rc;
}

/* The file of the step's summary, or NULL. */
static const char *summary_file(const struct command *command)
{
	const char *file = getenv("GITHUB_STEP_SUMMARY");

	return command->annotate && file && *file ? file : NULL;
}

size_t reports_room(const struct command *command)
{
	const char *file = summary_file(command);
	struct stat st;

	if (!file)
		return 0;
	if (stat(file, &st) < 0)
		return REPORT_GITHUB_SUMMARY_MAX;
	return (uintmax_t)st.st_size < REPORT_GITHUB_SUMMARY_MAX
		       ? REPORT_GITHUB_SUMMARY_MAX - (size_t)st.st_size
		       : 0;
}

int reports_add_with(struct command *command,
		     const struct findings *findings, struct view summary)
{
	const char *file = summary_file(command);

	if (command->format >= REPORTS_SARIF &&
	    command->form->takes & USAGE_FORMAT)
		writers[command->format](&command->out, findings, command);
	for (size_t i = 0; i < command->reports.len; i++)
		if (write_file(command, command->reports.items[i],
			       findings) < 0)
			return -1;
	if (command->annotate)
		report_github(&command->out, findings);
	if (!file || !summary.len)
		return 0;
	return file_append(file, summary, &command->err);
}

int reports_add(struct command *command, const struct findings *findings)
{
	size_t room = reports_room(command);
	struct str out = STR_INIT, head = STR_INIT;
	int rc;

	str_addf(&head, "### muster %s: ", command->tool);
	report_count(&head, findings);
	str_adds(&head, "\n\n");
	if (head.len < room) {
		str_addv(&out, str_view(&head));
		report_github_table(&out, findings, room - head.len);
	}
	rc = reports_add_with(command, findings, str_view(&out));
	str_release(&head);
	str_release(&out);
	return rc;
}
