/*
 * Tables for other programs: a list of maps as CSV or as Markdown.
 *
 * The columns are the keys of the first map. CSV is RFC 4180 in UTF-8 with
 * CR LF; a cell that a spreadsheet would take for a formula, on any of its
 * lines, gets a ' in front (OWASP, "CSV Injection"). In Markdown a cell is
 * one line, and what would be markup is escaped.
 */
#ifndef MUSTER_TABULAR_H
#define MUSTER_TABULAR_H

#include "muster/value.h"

void tabular_csv(struct str *out, const struct value *list);
void tabular_markdown(struct str *out, const struct value *list);

#endif
