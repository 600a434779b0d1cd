/*
 * Findings for GitLab: its Code Quality report, one JSON array, empty where
 * there are none. Errors are `major`, warnings `minor`.
 */
#ifndef MUSTER_REPORT_GITLAB_H
#define MUSTER_REPORT_GITLAB_H

#include "muster/finding.h"

/* Append the array. A finding without a path is laid to `.muster.yml`; two
 * with one fingerprint would be shown as one, so that all differ. */
void report_gitlab(struct str *out, const struct findings *findings);

#endif
