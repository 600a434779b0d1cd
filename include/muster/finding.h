/*
 * Findings: "the user's files are wrong", as values.
 *
 * Whoever finds something appends it and goes on; nothing is printed. A
 * tool sorts, judges by policy and reports them.
 */
#ifndef MUSTER_FINDING_H
#define MUSTER_FINDING_H

#include <stddef.h>

#include "muster/rule.h"
#include "muster/span.h"
#include "muster/text.h"
#include "muster/vec.h"

#define FINDING_TEXT_MAX 1000	/* bytes; what is longer is cut */

struct finding {
	enum rule rule;
	enum severity severity;
	struct view path;
	struct span span;
	struct view message;	/* what is wrong, one line, no full stop */
	struct view hint;	/* the one edit or command that mends it */
};

struct findings {
	struct arena *arena;	/* where messages and items live */
	VEC(struct finding) list;
};

/* Append one at its default severity. `path` is borrowed. The message is
 * formatted into the arena. Yields the finding, good until the next one is
 * added, for finding_hint(). */
struct finding *finding_add(struct findings *findings, enum rule rule,
			    struct view path, struct span span,
			    const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));

/* Give the finding that was added last its hint. */
void finding_hint(struct findings *findings, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Append all of `more`. */
void findings_join(struct findings *findings, const struct findings *more);

/* By path, line, column, rule, message; equal ones are kept once, at their
 * gravest. */
void findings_sort(struct findings *findings);

size_t findings_count(const struct findings *findings,
		      enum severity severity);

#endif
