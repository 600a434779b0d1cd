/*
 * Planning: the plans that a command is about, one for each program, or one
 * for each end that its operands name; for `muster plan` and `muster
 * forecast`.
 */
#ifndef MUSTER_PLANNING_H
#define MUSTER_PLANNING_H

#include "muster/command.h"
#include "muster/finding.h"
#include "muster/plan.h"
#include "muster/session.h"

/* `muster plan --format`; behind PLANNING_MARKDOWN those that hold one plan
 * alone. */
enum planning_format {
	PLANNING_TEXT,
	PLANNING_JSON,
	PLANNING_MARKDOWN,
	PLANNING_MERMAID,
	PLANNING_DOT,
	PLANNING_SVG
};

extern const char *const planning_formats[];	/* in this order, up to NULL */

struct planning {
	struct command *command;
	struct session session;
	VEC(struct plan *) plans;	/* in the arena, where they stay */
	/* After planning_judge(): */
	struct findings findings;
	struct judgement judgement;
};

/* Open the session that the command asks for and compute the plans: by its
 * operands 0, -1, or 1 (an operand names no item of a plan); `all`, of every
 * program whatever the operands are. Otherwise than 0 with command->err; to
 * be closed in any case. */
int planning_open(struct planning *planning, struct command *command);
int planning_open_all(struct planning *planning, struct command *command);
void planning_close(struct planning *planning);

/* Is the record an item of the plan? 0, or 1 with command->err, which calls
 * it by `operand`. */
int planning_wants(const struct planning *planning, const struct plan *plan,
		   const struct record *record, const char *operand);

/* Find what contradicts the plans. 0, or -1 with command->err. */
int planning_judge(struct planning *planning);

/* Append them to the command's output, as its --format says. 0, or 1 with
 * command->err: there are several, and a drawing holds one. */
int planning_tell(const struct planning *planning);

/* Put the list of something below `key` into the document of the command,
 * with the programs that it is about, and append that. */
void planning_put(const struct planning *planning, const char *key,
		  struct value *list);

#endif
