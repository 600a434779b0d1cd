/*
 * Usage: what -h prints, made from the tables that parse the command line,
 * so that the two can't differ. The manual's SYNOPSIS holds the same lines
 * (tests/cli/t0002-synopsis.sh).
 */
#ifndef MUSTER_USAGE_H
#define MUSTER_USAGE_H

#include "muster/err.h"
#include "muster/opt.h"
#include "muster/text.h"

/* Which of the shared options a form takes besides --today, --color,
 * --quiet, --help and --version. */
enum usage_takes {
	USAGE_FORMAT = 1,	/* --format */
	USAGE_SNAPSHOT = 2,	/* --staged or --rev */
	USAGE_REPORT = 4	/* --report, and the reporters of --format */
};

/* One way of calling a tool; a table of them ends where operands is NULL.
 * The first may do without a verb. */
struct usage_form {
	const char *verb;	/* the "affirm" of `muster raid affirm` */
	const char *operands;	/* "ID...", "[ID...]", "KIND [TITLE]", "" */
	const struct opt *opts;	/* its own options, or NULL */
	unsigned takes;		/* enum usage_takes */
};

/* All that can be said on a tool's command line. */
struct usage {
	const char *tool;		/* "raid" */
	const struct usage_form *forms;
	const struct opt *every;	/* options of every tool */
	const struct opt *format;	/* of forms with USAGE_FORMAT */
	const struct opt *snapshot;	/* of forms with USAGE_SNAPSHOT */
	const struct opt *report;	/* of forms with USAGE_REPORT */
	const struct opt *reporters;	/* in place of format, with both */
};

#define USAGE_TABLES 6		/* of options, with the NULL behind them */

/* The form of that verb, or NULL. */
const struct usage_form *usage_find(const struct usage_form *forms,
				    const char *verb);

/* The tables of options that a form takes, for opt_parse(); of NULL those
 * of every form. */
void usage_tables(const struct usage *usage, const struct usage_form *form,
		  const struct opt *tables[USAGE_TABLES]);

/* Append the -h text: a line (or some) for each form, then the options. */
void usage_write(struct str *out, const struct usage *usage);

/* Do the operands fit the form's? A word without brackets must be there,
 * one that ends in ... may be repeated. 0, or -1 with err set. */
int usage_operands(const struct usage_form *form, const struct opt_list *args,
		   struct err *err);

#endif
