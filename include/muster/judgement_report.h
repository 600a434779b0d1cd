/*
 * What a judgement has left out: counted in a line each, and in JSON.
 */
#ifndef MUSTER_JUDGEMENT_REPORT_H
#define MUSTER_JUDGEMENT_REPORT_H

#include "muster/judgement.h"
#include "muster/value.h"

/* Append a line for each reason and program, one for what a baseline
 * accepts that is gone, and one when history was cut off:
 *
 *	3 findings are waived; muster check --all shows them
 *	12 findings in records untouched since 2026-01-01 are left out; ...
 *	37 accepted findings: program/baseline.txt
 */
void judgement_report(struct str *out, const struct judgement *judgement);

/* Put the counts "waived", "untouched", "accepted" and "gone", and
 * "cut_off". */
void judgement_report_put(struct arena *arena, struct value *document,
			  const struct judgement *judgement);

#endif
