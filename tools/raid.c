/* muster raid: what is open, what is stale, overdue or unowned. */
#include "muster/affirm.h"
#include "muster/command.h"
#include "muster/console.h"
#include "muster/nudge.h"
#include "muster/raid_log.h"
#include "muster/raid_report.h"
#include "muster/reports.h"
#include "muster/review.h"

struct asked {
	struct raid_filter filter;
	bool history;
	const char *digest;	/* whose: an id, "all", or NULL */
	const char *why;	/* what is affirmed */
};

static int list(struct command *command, const struct asked *asked)
{
	struct raid_log log;
	size_t unreadable = 0;
	bool bad;
	int rc = raid_log_open(&log, command);

	if (!rc)
		rc = raid_log_narrow(&log, &asked->filter);
	if (!rc && asked->history)
		rc = raid_log_look_back(&log);
	if (!rc)
		rc = raid_log_judge(&log);
	if (!rc)
		rc = session_unreadable(&log.session, command, &unreadable);
	if (!rc) {
		raid_log_tell(&log);
		rc = reports_add(command, &log.findings);
	}
	bad = findings_count(&log.findings, SEVERITY_ERROR) || unreadable;
	raid_log_close(&log);
	return command_end(command, rc, bad ? EXIT_FINDINGS : EXIT_CLEAN);
}

/* --- muster raid --digest */

/* What is to be done is no finding, so that a mailer can be fed from it; that
 * some of it can't be read is one. */
static int digest(struct command *command, const struct asked *asked)
{
	struct raid_log log;
	const struct record *person;
	size_t unreadable = 0;
	int rc;

	if (asked->filter.stale || asked->history ||
	    asked->filter.owners.len || asked->filter.kinds.len)
		return command_misuse(command, "--digest looks at all that "
				      "somebody has to do: leave out --stale, "
				      "--owner, --kind and --long");
	rc = raid_log_open(&log, command);
	if (!rc)
		rc = nudge_find(&log.session.programs, asked->digest, &person,
				&command->err);
	if (!rc)
		rc = raid_log_judge(&log);
	if (!rc)
		rc = session_unreadable(&log.session, command, &unreadable);
	if (!rc)
		nudge_tell(&log, person);
	raid_log_close(&log);
	return command_end(command, rc,
			   unreadable ? EXIT_FINDINGS : EXIT_CLEAN);
}

/* --- muster raid affirm and review */

static int affirm_all(struct command *command, const struct asked *asked)
{
	struct session session;
	int rc = session_open(&session, command);

	if (!rc)
		rc = affirm(command, &session, asked->why);
	session_close(&session);
	return command_end(command, rc, EXIT_CLEAN);
}

static int go_through(struct raid_log *log, struct command *command,
		      const struct raid_filter *filter)
{
	struct raid agenda = { 0 };
	int rc;

	if (raid_log_open(log, command) < 0)
		return -1;
	if (!repo_work_dir(log->session.repo))
		return err_set(&command->err, "a bare repository has no files "
			       "to edit: run this in a clone");
	rc = raid_log_narrow(log, filter);
	if (!rc)
		rc = raid_log_judge(log);
	if (!rc)
		rc = raid_log_agenda(log, &agenda);
	if (rc)
		return rc;
	if (agenda.entries.len)
		return review_run(command, &log->session, &agenda);
	str_adds(&command->out, "nothing to look at: ");
	raid_report_freshness(&command->out, &log->whole);
	return 0;
}

static int review(struct command *command, const struct asked *asked)
{
	struct raid_log log;
	const char *why;
	int rc;

	if (!console_there(&why))
		return command_misuse(command, "%s: see `muster raid`, and use "
				      "`muster raid affirm ID...` or your "
				      "editor", why);
	rc = go_through(&log, command, &asked->filter);
	raid_log_close(&log);
	return command_end(command, rc, EXIT_CLEAN);
}

int main(int argc, char **argv)
{
	struct asked asked = { 0 };
	struct raid_filter *filter = &asked.filter;
	const struct opt list_opts[] = {
		OPT_FLAG('s', "stale", &filter->stale, "only stale entries"),
		OPT_LIST('o', "owner", &filter->owners, "PERSON",
			 "only what this person owns"),
		OPT_LIST('k', "kind", &filter->kinds, "KIND",
			 "only entries of this kind"),
		OPT_FLAG('l', "long", &asked.history,
			 "what the history and the links say, too"),
		OPT_TEXT(0, "digest", &asked.digest, "PERSON|all",
			 "what they have to do this week, as Markdown"),
		OPT_END
	};
	const struct opt review_opts[] = {
		OPT_FLAG('s', "stale", &filter->stale, "only stale entries"),
		OPT_LIST('o', "owner", &filter->owners, "PERSON",
			 "only what this person owns"),
		OPT_LIST('k', "kind", &filter->kinds, "KIND",
			 "only entries of this kind"),
		OPT_END
	};
	const struct opt affirm_opts[] = {
		OPT_TEXT('m', "message", &asked.why, "WHY",
			 "commit the records with this reason"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "", list_opts,
		  USAGE_FORMAT | USAGE_SNAPSHOT | USAGE_REPORT },
		{ "affirm", "ID...", affirm_opts, USAGE_FORMAT },
		{ "review", "[ID...]", review_opts, 0 },
		{ 0 }
	};
	struct command command;

	command_start(&command, "raid", forms, argc, argv);
	if (!command.form->verb)
		return asked.digest ? digest(&command, &asked)
				    : list(&command, &asked);
	return command.form->opts == affirm_opts ? affirm_all(&command, &asked)
						 : review(&command, &asked);
}
