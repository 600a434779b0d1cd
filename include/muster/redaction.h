/*
 * Redaction: a program's documents as an audience may see them.
 *
 * A program that has one yields nothing else (program_read()), whatever the
 * commit that a version comes from. Each version is judged by what it says
 * itself, by today's kinds and today's policy: `visibility` of the record,
 * else of its kind, else the policy's. What can't be read, yet has the word
 * `visibility` somewhere, is shown to nobody.
 *
 * Of what is shown, fields that the kind keeps from the audience are left
 * out, and what is hidden is named nowhere: its id and its file's name, its
 * title of two words or more, a person's name, addresses and handle are
 * PHRASES_WORD (phrases.h).
 */
#ifndef MUSTER_REDACTION_H
#define MUSTER_REDACTION_H

#include "muster/map.h"
#include "muster/phrases.h"
#include "muster/program.h"

struct redaction {
	enum visibility audience;	/* VISIBILITY_OPEN: sees nothing */
	const struct program *program;	/* whose kinds and policy count */
	struct map hidden;		/* ids */
	struct phrases phrases;
	struct map copies;		/* what was kept, by the place of the
					 * document in memory */
};

/* Is it a record that the audience sees? */
bool redaction_shows(const struct redaction *redaction,
		     const struct document *document);

/* Is anything to be left out of records of that kind (NULL: none is known)
 * that are shown? */
bool redaction_hides(const struct redaction *redaction,
		     const struct kind *kind);

/* It as the audience sees it: itself, or a copy in the arena without `raw`
 * and findings; a document without front matter and body where it is not
 * shown. */
const struct document *redaction_document(const struct redaction *redaction,
					  const struct document *document,
					  struct arena *arena);

/* Make it once, for as long as both live, now that all that is hidden is
 * known: redaction_document() yields the same from then on. */
const struct document *redaction_keep(struct redaction *redaction,
				      const struct document *document,
				      struct arena *arena);

/* A text without what is hidden; no redaction (NULL) hides nothing. */
struct view redaction_text(const struct redaction *redaction,
			   struct view text, struct arena *arena);

#endif
