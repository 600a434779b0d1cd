/*
 * A plan in the languages of other drawing programs.
 */
#ifndef MUSTER_PLAN_GRAPH_H
#define MUSTER_PLAN_GRAPH_H

#include "muster/plan.h"

/* Append a Gantt diagram for Mermaid, as forges render it: a section for
 * each milestone, with what counts towards it. The text of records loses
 * what Mermaid would take for syntax; tasks are called t and a number. */
void plan_graph_mermaid(struct str *out, const struct plan *plan,
			struct arena *arena);

/* Append the network for Graphviz, from left to right: what waits for
 * nothing first, the end last; critical edges are bold and red. */
void plan_graph_dot(struct str *out, const struct plan *plan);

#endif
