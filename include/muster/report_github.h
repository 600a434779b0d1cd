/*
 * Findings for GitHub: annotations, which its runner reads off the log, and
 * the Markdown of a step's summary.
 *
 * The runner keeps ten errors and ten warnings of a step and drops the rest
 * without a word, so the last of each says how many there are more. What a
 * record says can't become a command of the runner: neither one that begins
 * a line with `::`, nor one with `##[` anywhere in it.
 */
#ifndef MUSTER_REPORT_GITHUB_H
#define MUSTER_REPORT_GITHUB_H

#include "muster/finding.h"

#define REPORT_GITHUB_ANNOTATIONS 10	/* of a severity */
#define REPORT_GITHUB_SUMMARY_MAX (900 << 10)	/* bytes; GitHub: 1 MiB */
#define REPORT_GITHUB_OPEN 20	/* rows; a longer table is folded */

/* Append a line for each, errors first:
 *
 *	::error file=program/risks/R-001.md,line=7,endLine=7,col=1,title=
 *	raid/stale::what is wrong%0Ahelp: the edit that mends it
 */
void report_github(struct str *out, const struct findings *findings);

/* Append a Markdown table of them, errors first, at most `room` bytes and
 * a line that says how many more there are; nothing where there are none. */
void report_github_table(struct str *out, const struct findings *findings,
			 size_t room);

#endif
