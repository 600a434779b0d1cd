/*
 * Sides: the two states of the program that a command compares, as its
 * operands and options say (range.h); for `muster diff`.
 */
#ifndef MUSTER_SIDES_H
#define MUSTER_SIDES_H

#include "muster/command.h"
#include "muster/comparison.h"
#include "muster/range.h"
#include "muster/value.h"

struct sides {
	struct command *command;
	struct repo *repo;
	struct documents documents;
	struct range range;
	struct snapshot snapshots[2];	/* the old one first; none where
					 * range has none */
	struct programs programs[2];	/* theirs, as outlines */
};

/* Open both; `direct`: the old one itself, and not the merge base. 0; 1 when
 * the operands don't go together, or one is a revision and a record; -1; both
 * with command->err. To be closed in any case. */
int sides_open(struct sides *sides, struct command *command, bool direct);
void sides_close(struct sides *sides);

/* Find what differs. 0, or -1 with command->err. */
int sides_compare(struct sides *sides, struct comparison *comparison);

/* Keep the changes of the records and files that the operands behind the
 * revisions name; all, where there are none. 0; 1 with command->err when one
 * names nothing on either side; -1. */
int sides_narrow(struct sides *sides, struct comparison *comparison);

/* Append "34ba46f978 -> work tree" and an empty line. */
void sides_add(struct str *out, const struct sides *sides);

/* Put "old" and "new", commits or null, and "source": commit, index or work
 * tree. */
void sides_put(struct value *document, const struct sides *sides);

#endif
