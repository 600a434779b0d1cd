/* muster admit: may the commit that is being made land? */
#include "muster/command.h"
#include "muster/evidence.h"
#include "muster/identity.h"
#include "muster/json.h"
#include "muster/judgement_report.h"
#include "muster/raid_report.h"
#include "muster/report.h"
#include "muster/session.h"
#include "muster/summary.h"
#include "muster/untouched.h"
#include "muster/watch.h"

/* The committer's address, where a policy asks whose entries they are. */
static int find_email(struct command *command, const struct session *session,
		      struct view *email)
{
	struct identity identity = { 0 };

	for (size_t i = 0; i < session->programs.list.len; i++)
		if (session->programs.list.items[i]->policy.enforce ==
			    ENFORCE_OWNER &&
		    identity_author(session->repo, &command->arena, &identity,
				    &command->err) < 0)
			return -1;
	*email = identity.email;
	return 0;
}

static int gather(struct command *command, struct session *session,
		  struct evidence *evidence)
{
	struct view email = VIEW("");

	command->staged = true;
	if (session_open(session, command) < 0 ||
	    session_compare(session, command) < 0 ||
	    find_email(command, session, &email) < 0)
		return -1;
	return evidence_gather(evidence, session, command, email);
}

/* The one line for a commit that is none of the entries' business. */
static const char *warning(struct command *command,
			   const struct evidence *evidence)
{
	size_t count = evidence->admission.warning.entries.len;

	if (!count)
		return "";
	return arena_printf(&command->arena, "muster: %zu open RAID entr%s "
			    "stale: muster raid --stale", count,
			    count > 1 ? "ies are" : "y is");
}

static void add_stale(struct command *command, const struct raid *stale)
{
	struct str *out = &command->out;
	size_t count = stale->entries.len;

	if (!count)
		return;
	str_addf(out, "muster: this commit is stopped: %zu open RAID entr%s "
		 "stale\n", count, count > 1 ? "ies are" : "y is");
	raid_report_stale(out, stale, &command->arena, command->width,
			  command->color);
}

static void add_text(struct command *command, const struct evidence *evidence)
{
	const struct admission *admission = &evidence->admission;
	struct str *out = &command->out;

	report_findings(out, &evidence->findings, command->color);
	if (evidence->elsewhere && admission->touches)
		str_addf(out, "muster: %zu finding%s elsewhere, which this "
			 "commit neither touches nor causes: muster check\n",
			 evidence->elsewhere,
			 evidence->elsewhere > 1 ? "s" : "");
	if (admission->touches)
		judgement_report(out, &evidence->judgement);
	if (findings_count(&evidence->findings, SEVERITY_ERROR)) {
		str_adds(out, "muster: this commit is stopped: ");
		report_count(out, &evidence->findings);
		str_adds(out, " in what it touches or breaks\n");
	}
	add_stale(command, &admission->blocking);
	if (admission->warning.entries.len)
		str_addf(out, "%s\n", warning(command, evidence));
}

static void add_json(struct command *command, const struct session *session,
		     const struct evidence *evidence)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);

	value_put_bool(arena, document, "admitted",
		       !evidence->admission.rejected);
	value_put_bool(arena, document, "touches_program",
		       evidence->admission.touches);
	summary_put(arena, document, &session->programs);
	value_put(arena, document, VIEW("findings"),
		  report_findings_value(arena, &evidence->findings));
	value_put_number(arena, document, "elsewhere",
			 (int64_t)evidence->elsewhere);
	judgement_report_put(arena, document, &evidence->judgement);
	raid_report_put(arena, document, &evidence->admission.blocking);
	json_write(&command->out, document);
}

int main(int argc, char **argv)
{
	const struct usage_form forms[] = {
		{ NULL, "", NULL, USAGE_FORMAT },
		{ 0 }
	};
	struct command command;
	struct evidence evidence;
	struct session session;
	bool rejected;

	command_start(&command, "admit", forms, argc, argv);
	if (gather(&command, &session, &evidence) < 0) {
		session_close(&session);
		return command_cannot(&command);
	}
	if (command.format == COMMAND_JSON)
		add_json(&command, &session, &evidence);
	else
		add_text(&command, &evidence);
	rejected = evidence.admission.rejected;
	if (!rejected && !evidence.admission.touches) {
		watch_remember(&session, &command,
			       view_of(warning(&command, &evidence)));
		untouched_note(repo_git_dir(session.repo), &command.arena);
	}
	session_close(&session);
	return command_finish(&command, rejected ? EXIT_FINDINGS : EXIT_CLEAN);
}
