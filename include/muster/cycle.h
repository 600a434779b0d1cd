/*
 * Cycles: circles in a directed graph, one for each knot.
 *
 * Nodes are numbers, edges are added before the search. In each strongly
 * connected part (Tarjan, "Depth-first search and linear graph
 * algorithms", 1972; here without recursion, since a chain of records can
 * be as long as a stranger likes) a shortest circle through its smallest
 * node is given.
 */
#ifndef MUSTER_CYCLE_H
#define MUSTER_CYCLE_H

#include "muster/text.h"
#include "muster/vec.h"

#define CYCLE_SHOWN 12	/* ids of a circle that a message spells out */

struct graph_edges {
	VEC(size_t) to;
};

struct graph {
	struct arena *arena;
	size_t len;
	struct graph_edges *nodes;
};

struct cycle {
	VEC(size_t) nodes;	/* from the smallest on; the last one's edge
				 * leads back to the first */
};

struct cycles {
	VEC(struct cycle) list;	/* by smallest node */
};

void graph_init(struct graph *graph, size_t len, struct arena *arena);
void graph_add(struct graph *graph, size_t from, size_t to);

/* Find the circles, in time linear in nodes and edges for a graph without
 * any, and in the size of each knot besides. */
void cycles_find(const struct graph *graph, struct cycles *cycles);

/* Append "A > B > A", by what `name` calls a node; of a long circle the first
 * ones, how many more there are (from CYCLE_SHOWN on), and the first again. */
void cycle_add(struct str *out, const struct cycle *cycle,
	       struct view (*name)(const void *context, size_t node),
	       const void *context);

#endif
