/*
 * The value tree: one shape for front matter, for the JSON that a tool
 * prints and for what templates render.
 *
 * Front matter gives text, lists and maps only: what a text means (a date,
 * a number, a person) is said by the kind's field, never guessed from its
 * looks. Numbers and bools are made by reports. Everything lives in the
 * arena that it was made in.
 */
#ifndef MUSTER_VALUE_H
#define MUSTER_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/span.h"
#include "muster/text.h"

enum value_type {
	VALUE_NULL,		/* written as nothing or ~ */
	VALUE_TEXT,
	VALUE_NUMBER,
	VALUE_BOOL,
	VALUE_LIST,
	VALUE_MAP
};

struct value;

struct value_entry {
	struct view key;	/* empty in a list */
	struct span key_span;
	struct value *value;
};

struct value {
	enum value_type type;
	bool plain;			/* a text written without quotes */
	bool flow;			/* a list or map in brackets */
	bool html;			/* a text that is safe HTML as it is */
	struct span span;
	struct span end;		/* behind a text or a bracket; of a
					 * block list or map: not set */
	struct view text;		/* VALUE_TEXT */
	int64_t number;			/* VALUE_NUMBER, VALUE_BOOL */
	struct value_entry *entries;	/* VALUE_LIST, VALUE_MAP, in order */
	size_t len;
	size_t cap;
};

struct value *value_null(struct arena *arena);
struct value *value_text(struct arena *arena, struct view text);
/* HTML of our own making (html.h), which a template may show as it is. */
struct value *value_html(struct arena *arena, struct view text);
struct value *value_number(struct arena *arena, int64_t number);
struct value *value_bool(struct arena *arena, bool yes);
struct value *value_list(struct arena *arena);
struct value *value_map(struct arena *arena);
/* The same, with room for so many entries; more may follow. */
struct value *value_map_of(struct arena *arena, size_t count);
/* A map of the same entries, whose values are shared, with as much room. */
struct value *value_map_copy(struct arena *arena, const struct value *map);

/* Add to a list; yields what was added. */
struct value *value_push(struct arena *arena, struct value *list,
			 struct value *item);
/* Add to a map, behind what is there; the key is borrowed. */
struct value_entry *value_put(struct arena *arena, struct value *map,
			      struct view key, struct value *item);

/* For reports: put under a literal key. An empty text is kept as text. */
void value_put_text(struct arena *arena, struct value *map, const char *key,
		    struct view text);
void value_put_number(struct arena *arena, struct value *map, const char *key,
		      int64_t number);
void value_put_bool(struct arena *arena, struct value *map, const char *key,
		    bool yes);

/* What a map holds under `key`, or NULL; NULL and non-maps hold nothing. */
struct value *value_get(const struct value *map, struct view key);
/* The entry, with the span of its key. */
struct value_entry *value_entry(const struct value *map, struct view key);
/* By dotted path: "raci.accountable". */
struct value *value_path(const struct value *map, struct view path);

/* The text of a VALUE_TEXT, else the empty view. */
struct view value_string(const struct value *value);

/* Nothing, null, or empty text, list or map. */
bool value_empty(const struct value *value);

/* The same tree: maps without regard to the order of keys, spans apart. */
bool value_equal(const struct value *a, const struct value *b);

#endif
