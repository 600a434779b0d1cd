/*
 * What a range of commits does to scope, for people, pull requests and as
 * values.
 */
#ifndef MUSTER_SCOPE_REPORT_H
#define MUSTER_SCOPE_REPORT_H

#include <stdbool.h>

#include "muster/scope.h"
#include "muster/value.h"

/* Append each change with what covers it, and a count. */
void scope_report_text(struct str *out, const struct scope *scope,
		       bool color);

/* Append what git can't know, in one line with an empty one above it. */
void scope_report_note(struct str *out);

/* Append the changes as Markdown: a table, and what git can't know. What
 * would be markup in the records is escaped. */
void scope_report_markdown(struct str *out, const struct scope *scope);

/* The changes as a list of maps: aspect, act, binding, id, kind, title,
 * path, field, item, from, to (null where there is none), and coverage. */
struct value *scope_report_value(const struct scope *scope,
				 struct arena *arena);

#endif
