/*
 * Findings as JUnit XML, which every CI server shows: a suite for each
 * family of rules, an error as a test that failed, a warning as one that
 * passed and says something. Without findings one test has passed, since an
 * empty report counts as an error to some.
 */
#ifndef MUSTER_REPORT_JUNIT_H
#define MUSTER_REPORT_JUNIT_H

#include "muster/finding.h"

/* Append the document; `tool` ("check") names it. */
void report_junit(struct str *out, const struct findings *findings,
		  const char *tool);

#endif
