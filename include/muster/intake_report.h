/*
 * Reports of an import: what became of every column and every row.
 */
#ifndef MUSTER_INTAKE_REPORT_H
#define MUSTER_INTAKE_REPORT_H

#include "muster/finding.h"
#include "muster/intake.h"
#include "muster/value.h"

/* Append a line for the columns of each kind, one for each row with its
 * notes and with what `muster check` wants of the new record, and the
 * people whom nobody knows. Rows that are written are not taken again. */
void intake_report_text(struct str *out, const struct intake *intake,
			const struct findings *findings, bool written);

/* Append "12 rows: 9 new records, 2 there already, 1 empty". */
void intake_report_count(struct str *out, const struct intake *intake);

/* Put the same into a document: columns, rows, people. */
void intake_report_put(struct arena *arena, struct value *document,
		       const struct intake *intake,
		       const struct findings *findings);

#endif
