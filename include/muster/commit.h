/*
 * Commits: the raw bytes of git's commit objects.
 *
 * Anybody can write any of this: names without addresses, dates of twenty
 * digits, the same parent twice. What can't be read is left empty; only a
 * commit without a tree is no commit.
 */
#ifndef MUSTER_COMMIT_H
#define MUSTER_COMMIT_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/oid.h"
#include "muster/text.h"
#include "muster/vec.h"

struct commit {
	struct oid tree;
	VEC(struct oid) parents;	/* more than one: a true merge */
	struct view author;		/* the line, "NAME <MAIL> ..." */
	struct view committer;
};

struct commit_person {
	struct view name;	/* raw bytes, trimmed; may be empty */
	struct view email;
	int64_t time;		/* Unix seconds; 0 where it can't be read */
};

/* The header of a commit. The views point into `bytes`, the parents are in
 * the arena. False when it is no commit. */
bool commit_parse(struct view bytes, struct arena *arena,
		  struct commit *commit);

enum commit_signature {
	COMMIT_UNSIGNED,
	COMMIT_GPG,
	COMMIT_SSH,
	COMMIT_X509,
	COMMIT_SIGNED_ODDLY	/* with something that is none of these */
};

/* What stands behind the header that commit_parse() reads. */
struct commit_details {
	enum commit_signature signature;	/* there, not verified */
	struct view message;	/* raw bytes, whatever their encoding */
};

/* The views point into `bytes`. */
void commit_details(struct view bytes, struct commit_details *details);

/* The parts of an author's or committer's line. */
void commit_person(struct view line, struct commit_person *person);

#endif
