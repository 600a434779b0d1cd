/*
 * Types: what a field's text may be.
 */
#ifndef MUSTER_TYPE_H
#define MUSTER_TYPE_H

#include <stdbool.h>

#include "muster/text.h"

enum type {
	TYPE_TEXT,
	TYPE_INTEGER,
	TYPE_NUMBER,
	TYPE_BOOL,
	TYPE_DATE,
	TYPE_DURATION,
	TYPE_ENUM,
	TYPE_SCALE,
	TYPE_RAG,
	TYPE_PERCENT,
	TYPE_MONEY,
	TYPE_URL,
	TYPE_PERSON,
	TYPE_TEAM,
	TYPE_REF,
	TYPE_TABLE,		/* a list of maps with columns */
	TYPE_ANY		/* a map that its own reader judges */
};

/* The type that a kind's definition names ("date"); false: no such type. */
bool type_parse(struct view name, enum type *type);

const char *type_name(enum type type);

/* What the type looks like, for messages: "a date such as 2026-07-15". */
const char *type_form(enum type type);

/* Is the text of that type, by its form alone? Enums, references and
 * tables are judged by who knows their values. */
bool type_accepts(enum type type, struct view text);

/* The words of a scale or a rag, up to NULL; NULL for other types. */
const char *const *type_words(enum type type);

/* The text as it is compared: numbers, money and percents without needless
 * zeros, signs and blanks, durations in days, bools as true and false,
 * others as they are. */
struct view type_canonical(enum type type, struct view text,
			   struct arena *arena);

/* low 1, medium 2, high 3, critical 4; 0 for anything else. */
int type_scale_rank(struct view text);

#endif
