/*
 * Labels: what the annals keep of each version of a file (annals.h), so that
 * a ledger need not read it again: its kind, its id and its title, and
 * whether it speaks of visibility.
 */
#ifndef MUSTER_LEDGER_LABEL_H
#define MUSTER_LEDGER_LABEL_H

#include <stdbool.h>

#include "muster/documents.h"
#include "muster/program.h"

struct ledger_label {
	struct view kind, id, title;
	bool guarded;		/* it may say who may see it */
};

/* What they are made with; the owner releases `scratch` and `label`. */
struct ledger_labels {
	const struct programs *programs;
	struct repo *repo;
	struct documents *documents;	/* that need no reading */
	struct arena scratch;
	struct str label;
};

/* An annals_label: *text is the label of the blob at that path, empty where
 * it is no record, and lives until the next call. The context is a struct
 * ledger_labels. 0, or -1 with err set. */
int ledger_labels_find(void *context, struct view path,
		       const struct oid *oid, struct view *text,
		       struct err *err);

/* The parts of a label, in its bytes. */
struct ledger_label ledger_label_split(struct view text);

/* Kinds and policies are named apart from the other records: `kind:risk`. */
bool ledger_label_is_apart(struct view kind);

/* What labels depend on besides the blobs: the definitions of kinds, which
 * say how files that were not written for muster are read. In the arena. */
struct view ledger_labels_version(const struct programs *programs,
				  struct arena *arena);

#endif
