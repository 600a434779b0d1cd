/*
 * Sessions: what a tool that reads a program opens, in one call.
 *
 * The order of things is the way the data takes: repository, snapshot,
 * documents, programs.
 */
#ifndef MUSTER_SESSION_H
#define MUSTER_SESSION_H

#include "muster/command.h"
#include "muster/program.h"

struct session {
	struct repo *repo;
	struct snapshot snapshot;
	struct documents documents;
	struct programs programs;
};

/* Open what the command's --staged and --rev ask for: the work tree unless
 * one is given (in a bare repository, HEAD). 0, or -1 with command->err. */
int session_open(struct session *session, struct command *command);

/* The programs of the commit that the session's snapshot stands on, for
 * comparing: empty before the first commit. 0, or -1 with command->err. */
int session_base(struct session *session, struct command *command,
		 struct snapshot *base, struct programs *programs);

void session_close(struct session *session);

/* Paths at which the session's snapshot differs from its base, as keys. */
int session_touched(struct session *session, struct command *command,
		    struct snapshot *base, struct map *touched);

/* Findings of all programs, judged and sorted. */
void session_check(const struct programs *programs, int32_t today,
		   struct findings *findings);

#endif
