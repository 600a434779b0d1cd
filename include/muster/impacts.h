/*
 * Impacts: what one state of the repository does to the programs of
 * another, each by itself (impact.h).
 */
#ifndef MUSTER_IMPACTS_H
#define MUSTER_IMPACTS_H

#include "muster/command.h"
#include "muster/impact.h"
#include "muster/value.h"

struct impacts_program {
	const struct program *program;	/* as it would be, or else as it was */
	struct impact impact;
};

struct impacts {
	VEC(struct impacts_program) list;	/* in the programs' order;
						 * those that are gone last */
};

/* Load all programs of both snapshots, pair them by their directories and
 * compute each. `base` NULL: there was nothing. How dates were kept is
 * learned from the base's history. 0, or -1 with command->err set. */
int impacts_read(struct impacts *impacts, struct command *command,
		 struct snapshot *base, struct snapshot *head,
		 struct documents *documents);

/* Keep the programs that have a plan: of the others there is nothing to tell
 * but what changed. */
void impacts_leave_planned(struct impacts *impacts);

/* Append them, with each program's name where there are several. */
void impacts_text(struct command *command, const struct impacts *impacts);
void impacts_markdown(struct command *command,
		      const struct impacts *impacts);

/* A list of maps: program, and what impact_report_value() has. */
struct value *impacts_value(const struct impacts *impacts,
			    struct arena *arena);

#endif
