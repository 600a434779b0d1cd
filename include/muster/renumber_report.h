/*
 * What a renumbering says: what was changed, or every line that would be,
 * and what people have to look at themselves.
 */
#ifndef MUSTER_RENUMBER_REPORT_H
#define MUSTER_RENUMBER_REPORT_H

#include "muster/renumber.h"

/* Append it as text. */
void renumber_report_add(const struct renumber *renumber,
			 struct command *command);

/* The same as the document muster/renumber/1. */
void renumber_report_json(const struct renumber *renumber,
			  struct command *command);

#endif
