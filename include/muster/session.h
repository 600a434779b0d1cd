/*
 * Sessions: what a tool that reads a program opens, in one call.
 *
 * The order of things is the way the data takes: repository, snapshot,
 * documents, programs; for a commit that is being made, the same of the
 * commit that it stands on.
 */
#ifndef MUSTER_SESSION_H
#define MUSTER_SESSION_H

#include "muster/command.h"
#include "muster/finding.h"
#include "muster/program.h"

struct session {
	struct repo *repo;
	struct snapshot snapshot;
	struct documents documents;
	struct programs programs;
	/* After session_compare(): */
	struct snapshot base;		/* of the commit below */
	struct programs before;		/* its programs' files; empty: no
					 * commit */
	struct map touched;		/* paths that differ, as keys */
};

/* Open what the command's --staged and --rev ask for: the work tree unless
 * one is given (in a bare repository, HEAD). 0, or -1 with command->err. */
int session_open(struct session *session, struct command *command);

/* List the commit that the snapshot stands on, and find what differs. 0,
 * or -1 with command->err. */
int session_compare(struct session *session, struct command *command);

/* After session_compare(): all findings in what the commit touches or
 * breaks, and how many there are elsewhere. The records of the commit below
 * are only read when there are any. 0, or -1 with command->err. */
int session_check(struct session *session, struct command *command,
		  struct findings *findings, size_t *elsewhere);

/* Also where it could not be opened. */
void session_close(struct session *session);

#endif
