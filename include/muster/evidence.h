/*
 * Evidence: what it takes to decide whether a change may be let in, all of
 * it gathered from a session that was compared (session_compare).
 */
#ifndef MUSTER_EVIDENCE_H
#define MUSTER_EVIDENCE_H

#include "muster/admission.h"
#include "muster/session.h"

struct evidence {
	struct raid raid;		/* the list as it would be */
	struct findings findings;	/* in what it touches or breaks */
	struct findings stale;		/* and late and unowned */
	struct judgement judgement;	/* of what it touches */
	struct admission admission;
	size_t elsewhere;		/* findings that it does not cause */
};

/* Gather it and decide. `email` is whose change it is, or empty
 * (admission.h). 0, or -1 with command->err. */
int evidence_gather(struct evidence *evidence, struct session *session,
		    struct command *command, struct view email);

#endif
