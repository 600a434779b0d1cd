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

#include "muster/commit.h"
#include "muster/oid.h"
#include "muster/repo.h"

#define COMMITGRAPH_LAYERS_MAX 64
#define COMMITGRAPH_PARENTS_MAX 256	/* one with more is not told */

struct commitgraph;

/* The graph of the repository, or NULL. */
struct commitgraph *commitgraph_open(const struct repo *repo);
void commitgraph_free(struct commitgraph *graph);

/* The tree and the parents of a commit, as commit_parse() gives them, and
 * its committer's time. Its author and committer are left empty, and
 * whether there is such an object is not looked at. The parents are in the
 * arena. False when it is not told; `graph` may be NULL. */
bool commitgraph_find(const struct commitgraph *graph, const struct oid *id,
		      struct arena *arena, struct commit *commit,
		      int64_t *time);

#endif
