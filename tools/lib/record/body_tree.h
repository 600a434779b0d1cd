/*
 * A body as cmark's tree, for those who read one and those who write it.
 */
#ifndef BODY_TREE_H
#define BODY_TREE_H

#include <stdbool.h>

#include "muster/text.h"

struct cmark_node;

/* cmark ends a line at a lone carriage return, where nobody else does: the
 * body with blanks there, so that its line numbers are those of the file.
 * In the arena, if need be. */
struct view body_lines(struct view body, struct arena *arena);

/* The tree of what body_lines() gave; its owner frees it. */
struct cmark_node *body_tree(struct view lines);

/* `[ ] text` or `[x] text`, as GitHub's task lists have it. */
bool body_is_task(struct view text, bool *done);

#endif
