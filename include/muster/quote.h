/*
 * What is wrong with a line that YAML can't read, in words, with the line
 * as it should be.
 */
#ifndef MUSTER_QUOTE_H
#define MUSTER_QUOTE_H

#include "muster/finding.h"

/* Look at line number `line` (from 1) of `front` for the mistakes that
 * people make: a tab, a reserved first character, text behind a bracket, a
 * second colon, a quote that is not closed. True when one was found and a
 * finding with the mended line was added. */
bool quote_diagnose(struct view front, uint32_t line, struct view path,
		    struct findings *findings);

/* The same for the first line behind line 1 that has such a mistake. */
bool quote_diagnose_any(struct view front, struct view path,
			struct findings *findings);

/* Append `text` as a YAML scalar that reads back as the same text: plain
 * where that is safe, else in double quotes. */
void quote_scalar(struct str *out, struct view text);

/* Append it in double quotes whatever it is. */
void quote_double(struct str *out, struct view text);

#endif
