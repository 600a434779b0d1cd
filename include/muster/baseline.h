/*
 * The baseline: findings that a program accepts for now, so that it can
 * begin green in a repository which is not, and only get better.
 *
 * PROGRAM/baseline.txt, sorted, a line for each rule in each file:
 *
 *	2 record/field program/risks/R-001.md
 *
 * Up to so many are left out; with one more, all of them are reported,
 * since which one is new can't be told. There are no line numbers in it, so
 * that it lives through edits. In paths a backslash, a blank at an end and
 * what can't be seen are written \x5c, byte by byte.
 */
#ifndef MUSTER_BASELINE_H
#define MUSTER_BASELINE_H

#include <stdbool.h>

#include "muster/finding.h"
#include "muster/map.h"
#include "muster/snapshot.h"

#define BASELINE_NAME "baseline.txt"
#define BASELINE_WRONG_MAX 50	/* lines that can't be used: the rest of the
				 * file is then not read */

struct baseline_entry {
	size_t count;
	enum rule rule;
	struct view path;	/* as it is written */
};

struct baseline {
	bool present;		/* there is such a file */
	struct view path;	/* where it is or would be */
	struct map entries;	/* "RULE PATH" to struct baseline_entry */
};

/* Read the one of the program in the folder `dir`. Lines that can't be used
 * accept nothing and are told as baseline/line. 0, or -1 with err set. */
int baseline_read(struct baseline *baseline, struct snapshot *snapshot,
		  struct view dir, struct findings *findings,
		  struct err *err);

/* The same of a file's bytes, which are borrowed; baseline->path is set. */
void baseline_parse(struct baseline *baseline, struct view bytes,
		    struct findings *findings);

/* The entry for a finding's rule and path, or NULL. */
struct baseline_entry *baseline_find(const struct baseline *baseline,
				     const struct finding *finding,
				     struct arena *arena);

/* The entry for the same rule and path as that of another baseline. */
struct baseline_entry *baseline_same(const struct baseline *baseline,
				     const struct baseline_entry *entry,
				     struct arena *arena);

/* All entries, sorted by path and rule; their number in *len. */
const struct baseline_entry **
baseline_sorted(const struct baseline *baseline, struct arena *arena,
		size_t *len);

/* Accept one more of that rule in that path. */
void baseline_add(struct baseline *baseline, const struct finding *finding,
		  struct arena *arena);

/* The same, for so many of what another baseline's entry is about. */
void baseline_put(struct baseline *baseline,
		  const struct baseline_entry *entry, size_t count,
		  struct arena *arena);

/* Append the file: a heading that teaches, then the entries, sorted. */
void baseline_write(const struct baseline *baseline, struct str *out,
		    struct arena *arena);

/* Can findings of this rule be accepted at all? */
bool baseline_allows(enum rule rule);

#endif
