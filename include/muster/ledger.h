/*
 * The ledger: the versions of every record, from its first commit on.
 *
 * Who a record is, its program and its id say and not its path: a file that
 * moves is the same record, into another program, too, unless that has one of
 * the id, and a file that gets another id is another one. Versions
 * stand in the order in which their commits landed (annals.h), each against
 * what the record was in that commit's first parent. A version whose front
 * matter can't be read belongs to the record that was at its path.
 */
#ifndef MUSTER_LEDGER_H
#define MUSTER_LEDGER_H

#include <stdbool.h>

#include "muster/annals.h"
#include "muster/documents.h"
#include "muster/program.h"
#include "muster/snapshot.h"

enum ledger_event {
	LEDGER_CREATED = 1,
	LEDGER_CHANGED = 2,	/* its bytes */
	LEDGER_RENAMED = 4,	/* its path */
	LEDGER_DELETED = 8,
	LEDGER_REBORN = 16,	/* created anew after it was deleted, as the
				 * same: kind and title */
	LEDGER_REUSED = 32,	/* its id was given to something else */
	LEDGER_RENUMBERED = 64,	/* created or deleted: its file has had, or
				 * got, the id `other` */
	LEDGER_CUT = 128	/* it was there where the history is cut off */
};

struct ledger_version {
	const struct annals_commit *commit;
	unsigned events;		/* enum ledger_event */
	bool has_old, has_new;
	bool old_guarded, new_guarded;	/* it says who may see it, or can't
					 * be read and may say so */
	struct oid old, new;		/* blobs */
	struct view old_path, path;	/* path: where it is, or was */
	struct view kind, title;	/* of the new one, else of the old */
	struct view other;		/* an id, of LEDGER_RENUMBERED */
};

struct ledger_record {
	struct view id;
	const struct program *program;	/* whose it is, or was at last */
	struct ledger_record *namesake;	/* the next of that id, or NULL */
	struct view kind;		/* of its newest version */
	VEC(struct ledger_version) versions;	/* the oldest first */
	bool alive;			/* it is there at the tip */
};

struct ledger {
	struct annals annals;
	struct arena *arena;
	struct repo *repo;
	struct documents *documents;
	const struct programs *programs;	/* at the tip */
	VEC(struct ledger_record *) records;	/* by first appearance */
	struct map by_id;		/* the first of those of that id */
};

/* Read it for the programs that a snapshot of a commit has. `ref` is whose
 * tip the commit is ("refs/heads/main"), or empty; see annals.h, as for
 * `cached`. 0, or -1 with err set. */
struct ledger_scope {
	struct snapshot *snapshot;
	struct documents *documents;
	const struct programs *programs;
	struct view ref;
	const struct oid *since;	/* as for the annals */
	bool cached;
};

int ledger_read(struct ledger *ledger, const struct ledger_scope *scope,
		struct err *err);

/* The same ledger, whose documents go into another arena: `below` is to be
 * documents_below() those of the other. Threads may each have one. */
void ledger_below(struct ledger *ledger, const struct ledger *above,
		  struct documents *below);

/* The program's record of that id, or NULL. The program may be of another
 * snapshot: its folder says which. A file that two programs have, by globs of
 * their kinds, is for both. */
const struct ledger_record *ledger_find(const struct ledger *ledger,
					const struct program *program,
					struct view id);

/* The documents of a version, as today's kinds read them (foreign.h); NULL
 * for a side that is not there. They live as long as the ledger's arena.
 * 0, or -1 with err set. */
int ledger_documents(const struct ledger *ledger,
		     const struct ledger_version *version,
		     const struct document **old, const struct document **new,
		     struct err *err);

/* The last version that landed on or before the day, or NULL: what the
 * record was then. Days are those of the landings' committers. */
const struct ledger_version *ledger_at(const struct ledger_record *record,
				       int32_t day);

#endif
