/*
 * Answers about plans: what would be, were something supposed (`muster plan
 * --what-if`), and why an item is critical or not (`muster plan why`). Each
 * is appended to the command's output, as text or, in JSON, as a list in a
 * document.
 */
#ifndef MUSTER_PLAN_ANSWER_H
#define MUSTER_PLAN_ANSWER_H

#include "muster/planning.h"

/* What becomes of each plan that one of the changes (whatif.h) is about. 0,
 * or 1 with command->err: one is not written so, or of no item. */
int plan_answer_whatif(const struct planning *planning,
		       const struct opt_list *changes);

/* Of each record that the command's operands name, in the plan of its
 * program; there is one of each (planning_open_all). 0, or 1 with
 * command->err: an operand names nothing. */
int plan_answer_why(const struct planning *planning);

#endif
