/*
 * Mistakes within a value, the part of mistake.c that knows of quotes,
 * brackets, colons and the signs that YAML keeps for itself.
 */
#ifndef MUSTER_MISTAKE_VALUE_H
#define MUSTER_MISTAKE_VALUE_H

#include "mistake_line.h"

/* Look for what is wrong with the value of the line. True when it was told;
 * else the lines that belong to it are taken off `rest`. */
bool mistake_in_value(struct mistake *mistake);

/* Does YAML read the text, alone on a line, as one value? */
bool mistake_reads(struct view text);

#endif
