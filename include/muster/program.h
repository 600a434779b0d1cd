/*
 * The program: all records of one snapshot, joined by id.
 *
 * A repository holds one or more programs, directories with a charter.md,
 * listed in .muster.yml at its root (`programs: [program]` when there is
 * no such file). Nothing that looks like a record is left out: one that
 * can't be read is there without an id, counted, with its findings.
 */
#ifndef MUSTER_PROGRAM_H
#define MUSTER_PROGRAM_H

#include <stdbool.h>

#include "muster/documents.h"
#include "muster/kinds.h"
#include "muster/map.h"
#include "muster/policy.h"

#define PROGRAM_RECORDS_MAX 20000
#define PROGRAM_MANIFEST ".muster.yml"
#define PROGRAM_DEFAULT "program"

struct record {
	const struct document *document;
	const struct kind *kind;	/* NULL: missing or unknown */
	struct view path;
	struct view id, title, status, owner;	/* empty where missing */
	enum status_class class;
	bool has_oid;
	struct oid oid;			/* of its blob */
};

struct program {
	struct arena *arena;
	struct view dir;		/* "program", no slash at the end */
	struct kinds kinds;
	struct policy policy;
	VEC(struct record) records;	/* by path */
	struct map by_id;		/* the first record of each id */
	struct map by_email;		/* lower-case address to person */
	size_t broken;			/* records that can't be read */
	struct findings findings;	/* of files, kinds and the policy */
};

struct programs {
	VEC(struct program *) list;
	struct findings findings;	/* of the manifest */
};

/* Load the programs of a snapshot. A repository without any gives an empty
 * list. 0, or -1 with err set. */
int programs_load(struct programs *programs, struct snapshot *snapshot,
		  struct documents *documents, struct err *err);

/* The first record of that id, or NULL. */
const struct record *program_find(const struct program *program,
				  struct view id);

/* The same over all programs; *owner, when given, is its program. */
const struct record *programs_find(const struct programs *programs,
				   struct view id,
				   const struct program **owner);

/* The person record that has this address, or NULL. */
const struct record *program_person(const struct program *program,
				    struct view email);

/* The program's name for people: its charter's title, or its directory. */
struct view program_title(const struct program *program);

bool record_is_open(const struct record *record);

/* A field's text by dotted path, or the empty view. */
struct view record_text(const struct record *record, struct view field);

/* The day that a date field holds: false when absent or no date. */
bool record_date(const struct record *record, struct view field,
		 int32_t *day);

/* Its severity in a word of the scale: `severity`, or else `impact`. */
struct view record_severity(const struct record *record);

#endif
