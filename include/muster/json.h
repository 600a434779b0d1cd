/*
 * JSON (RFC 8259) from a value tree.
 *
 * Keys come in the tree's order. Bytes that are not UTF-8 become U+FFFD;
 * control, bidirectional and invisible characters, `<`, `>` and the second
 * of two `#` are written as \u escapes, so that the output may stand in a
 * page, in a terminal and in the log of a CI runner.
 */
#ifndef MUSTER_JSON_H
#define MUSTER_JSON_H

#include "muster/value.h"

/* Append the tree, indented by two blanks a level, and a line feed. */
void json_write(struct str *out, const struct value *value);

/* A list that would be large as a tree: its items are made one by one, each
 * in an arena that is cleared behind it. */
struct json_items {
	size_t count;
	const struct value *(*make)(const void *data, size_t index,
				    struct arena *arena);
	const void *data;
};

/* The same for a map that has such a list, under `key`, in the end. */
void json_write_items(struct str *out, const struct value *map,
		      struct view key, const struct json_items *items);

/* Append one string with its quotes. */
void json_string(struct str *out, struct view text);

#endif
