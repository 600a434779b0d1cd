/*
 * Findings as SARIF 2.1.0 (OASIS), which code scanning takes: the rules that
 * were broken with their help, and a result for each finding.
 */
#ifndef MUSTER_REPORT_SARIF_H
#define MUSTER_REPORT_SARIF_H

#include "muster/finding.h"

#define REPORT_SARIF_RESULTS 25000	/* that GitHub takes; errors first */

/* Append the document. A finding without a path is laid to `.muster.yml`,
 * since a result that stands nowhere is not shown. */
void report_sarif(struct str *out, const struct findings *findings);

#endif
