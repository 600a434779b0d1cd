/*
 * Approvers: who may approve a change of scope, by a program's policy.
 *
 * The policy's scope.approvers names fields of the charter (raci.accountable
 * where it names none), people by id or address, or teams, which stand for
 * their members. Ask the program as the base has it: what a proposal says
 * of its own judges counts for nothing.
 */
#ifndef MUSTER_APPROVER_H
#define MUSTER_APPROVER_H

#include "muster/program.h"

struct approvers {
	VEC(const struct record *) people;	/* in the policy's order */
};

/* Find them in a program that is loaded; those it has no person for are
 * none. They live as long as the program. */
void approvers_find(struct approvers *approvers,
		    const struct program *program);

/* The one of that id or address, or NULL. */
const struct record *approver_of(const struct approvers *approvers,
				 const struct program *program,
				 struct view name);

/* Append their names with ids: "Margaret Chen (dir-engineering)". */
void approvers_words(struct str *out, const struct approvers *approvers);

#endif
