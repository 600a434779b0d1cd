/*
 * JSON (RFC 8259) from a value tree.
 *
 * Keys come in the tree's order. Bytes that are not UTF-8 become U+FFFD;
 * control characters, DEL, U+2028, U+2029 and bidirectional controls are written as
 * \u escapes, and `<` as \u003c, so that the output may stand in a page
 * and in a terminal.
 */
#ifndef MUSTER_JSON_H
#define MUSTER_JSON_H

#include "muster/value.h"

/* Append the tree, indented by two blanks a level, and a line feed. */
void json_write(struct str *out, const struct value *value);

/* Append one string with its quotes. */
void json_string(struct str *out, struct view text);

#endif
