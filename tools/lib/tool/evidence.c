#include "muster/evidence.h"

static void collect_raid(struct evidence *evidence,
			 const struct programs *programs,
			 struct command *command)
{
	for (size_t i = 0; i < programs->list.len; i++)
		raid_collect(&evidence->raid, programs->list.items[i],
			     &evidence->movements, command->today,
			     &command->arena);
	raid_sort(&evidence->raid);
	raid_findings(&evidence->raid, &evidence->stale);
}

int evidence_gather(struct evidence *evidence, struct session *session,
		    struct command *command, struct view email)
{
	struct arena *arena = &command->arena;

	*evidence = (struct evidence){ .findings = { .arena = arena },
				       .stale = { .arena = arena } };
	if (movements_read(&evidence->movements, &session->programs,
			   &session->snapshot, &session->documents,
			   command->today, &command->err) < 0)
		return -1;
	collect_raid(evidence, &session->programs, command);
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
