/*
 * Citations: every place of the programs' files that means one record by
 * its id: its own `id`, fields that name records, words in texts, and paths
 * that lead to its file when that is called after the id.
 *
 * Looked at are all ".md" files of all programs, records and others. Where
 * another program has a record of its own with that id, only paths count
 * there. An id without a prefix (ann-lee, platform) is a word like any
 * other: texts do not mean it, only fields and paths do.
 */
#ifndef MUSTER_CITATION_H
#define MUSTER_CITATION_H

#include "muster/program.h"

enum citation_how {
	CITATION_ID,		/* the record's own id */
	CITATION_FIELD,		/* a field that names records */
	CITATION_TEXT,		/* a word in other front matter or below it */
	CITATION_PATH,		/* the name of the record's file */
	CITATION_ALIKE		/* r-012, R-012-x: nothing that is known */
};

/* Which of several records with the id is meant (claim.h). */
enum citation_claim {
	CITATION_OURS,		/* the one that was asked for */
	CITATION_THEIRS,	/* another one */
	CITATION_EITHER		/* nobody can tell */
};

struct citation {
	const struct document *document;	/* where it stands */
	const struct record *record;	/* the same as a record, or NULL */
	size_t at;			/* the id's first byte there */
	enum citation_how how;
	enum citation_claim claim;
	struct view field;		/* of a CITATION_FIELD: its name */
};

struct citations {
	const struct record *of;
	const struct programs *programs;
	const struct program *program;		/* of that record */
	VEC(struct citation) list;		/* by path and offset */
	VEC(const struct record *) others;	/* in the program, same id */
};

/* Find those of a record of the programs, which came from `snapshot`. All
 * are CITATION_OURS so far. 0, or -1 with err set. */
int citations_find(struct citations *citations, const struct record *record,
		   const struct programs *programs, struct snapshot *snapshot,
		   struct documents *documents, struct err *err);

/* The line that it stands on, without its end; its number. */
struct view citation_line(const struct citation *citation);
uint32_t citation_number(const struct citation *citation);

/* Append the file of the citation at `index` with `id` in place of the old
 * one, wherever ours is meant. Yields the index of the next file's first. */
size_t citations_apply(const struct citations *citations, size_t index,
		       struct view id, struct str *out);

/* Is the record's file called after its id, R-012-x.md? */
bool citation_is_name(const struct record *record);

#endif
