/*
 * Quoting: text as a YAML scalar that reads back as the same text.
 */
#ifndef MUSTER_QUOTE_H
#define MUSTER_QUOTE_H

#include "muster/text.h"

/* Append `text` as a YAML scalar that reads back as the same text: plain
 * where that is safe, else in double quotes. */
void quote_scalar(struct str *out, struct view text);

/* Append it in double quotes whatever it is. */
void quote_double(struct str *out, struct view text);

#endif
