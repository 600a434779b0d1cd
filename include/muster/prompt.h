/*
 * Prompts: one line that is typed, with a list to pick from where there is
 * one.
 *
 * Pure: keys in, lines of a screen out. Typing narrows the list to what
 * holds the words; a number picks by place; up and down move.
 */
#ifndef MUSTER_PROMPT_H
#define MUSTER_PROMPT_H

#include "muster/keys.h"
#include "muster/page.h"
#include "muster/vec.h"

#define PROMPT_MAX 1000		/* bytes that are taken */
#define PROMPT_LIST 8		/* choices that are shown at once */

struct prompt_choice {
	struct view word;	/* what is picked */
	struct view about;	/* what it means */
};

struct prompt {
	struct view label;
	struct str text;	/* UTF-8, no control characters */
	size_t cursor;		/* a byte offset at a character */
	VEC(struct prompt_choice) choices;	/* none: anything goes */
	bool numbered;		/* a digit picks at once */
	size_t picked;		/* among those that are left */
};

enum prompt_state { PROMPT_OPEN, PROMPT_DONE, PROMPT_CANCELLED };

/* Begin with `text`, which can be changed. Label and choices are borrowed. */
void prompt_start(struct prompt *prompt, struct view label, struct view text);
void prompt_choose(struct prompt *prompt, struct arena *arena,
		   struct view word, struct view about);

enum prompt_state prompt_key(struct prompt *prompt, struct key key);

/* What was typed, or the choice that is picked; empty: none of them. */
struct view prompt_answer(const struct prompt *prompt);

/* How many lines it takes. */
size_t prompt_height(const struct prompt *prompt);

/* Add them. Yields the column of the cursor, in the last line. */
size_t prompt_draw(const struct prompt *prompt, struct page *page);

void prompt_release(struct prompt *prompt);

#endif
