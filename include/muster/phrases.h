/*
 * Phrases: names that a text must not have, and their replacement.
 *
 * They are found as whole words, whatever the case of ASCII letters and the
 * kind of white space. A text is read once, whatever the number of phrases.
 */
#ifndef MUSTER_PHRASES_H
#define MUSTER_PHRASES_H

#include "muster/map.h"
#include "muster/text.h"

#define PHRASES_WORD "withheld"	/* what stands in place of each */

enum phrase_place {
	PHRASE_TEXT,	/* anywhere */
	PHRASE_ID,	/* the same, with what is joined: R-9-title.md */
	PHRASE_MARKED	/* only as @word and word.md: it is a plain word */
};

struct phrases {
	struct arena *arena;
	struct map heads;	/* how one begins to struct phrase_list */
	uint64_t bits[1024];	/* set for their hashes: others begin none */
};

/* Both are borrowed. A text without a letter or digit is none. */
void phrases_add(struct phrases *phrases, struct view text,
		 enum phrase_place place);

/* The text without them, in the arena; as it is when it has none. */
struct view phrases_replace(const struct phrases *phrases, struct view text,
			    struct arena *arena);

#endif
