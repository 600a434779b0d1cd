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

/* Append one string with its quotes. */
void json_string(struct str *out, struct view text);

#endif
