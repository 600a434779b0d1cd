/*
 * The lives of records for people and as values.
 */
#ifndef MUSTER_LIFE_REPORT_H
#define MUSTER_LIFE_REPORT_H

#include <stdbool.h>

#include "muster/life.h"
#include "muster/value.h"

#define LIFE_COMMIT 10	/* digits of a commit's id that people are shown */

/* Append what of the history could not be seen, a line each; nothing where
 * all could. */
void life_report_history(struct str *out, const struct annals *annals);

/* Append a heading and a line for each change; with `patch` the differences
 * of the text, too. */
void life_report_text(struct str *out, const struct life *life, bool patch,
		      bool color, struct arena *arena);

/* The life as a map: id, kind, title, alive, more, changes. */
struct value *life_report_value(const struct life *life, struct arena *arena);

/* Append the changes to a list of maps for a table: id, date, commit,
 * author, landed, request, change. */
void life_report_rows(struct value *list, const struct life *life,
		      struct arena *arena);

/* Put the history's state into a document: commit, commits, cut,
 * unreadable. */
void life_report_put(struct value *document, const struct annals *annals,
		     struct arena *arena);

#endif
