/*
 * Commit graphs: what git keeps of each commit's header beside the objects,
 * so that a walk need not unpack them.
 *
 * One file, or a chain of them where the history was added to. A graph is a
 * cache and nothing depends on it: one that is damaged (its own checksum
 * says so), of another version or not there is passed over without a word,
 * and so is one in a repository that has replace refs, grafts or a shallow
 * boundary, as git itself does. Source: gitformat-commit-graph(5); chunks
 * that hold other things are skipped.
 *
 * Dates have 34 bits there. One that may have lost some is not told, and
 * the commit is to be read from its object; but a date of the year 2514 or
 * later can look like an earlier one, here and in git.
 */
#ifndef MUSTER_COMMITGRAPH_H
#define MUSTER_COMMITGRAPH_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/oid.h"
#include "muster/repo.h"
#include "muster/vec.h"

#define COMMITGRAPH_LAYERS_MAX 64
#define COMMITGRAPH_PARENTS_MAX 256	/* one with more is not told */

struct commitgraph;

/* What it tells of a commit. */
struct commitgraph_commit {
	struct oid tree;
	int64_t time;			/* the committer's */
	VEC(uint32_t) parents;		/* their places, as often as named */
};

/* The graph of the repository, or NULL, which all below take for one
 * without commits. */
struct commitgraph *commitgraph_open(const struct repo *repo);
void commitgraph_free(struct commitgraph *graph);

/* Commits have places from 0 on, in the order of their ids as far as they
 * are in one file. */
uint32_t commitgraph_len(const struct commitgraph *graph);
bool commitgraph_find(const struct commitgraph *graph, const struct oid *id,
		      uint32_t *place);
void commitgraph_id(const struct commitgraph *graph, uint32_t place,
		    struct oid *id);

/* What is told of the commit at a place, the parents in the arena; whether
 * there is such an object is not looked at. False when that is not told. */
bool commitgraph_read(const struct commitgraph *graph, uint32_t place,
		      struct arena *arena, struct commitgraph_commit *commit);

#endif
