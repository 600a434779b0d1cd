/*
 * The program: all records of one snapshot, joined by id.
 *
 * A repository holds one or more programs, directories with a charter.md,
 * listed in .muster.yml at its root (`programs: [program]` when there is
 * no such file); kinds can say that files elsewhere are records, too
 * (reach.h). Nothing that looks like a record is left out: one that
 * can't be read is there without an id, counted, with its findings.
 */
#ifndef MUSTER_PROGRAM_H
#define MUSTER_PROGRAM_H

#include <stdbool.h>

#include "muster/baseline.h"
#include "muster/documents.h"
#include "muster/kinds.h"
#include "muster/map.h"
#include "muster/policy.h"
#include "muster/record.h"
#include "muster/reach.h"

#define PROGRAM_RECORDS_MAX 20000

struct redaction;

struct program {
	struct arena *arena;
	struct view dir;		/* "program", no slash at the end */
	struct reach reach;		/* which files are its own */
	struct kinds *kinds;		/* filled as kinds are asked for */
	struct policy policy;
	struct baseline baseline;
	struct snapshot_files files;	/* all that was listed, by path */
	VEC(struct record) records;	/* by path */
	struct map by_id;		/* the first record of each id */
	struct map by_email;		/* lower-case address to person */
	size_t broken;			/* records that can't be read */
	struct findings findings;	/* of files, kinds, the policy and
					 * the baseline */
	const struct redaction *redaction;	/* what is shown of it; NULL:
						 * all */
};

struct programs {
	VEC(struct program *) list;
	struct findings findings;	/* of the manifest */
};

/* Load the programs of a snapshot. A repository without any gives an empty
 * list. 0, or -1 with err set. */
int programs_load(struct programs *programs, struct snapshot *snapshot,
		  struct documents *documents, struct err *err);

/* Only list the programs' files: there are no records. The same. */
int programs_list(struct programs *programs, struct snapshot *snapshot,
		  struct documents *documents, struct err *err);

/* List the files and read the kinds in their kinds/ folders, so that
 * program_read() works: for a look at some files. The same. */
int programs_outline(struct programs *programs, struct snapshot *snapshot,
		     struct documents *documents, struct err *err);

/* The folders in which all that the programs have lies (reach.h), for a
 * look at their history. */
void programs_folders(const struct programs *programs, struct arena *arena,
		      struct views *folders);

/* The programs' files, by their reaches of now, in the commit that the
 * snapshot stands on: none before the first commit. 0, or -1 with err. */
int programs_base(const struct programs *programs,
		  const struct snapshot *snapshot, struct snapshot *base,
		  struct snapshot_files *all, struct err *err);

/* A version of a file, from whatever commit, as the program's kinds read it
 * (foreign.h); itself where it was written for muster. NULL when a file of
 * that path is not the program's. */
const struct document *program_read(const struct program *program,
				    const struct document *raw,
				    struct arena *arena);

/* The same for the first program whose file it is. */
const struct document *programs_read(const struct programs *programs,
				     const struct document *raw);

/* Join its records anew, after some were taken out. */
void program_join(struct program *program);

/* The first record of that id, or NULL. */
const struct record *program_find(const struct program *program,
				  struct view id);

/* The same over all programs; *owner, when given, is its program. */
const struct record *programs_find(const struct programs *programs,
				   struct view id,
				   const struct program **owner);

/* The program that a record of theirs is in. */
const struct program *programs_of(const struct programs *programs,
				  const struct record *record);

/* The person record that has this address, or NULL. */
const struct record *program_person(const struct program *program,
				    struct view email);

/* Its charter, or NULL: charter.md, whatever else calls itself one. */
const struct record *program_charter(const struct program *program);

/* The program's name for people: its charter's title, or its directory. */
struct view program_title(const struct program *program);

#endif
