#include "muster/evidence.h"

int evidence_gather(struct evidence *evidence, struct session *session,
		    struct command *command, struct view email)
{
	struct arena *arena = &command->arena;

	*evidence = (struct evidence){ .findings = { .arena = arena },
				       .stale = { .arena = arena } };
	if (session_raid(session, command, &evidence->raid) < 0)
		return -1;
	raid_findings(&evidence->raid, &evidence->stale);
	if (session_check(session, command, &evidence->findings,
			  &evidence->stale, &evidence->judgement,
			  &evidence->elsewhere) < 0)
		return -1;
	raid_excuse(&evidence->raid, &evidence->judgement);
	judgement_narrow(&evidence->judgement, &session->touched);
	admission_decide(&evidence->admission, &evidence->findings,
			 &evidence->raid, session->touched.len > 0, email,
			 arena);
	return 0;
}
