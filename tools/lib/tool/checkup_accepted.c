/* The doctor's checks of what a program lets pass: waivers that have
 * expired, and a baseline that accepts more than there is. */
#include "muster/check.h"
#include "muster/session.h"
#include "checkup.h"

static void waivers(struct checkup *checkup)
{
	struct findings findings = { .arena = checkup->arena };
	struct checkup_list expired = { { 0 } };

	if (!checkup_has(checkup, CHECKUP_PROGRAMS))
		return;
	check_programs(&checkup->programs, checkup->today, &findings);
	for (size_t i = 0; i < findings.list.len; i++)
		if (findings.list.items[i].rule == RULE_WAIVER_EXPIRED &&
		    findings.list.items[i].severity != SEVERITY_OFF)
			checkup_note(checkup, &expired,
				     findings.list.items[i].path);
	if (!expired.list.len) {
		checkup_ok(checkup, "no waiver has expired");
		return;
	}
	checkup_odd(checkup, "waivers have expired in %s",
		    checkup_names(checkup, &expired));
	checkup_help(checkup, "remove them from `waive`, or write another day "
		     "there");
}

/* How many findings the baselines accept that are gone. */
static int count_gone(struct checkup *checkup, size_t *accepted, size_t *gone,
		      struct err *err)
{
	struct command command = { .today = checkup->today };
	struct session session = {
		.repo = checkup->repo, .snapshot = checkup->snapshot,
		.documents = checkup->documents, .programs = checkup->programs
	};
	struct findings findings = { .arena = &command.arena };
	struct judgement judgement;
	int rc;

	check_programs(&session.programs, command.today, &findings);
	rc = session_judge(&session, &command, &findings, NULL, &judgement);
	*accepted = *gone = 0;
	if (!rc)
		*accepted = judgement_count(&judgement, NULL,
					    JUDGEMENT_ACCEPTED);
	for (size_t i = 0; !rc && i < judgement.gone.len; i++)
		*gone += judgement.gone.items[i].count;
	*err = command.err;
	arena_release(&command.arena);
	return rc;
}

static void baseline(struct checkup *checkup)
{
	size_t accepted, gone;
	struct err err;

	if (!checkup_has(checkup, CHECKUP_PROGRAMS))
		return;
	if (count_gone(checkup, &accepted, &gone, &err) < 0) {
		checkup_unknown(checkup, &err);
	} else if (gone) {
		checkup_odd(checkup, "the baseline accepts %zu finding%s that "
			    "%s gone, and would let as many new ones pass",
			    gone, gone > 1 ? "s" : "",
			    gone > 1 ? "are" : "is");
		checkup_help(checkup, "muster check --write-baseline");
	} else if (accepted) {
		checkup_ok(checkup, "%zu finding%s accepted, and there",
			   accepted, accepted > 1 ? "s are" : " is");
	} else {
		checkup_ok(checkup, "no finding is accepted");
	}
}

const struct checkup_check checkup_accepted[] = {
	{ "program/waivers", "what an expired waiver was for counts again",
	  CHECKUP_REPO, waivers },
	{ "program/baseline", "in the room that findings leave which are gone, "
	  "new ones pass unseen", CHECKUP_REPO, baseline },
	{ 0 }
};
