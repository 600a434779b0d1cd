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
#include "muster/judgement.h"
#include "muster/ledger.h"
#include "muster/program.h"
#include "muster/raid.h"

/* What a commit is held against, other than its first parent. */
struct session_base {
	bool has_commit;	/* nothing at all, where it has none */
	struct oid commit;
};

struct session {
	struct repo *repo;
	const struct session_base *given;	/* or NULL */
	struct snapshot snapshot;
	struct documents documents;
	struct programs programs;
	/* After session_compare(): */
	struct snapshot base;		/* of the commit below: HEAD, or a
					 * commit's first parent */
	struct programs before;		/* its programs' files; empty: no
					 * commit */
	struct map touched;		/* paths that differ, as keys */
};

/* Open what the command's --staged and --rev ask for: the work tree unless
 * one is given (in a bare repository, HEAD). 0, or -1 with command->err. */
int session_open(struct session *session, struct command *command);

/* Open the repository and nothing else, for session_turn(). The same. */
int session_begin(struct session *session, struct command *command);

/* Turn to a commit, and what it will be held against; both are borrowed.
 * May be called again for another one. The same. */
int session_turn(struct session *session, struct command *command,
		 const struct oid *commit, const struct session_base *base);

/* After session_compare(), see the commit as it would be with the rules of
 * what it is held against (rulebook.h), compared anew: 1; 0 when those are
 * its own rules; -1 with command->err. */
int session_restore(struct session *session, struct command *command);

/* The whole name of the branch that HEAD is on (refs/heads/main); empty when
 * it is on none, or the command names a commit of its own. */
struct view session_branch(const struct session *session,
			   struct command *command);

/* List the commit that the snapshot stands on (a commit, on its first
 * parent), and find what differs. 0, or -1 with command->err. */
int session_compare(struct session *session, struct command *command);

/* After session_compare(), add what check_decisions() finds; of the commit
 * below only the files that differ are read. 0, or -1 with command->err. */
int session_decisions(struct session *session, struct command *command,
		      struct findings *findings);

/* Read the ledger of what leads to the session's state, for all programs.
 * The same. */
int session_ledger(struct session *session, struct command *command,
		   struct ledger *ledger);

/* Read what is open in the RAID logs of all programs, into an empty list.
 * The same. */
int session_raid(struct session *session, struct command *command,
		 struct raid *raid);

/* Leave out of the findings what does not count (judgement.h): of
 * `findings`, all that check.h has of the programs, and of `raid`, those of
 * raid.h. Either may be NULL. 0, or -1 with command->err. */
int session_judge(struct session *session, struct command *command,
		  struct findings *findings, struct findings *raid,
		  struct judgement *judgement);

/* After session_compare(), the same for a commit that is being made: of
 * check.h's findings, with those of decisions, what is in files that it
 * touches or breaks, and how many there are elsewhere. The records of the
 * commit below are only read when there are any. */
int session_check(struct session *session, struct command *command,
		  struct findings *findings, struct findings *raid,
		  struct judgement *judgement, size_t *elsewhere);

/* How many records can't be read, without those whose findings are left
 * out. 0, or -1 with command->err. */
int session_unreadable(struct session *session, struct command *command,
		       size_t *count);

/* Also where it could not be opened. */
void session_close(struct session *session);

#endif
