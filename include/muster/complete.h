/*
 * Completion: what could stand at the end of a command line that is being
 * typed. The tables that parse it (opt.h, usage.h) are the only source, so
 * that every tool answers for itself: `muster raid --complete WORD...`.
 *
 * Words that the tables know (options, their choices, verbs) are appended
 * here, one line each, `WORD<tab>what it is`. For a value of the program,
 * such as a person, the caller is told which one, and candidates.h lists
 * them: most tools need no libgit2 for that, hooks must do without.
 */
#ifndef MUSTER_COMPLETE_H
#define MUSTER_COMPLETE_H

#include "muster/opt.h"
#include "muster/usage.h"

struct complete {
	const char *wanted;	/* "PERSON", "PATH|ID"; NULL: no value */
	const char *word;	/* what is there of it */
	struct opt_list operands;	/* before it, without a verb */
};

/* Append a candidate, if `word` is what it begins with and it is one word
 * to every shell: whatever a shell would expand or split is left out. */
void complete_add(struct str *out, struct view word, struct view candidate,
		  struct view help);

/* Look at the words behind the tool's name, up to NULL; the last one is
 * being typed and may be empty. Behind `--option=` the value alone is
 * completed. */
void complete_words(struct complete *complete, const struct usage *usage,
		    char **words, struct arena *arena, struct str *out);

#endif
