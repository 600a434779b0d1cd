/*
 * Owners: whom a forge has to ask before a file of a program changes, by the
 * records; codeowners.h writes it down.
 *
 * In this order, of which the last line that matches a file counts:
 *
 *	the program's folder		the charter's owner
 *	a record			its owner; a team its lead; only where
 *					that is somebody else than above
 *	charter, policy, baseline, kinds/, people/, changes/, decisions/,
 *	and such records elsewhere	the approvers: whom the policy's
 *					scope.approvers name (or the charter's
 *					raci.accountable), or else the
 *					charter's owner
 *	.muster.yml and CODEOWNERS	the approvers of all programs
 *
 * People are named by their `handle` at the forge, or else by their first
 * address; a team by its handle, or else by its lead. Whoever has left, or
 * has neither, is not asked: the line before holds.
 */
#ifndef MUSTER_OWNERS_H
#define MUSTER_OWNERS_H

#include <stdbool.h>

#include "muster/program.h"

enum owners_why {
	OWNERS_PROGRAM,
	OWNERS_OWNER,
	OWNERS_LEAD,
	OWNERS_APPROVERS
};

struct owners_line {
	struct view path;	/* from the root; a folder's ends in a slash */
	enum owners_why why;
	const struct record *record;	/* NULL: of the program */
	struct views who;		/* "@anna", "anna@example.com"; none:
					 * there is nobody that can be asked */
};

struct owners {
	VEC(struct owners_line) lines;
};

/* `file` is where CODEOWNERS is or will be. What is in the result lives as
 * long as the programs and the arena. */
void owners_read(struct owners *owners, const struct programs *programs,
		 struct view file, int32_t today, struct arena *arena);

/* "program", "owner", "lead", "approvers". */
const char *owners_why_name(enum owners_why why);

#endif
